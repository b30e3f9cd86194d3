"""Lists as labels print them: the frames of `lists.txt` filled with names of the lexicon, by a seeded generator."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from screener.lexicon.release import load_release

HERE = Path(__file__).parent
DOSES = [
    "25 mg",
    "300 mg",
    "1.2 g",
    "50 mcg",
    "1,000 mg",
    "5 g",
    "0,5 mg",
    "120 mg",
    "400 IU",
    "5 billion CFU",
]
SHARES = ["5%", "98 %", "0.5%", "50%", "95%"]
_STYLES = (str, str, str.lower, str.title, str.upper)


def names_by_language() -> dict[str, list[str]]:
    """Names of ordinary ingredients and of listed substances, by language."""
    lexicon = load_release()
    names: dict[str, list[str]] = defaultdict(list)
    for ordinary in lexicon.ordinary:
        names[ordinary.language].append(ordinary.text)
    for substance in lexicon.substances.values():
        for name in substance.names:
            names[name.language or "en"].append(name.text)
    return names


def frames() -> Iterator[tuple[str, str, str]]:
    """Every frame with its group and language."""
    for number, line in enumerate((HERE / "lists.txt").read_text().splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            language, _, frame = line.partition("|")
            yield f"lists:{number}", language, frame


def filled(
    language: str, frame: str, names: dict[str, list[str]], chance: random.Random
) -> tuple[str, list[tuple[int, int]]]:
    """The text of a frame whose choices are made, and where its names stand."""
    comma = "、" if language in {"ja", "zh"} else chance.choice([", ", ", ", ", ", "; "])
    frame = frame.replace("[N]", comma.join(["[n]"] * chance.randint(2, 9)))
    frame = frame.replace("[R]", comma.join(["[n] [d]"] * chance.randint(2, 6)))
    style = chance.choice(_STYLES)
    text, spans, at = "", [], 0
    for found in re.finditer(r"\[([ndp])\]", frame):
        text += frame[at : found.start()]
        at = found.end()
        if found[1] == "n":
            own = chance.random() < 0.9 and names.get(language)
            name = style(chance.choice(own or names["en"]))
            spans.append((len(text), len(text) + len(name)))
            text += name
        else:
            text += chance.choice(DOSES if found[1] == "d" else SHARES)
    return text + frame[at:], spans

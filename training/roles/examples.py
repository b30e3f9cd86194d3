"""Examples for training: frames filled in by a seeded generator, and the marked sentences of the tests."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
#: Part of the names of files whose frames are passages as a page prints them.
PAGES = "_pages"
NAMES = """kratom|DMAA|ephedra|phenibut|tianeptine|kava|yohimbe|yohimbine|sibutramine|sildenafil|
tadalafil|ostarine|ligandrol|DHEA|melatonin|CBD oil|hemp|comfrey|ephedrine|synephrine|
picamilon|vinpocetine|BMPEA|DMHA|clenbuterol|testosterone|warfarin|metformin|semaglutide|
red yeast rice|bitter orange|Acacia rigidula|aristolochic acid|HCG|7-hydroxymitragynine|
methylhexanamine|hordenine|higenamine|1,3-dimethylamylamine|phentermine|zolpidem|fluoxetine|
oxycodone|Mitragyna speciosa|Piper methysticum|salvia divinorum|amanita muscaria|noopept|
adrafinil|BPC-157|usnic acid|senna|pennyroyal|lobelia|wormwood|chaparral|cesium chloride|
GHB|MK-677|cardarine|prednisone|diclofenac"""
NAME_OF = [name.strip() for name in NAMES.replace("\n", "").split("|")]
AMOUNTS = ["25 mg", "300 mg", "1.2 g", "50 mcg", "1,000 mg", "5 g", "0,5 mg", "120 mg"]
LISTS = {
    "en": ("Ingredients", "Supplement Facts\n", "Other ingredients"),
    "es": ("Ingredientes", "Composición"),
    "de": ("Zutaten", "Inhaltsstoffe"),
    "fr": ("Ingrédients", "Composition"),
    "pt": ("Ingredientes", "Composição"),
    "it": ("Ingredienti", "Composizione"),
    "ja": ("原材料名", "原材料"),
    "zh": ("配料", "成分"),
    "ru": ("Состав", "Ингредиенты"),
}


@dataclass(frozen=True)
class Example:
    """A text with a marked name: its group (one frame, one group), language and class."""

    group: str
    language: str
    text: str
    hit: tuple[int, int]
    others: tuple[tuple[int, int], ...]
    role: str  # declared, absent or other


ROLES = {"D": "declared", "A": "absent", "O": "other"}


def frames() -> Iterator[tuple[str, str, str, dict[str, list[str]]]]:
    """Every frame with its group, language and lists of words: those of its file, and of its language's first.

    A file is named for its language, `en.txt`, or for language and subject, `en_news.txt`.
    """
    shared: dict[str, dict[str, list[str]]] = {}
    for path in sorted((HERE / "frames").glob("*.txt")):
        language = path.stem.partition("_")[0]
        lists = dict(shared.get(language, {}))
        shared.setdefault(language, lists)
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not line.strip() or line.startswith("# "):
                continue
            if line.startswith("@"):
                name, _, words = line[1:].partition("=")
                lists[name.strip()] = words.strip().split("|")
            else:
                yield f"{path.stem}:{number}", language, line, lists


_INNERMOST = re.compile(r"\(([^()]*\|[^()]*)\)")


def fill(frame: str, lists: dict[str, list[str]], chance: random.Random) -> str:
    """One sentence of a frame; names stay as {D}, {A} or {O}."""
    frame = re.sub(r"\(([^()]*)\)", lambda m: m[0] if "|" in m[1] else f"\ue010{m[1]}\ue011", frame)
    while found := _INNERMOST.search(frame):
        frame = frame[: found.start()] + chance.choice(found[1].split("|")) + frame[found.end() :]
    frame = re.sub(r"\[(\w+)\]", lambda m: _word(m[1], lists, chance), frame)
    frame = frame.replace("\ue010", "(").replace("\ue011", ")")
    frame = frame.replace("\\n", "\n")
    frame = re.sub(r"[ ]+([,.;!?])", r"\1", re.sub(r"[ ]+", " ", frame)).strip()
    return frame[:1].upper() + frame[1:]


def _word(name: str, lists: dict[str, list[str]], chance: random.Random) -> str:
    if name == "amount":
        return chance.choice(AMOUNTS)
    if name == "number":
        return str(chance.choice([2, 3, 12, 30, 60, 90, 120, 4471]))
    if name == "year":
        return str(chance.randint(1890, 2026))
    return chance.choice(lists[name]) if name in lists else f"[{name}]"


def generated(seed: int, per_frame: int) -> Iterator[Example]:
    """`per_frame` texts of every frame, most of them beside a list; passages of whole pages are left as they are."""
    chance = random.Random(seed)
    for group, language, frame, lists in frames():
        for _ in range(per_frame):
            sentence = fill(frame, lists, chance)
            if PAGES not in group:
                sentence = _labelled(sentence, language, lists, chance)
            yield from _examples(group, language, sentence, chance)


def _labelled(sentence: str, language: str, lists: dict[str, list[str]], chance: random.Random) -> str:
    words = next((lists[name] for name in ("ingr", "ing", "инг", "材") if name in lists), ["zinc"])
    items = chance.sample(words, 3)
    comma = "、" if language in {"ja", "zh"} else ", "
    listed = f"{chance.choice(LISTS[language])}: {comma.join(items)}".replace("\n: ", "\n")
    if chance.random() < 0.4:
        sentence = sentence.rstrip(".。") + chance.choice(
            [".", "。" if language in {"ja", "zh"} else ".", "", "!"]
        )
    between = chance.choice([" ", " ", "\n", "\n\n"])
    way = chance.random()
    if way < 0.6:
        return f"{sentence}{between}{listed}"
    if way < 0.8:
        return f"{listed}.{between}{sentence}"
    return sentence


def _examples(group: str, language: str, text: str, chance: random.Random) -> Iterator[Example]:
    out, spans, at = "", [], 0
    for found in re.finditer(r"\{([DAO])\}", text):
        out += text[at : found.start()]
        name = chance.choice(NAME_OF)
        spans.append((len(out), len(out) + len(name), ROLES[found[1]]))
        out += name
        at = found.end()
    out += text[at:]
    for start, end, role in spans:
        others = tuple((s, e) for s, e, _ in spans if s != start)
        yield Example(group, language, out, (start, end), others, role)


def of_marked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its «marks», and where the marked names stand."""
    text, spans = "", []
    for plain, name in re.findall(r"([^«]*)(?:«([^»]*)»)?", marked):
        text += plain
        if name:
            spans.append((len(text), len(text) + len(name)))
            text += name
    return text, spans


LETTERS = {"D": "declared", "U": "declared", "A": "absent", "N": "other", "F": "other", "Y": "other"}
SPOKEN = {"SPEAKS_OF_IT": "other", "SPOKEN_OF": "other", "PUTS_IT_IN": "declared", "STAYS": "declared"}


def of_tests(folder: Path) -> Iterator[Example]:
    """The marked sentences of the tests of roles. Those that must stay findings count as declared."""
    for path in sorted(folder.glob("test_roles*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
                yield from _of_table(path.stem, node.targets[0].id, node.value.elts)  # type: ignore[attr-defined]


def _of_table(stem: str, table: str, rows: list[ast.expr]) -> Iterator[Example]:
    for number, row in enumerate(rows):
        group = f"{stem}:{table}:{number}"
        if isinstance(row, ast.Constant) and table in SPOKEN:
            text, spans = of_marked(row.value)
            roles = [SPOKEN[table]] * len(spans)
        elif isinstance(row, ast.Tuple) and len(row.elts) == 2 and isinstance(row.elts[1], ast.List):
            text, spans = of_marked(ast.literal_eval(row.elts[0]))
            roles = [LETTERS.get(getattr(e, "id", ""), "") for e in row.elts[1].elts]
        else:
            continue
        for span, role in zip(spans, roles, strict=False):
            if role:
                language = "en" if "english" in stem or table not in SPOKEN else "xx"
                yield Example(group, language, text, span, tuple(s for s in spans if s != span), role)

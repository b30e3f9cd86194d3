"""Names as labels, scanners and typists print them, and how many the matcher still finds.

A `Noise` prints one name with one kind of flaw; the same name and seed always give the same print. `trial`
screens such a print inside a short ingredient list and says whether the name's substance was found, nothing
was, or another one. Knows the matcher's `match` alone, not how it finds a name: the confusions of scanners
below are written down apart from those that the matcher undoes.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from screener.lexicon.schema import Kind
from screener.matching import Matcher
from screener.pipeline import Screener
from screener.text import edit_distance, squash

#: Prints a name with a flaw; None where this name cannot have it (no hyphen to lose, no Greek letter).
Printer = Callable[[str, random.Random], str | None]

CARRIER = ("Ingredients: ", " 25 mg, gelatin, rice flour")

_DASHES = "‐‑‒–—−"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "omega": "ω", "psi": "ψ",
}  # fmt: skip
_GREEK_NAME = re.compile(r"(?<![A-Za-z])(" + "|".join(_GREEK) + r")(?![A-Za-z])", re.IGNORECASE)
_LOOKALIKES = {
    "a": "а", "c": "с", "e": "е", "i": "і", "j": "ј", "o": "оο", "p": "р", "s": "ѕ", "x": "х", "y": "у",
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "I": "І", "K": "К", "M": "М", "O": "О", "P": "Р",
    "T": "Т", "X": "Х",
}  # fmt: skip
_COUNTER_IONS = (
    "HCl",
    "hydrochloride",
    "hydrobromide",
    "sulfate",
    "citrate",
    "maleate",
    "monohydrate",
    "sodium",
)
_SCANNED = {
    "0": ("o", "O"), "o": ("0",), "O": ("0",), "1": ("l", "I", "i"), "l": ("1", "I", "i"), "i": ("1", "l"),
    "I": ("1", "l"), "5": ("s", "S"), "s": ("5",), "S": ("5",), "8": ("B",), "b": ("8", "6"), "B": ("8",),
    "6": ("b", "G"), "G": ("6",), "9": ("g",), "g": ("9", "q"), "q": ("g",), "rn": ("m",), "m": ("rn",),
    "vv": ("w",), "w": ("vv",), "cl": ("d",), "d": ("cl",),
}  # fmt: skip
_SCANNED_RARELY = {
    "e": ("c",), "c": ("e",), "u": ("v", "n"), "v": ("u",), "n": ("u", "ri"), "h": ("b", "li"), "f": ("t",),
    "t": ("f",), "a": ("o",), "ri": ("n",), "li": ("h",), "nn": ("m",), "ii": ("u",), "z": ("2",),
    "y": ("v",),
}  # fmt: skip
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]{4,}")


def clean(name: str, _chance: random.Random) -> str | None:
    """The name as the lexicon writes it."""
    return name


def hyphenated(name: str, chance: random.Random) -> str | None:
    """Broken over a line end, behind a hyphen of its own or inside a word, two letters from its ends."""
    places = [(match.end(), "\n") for match in re.finditer(r"(?<=\w)-(?=\w)", name)]
    for match in _WORD.finditer(name):
        places += [(place, "-\n") for place in range(match.start() + 2, match.end() - 1)]
    return _inserted(name, places, chance)


def extra_blank(name: str, chance: random.Random) -> str | None:
    """A blank between two neighbouring letters or digits."""
    return _inserted(name, [(place, " ") for place in _inside_words(name)], chance)


def lost_separator(name: str, chance: random.Random) -> str | None:
    """One blank or hyphen missing."""
    places = [match.start() for match in re.finditer(r"(?<=\w)[ -](?=\w)", name)]
    if not places:
        return None
    place = chance.choice(places)
    return name[:place] + name[place + 1 :]


def spaced_out(name: str, _chance: random.Random) -> str | None:
    """A blank between all letters, three between words."""
    return "   ".join(" ".join(word) for word in name.split())


def greek(name: str, _chance: random.Random) -> str | None:
    """Spelled-out Greek letters as letters; where there are none, letters spelled out."""
    printed = _GREEK_NAME.sub(lambda match: _GREEK[match.group().lower()], name)
    if printed == name:
        for word, letter in _GREEK.items():
            printed = re.sub(f"(?<![Α-ω]){letter}(?![Α-ω])", word, printed)
    return printed if printed != name else None


def other_dashes(name: str, chance: random.Random) -> str | None:
    """All hyphens as another of the dashes that fonts have."""
    return name.replace("-", chance.choice(_DASHES)) if "-" in name else None


def lookalike_letters(name: str, chance: random.Random) -> str | None:
    """One to three letters as Cyrillic or Greek ones of the same shape, in words that stay partly Latin."""
    places = [place for place, letter in enumerate(name) if letter in _LOOKALIKES]
    chance.shuffle(places)
    letters = list(name)
    changed = 0
    for place in places[: chance.randint(1, 3)]:
        tried = [*letters[:place], chance.choice(_LOOKALIKES[name[place]]), *letters[place + 1 :]]
        if _stays_partly_latin("".join(tried), place):
            letters, changed = tried, changed + 1
    return "".join(letters) if changed else None


def zero_width(name: str, chance: random.Random) -> str | None:
    """One to three invisible characters inside words."""
    places = _inside_words(name)
    if not places:
        return None
    for place in sorted(chance.sample(places, min(len(places), chance.randint(1, 3))), reverse=True):
        name = name[:place] + chance.choice(_INVISIBLE) + name[place:]
    return name


def full_width(name: str, _chance: random.Random) -> str | None:
    """In the full-width letters of East Asian type."""
    printed = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name).replace(" ", "\u3000")
    return printed if printed != name else None


def salted(name: str, chance: random.Random) -> str | None:
    """With a counter-ion behind the name, which leaves the question who it is."""
    if not name.isascii() or not name[-1:].isalnum() or name.lower().endswith(("ate", "ide", "ium", "hcl")):
        return None
    return f"{name} {chance.choice(_COUNTER_IONS)}"


def scanned(name: str, chance: random.Random) -> str | None:
    """One of the confusions that scanners make most."""
    return _confused(name, _SCANNED, chance)


def scanned_rarely(name: str, chance: random.Random) -> str | None:
    """One of the confusions that scanners make of bad prints: e for c, u for n, f for t."""
    return _confused(name, _SCANNED_RARELY, chance)


def typo(name: str, chance: random.Random) -> str | None:
    """One letter inserted, deleted, replaced or swapped with its neighbour, each as likely.

    Digits stay: another digit is another substance. Names beyond the Latin alphabet have no typos here.
    """
    return _mistyped(name, 1, chance)


def two_typos(name: str, chance: random.Random) -> str | None:
    """Two such edits, of which neither undoes the other."""
    return _mistyped(name, 2, chance)


@dataclass(frozen=True, slots=True)
class Noise:
    """A kind of flaw. `exact` is True where letters and digits stay as they are, in print or behind it."""

    title: str
    printed: Printer
    exact: bool = False
    chemicals_only: bool = False


NOISES = (
    Noise("clean", clean, exact=True),
    Noise("hyphenated over a line end", hyphenated, exact=True),
    Noise("extra blank", extra_blank, exact=True),
    Noise("lost blank or hyphen", lost_separator, exact=True),
    Noise("spaced out letters", spaced_out, exact=True),
    Noise("Greek letters", greek, exact=True),
    Noise("dashes", other_dashes, exact=True),
    Noise("homoglyphs", lookalike_letters, exact=True),
    Noise("zero-width", zero_width, exact=True),
    Noise("full-width", full_width, exact=True),
    Noise("salt added", salted, chemicals_only=True),
    Noise("one OCR error", scanned),
    Noise("one rare OCR error", scanned_rarely),
    Noise("one typo", typo),
    Noise("two typos", two_typos),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A name to be found, the substance it names and how many letters and digits it has."""

    name: str
    substance: str
    length: int
    chemical: bool


class Outcome(StrEnum):
    FOUND = "found"
    MISSED = "missed"
    NOT_APPLICABLE = "not applicable"
    RENAMED = "became another name"  # the flaw made another known name of it, which is read as that


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one print. `wrong` are substances that a sure hit names there instead."""

    target: Target
    printed: str | None
    outcome: Outcome
    sure: bool = False
    wrong: tuple[str, ...] = ()


def listed_targets(screener: Screener) -> list[Target]:
    """Every name of every substance whose listings make a finding under the screener's policy."""
    chemical = {Kind.CHEMICAL, Kind.CONSTITUENT}
    return [
        Target(name.text, substance.id, len(squash(name.text).key), substance.kind in chemical)
        for substance in screener.lexicon.substances.values()
        if screener.ruling(substance.id).effect is not None
        for name in substance.names
    ]


def trial(matcher: Matcher, target: Target, noise: Noise, seed: int) -> Trial:
    """Print the target with this noise and look for it. The print depends on name, noise and seed only."""
    chance = random.Random(f"{seed}/{noise.title}/{target.name}")  # noqa: S311 - repeatable, not secret
    printed = None if noise.chemicals_only and not target.chemical else noise.printed(target.name, chance)
    if printed is None:
        return Trial(target, None, Outcome.NOT_APPLICABLE)
    if _is_other_name(matcher, target, printed):
        return Trial(target, printed, Outcome.RENAMED)
    before, after = CARRIER
    start, end = len(before), len(before) + len(printed)
    hits = [
        hit for hit in matcher.match(before + printed + after).hits
        if hit.lookalike is None and hit.start < end and hit.end > start
    ]  # fmt: skip
    found = [hit for hit in hits if target.substance in hit.substances]
    others = (hit for hit in hits if hit.sure and target.substance not in hit.substances)
    return Trial(
        target,
        printed,
        Outcome.FOUND if found else Outcome.MISSED,
        sure=any(hit.sure for hit in found),
        wrong=tuple(substance for hit in others for substance in hit.substances),
    )


def _is_other_name(matcher: Matcher, target: Target, printed: str) -> bool:
    key = squash(printed).key
    entry = matcher.index.find(key)
    if entry is not None:
        return target.substance not in entry.substances
    return key in matcher.words


# -- flaws ----------------------------------------------------------------------------------------------


def _inside_words(name: str) -> list[int]:
    return [place for place in range(1, len(name)) if name[place - 1].isalnum() and name[place].isalnum()]


def _inserted(name: str, places: list[tuple[int, str]], chance: random.Random) -> str | None:
    if not places:
        return None
    place, text = chance.choice(places)
    return name[:place] + text + name[place:]


def _stays_partly_latin(text: str, place: int) -> bool:
    """Whether the word around this place has a Latin letter: without one it is a word of that script."""
    start = end = place
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return any(c.isascii() and c.isalpha() for c in text[start:end])


def _confused(name: str, table: dict[str, tuple[str, ...]], chance: random.Random) -> str | None:
    found = [
        name[:place] + wrong + name[place + len(right) :]
        for place in range(len(name))
        for right, wrongs in table.items()
        if name.startswith(right, place)
        for wrong in wrongs
    ]
    found = [printed for printed in found if squash(printed).key != squash(name).key]
    return chance.choice(found) if found else None


def _mistyped(name: str, edits: int, chance: random.Random) -> str | None:
    key = squash(name).key
    if not key.isascii() or sum(c.isalpha() for c in name) < 2:
        return None
    for _ in range(40):  # an edit may undo another, or swap two equal letters
        printed = name
        for _ in range(edits):
            printed = _edited(printed, chance)
        if edit_distance(key, squash(printed).key, edits) == edits:
            return printed
    return None


def _edited(name: str, chance: random.Random) -> str:
    letters = [place for place, c in enumerate(name) if c.isalpha()]
    if not letters:
        return name
    place = chance.choice(letters)
    letter = chance.choice(_ALPHABET)
    letter = letter.upper() if name[place].isupper() else letter
    match chance.choice(("insert", "delete", "replace", "swap")):
        case "insert":
            place += chance.randint(0, 1)
            return name[:place] + letter + name[place:]
        case "delete":
            return name[:place] + name[place + 1 :]
        case "replace":
            return name[:place] + letter + name[place + 1 :]
    if place + 1 not in letters:
        return name  # tried again: no neighbour to swap with
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def sampled(targets: list[Target], count: int, seed: int) -> list[Target]:
    """So many targets, in their order. Each is drawn by its own name, so that others that come or go in
    later releases leave the sample as it is but for as many."""
    drawn = sorted(targets, key=lambda target: zlib.crc32(f"{seed}/{target.name}".encode()))
    chosen = frozenset(drawn[:count])
    return [target for target in targets if target in chosen]


def trials(matcher: Matcher, targets: list[Target], noise: Noise, seed: int) -> Iterator[Trial]:
    """A trial of every target, in order."""
    return (trial(matcher, target, noise, seed) for target in targets)

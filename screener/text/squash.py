"""Squash: the letters and digits of a text in one canonical spelling, each with its place in the text.

Names are compared on this key, so blanks, hyphens, brackets, case, accents, Greek letters, full-width
forms, zero-width characters and look-alike letters cost nothing. What separated the characters is kept
beside them as a break before each one, so that a match can be held to token boundaries.

Order of the steps, which is what worked when measured: zero-width characters and soft hyphens dropped,
words broken over a line joined, NFKC, Greek letters to their names, look-alike letters in mixed-script
tokens only, marks stripped on Latin and Greek bases only, casefolding. Every Unicode letter and digit
stays: with ASCII alone 'Витамин K' and 'ビタミンK' both become 'k', which is a listed name.

This module knows nothing of names or of what a label is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise

from screener.text.characters import (
    ASCII_FELLOWS,
    GREEK_CAPITALS,
    GREEK_NAMES,
    HOMOGLYPHS,
    HYPHENS,
    PDF_HYPHENS,
    SUPERSCRIPTS,
    UNCHEMICAL_GREEK,
    Role,
    Script,
    describe,
    script_of,
)

#: Kinds of break before a character of the key, weakest first.
NONE = 0  # inside a word
CLASS = 1  # letters meet digits, scripts change, aB, between Han or kana characters
JOIN = 2  # a hyphen or nothing at a line end: may be inside a word or between two
BLANK = 3  # blanks, hyphens, periods, quotes
LINE = 4  # a line end
STRONG = 5  # commas, brackets, slashes: between items

_TOKENS = re.compile(
    r"((?:[A-Za-z0-9]|[^\x00-\x7f]|[\x02\u00ad])+)|([^A-Za-z0-9\u0080-\U0010ffff\x02\u00ad]+)"
)
_ASCII_SEPARATORS = re.compile(r"([^A-Za-z0-9]+)")
#: Characters of a word behind which letters meet digits or a small letter meets a capital.
_ASCII_CLASSES = re.compile(r"[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])")
#: A longer word is a hostile one, and not remembered.
_LONGEST_REMEMBERED = 60
_IS_KEPT = bytes(chr(code).isalnum() and code < 0x80 for code in range(256))
_SEPARATORS = bytes(code for code in range(0x80) if not chr(code).isalnum())
_LOWERED = bytes(range(256)).lower()
_ASCII_RUNS = re.compile(r"[A-Z]*[a-z]+|[A-Z]+|[0-9]+")
_AT_END = bytes([STRONG])
_IS_CUT = bytes(kind >= BLANK for kind in range(256))
#: How far around a token its hyphenated neighbours are looked at, in characters.
_JOINED = 40
_FELLOWED = re.compile(f"[{''.join(ASCII_FELLOWS)}]")
_MICRO_UNIT = re.compile("[µμ](?=[gGlLmM])")
#: Four Greek letters and more with a blank between each two: a word spaced out, no names of letters.
_SPACED_GREEK = re.compile(r"(?<!\w)[Ͱ-Ͽἀ-῿](?:[ \u00a0][Ͱ-Ͽἀ-῿]){3,}(?!\w)")
_LINE_BREAK = re.compile(r"[\n\r\v\f]")


@dataclass(frozen=True, slots=True)
class Squashed:
    """A text's key and the way back.

    `key[i]` was printed at `source[starts[i]:ends[i]]`; several characters of the key may share one
    printed character ('β' is 'beta'). `breaks[i]` is the break before `key[i]`; `breaks[len(key)]` is
    the end of the text. Starts and ends never decrease.
    """

    source: str
    key: str
    starts: list[int]
    ends: list[int]
    breaks: bytes

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The printed span [start, end) of `source` for key[start:end], which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def words(self) -> list[tuple[int, int]]:
        """Places (start, end) of the key between blanks or stronger breaks."""
        return list(pairwise(compress(range(len(self.breaks)), self.breaks.translate(_IS_CUT))))


class _Builder:
    """Collects the key; holds what was seen since the last letter to decide the next break."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks = bytearray()
        self.greek_words: frozenset[int] = frozenset()  # places of Greek letters that spell a word
        self.pending = STRONG  # the text's start
        self.script: Script | None = None
        self.upper = False

    def separate(self, kind: int) -> None:
        if kind > self.pending:
            self.pending = kind

    def word(self, letters: str, start: int, script: Script, first_upper: bool, last_upper: bool) -> None:
        """Append a run of ASCII characters that are printed one for one from `start`."""
        count = len(letters)
        self.breaks.append(self._break(script, first_upper))
        self.breaks.extend(bytes(count - 1))
        self.parts.append(letters)
        self.starts.extend(range(start, start + count))
        self.ends.extend(range(start + 1, start + count + 1))
        self._after(script, last_upper)

    def letter(self, letters: str, start: int, end: int, script: Script, upper: bool) -> None:
        """Append what one printed character [start, end) became."""
        self.breaks.append(self._break(script, upper))
        self.breaks.extend(bytes(len(letters) - 1))
        self.parts.append(letters)
        self.starts.extend([start] * len(letters))
        self.ends.extend([end] * len(letters))
        self._after(script, upper)

    def _break(self, script: Script, upper: bool) -> int:
        if self.pending:
            return self.pending
        changed = script is not self.script or script is Script.CJK or (upper and not self.upper)
        return CLASS if changed else NONE

    def _after(self, script: Script, upper: bool) -> None:
        self.pending = NONE
        self.script = script
        self.upper = upper or script is Script.DIGIT


def squash(text: str) -> Squashed:
    """Squash a text of any script. Linear in its length; never raises."""
    plain = text if text.isascii() else _MICRO_UNIT.sub("u", _FELLOWED.sub(_fellow, text))
    if plain.isascii() and "\x02" not in plain:
        return _squash_ascii(text, plain)
    return _squash_any(text, plain)


def _fellow(match: re.Match[str]) -> str:
    return ASCII_FELLOWS[match.group()]


def _squash_ascii(source: str, text: str) -> Squashed:
    """The common case, where every kept character is printed as itself. Gives what `_squash_any` gives."""
    pieces = _ASCII_SEPARATORS.split(text)  # words and what stands between them, in turn
    if not pieces[0]:
        del pieces[:2]
    if pieces and not pieces[-1]:
        del pieces[-2:]
    words, separators = pieces[::2], list(map(_ascii_separator, pieces[1::2]))
    if b"\0" in separators:
        return _squash_any(source, text)  # control characters inside a word, which count for nothing
    within = _breaks_within if max(map(len, words), default=0) <= _LONGEST_REMEMBERED else _find_breaks
    breaks = [_AT_END] * (len(pieces) + 1 + bool(words))
    breaks[1:-1:2] = map(within, words)
    breaks[2:-1:2] = separators
    data = text.encode()
    kept = data.translate(_IS_KEPT)
    size = len(data)
    return Squashed(
        source,
        key=data.translate(_LOWERED, _SEPARATORS).decode(),
        starts=list(compress(range(size), kept)),
        ends=list(compress(range(1, size + 1), kept)),
        breaks=b"".join(breaks),
    )


def _find_breaks(word: str) -> bytes:
    """The breaks between the characters of a word of ASCII letters and digits."""
    breaks = bytearray(len(word) - 1)
    for match in _ASCII_CLASSES.finditer(word):
        breaks[match.start()] = CLASS
    return bytes(breaks)


#: Labels repeat their words.
_breaks_within = lru_cache(maxsize=20_000)(_find_breaks)


@lru_cache(maxsize=4_000)
def _ascii_separator(run: str) -> bytes:
    return bytes([_separator(run)])


def _squash_any(source: str, text: str) -> Squashed:
    builder = _Builder()
    runs = _SPACED_GREEK.finditer(text)
    builder.greek_words = frozenset(place for run in runs for place in range(*run.span()))
    for match in _TOKENS.finditer(text):
        token = match.group(1)
        if token is None:
            run = match.group(2)
            before = text[match.start() - 1] if match.start() else ""
            # Hyphens beyond ASCII and soft hyphens stand in the token before the line end.
            builder.pending = JOIN if before in HYPHENS and _only_breaks(run) else builder.pending
            builder.separate(NONE if builder.pending == JOIN else _separator(run))
        elif token.isascii() and "\x02" not in token:
            _ascii_token(token, match.start(), builder)
        else:
            _token(token, match.start(), _mixed_scripts(text, match.start(), match.end()), builder)
    breaks = bytes(builder.breaks) + bytes([STRONG])
    return Squashed(source, "".join(builder.parts), builder.starts, builder.ends, breaks)


def _ascii_token(token: str, start: int, builder: _Builder) -> None:
    if token.isalpha() and token[1:].islower():  # the common case: 'Caffeine', 'caffeine'
        upper = token[0].isupper()
        builder.word(token.lower(), start, Script.LATIN, upper, upper and len(token) == 1)
        return
    for run in _ASCII_RUNS.finditer(token):
        letters = run.group()
        if letters[0].isdigit():
            builder.word(letters, start + run.start(), Script.DIGIT, False, False)
        else:
            builder.word(
                letters.lower(),
                start + run.start(),
                Script.LATIN,
                letters[0].isupper(),
                letters[-1].isupper(),
            )


@lru_cache(maxsize=4_000)
def _separator(run: str) -> int:
    """The break that a run of ASCII separators makes; a hyphen at a line end joins."""
    kind = NONE
    for character in run:
        role = describe(character)[0]
        if role is Role.STRONG:
            return STRONG
        if role is Role.NEWLINE:
            kind = LINE
        elif role is not Role.DROP:
            kind = max(kind, BLANK)
    if kind == LINE and run.startswith("-") and _only_breaks(run[1:]):
        return JOIN
    return kind


def _only_breaks(run: str) -> bool:
    """Whether the run is a line end and blanks around it, nothing else."""
    return bool(_LINE_BREAK.search(run)) and not run.strip()


def _token(token: str, offset: int, mixed: bool, builder: _Builder) -> None:
    """A stretch without ASCII separators that holds at least one character beyond ASCII."""
    index = 0
    while index < len(token):
        character = token[index]
        start = offset + index
        index += 1
        if character in PDF_HYPHENS:
            builder.separate(JOIN)
            continue
        role, letters, upper = describe(character)
        raised = character in SUPERSCRIPTS
        if raised:
            builder.separate(BLANK)  # a footnote mark behind a name: 'RAD-140²'
        if role is Role.LETTER:
            end = index
            while end < len(token) and describe(token[end])[0] is Role.MARK:
                end += 1
            if end > index:
                letters = _compose(token[index - 1 : end], letters)
            if start in builder.greek_words:
                script = Script.GREEK
            else:
                letters, script = _in_context(token, index - 1, letters, mixed, builder)
            builder.letter(letters, start, offset + end, script, upper)
            index = end
            if raised:
                builder.separate(BLANK)
        elif role is Role.STRONG:
            builder.separate(STRONG)
        elif role is Role.NEWLINE:
            builder.separate(LINE)
        elif role in (Role.BLANK, Role.HYPHEN):
            builder.separate(BLANK)


def _compose(cluster: str, stripped: str) -> str:
    """Letters of a base with combining marks: 'カ' + voicing mark is 'ガ', 'e' + acute is 'e'."""
    if script_of(stripped[0]) in (Script.LATIN, Script.GREEK):
        return stripped
    composed = unicodedata.normalize("NFKC", cluster).casefold()
    return "".join(c for c in composed if c.isalnum()) or stripped


def _in_context(token: str, index: int, letters: str, mixed: bool, builder: _Builder) -> tuple[str, Script]:
    """Decide what needs neighbours: ß, the micro sign, Greek letters that stand alone, look-alikes."""
    character = token[index]
    before = _neighbour(token, index, -1)
    after = _neighbour(token, index, 1)
    if letters == "ß":
        # Printed for beta at the start of a word or behind a locant ('ß-methyl', '17ß-ol').
        starts_word = builder.pending != NONE or not before.isalpha()
        return ("beta", Script.GREEK) if starts_word else ("ss", Script.LATIN)
    script = script_of(letters[0])
    if script is Script.GREEK:
        return _greek(character, letters, before, after, mixed)
    if mixed and script in (Script.CYRILLIC, Script.OTHER):
        replaced = HOMOGLYPHS.get(letters)
        if replaced is not None:
            return replaced, Script.LATIN
    return letters, script


def _neighbour(token: str, index: int, step: int) -> str:
    """The next character of the token in a direction that is not invisible; '' where there is none."""
    index += step
    while 0 <= index < len(token) and describe(token[index])[0] is Role.DROP:
        index += step
    return token[index] if 0 <= index < len(token) else ""


def _greek(character: str, letters: str, before: str, after: str, mixed: bool) -> tuple[str, Script]:
    if mixed and character in GREEK_CAPITALS:
        return GREEK_CAPITALS[character], Script.LATIN  # printed as the Latin capital it looks like
    neighbours = [c for c in (before, after) if c.isalpha()]
    if any(script_of(_base(c)) is Script.GREEK for c in neighbours):
        return letters, Script.GREEK  # a Greek word
    inside_latin = len(neighbours) == 2 or (bool(neighbours) and letters in UNCHEMICAL_GREEK)
    if mixed and inside_latin and letters in HOMOGLYPHS:
        return HOMOGLYPHS[letters], Script.LATIN  # 'cαffeine', 'οl'
    name = GREEK_NAMES.get(letters)
    return (name, Script.GREEK) if name else (letters, Script.GREEK)


def _base(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


def _mixed_scripts(text: str, start: int, end: int) -> bool:
    """Whether the token text[start:end] mixes Latin letters with Cyrillic, Greek or other ones.

    A token without Latin letters of its own is mixed where it is made of look-alike letters alone and
    Latin ones are joined to it by hyphens or commas ('7а-hydroxy' with a Cyrillic а).
    """
    token = text[start:end]
    scripts = {script_of(_base(c)) for c in token if c.isalpha()}
    if not scripts & {Script.CYRILLIC, Script.GREEK, Script.OTHER}:
        return False
    if Script.LATIN in scripts:
        return True
    if Script.CYRILLIC not in scripts or any(c.isalpha() and c.lower() not in HOMOGLYPHS for c in token):
        return False
    before = text[max(0, start - _JOINED) : start].rpartition(" ")[2]
    after = text[end : end + _JOINED].partition(" ")[0]
    return any("a" <= c <= "z" or "A" <= c <= "Z" for c in before + after)

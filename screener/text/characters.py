"""What a single character is and what it becomes: the tables behind `squash`.

Knows single characters only; context (neighbours, tokens, lines) is the business of `squash`.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache


class Script(IntEnum):
    """The classes of letters between which a token boundary may fall."""

    DIGIT = 1
    LATIN = 2
    GREEK = 3
    CYRILLIC = 4
    CJK = 5  # Han, kana, Hangul: no blanks between words
    OTHER = 6


class Role(IntEnum):
    """What `squash` does with a character."""

    LETTER = 1  # a letter or digit: stays, as `out`
    DROP = 2  # zero width, soft hyphen: as if it were not there
    MARK = 3  # a combining mark: composed with or stripped from its base
    BLANK = 4  # separates weakly: blanks, hyphens, quotes, periods
    HYPHEN = 5  # weak too, and joins a word broken over a line
    NEWLINE = 6
    STRONG = 7  # separates items: commas, brackets, slashes, bullets


HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d\u00ac")
LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
#: pypdfium2 prints these two where it joined a word that was hyphenated over a line end.
PDF_HYPHENS = frozenset("\ufffe\x02")
_BLANKS = frozenset(" _.'\"`´*+~^°®™℠©‘’‚‛“”„‟′″‴‵‹›«»＇＂・\u00a0\u3000\u200a\u2009…·‧∙")
#: '·' and '・' stand inside foreign names in Japanese and Catalan ('β・Me'); as bullets they have blanks.
_ZERO_WIDTH_CATEGORIES = frozenset({"Cf", "Cc"})

GREEK_NAMES = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "ϵ": "epsilon", "ϐ": "beta", "ϑ": "theta",
    "ϕ": "phi", "ϰ": "kappa", "ϱ": "rho",
}  # fmt: skip

#: Letters that look alike in print. Applied only inside tokens that mix Latin with the other script.
HOMOGLYPHS = {
    "а": "a", "в": "b", "е": "e", "ё": "e", "ѕ": "s", "і": "i", "ї": "i", "ј": "j", "к": "k", "м": "m",
    "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ь": "b", "ԁ": "d", "ԛ": "q",
    "ԝ": "w", "һ": "h", "ӏ": "l", "ɡ": "g", "ո": "n", "ս": "u", "օ": "o", "ց": "g",
    "α": "a", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u",
    "χ": "x", "γ": "y", "ω": "w", "β": "b", "μ": "u",
}  # fmt: skip

#: Greek letters that no chemical name has beside a Latin letter.
UNCHEMICAL_GREEK = frozenset("ορνυχικτη")

#: Greek capitals that are Latin ones to the eye.
GREEK_CAPITALS = {
    "Α": "a", "Β": "b", "Ε": "e", "Ζ": "z", "Η": "h", "Ι": "i", "Κ": "k", "Μ": "m", "Ν": "n", "Ο": "o",
    "Ρ": "p", "Τ": "t", "Υ": "y", "Χ": "x",
}  # fmt: skip

#: Latin letters that stand for a Greek one in print, and letters that NFKC leaves whole.
_LATIN_SPECIAL = {
    "ɑ": "alpha", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ħ": "h", "ŧ": "t", "ɩ": "i", "ꞵ": "beta", "ɣ": "gamma", "ɡ": "g", "ƞ": "n", "ſ": "s",
}  # fmt: skip

SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


@lru_cache(maxsize=20_000)
def script_of(letter: str) -> Script:
    """The script class of one letter or digit."""
    if letter.isdigit():
        return Script.DIGIT
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or 0x2C60 <= code < 0x2C80 or 0xA720 <= code < 0xA800:
        return Script.LATIN
    if 0x370 <= code < 0x400 or 0x1F00 <= code < 0x2000:
        return Script.GREEK
    if 0x400 <= code < 0x530 or 0x1C80 <= code < 0x1C90 or 0x2DE0 <= code < 0x2E00:
        return Script.CYRILLIC
    if _is_cjk(code):
        return Script.CJK
    if code < 0x2B0:  # IPA extensions: printed for Latin letters
        return Script.LATIN
    return Script.OTHER


def _is_cjk(code: int) -> bool:
    return (
        0x2E80 <= code < 0xA4D0
        or 0xAC00 <= code < 0xD7FC
        or 0x1100 <= code < 0x1200
        or 0xF900 <= code < 0xFB00
        or 0x20000 <= code < 0x33480
    )


@lru_cache(maxsize=60_000)
def describe(character: str) -> tuple[Role, str, bool]:
    """Role of a character, its letters after NFKC, stripping of marks and casefolding, and if upper case.

    NFKC may yield several characters ('ﬁ' gives 'fi', '½' gives '1⁄2'); what is no letter or digit in
    them is dropped. Katakana and other scripts keep their marks ('ガ' stays 'ガ').
    """
    if character in HYPHENS:
        # The soft hyphen is invisible unless it ends a line; squash() treats it by its neighbours.
        return (Role.DROP, "", False) if character == "\u00ad" else (Role.HYPHEN, "", False)
    if character in LINE_BREAKS:
        return Role.NEWLINE, "", False
    if character in _BLANKS:
        return Role.BLANK, "", False
    category = unicodedata.category(character)
    if category in _ZERO_WIDTH_CATEGORIES:
        return (Role.STRONG if character == "\t" else Role.DROP), "", False
    if category[0] == "M" or _joins_previous(character):
        return Role.MARK, character, False
    if category[0] == "Z":
        return Role.BLANK, "", False
    letters = _letters(character)
    if letters:
        return Role.LETTER, letters, character.isupper()
    return Role.STRONG, "", False


def _joins_previous(character: str) -> bool:
    """Half-width voicing marks, and vowels and finals of decomposed Hangul syllables."""
    return character in "ﾞﾟ" or 0x1160 <= ord(character) < 0x1200


def _letters(character: str) -> str:
    special = _LATIN_SPECIAL.get(character.lower())
    if special is not None:
        return special
    if character == "ß" or character == "ẞ":
        return "ß"  # 'ss' or, printed for it, beta: squash() decides by what stands before
    pieces: list[str] = []
    for part in unicodedata.normalize("NFKC", character):
        folded = _strip_marks(part.casefold())
        pieces.extend(c for c in folded if c.isalnum())
    return "".join(pieces)


def _strip_marks(text: str) -> str:
    """Remove combining marks from Latin and Greek bases; keep them elsewhere (й, ガ)."""
    if text.isascii():
        return text
    out = []
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        base = decomposed[0]
        if base.isalpha() and script_of(base) in (Script.LATIN, Script.GREEK):
            out.append(_LATIN_SPECIAL.get(base, base))
        else:
            out.append(character)
    return "".join(out)


def _ascii_fellows() -> dict[str, str]:
    fellows = {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("°®™℠©‘’‚‛“”„‟′″‴‵‹›«»\u00a0\u3000\u200a\u2009…·‧∙", " "),
        **dict.fromkeys("•●○■□▪◦▸►★☆†‡§¶≤≥±×÷¢£€¡¿、，。；：（）【】", ";"),
    }
    for character in map(chr, range(0xC0, 0x250)):
        role, letters, upper = describe(character)
        if role is Role.LETTER and len(letters) == 1 and letters.isascii():
            fellows[character] = letters.upper() if upper else letters
    return fellows


#: Common characters beyond ASCII that count exactly as one ASCII character does: separators, and Latin
#: letters with a mark.
ASCII_FELLOWS = _ascii_fellows()

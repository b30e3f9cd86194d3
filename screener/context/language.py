"""Tells English prose from that of other languages by its commonest words. Knows words only."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """
    the of and to is in it with for not that this are be as on or by you your our we its from no at an have
    has which these those was were will can may if than but do does who when what how their they been use
    without ingredients contains containing free tested detected contain home customers viewed product
    products reviews powder each serving capsules warning caution only other now new like alternative
    alternatives related blog question answer yes never none zero instead made facility results approved
    banned review buy shop formula proudly help support supports daily natural drug drugs read more about
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)
#: Small words of other languages that no English sentence prints often.
_OTHERS = frozenset(
    """
    de la le les el los las del una un uno per para por con sin sem não com que uma il lo gli di della der die
    das und oder nicht mit ohne von ist ein eine einen den dem des du et ou avec sans est pas ne au aux y e se
    su sus è sono non senza nel alla het een niet met en van zijn och inte med utan i w z nie jest bez oraz и
    в не на с без это для что как или ve ile için bir
    """.split()  # noqa: SIM905
)


def is_english(text: str) -> bool:
    """True if hardly any letter is beyond ASCII and English words outnumber those of other languages."""
    letters = [letter for letter in text if letter.isalpha()]
    accented = sum(letter > "\x7f" for letter in letters)
    if accented * 40 > len(letters):
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    return sum(word in _ENGLISH for word in words) > sum(word in _OTHERS for word in words)

"""The guards: why a near match is not that substance after all (MATCHING: guards a to h).

Each guard answers one question about a name and the printed characters. Guards only apply to inexact
matches, but for evidence, which abbreviations need.
"""

from __future__ import annotations

from enum import Enum

from rapidfuzz.distance import Levenshtein

from screener.matching.chemistry import adds_or_changes_morpheme, ending, may_add_morpheme
from screener.matching.names import Entry
from screener.text import confusable, edit_distance


class Verdict(Enum):
    """What a guard says of a near match."""

    ACCEPT = "accept"
    DOUBT = "doubt"  # possible, but not sure: for review
    REJECT = "reject"


def locants_agree(name: str, printed: str) -> bool:
    """Guard b: the digits of both sides are equal after undoing letters printed for digits.

    1,3- is not 1,4-, LGD-4033 is not LGD-3303; '1,3' printed 'l,3' is the same.
    """
    if not any(c.isdigit() for c in name) and not any(c.isdigit() for c in printed):
        return True
    for operation in Levenshtein.editops(name, printed):
        ours = name[operation.src_pos] if operation.tag != "insert" else ""
        theirs = printed[operation.dest_pos] if operation.tag != "delete" else ""
        if ours.isdigit():
            if not theirs or theirs.isdigit() or not confusable(ours, theirs):
                return False
        elif theirs.isdigit() and (not ours or not confusable(theirs, ours)):
            return False
    return True


def chemistry_agrees(name: str, printed: str) -> Verdict:
    """Guard c: no part or ending that makes another substance is added, dropped or changed."""
    if adds_or_changes_morpheme(name, printed):
        return Verdict.REJECT
    if may_add_morpheme(name, printed):
        return Verdict.DOUBT
    ours, theirs = ending(name), ending(printed)
    if ours != theirs and ours is not None and theirs is not None:
        return Verdict.REJECT if len(name) <= 8 else Verdict.DOUBT
    return Verdict.ACCEPT


def words_agree(entry: Entry, printed_words: list[str], distance: int) -> bool:
    """Guard g and plain sense: each word of the name is near its printed word, short ones equal.

    'Acacia rigida' is within two edits of 'Acacia rigidula' as a whole, but not word by word; and a
    genus alone never meets a species. With a lost or extra blank only one letter may differ besides.
    """
    ours = entry.words
    if any(c.isdigit() for c in entry.key):
        return True  # hyphens between locants make no words; the locants are compared apart
    if len(ours) != len(printed_words):
        return distance <= 1 and (not entry.botanical or len(ours) > len(printed_words))
    if len(ours) == 1:
        return True
    return all(
        edit_distance(word, printed, _word_budget(word)) <= _word_budget(word)
        for word, printed in zip(ours, printed_words, strict=True)
    )


def _word_budget(word: str) -> int:
    if len(word) <= 3 or word.isdigit():
        return 0
    return 1 if len(word) <= 8 else 2


#: Up to this length a first letter that differs, with another edit, makes another word too often.
_FIRST_LETTER_LENGTH = 14


def first_letters_agree(name: str, printed: str, distance: int) -> bool:
    """Short names with an error in the first letter are other words too often ('spermidine' and
    'operidine', 'guarana'): there a changed first letter must be the only error, and not up to 8 letters
    unless the rest is equal."""
    if name[0] == printed[0] or len(name) > _FIRST_LETTER_LENGTH:
        return True
    return distance == 1 and (len(name) > 8 or name[1:] == printed[1:])

"""The guards: why a near match is not that substance after all (MATCHING: guards a to h).

Each guard answers one question about a name and the printed characters. Guards only apply to inexact
matches, but for evidence, which abbreviations need.
"""

from __future__ import annotations

from enum import Enum

from rapidfuzz.distance import Levenshtein

from screener.matching.chemistry import ending, exchanges_morpheme, may_add_morpheme
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
    if exchanges_morpheme(name, printed):
        return Verdict.REJECT
    ours, theirs = ending(name), ending(printed)
    changed = ours != theirs and ours is not None and theirs is not None
    if changed and len(name) <= _TELLING_ENDING:
        return Verdict.REJECT
    return Verdict.DOUBT if changed or may_add_morpheme(name, printed) else Verdict.ACCEPT


#: Up to this length an ending that names another group makes another substance ('ethylene', 'ethylone').
_TELLING_ENDING = 8


def words_agree(entry: Entry, printed_words: list[str], distance: int) -> Verdict:
    """Guard g and plain sense: each word of the name is near its printed word, short ones equal.

    'Acacia rigida' is within two edits of 'Acacia rigidula' as a whole, but not word by word; and a
    genus alone never meets a species. With a lost or extra blank only one letter may differ besides.
    Two errors in one word of middling length that keeps its length leave a doubt.
    """
    ours = entry.words
    if any(c.isdigit() for c in entry.key) or len(ours) == 1 == len(printed_words):
        return Verdict.ACCEPT  # hyphens between locants make no words; the locants are compared apart
    if len(ours) != len(printed_words):
        near = distance <= 1 and (not entry.botanical or len(ours) > len(printed_words))
        return Verdict.ACCEPT if near else Verdict.REJECT
    verdict = Verdict.ACCEPT
    for word, printed in zip(ours, printed_words, strict=True):
        budget = _word_budget(word)
        apart = edit_distance(word, printed, 2)
        if apart <= budget:
            continue
        only_error = distance == 1 and len(entry.key) >= _LONG_NAME
        near = len(word) >= _DOUBTFUL_WORD and abs(len(word) - len(printed)) <= 1
        if apart > 2 or not (only_error or near):
            return Verdict.REJECT
        verdict = Verdict.DOUBT
    return verdict


#: A word from this length on may have two errors, for review; and one short word one, in a name so long.
_DOUBTFUL_WORD, _LONG_NAME = 6, 12


def _word_budget(word: str) -> int:
    if len(word) <= 3 or word.isdigit():
        return 0
    return 1 if len(word) <= 8 else 2


#: Up to these lengths a first letter that differs, with another edit, makes another word too often.
_FIRST_LETTER_REJECTED, _FIRST_LETTER_DOUBTED = 10, 14


def first_letters_agree(name: str, printed: str, distance: int) -> Verdict:
    """Short names with an error in the first letter are other words too often ('spermidine' and
    'operidine', 'guarana'): there a changed first letter must be the only error, and not up to 8 letters
    unless the rest is equal."""
    if name[0] == printed[0] or len(name) > _FIRST_LETTER_DOUBTED:
        return Verdict.ACCEPT
    if distance == 1:
        alone = len(name) > 8 or printed[1:] in (name, name[1:]) or printed == name[1:]
        return Verdict.ACCEPT if alone else Verdict.REJECT
    return Verdict.DOUBT if len(name) > _FIRST_LETTER_REJECTED else Verdict.REJECT

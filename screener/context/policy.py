"""When the trained shares of a name may overrule the words around it, and when they may not.

Asymmetrical: a name is cleared only where the shares are plain, more so where the label lists nothing that
could tell otherwise, and never where the sentence or the next one says that the product holds it after all.
A clearing that the shares plainly doubt becomes unclear. The limits were chosen by cross-validation over
frames (`model/card.json`). Knows sentences, neither sections nor substances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.context.concepts import concepts
from screener.context.sentence import sentence_bounds, wraps_in_prose
from screener.context.trained import Likelihood, words_of
from screener.context.traps import HELD, KEPT
from screener.model import Role, Section
from screener.text.units import DOSE


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares of `declared`. Below each but the last a name may be cleared, above it a clearing is doubted."""

    beside_list: float  # the label lists its ingredients elsewhere
    without_list: float
    weakly_declared: float  # without a list, and a word such as "with" declares it
    among_lists: float  # a sentence between the items of a list
    doubts_above: float


#: For the English reader, and for the linear model of the other languages.
READER = Limits(
    beside_list=0.15, without_list=0.05, weakly_declared=0.03, among_lists=0.04, doubts_above=0.985
)
LINEAR = Limits(beside_list=0.12, without_list=0.02, weakly_declared=0.0, among_lists=0.02, doubts_above=0.95)
#: Below even odds a name that a weak word declares goes to a person.
_EVEN = 0.5
_SENTENCES_AFTER = 110
_ITEMISES = re.compile(r"[,;、，()\[\]（）{}|:：+]")
_ENDED = re.compile(r"[.。!?！？]")


def limits_of(share: Likelihood) -> Limits:
    return READER if share.read else LINEAR


def second_opinion(
    text: str, hit: tuple[int, int], share: Likelihood, *, below: float
) -> tuple[Role, str] | None:
    """A role for a name that the cues leave open, or None if it stays open."""
    if not clears(text, hit, share, below=below):
        return None
    if share.absent >= share.other:
        return Role.CLAIMED_ABSENT, "The sentence as a whole denies it (trained rule)."
    return Role.MENTIONED, "The sentence as a whole tells of something else (trained rule)."


def clears(text: str, hit: tuple[int, int], share: Likelihood, *, below: float) -> bool:
    """True if these shares may clear the name where it stands."""
    return share.declared < below and not _holds_after_all(text, hit)


def speaks_of_else(share: Likelihood) -> bool:
    """True if the sentence is likelier to speak of something else than to put the name into the product."""
    return share.declared < _EVEN


def doubts(text: str, hit: tuple[int, int], share: Likelihood) -> bool:
    """True if the words around a name that the cues clear plainly put it into the product."""
    return share.declared > limits_of(share).doubts_above or _holds_after_all(text, hit)


def stands_as_sentence(text: str, section: Section, hit: tuple[int, int]) -> bool:
    """True if the name stands in a sentence of its own, without amounts, between the lists of a section."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    opens = (
        first <= section.start if section.heading is None else _ENDED.search(text, max(0, first - 1), first)
    )
    alone = first <= section.start and last + 3 >= section.end
    listed = section.heading is not None and first <= section.heading[1]
    itemised = len(_ITEMISES.findall(text, first, last)) > 1 or DOSE.search(text, first, last)
    return bool(opens) and not (alone or listed or itemised)


def _holds_after_all(text: str, hit: tuple[int, int]) -> bool:
    """True if the sentence or what follows it says in so many words that the product holds the name."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    after = text[last : last + _SENTENCES_AFTER]
    if HELD.search(text[first:last]) or HELD.match(after.lstrip(" .?!:;")):
        return True
    kept = KEPT.match(after)
    return bool(kept and _meanings(text[first:last]) & {"REMOVE", "AVOID", "REPLACE"})


def _meanings(sentence: str) -> set[str]:
    return {concept for _, concept in concepts().of(words_of(sentence))}

"""When the trained role of a name may overrule the words around it, and when it may not.

Asymmetrical: it clears a name only if the label lists its ingredients elsewhere, the sentence holds words
that deny or speak of something else, nothing in it offers, and the shares are plain. A clearing that the
model plainly doubts becomes unclear. Knows sentences, neither sections nor substances.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.context.concepts import concepts
from screener.context.sentence import sentence_bounds, wraps_in_prose
from screener.context.trained import Likelihood, likelihood, words_around, words_of
from screener.context.traps import AFFIRMED, ASKS_WHETHER, HELD, KEPT, TRAP, UNSPACED_TRAP
from screener.model import Role, Section
from screener.text.units import DOSE

#: A name is cleared if the share of `declared` is below this. Chosen by cross-validation over frames.
CLEARS_BELOW = 0.15
#: The same for a sentence that stands among lists and was taken for one.
CLEARS_AMONG_LISTS_BELOW = 0.04
#: A clearing becomes unclear if the share of `declared` is above this.
DOUBTS_ABOVE = 0.9
_OFFERS = frozenset({"OWN", "THIS", "YES", "BUY", "PRAISE", "NOW", "SECRET", "DRIVEN", "EACH", "ADD"})
_DENIES = frozenset({"NOT", "NONE", "AVOID", "REMOVE"})
_SPEAKS = frozenset(
    [
        "AUTHORITY",
        "BAN",
        "TOOK",
        "DOCTOR",
        "COMBINE",
        "STUDY",
        "EFFECT",
        "BODY",
        "HISTORY",
        "OTHERS",
        "SELLERS",
        "HIDE",
        "FACILITY",
        "HANDLES",
        "TRACES",
        "TEST",
        "THAN",
        "ALTERNATIVE",
        "READ",
        "RELATED",
        "HARM",
        "KIND",
        "CHEMIST",
        "WAS",
        "DRUGNAME",
        "MAKES",
        "WROTE",
        "PEOPLE",
        "NAMED",
        "SPORT",
    ]
)
#: Shapes so plain that words of an offer beside them do not count.
_PLAIN = frozenset({"FACILITY", "TRACES", "COMBINE", "THAN", "ALTERNATIVE", "RELATED", "DOCTOR", "READ"})
_PLAIN_BELOW = 0.05
_SENTENCES_AFTER = 110
_ITEMISES = re.compile(r"[,;、，()\[\]（）{}|:：+]")
_ENDED = re.compile(r"[.。!?！？]")


def second_opinion(
    text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]], *, below: float = CLEARS_BELOW
) -> tuple[Role, str] | None:
    """A role for a name that the cues leave open, or None if it stays open."""
    share = likelihood(text, hit, others, listed_elsewhere=True)
    if not clears(text, hit, others, share, below=below):
        return None
    if share.absent >= share.other:
        return Role.CLAIMED_ABSENT, "The sentence as a whole denies it; the label has a list (trained rule)."
    return (
        Role.MENTIONED,
        "The sentence as a whole tells of something else; the label has a list (trained rule).",
    )


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


#: Below even odds a name that a weak word declares goes to a person.
_EVEN = 0.5


def affirmed(text: str, hit: tuple[int, int]) -> str | None:
    """The answer to a question whether the name is contained, if it says that it is, or None."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    if text[last : last + 1] not in {"?", "？"}:
        return None
    question = text[first:last]
    asks = ASKS_WHETHER.search(question) or "HOLDS" in _meanings(question)
    answer = AFFIRMED.match(text, last + 1) if asks else None
    return answer[1] if answer else None


def speaks_of_else(text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """True if the sentence is likelier to speak of something else than to put the name into the product."""
    return likelihood(text, hit, others, listed_elsewhere=True).declared < _EVEN


def doubts(text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]], *, listed: bool) -> bool:
    """True if the words around a name that the cues clear plainly put it into the product."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    if _holds_after_all(text, first, last, _meanings(text[first:last])):
        return True
    return likelihood(text, hit, others, listed_elsewhere=listed).declared > DOUBTS_ABOVE


def _holds_after_all(text: str, first: int, last: int, here: set[str]) -> bool:
    after = text[last : last + _SENTENCES_AFTER]
    kept = here & {"REMOVE", "AVOID", "REPLACE"} and KEPT.match(after)
    return bool(kept or HELD.search(text[first:last]) or HELD.match(after.lstrip(" .?!:;")))


def clears(
    text: str,
    hit: tuple[int, int],
    others: Sequence[tuple[int, int]],
    share: Likelihood,
    *,
    below: float = CLEARS_BELOW,
) -> bool:
    """True if these shares may clear the name where it stands."""
    return share.declared < below and _may_clear(text, hit, others, share)


def _may_clear(text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]], share: Likelihood) -> bool:
    """True if the sentence holds the words that a clearing needs and none that forbids it."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    words, then = words_around(text, (first, last), hit, others)
    sentence, after = " ".join(words), text[last : last + _SENTENCES_AFTER]
    here = {concept for _, concept in concepts().of(words)}
    if (
        TRAP.search(sentence)
        or _holds_after_all(text, first, last, here)
        or UNSPACED_TRAP.search(text[first:last] + after)
    ):
        return False
    later = {concept for _, concept in concepts().of(then)}
    denied = bool((here | later) & _DENIES)
    if later & {"YES", "NOW"} or ("OWN" in later and not later & _DENIES):
        return False
    if text[last : last + 1] in {"?", "？"} and not later & (_DENIES | {"READ", "ASK", "DOCTOR"}):
        return False
    if share.absent >= share.other:
        return denied
    if "FOUND" in here and not here & {"OTHERS", "BAN", "NOT", "NONE"}:
        return False
    if here & _OFFERS and not (share.declared < _PLAIN_BELOW and here & _PLAIN):
        return False
    return bool(here & _SPEAKS)


def _meanings(sentence: str) -> set[str]:
    return {concept for _, concept in concepts().of(words_of(sentence))}

"""How far a cue reaches: from the words that stand before or after a name to that name, within a sentence.

Knows cues and characters, not sections or roles. Every look around a name is bounded, so that the work for
a hit does not grow with the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from screener.context.compiled import PREFIX_CUES, SUFFIX_CUES
from screener.context.cues import CueKind, CueRow

#: How many characters before and after a name are looked at.
BEFORE, AFTER = 260, 120

_SENTENCE_END = re.compile(r"[!?;。！？；•|]|\.(?=\s|$)|\t")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|no|vs|nr|ca|approx|std|spp|var|e\.g|i\.e|incl|z\.B|p\.\s?ex|etc)$",
    re.IGNORECASE,
)
_COORDINATOR = re.compile(
    r"\s*[,/&、・]\s*(?:(?:and|or|nor|und|oder|noch|ni|né|nem|y|e|o|u|et|ou|и|или|ни|ani|lub|i|en|of|ook)\s+)?"
    r"|\s+(?:and/or|and|or|nor|as well as|und|oder|noch|sowie|y|e|o|u|ni|et|ou|né|nem|"
    r"и|или|ни|ani|lub|i|en|of|\+)\s+"
    r"|[和与與及或跟]|以及|(?<=[^\W_])(?:や|と|또는|및)",
    re.IGNORECASE,
)
_CLOSER = re.compile(
    r"(?:^|[\s,/])(?:and/or|or|nor|oder|noch|ni|né|nem|ou|или|ни|ani|lub)\s|或|や|또는", re.IGNORECASE
)
_BREAK = re.compile(
    r"\b(?:but|however|yet|instead|just|only|because|since|thanks|due|although|though|now|then|which|that|who|so|for|when|"
    r"while|is|are|was|were|will|can|gives?|gave|get|makes?|helps?|aber|sondern|nur|weil|jetzt|mais|seulement|pero|sino|ma|mas|"
    r"но|а|только|für|pour|para|per|для)\b|但|而|所以|—|\s[-–]\s|[:：]|，",
    re.IGNORECASE,
)
_PLURAL_VERB = re.compile(r"\s(?:are|were|have\sbeen)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MODIFIERS = frozenset(
    """
    any added the a an of such as like including include includes e.g eg artificial banned prohibited
    illegal harmful dangerous synthetic pharmaceutical controlled unapproved undeclared hidden other all
    no nor stimulant stimulants steroid steroids sarm sarms drug drugs substance substances compound
    compounds ingredient ingredients amphetamine amphetamines prohormone prohormones hormone hormones
    known called named trace traces amount amounts detectable presence extract alkaloid alkaloids alpha
    beta natural pure real actual even ever whatsoever contain contains either containing more anything
    medication medications medicine medicines prescription supplements products kind types type form
    forms powder herb herbs herbal plant zusatz von de des du d l la le les el los las del il lo gli di
    da do dos das der die den dem jegliche jegliches verbotene verbotenen substanzen stoffe stoffen wie
    como comme come tels que tales sustancias sustancia prohibidas prohibida interdites añadido añadida
    añadidos ajouté ajoutés aggiunti aggiunto zugesetzt zugesetztes какие либо такие как веществ
    вещества запрещенных запрещённых w i
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)
_AFTER_OK = frozenset(
    """
    added here inside whatsoever at all hcl hydrochloride extract extracts alkaloids alkaloid sodium
    powder leaf root bark herb in this product products formula capsule capsules tablet tablets
    supplements blend mix it our the any supplement and or detected content used present included free
    ever zugesetzt enthalten ajouté añadido añadida aggiunto aggiunta drin
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)


class Reach(Enum):
    """How surely a cue governs a name."""

    DIRECT = "direct"  # nothing but modifiers, or a coordination that 'or' or 'nor' closes
    OPEN = "open"  # over an open list ('free of A, B, C'), or past 'and'
    BROKEN = "broken"  # a verb, an amount or another clause stands in between


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found at [start, end) of the text, and how surely it governs the name looked at."""

    kind: CueKind
    start: int
    end: int
    printed: str
    firm: bool
    reach: Reach


def sentence_bounds(
    text: str, start: int, end: int, line_goes_on: Callable[[str, int], bool] | None = None
) -> tuple[int, int]:
    """The sentence around [start, end), at most BEFORE and AFTER characters away.

    A line end closes it unless the next line goes on in lower case after a word or a comma. In prose
    (`line_goes_on` is `wraps_in_prose`) one that a comma, a conjunction or a cue ends goes on, too.
    """
    goes_on = line_goes_on or _wraps
    first = max(0, start - BEFORE)
    for match in reversed(list(_SENTENCE_END.finditer(text, first, start))):
        if match[0] != "." or not _abbreviates(text, match.start()):
            first = match.end()
            break
    for at in range(start - 1, first - 1, -1):
        if text[at] == "\n" and not goes_on(text, at):
            first = at + 1
            break
    last = min(len(text), end + AFTER)
    for match in _SENTENCE_END.finditer(text, end, last):
        if match[0] != "." or not _abbreviates(text, match.start()):
            last = match.start()
            break
    for at in range(end, last):
        if text[at] == "\n" and not goes_on(text, at):
            last = at
            break
    return first, last


def _abbreviates(text: str, at: int) -> bool:
    """True if the full stop at `at` only shortens a word; 'No.' does so before a figure alone."""
    word = _ABBREVIATED.search(text, max(0, at - 10), at)
    if word and word[0].casefold().strip(" (\n\t") == "no":
        return bool(re.match(r"\s?\d", text[at + 1 : at + 3]))
    return bool(word)


def _wraps(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    after = text[at + 1 : at + 2]
    return bool(before) and (before[-1].isalnum() or before[-1] in ",-(") and after.islower()


_OPEN_END = re.compile(
    r"(?:,|:|、|，|\b(?:and|or|nor|und|oder|noch|ou|et|ni|y|o|e|without|no|of|from|to|than|for|with|von|ohne|sans|sin|senza|"
    r"sem|bez|без|include|contain|contains))[ \t]*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ \t]*(?:and|or|nor|und|oder|noch|ou|et|ni|y|o|e)\s", re.IGNORECASE)


def wraps_in_prose(text: str, at: int) -> bool:
    """True if the line that ends at `at` goes on: never over a blank line, nor into one with an amount."""
    if _wraps(text, at):
        return True
    stop = text.find("\n", at + 1)
    following = text[at + 1 : min(len(text) if stop < 0 else stop, at + 160)]
    if not following.strip() or DOSE.search(following):
        return False
    return bool(_OPEN_END.search(text, max(0, at - 12), at) or _GOES_ON.match(following))


def cue_after(text: str, end: int, last: int) -> Cue | None:
    """The cue that stands directly after a name ending at `end`, if any; pseudo-cues give None."""
    at = end
    salt = re.compile(
        r"\s?(?:\((?:[^()\n]{1,40})\)|(?:hcl|hydrochloride|sodium|extract|alkaloids?)(?!\w)|[®™]|\((?:tm|r)\))",
        re.IGNORECASE,
    ).match(text, at, last)
    for begin in [at, salt.end()] if salt else [at]:
        found = SUFFIX_CUES.match(text, begin, last)
        if found:
            finish, row = found
            if row.kind is CueKind.PSEUDO:
                return None
            return Cue(row.kind, begin, finish, text[begin:finish].strip(" ,:="), True, Reach.DIRECT)
    return None


def cue_after_list(text: str, end: int, last: int, names: list[tuple[int, int]]) -> Cue | None:
    """The verb that ends a list of names going on after `end`: 'A, B and C are not in this product'."""
    at = end
    for begin, finish in names:
        if begin < at:
            continue
        if begin >= last or not _COORDINATOR.fullmatch(text, at, begin):
            break
        at = finish
    if at == end or not _PLURAL_VERB.match(text, at, last):
        return None
    return cue_after(text, at, last)


def cue_before(text: str, first: int, start: int, names: list[tuple[int, int]]) -> Cue | None:
    """The nearest cue before a name starting at `start`, and whether it reaches the name.

    `names` are other names found in the sentence: whatever they are, they coordinate.
    """
    nearest: tuple[int, int, CueRow] | None = None
    for begin, finish, row in PREFIX_CUES.find(text, first, start):
        if not any(a < finish and begin < b for a, b in names):
            nearest = (begin, finish, row)
    if nearest is None or nearest[2].kind is CueKind.PSEUDO:
        return None
    begin, finish, row = nearest
    reach = _reach(_masked(text, finish, start, names), row)
    return Cue(row.kind, begin, finish, text[begin:finish].strip(), row.firm, reach)


def _masked(text: str, start: int, end: int, names: list[tuple[int, int]]) -> str:
    """The gap with every other name replaced by one word, so that its letters and commas do not count."""
    parts, at = [], start
    for begin, finish in names:
        if begin >= at and finish <= end:
            parts += [text[at:begin], "NAME"]
            at = finish
    return "".join(parts) + text[at:end]


def _reach(gap: str, row: CueRow) -> Reach:
    inner = _CLASS_OF_NAMES.sub(" ", re.sub(r"^\s*[:：]", " ", gap))
    inner = re.sub(r"[()\[\]（）\"'“”]", " ", inner)
    if DOSE.search(inner) or _BREAK.search(inner):
        return Reach.BROKEN
    segments = _COORDINATOR.split(" " + inner) if _COORDINATOR.search(" " + inner) else [inner]
    *earlier, last = segments
    loose = row.kind in _LOOSE
    if any(word.casefold() not in _MODIFIERS for word in _WORD.findall(last)) and not (
        loose and len(_WORD.findall(last)) <= 4
    ):
        return Reach.BROKEN
    if any(len(_WORD.findall(segment)) > 6 for segment in earlier):
        return Reach.BROKEN
    # 'Similar to Valium, X calms': what a comma parts from a comparison may be what is compared.
    if row.kind in _ENDS_AT_COMMA and re.search(r"[,、，(（\[]", gap):
        return Reach.BROKEN
    if not earlier:
        return Reach.DIRECT
    return Reach.DIRECT if _CLOSER.search(inner[-24:] if len(inner) > 24 else inner) else Reach.OPEN


#: 'free of SARMs such as X': the class that the cue governs, named before its members.
_CLASS_OF_NAMES = re.compile(
    r"\bNAME\s*(?:\(|,?\s(?:such\sas|like|including|e\.g\.,?|z\.\s?B\.|wie|comme|como|come)\s)", re.IGNORECASE
)

#: Kinds whose cue may stand a few free words away from the name.
_LOOSE = frozenset(
    {CueKind.WARNING, CueKind.FACILITY, CueKind.TESTED, CueKind.COMPARISON, CueKind.POSITIVE, CueKind.FORMER}
)

_ENDS_AT_COMMA = frozenset({CueKind.COMPARISON, CueKind.RELATION, CueKind.REFERENCE})

#: A printed dose that is not zero.
DOSE = re.compile(
    r"(?<![\w.,])(?!0+(?:[.,]0+)?\s)(?=\d*[1-9]|\d[.,]\d*[1-9])\d[\d.,]*\s?"
    r"(?:mg|mcg|µg|μg|ug|g|gr|grams?|iu|ml|мг|мкг|г|毫克|微克|克|ミリグラム|밀리그램)(?![^\W\d_])",
    re.IGNORECASE,
)


def closed_after(text: str, end: int, last: int) -> bool:
    """True if a coordination that goes on after the name is closed by 'or', 'nor' and their like."""
    return bool(_CLOSER.search(text[end:last]))


def closed_list(text: str, end: int, last: int) -> bool:
    """True if an 'or' ends the name's list after short items only, none of them with an amount."""
    closer = _CLOSER.search(text, end, last)
    if closer is None or not _COORDINATOR.match(text, end, last):
        return False
    between = text[end : closer.start() + 1]
    return not (DOSE.search(between) or _BREAK.search(between)) and all(
        len(_WORD.findall(item)) <= 4 for item in re.split(r"[,、，]", between)
    )


def within_bracket(text: str, start: int, end: int, last: int) -> int:
    """Where the bracket closes that holds text[start:end] and opened before it; `last` if none does."""
    before = text[max(0, start - 60) : start]
    if before.rfind("(") <= before.rfind(")"):
        return last
    depth = 0
    for at in range(start, last):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at if at >= end else last
    return last


def dose_follows(text: str, end: int, last: int) -> bool:
    """True if an amount other than zero belongs to the name: at most three words or a bracket in between."""
    following = re.compile(r"[,;、，]|\s(?:and|or|und|oder|y|et|ou|e|o|и|или)\s").split(
        text[end:last], maxsplit=1
    )[0]
    bare = re.sub(r"\([^()]{0,60}\)", " ", following)
    found = DOSE.search(bare) or DOSE.search(following[:40])
    return bool(found) and len(_WORD.findall(bare[: found.start()] if found else "")) <= 3


def clean_end(text: str, end: int, last: int) -> bool:
    """True if nothing after the name makes it part of another phrase ('no X needed to feel Y')."""
    following = re.split(
        r"[,;:.()/&、，]|\s[-–—]\s|\s(?:such\sas|like|including)\s", text[end:last], maxsplit=1
    )[0]
    following = _COORDINATOR.split(following, maxsplit=1)[0]
    return all(word.casefold() in _AFTER_OK for word in _WORD.findall(following))

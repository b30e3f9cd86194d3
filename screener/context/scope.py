"""How far a cue reaches: from the words that stand before or after a name to that name, within a sentence.

Knows cues and characters, not sections or roles. Every look around a name is bounded, so that the work for
a hit does not grow with the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from screener.context.compiled import PREFIX_CUES, SUFFIX_CUES
from screener.context.cues import CueKind, CueRow
from screener.context.sentence import AFTER, BEFORE
from screener.text.units import DOSE

_COORDINATOR = re.compile(
    r"\s*[,/&、・]\s*(?:(?:and|or|nor|und|oder|noch|ni|né|nem|y|e|o|u|et|ou|и|или|ни|ani|lub|i|oraz|en|of|ook|"
    r"och|eller|ve|veya)\s+)?"
    r"|\s+(?:and/or|and|or|nor|as well as|und|oder|noch|sowie|y|e|o|u|ni|et|ou|né|nem|"
    r"и|или|ни|ani|lub|i|oraz|en|of|och|eller|ve|veya|\+)\s+"
    r"|[和与與及或跟]|以及|(?<=[^\W_])(?:や|と|또는|및)",
    re.IGNORECASE,
)
_CLOSER = re.compile(
    r"(?:^|[\s,/])(?:and/or|or|nor|oder|noch|ni|né|nem|ou|или|ни|ani|lub|eller|veya)\s|或|や|또는",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:but|however|yet|instead|just|only|because|since|thanks|due|buy|try|order|enjoy|choose|discover|"
    r"grab|shop|feel|experience|take|love|loves|want|win|trust|prefer|although|though|now|then|which|that|"
    r"who|so|for|when|"
    r"while|is|are|was|were|will|can|gives?|gave|get|makes?|helps?|aber|sondern|nur|weil|jetzt|mais|"
    r"seulement|pero|sino|ma|mas|"
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
    вещества запрещенных запрещённых w i les une un una uno dei degli della delle dell dello nel nella of
    du des au aux ett en het een les os as um uma den das dem einen einer eines av från
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)
_AFTER_OK = frozenset(
    """
    added here inside whatsoever at all hcl hydrochloride extract extracts alkaloids alkaloid sodium
    powder leaf root bark herb in this product products formula capsule capsules tablet tablets
    supplements blend mix it our the any supplement and or detected content used present included free
    ever found anywhere detectable zugesetzt enthalten ajouté añadido añadida aggiunto aggiunta drin
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)


class Reach(Enum):
    """How surely a cue governs a name."""

    DIRECT = "direct"  # nothing but modifiers, or a coordination that 'or' or 'nor' closes
    OPEN = "open"  # over an open list ('free of A, B, C'), or past 'and'
    LISTED = "listed"  # past the comma of a comparison: 'similar to A, B' may end before B
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
    language: str = "en"


def cue_after(text: str, end: int, last: int) -> Cue | None:
    """The cue that stands directly after a name ending at `end`, if any; pseudo-cues give None."""
    at = end
    salt = re.compile(
        r"\s?(?:\((?:[^()\n]{1,40})\)|(?:hcl|hydrochloride|sodium|extract|alkaloids?)(?!\w)|[®™]|\((?:tm|"
        r"r)\))",
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
    """The cue that ends a list of names going on after `end`: 'A, B and C are not in it', 'A and B free'."""
    at = end
    joint = ""
    for begin, finish in names:
        if begin < at:
            continue
        coordinator = _COORDINATOR.fullmatch(text, at, begin) if begin < last else None
        if coordinator is None:
            break
        at, joint = finish, coordinator[0]
    if at == end:
        return None
    if _PLURAL_VERB.match(text, at, last):
        return cue_after(text, at, last)
    # 'Kratom, sugar free' may be two items; 'DMAA and DMHA free' is one.
    return cue_after(text, at, last) if _JOINS.search(joint) else None


def cue_before(text: str, first: int, start: int, names: list[tuple[int, int]]) -> Cue | None:
    """The nearest cue before a name starting at `start`, and whether it reaches the name.

    `names` are other names found in the sentence: whatever they are, they coordinate. Where a cue only ties
    the name to goods or a class that an earlier cue governs, the earlier rules: 'avoid products with X'.
    """
    found = [
        cue
        for cue in PREFIX_CUES.find(text, first, start)
        if not any(a < cue[1] and cue[0] < b for a, b in names)
    ]
    if not found or found[-1][2].kind is CueKind.PSEUDO:
        return None
    begin, finish, row = found[-1]
    reach = _reach(_masked(text, finish, start, names), row)
    if reach is Reach.LISTED:
        reach = Reach.DIRECT if _ends_as_list(text, first, start, names) else Reach.BROKEN
    governor = _governor(text, found, names)
    if governor is not None:
        begin, finish, row = governor
    return Cue(row.kind, begin, finish, text[begin:finish].strip(), row.firm, reach, row.language)


def _ends_as_list(text: str, first: int, start: int, names: list[tuple[int, int]]) -> bool:
    """True if 'and' or 'or' closes the list that the name at `start` belongs to, and its sentence ends."""
    tail = _masked(text, start, min(len(text), start + AFTER), names)
    own = re.match(r"[^\W_][\w'’-]*(?:[ ](?!and\b|or\b|nor\b)[\w'’-]+)?", tail)
    if own is None:
        return False
    last_of_list = re.search(r",?\s(?:and|or|nor)\s$", text[max(first, start - 6) : start], re.IGNORECASE)
    rest = tail[own.end() :] if last_of_list else None
    if rest is None:
        closing = re.match(
            r"(?:\s*,\s*[\w'’-]+(?:[ ][\w'’-]+)?){0,5}?,?\s(?:and|or|nor)\s[\w'’-]+", tail[own.end() :]
        )
        rest = tail[own.end() + closing.end() :] if closing else None
    return rest is not None and bool(re.match(r"\s*(?:[.;!?)–—\n]|$|(?:for|,)\s(?:you|but)\b)", rest))


_Found = tuple[int, int, CueRow]


def _governor(text: str, found: list[_Found], names: list[tuple[int, int]]) -> _Found | None:
    """The cue that rules over the last one of `found`, if any."""
    if len(found) < 2:
        return None
    before, last = found[-2], found[-1]
    between = _masked(text, before[1], last[0], names)
    if DOSE.search(between) or _BREAK.search(between) or len(_WORD.findall(between)) > 7:
        return None
    kind = before[2].kind
    if last[2].kind is CueKind.POSITIVE:
        named = between.replace("NAME", "").strip(" ,(\n") == "" and _CLASS_CUE.search(text, last[0], last[1])
        if named and before[2].kind in _GOVERNING | {CueKind.ABSENT}:
            return before
        governs = kind in _GOVERNING or (kind is CueKind.ABSENT and before[2].firm)
        return before if governs and _WARES.search(between) else None
    class_named = last[2].kind is CueKind.WARNING and _CLASS_CUE.search(text, last[0], last[1])
    if class_named and len(_WORD.findall(between)) <= 3 and "," not in between:
        return before if kind is not CueKind.PSEUDO else None
    return None


#: Kinds that also govern what the goods they name contain.
_GOVERNING = frozenset(
    {CueKind.WARNING, CueKind.FACILITY, CueKind.TESTED, CueKind.REFERENCE, CueKind.MAY_CONTAIN}
)
_WARES = re.compile(
    r"(?:^|\W)(?:products?|supplements?|snacks?|foods?|items?|teas?|powders?|capsules?|pills?|medicines?|"
    r"medications?|drugs?|"
    r"goods|formulas?|ingredients?|substances?|compounds?|brands?|drinks?|edibles|oils?|stimulants?|"
    r"imitations|fakes|copies|counterfeits|teas|herbs?)\W*$",
    re.IGNORECASE,
)
_CLASS_CUE = re.compile(
    r"(?:such\s+as|like|including|incl[.]?|containing|e[.]g[.],?|for\s+example)$", re.IGNORECASE
)
_JOINS = re.compile(r"\b(?:and|or|nor|und|oder|et|ou|y|o|e|и|или)\b|[&/]", re.IGNORECASE)


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
    loose = row.kind in _LOOSE and not row.close
    # Two names side by side are a list, too: the matcher takes the 'e' of 'yohimbe e kava' for yohimbe's.
    if _free_words(last.replace("NAME", "") if row.close else last) and not (
        loose and len(_WORD.findall(last)) <= 4
    ):
        return Reach.BROKEN
    if any(len(_WORD.findall(segment)) > 6 for segment in earlier):
        return Reach.BROKEN
    if row.close and any(_free_words(segment.replace("NAME", "")) for segment in earlier):
        return Reach.BROKEN
    # 'Similar to Valium, X calms': what a comma parts from a comparison may be what is compared.
    if row.kind is CueKind.COMPARISON and _TOWARDS.search(inner):
        return Reach.BROKEN
    if row.kind in _ENDS_AT_COMMA and re.search(r"[,、，(（\[]", gap):
        return Reach.LISTED if not re.search(r"[(（\[]", gap) else Reach.BROKEN
    if not earlier or _CLOSER.search(inner[-24:]) or _SLASHES.fullmatch(inner):
        return Reach.DIRECT
    return Reach.OPEN


#: 'No A / B / C' over names alone: a stroke between names offers alternatives, as 'or' does.
_SLASHES = re.compile(r"\s*(?:NAME\s*/\s*)+")


#: 'Switch from coffee to X': the goal of a comparison is not what is compared.
_TOWARDS = re.compile(r"\b(?:to|into|towards)\b", re.IGNORECASE)


def _free_words(segment: str) -> bool:
    words = (word.rstrip("'’").casefold() for word in _WORD.findall(segment))
    return any(word not in _MODIFIERS for word in words)


#: 'free of SARMs such as X': the class that the cue governs, named before its members.
_CLASS_OF_NAMES = re.compile(
    r"\bNAME\s*(?:\(|,?\s(?:such\sas|like|including|e\.g\.,?|z\.\s?B\.|wie|comme|como|come)\s)", re.IGNORECASE
)

#: Kinds whose cue may stand a few free words away from the name.
_LOOSE = frozenset(
    {CueKind.WARNING, CueKind.FACILITY, CueKind.TESTED, CueKind.COMPARISON, CueKind.POSITIVE, CueKind.FORMER}
)

_ENDS_AT_COMMA = frozenset({CueKind.COMPARISON, CueKind.RELATION, CueKind.REFERENCE})


def captioned(text: str, start: int, names: list[tuple[int, int]]) -> Cue | None:
    """The claim or test that heads the line of a name: 'Free of: A • B', 'Tested for | A | B'."""
    line = max(text.rfind("\n", 0, start) + 1, start - BEFORE)
    opening = _LINE_LEAD.match(text, line, start)
    at = opening.end() if opening else line
    found = PREFIX_CUES.match(text, at, start)
    if found is None or found[1].kind not in {CueKind.ABSENT, CueKind.TESTED, CueKind.REFERENCE}:
        return None
    finish, row = found
    items = _masked(text, finish, start, names)
    mark = re.match(r"\s*[:：|\t]", items)
    if mark is None or DOSE.search(items):
        return None
    parts = re.split(r"[•·|,;/\t]", items[mark.end() :])
    if any(len(_WORD.findall(part)) > 3 or _BREAK.search(part) for part in parts) or parts[-1].strip():
        return None
    return Cue(row.kind, at, finish, text[at:finish].strip(), row.firm, Reach.DIRECT)


_LINE_LEAD = re.compile(r"[\s#*•·>|–—-]{0,8}")


def bracketed(text: str, cue: Cue, start: int, end: int, last: int) -> bool:
    """True if a bracket opened right behind the cue holds the name: 'free_from: [A, B]'."""
    opened = re.compile(r"[\s\"':]{0,5}([\[(])").match(text, cue.end, start)
    if opened is None:
        return False
    close = text.find("]" if opened[1] == "[" else ")", opened.end(), max(last, end + AFTER))
    return close >= end


def wraps_without_sign(text: str, cue: Cue, start: int, end: int, names: list[tuple[int, int]]) -> bool:
    """True for 'Free of sugar,\nX\nTaurine': the claim may end with its line, and X head a list.

    A claim that goes on in the next line shows it there: by another comma, by 'or', or by its full stop.
    """
    between = text[cue.end : start]
    if "\n" not in between or not re.search(r"[^\s:：]", between[: between.find("\n")]):
        return False
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : len(text) if stop < 0 else stop]
    if _CLOSER.search(" " + line) or line.rstrip().endswith((".", "!", ",", ";", "。")):
        return False
    known = _masked(text, cue.end, begin, names)
    unknown = [w for w in _WORD.findall(known.replace("NAME", " ")) if w.casefold() not in _MODIFIERS]
    return bool(unknown) or "," not in line


def only_modifies(words: str) -> bool:
    """True if the words only go with what a cue governs: 'any of the following'."""
    return all(word.casefold() in _MODIFIERS for word in _WORD.findall(words))


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


#: 'No X in our herbs': where it is not.
_IN_OURS = re.compile(
    r"\s(?:in|to|into)\s(?:our|this|these|any|the|all|any)\s(?:[\w-]+\s){0,2}[\w-]+\s*$|\s(?:in|to|into)\s(?:it|"
    r"anything)\s*$",
    re.IGNORECASE,
)


_HIDING = re.compile(r"\s(?:hiding|lurking|hidden|found|used|added|present)\s*$", re.IGNORECASE)


def clean_end(text: str, end: int, last: int) -> bool:
    """True if nothing after the name makes it part of another phrase ('no X needed to feel Y')."""
    following = re.split(
        r"[,;:.()/&、，]|等|など|\s?등|\s[-–—]\s|\s(?:such\sas|like|including)\s", text[end:last], maxsplit=1
    )[0]
    following = _COORDINATOR.split(following, maxsplit=1)[0]
    following = _HIDING.sub("", _IN_OURS.sub("", following))
    return all(word.casefold() in _AFTER_OK for word in _WORD.findall(following))

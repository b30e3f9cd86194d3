"""Hits in a Label become Mentions: declared, claimed absent, mentioned, unclear, and by which words.

Sections rule first: what a panel or list names is declared. Around all other hits, cues rule. A hit in
doubt is unclear, never absent. Knows neither substances nor listings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from screener.context.claims import (
    denied_by_answer,
    implies_the_product,
    reports_a_study,
    subject_of_a_verb,
    tested_around,
    tests_quality,
    warns_of_taking,
    zero_amount_before,
)
from screener.context.cues import CueKind
from screener.context.hormones import claim_about_hormone
from screener.context.scope import (
    DOSE,
    Cue,
    Reach,
    clean_end,
    closed_after,
    closed_list,
    cue_after,
    cue_after_list,
    cue_before,
    dose_follows,
    sentence_bounds,
    within_bracket,
    wraps_in_prose,
)
from screener.model import (
    DECLARING_SECTIONS,
    Document,
    Hit,
    Label,
    Mention,
    Method,
    Role,
    Section,
    SectionKind,
    Zone,
)

_ELSEWHERE = {
    SectionKind.REVIEWS: "It stands in a customer review.",
    SectionKind.RELATED: "It stands among related products.",
    SectionKind.NAVIGATION: "It stands in the navigation of the page.",
}
_ELSEWHERE_ZONES = {
    Zone.REVIEWS: SectionKind.REVIEWS,
    Zone.RELATED: SectionKind.RELATED,
    Zone.NAVIGATION: SectionKind.NAVIGATION,
}
_ROLE_OF = {
    CueKind.ABSENT: (Role.CLAIMED_ABSENT, "claims that it is absent"),
    CueKind.WARNING: (Role.MENTIONED, "makes it part of a warning or interaction"),
    CueKind.COMPARISON: (Role.MENTIONED, "makes it a comparison"),
    CueKind.FACILITY: (Role.FACILITY, "says where the product is made"),
    CueKind.MAY_CONTAIN: (Role.MAY_CONTAIN, "says only that it may be contained"),
    CueKind.TESTED: (Role.MENTIONED, "names what the product is tested for"),
    CueKind.FORMER: (Role.MENTIONED, "speaks of a former recipe"),
    CueKind.REFERENCE: (Role.MENTIONED, "only refers to it"),
    CueKind.RELATION: (Role.MENTIONED, "says what another ingredient is to it"),
}
_FORMER_HEADING = re.compile(
    r"\b(?:old|former|previous|discontinued|alte|altes|frühere|ancienne?s?|anterior|"
    r"antigu[ao]|antig[ao]|vecchi[ao]|star[yae]|poprzedni|oude?|стар\w+|прежн\w+)\b|[旧舊]|이전|구 ",
    re.IGNORECASE,
)
_REFERENCE_HEADING = re.compile(
    r"reference|bibliograph|literatur|further reading|quellen|référence|referenc|riferiment|"
    r"литература|источник|参考文|참고문",
    re.IGNORECASE,
)
_ABSENT_HEADING = re.compile(
    r"(?:\w+ )?free (?:from|of)|what.s not in.*|not inside|what we le(?:ave|ft) out|"
    r"what it does(?:n.t| not) contain|"
    r"contains no(?:ne of(?: the following)?)?|none of the following|does(?:n.t| not) contain|"
    r"(?:made |formulated )?without|"
    r"no added|frei von|ohne(?: zusatz von)?|enthält keine?|sans|ne contient (?:pas|ni)|exempt de|"
    r"sin|libre de|no contiene|"
    r"senza|privo di|non contiene|sem|livre de|não contém|bez|wolne od|nie zawiera|"
    r"zonder|vrij van|bevat geen|без|"
    r"не содержит|不含|不添加|無添加|不使用",
    re.IGNORECASE,
)
_NON = re.compile(r"non-\w{2}", re.IGNORECASE)
_CITATION = re.compile(r"\bet al\b|\bdoi:|\bpmid\b|\bj\. [A-Z]|\b(?:19|20)\d\d;\s?\d+", re.IGNORECASE)
_ITEM_EDGE = re.compile(r"[,;|\n•()\[\]（）、，；。{}\t]|\s[-–—]\s|\.\s")
_DECLARING_KINDS = frozenset(
    {
        CueKind.ABSENT,
        CueKind.MAY_CONTAIN,
        CueKind.FORMER,
        CueKind.TESTED,
        CueKind.FACILITY,
        CueKind.RELATION,
    }
)

_DECLARING_SUFFIXES = frozenset({CueKind.ABSENT, CueKind.COMPARISON, CueKind.TESTED})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a hit stands: its section and the zone of its block."""

    section: Section
    zone: Zone


class _Places:
    def __init__(self, document: Document, label: Label) -> None:
        self._sections = label.sections
        self._starts = [section.start for section in label.sections]
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._block_starts = [block.start for block in self._blocks]

    def at(self, position: int) -> _Place:
        found = bisect_right(self._starts, position) - 1
        section = self._sections[max(found, 0)]
        block = bisect_right(self._block_starts, position) - 1
        inside = block >= 0 and position < self._blocks[block].end
        return _Place(section, self._blocks[block].zone if inside else Zone.MAIN)


def assign_roles(document: Document, label: Label, hits: Sequence[Hit]) -> list[Mention]:
    """Give every hit its role, in the order of `hits`; every role but plain declared says why.

    A substance declared in one place and claimed absent in another is CONTRADICTED where it is declared.
    """
    if not label.sections:
        label = replace(label, sections=(Section(SectionKind.PROSE, 0, len(document.text)),))
    places = _Places(document, label)
    names = sorted({(hit.start, hit.end) for hit in hits})
    starts = [start for start, _ in names]
    mentions = []
    for hit in hits:
        near = names[bisect_right(starts, hit.start - 300) : bisect_right(starts, hit.end + 200)]
        others = [span for span in _disjoint(near) if span[1] <= hit.start or span[0] >= hit.end]
        mentions.append(_mention(document.text, hit, places.at(hit.start), others))
    return _contradictions(mentions)


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _mention(text: str, hit: Hit, place: _Place, others: list[tuple[int, int]]) -> Mention:
    kind = _ELSEWHERE_ZONES.get(place.zone, place.section.kind)
    if hit.lookalike is not None:
        return Mention(hit, Role.LOOKALIKE, kind, f"It is {hit.lookalike}.")
    if kind in _ELSEWHERE:
        return Mention(hit, Role.MENTIONED, kind, _ELSEWHERE[kind])
    if place.zone is Zone.META:
        return Mention(
            hit, Role.HIDDEN, kind, "It stands in the page's metadata, which a reader does not see."
        )
    if place.zone is Zone.HIDDEN:
        if kind in DECLARING_SECTIONS:
            return Mention(
                hit, Role.UNCLEAR, kind, "It stands in an ingredient list that the page does not show."
            )
        return Mention(hit, Role.HIDDEN, kind, "It stands in text that a reader does not see.")
    if hit.method is not Method.EXACT and _NON.match(text, hit.start, hit.end):
        # The matcher may read 'Non-X' as a derivative of X.
        return Mention(
            hit, Role.CLAIMED_ABSENT, kind, '"Non-" stands before it and claims that it is absent.'
        )
    role, reason = (_listed if kind in DECLARING_SECTIONS else _in_prose)(text, hit, place.section, others)
    return Mention(hit, role, kind, reason)


def _listed(text: str, hit: Hit, section: Section, others: list[tuple[int, int]]) -> tuple[Role, str | None]:
    """In a panel or list a name is declared, unless its own item says otherwise ('no DMAA', 'X-free')."""
    first, last = _item(text, hit, section)
    hormone = claim_about_hormone(text, first, hit.start, hit.end, last, listed=True)
    if hormone:
        return Role.MENTIONED, _hormone_reason(hormone)
    behind = cue_after(text, hit.end, min(section.end, hit.end + 100))
    if behind and behind.kind in _DECLARING_SUFFIXES:
        # 'DMAA free 100 mg' may be another spelling of a form; 'DMAA-free orange peel 100 mg' is not.
        dosed = DOSE.match(text[behind.end : behind.end + 14].lstrip())
        if "-" in behind.printed or not dosed:
            return _by_cue(behind, "after")
    sentence_first, sentence_last = sentence_bounds(text, hit.start, hit.end)
    sentence_first = max(sentence_first, section.start)
    zero = zero_amount_before(text, sentence_first, hit.start)
    if zero and not dose_follows(text, hit.end, sentence_last):
        return Role.CLAIMED_ABSENT, f'"{zero}" stands before it and claims that it is absent.'
    ahead = cue_before(text, sentence_first, hit.start, others)
    if ahead is None or ahead.kind not in _DECLARING_KINDS:
        return Role.DECLARED, None
    sentence_last = within_bracket(text, ahead.start, hit.end, sentence_last)
    if ahead.reach is not Reach.DIRECT and not _in_closed_list(text, hit, ahead, sentence_last):
        return Role.DECLARED, None
    if dose_follows(text, hit.end, sentence_last) or not clean_end(text, hit.end, sentence_last):
        return Role.DECLARED, None
    if not _starts_item(text, ahead.start, sentence_first):
        return Role.DECLARED, None
    return _by_cue(ahead, "before")


def _in_closed_list(text: str, hit: Hit, cue: Cue, last: int) -> bool:
    """'without A, B or C': B stands in a list that the cue opens and 'or' closes."""
    absent = cue.kind is CueKind.ABSENT and cue.firm and cue.reach is Reach.OPEN
    return absent and closed_list(text, hit.end, last)


def _item(text: str, hit: Hit, section: Section) -> tuple[int, int]:
    first = max(section.start, hit.start - 160)
    for match in _ITEM_EDGE.finditer(text, first, hit.start):
        first = match.end()
    edge = re.compile(r"[;|\n•\t]").search(text, hit.end, min(section.end, hit.end + 160))
    return first, edge.start() if edge else min(section.end, hit.end + 160)


def _starts_item(text: str, start: int, first: int) -> bool:
    """True if a cue stands at the start of its item: 'Extract, no DMAA' but not 'Passion no. 1 DMAA'."""
    before = text[first:start].rstrip()
    return (
        not before
        or before[-1] in ",;:(|•*-–—[{.、，；：（†"
        or before.casefold().endswith((" and", " or", "contains"))
    )


def _in_prose(
    text: str, hit: Hit, section: Section, others: list[tuple[int, int]]
) -> tuple[Role, str | None]:
    heading = text[section.heading[0] : section.heading[1]] if section.heading else ""
    if section.kind is SectionKind.PROSE and _FORMER_HEADING.search(heading):
        return Role.MENTIONED, f'It stands under "{heading.strip()}", which speaks of a former recipe.'
    if section.kind is SectionKind.PROSE and _REFERENCE_HEADING.search(heading):
        return Role.MENTIONED, f'It stands under "{heading.strip()}", among references.'
    first, last = sentence_bounds(text, hit.start, hit.end, wraps_in_prose)
    first, last = max(first, min(section.start, hit.start)), min(last, max(section.end, hit.end))
    answer = denied_by_answer(text, hit.start, hit.end)
    if answer:
        return Role.CLAIMED_ABSENT, f'The question whether it is contained is answered with "{answer}".'
    headed_absent = section.kind is SectionKind.PROSE and _ABSENT_HEADING.fullmatch(heading.strip(" \t:：?*"))
    behind = cue_after(text, hit.end, last) or cue_after_list(text, hit.end, last, others)
    if behind and behind.kind is not CueKind.POSITIVE:
        return _by_cue(behind, "after")
    dosed = dose_follows(text, hit.end, last)
    hormone = None if dosed else claim_about_hormone(text, first, hit.start, hit.end, last, listed=False)
    if hormone:
        return Role.MENTIONED, _hormone_reason(hormone)
    ahead = cue_before(text, first, hit.start, others)
    if headed_absent and not dosed and not behind and not (ahead and ahead.kind is not CueKind.ABSENT):
        printed = re.sub(r"\s+", " ", heading).strip(" :：*")
        return (
            Role.CLAIMED_ABSENT,
            f'It stands under "{printed}", which claims that it is absent.',
        )
    if ahead and ahead.kind not in {CueKind.POSITIVE, CueKind.ABSENT} and ahead.reach is not Reach.BROKEN:
        return _by_other_cue(text, hit, section, ahead, (first, last, dosed))
    tested = tested_around(text, hit.start, hit.end, last)
    if tested and not dosed:
        return Role.MENTIONED, f'"{tested}" stands after it and names what the product is tested for.'
    if reports_a_study(text, first, last):
        return Role.UNCLEAR, "The sentence reports a study; whether the product contains it is not said."
    if dosed or behind:
        return Role.DECLARED, None
    zero = zero_amount_before(text, first, hit.start)
    if zero:
        return Role.CLAIMED_ABSENT, f'"{zero}" stands before it and claims that it is absent.'
    if ahead and ahead.kind is CueKind.ABSENT:
        return _absent(text, hit, ahead, last)
    if ahead and ahead.kind is CueKind.POSITIVE and ahead.reach is not Reach.BROKEN:
        return Role.DECLARED, None
    if _CITATION.search(text, first, last):
        return Role.MENTIONED, "It stands in the citation of a publication."
    return (
        Role.UNCLEAR,
        "It stands outside any ingredient list, and nothing around it says whether it is contained.",
    )


def _by_other_cue(
    text: str, hit: Hit, section: Section, cue: Cue, sentence: tuple[int, int, bool]
) -> tuple[Role, str | None]:
    """Comparisons, warnings and the like, or unclear where they may speak of the product itself."""
    first, last, dosed = sentence
    if dosed and cue.kind is not CueKind.FORMER:
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but an amount follows.'
    if cue.kind is CueKind.COMPARISON and implies_the_product(text, cue.end, hit.start, hit.end, last):
        return Role.UNCLEAR, f'"{cue.printed}" compares the product with others of this name.'
    if cue.kind is CueKind.TESTED and tests_quality(text, cue.end, hit.start):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may end before it.'
    if (cue.reach is Reach.OPEN or cue.kind is CueKind.COMPARISON) and subject_of_a_verb(
        text, hit.start, hit.end, last
    ):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may end at the comma.'
    takes = re.search(r"if\s+you\b.*\b(?:take|use)$", cue.printed, re.IGNORECASE | re.DOTALL)
    if takes and section.kind is not SectionKind.WARNINGS and not warns_of_taking(text, first, cue.start):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but nothing around it warns of it.'
    return _by_cue(cue, "before")


def _absent(text: str, hit: Hit, cue: Cue, last: int) -> tuple[Role, str | None]:
    """A claim of absence, or unclear where the cue may not reach the name."""
    later_dose = DOSE.search(text[hit.end : last])
    if cue.reach is Reach.BROKEN:
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may not apply to it.'
    if cue.reach is Reach.OPEN and (later_dose or not (cue.firm or closed_after(text, hit.end, last))):
        return Role.UNCLEAR, f'"{cue.printed}" stands before a list that may not end before it.'
    if not cue.firm and not clean_end(text, hit.end, last):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may apply to the words after it.'
    return _by_cue(cue, "before")


def _by_cue(cue: Cue, where: str) -> tuple[Role, str]:
    role, meaning = _ROLE_OF[cue.kind]
    printed = re.sub(r"\s+", " ", cue.printed).strip()
    return role, f'"{printed}" stands {where} it and {meaning}.'


def _hormone_reason(cue: str) -> str:
    printed = re.sub(r"\s+", " ", cue).strip()
    return f'"{printed}" makes it a claim about what the body itself produces.'


def _contradictions(mentions: list[Mention]) -> list[Mention]:
    absent: dict[str, Mention] = {}
    declared = {mention.hit.substances for mention in mentions if mention.role is Role.DECLARED}
    mentions = [_repeated(mention, declared) for mention in mentions]
    for mention in mentions:
        if mention.role is Role.CLAIMED_ABSENT and mention.hit.substances:
            absent.setdefault(mention.hit.substances[0], mention)
    return [_contradicted(mention, absent) for mention in mentions]


def _repeated(mention: Mention, declared: set[tuple[str, ...]]) -> Mention:
    """A claim or title that repeats what the list declares adds nothing to look at."""
    if mention.role is not Role.UNCLEAR or mention.hit.substances not in declared:
        return mention
    return replace(
        mention, role=Role.MENTIONED, reason="It is declared as an ingredient elsewhere on the label."
    )


def _contradicted(mention: Mention, absent: dict[str, Mention]) -> Mention:
    if mention.role is not Role.DECLARED or not mention.hit.substances:
        return mention
    claim = absent.get(mention.hit.substances[0])
    if claim is None:
        return mention
    return replace(
        mention,
        role=Role.CONTRADICTED,
        reason=f"It is declared here and claimed absent elsewhere: {claim.reason}",
    )

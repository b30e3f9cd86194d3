"""Hits in a Label become Mentions: declared, claimed absent, mentioned, unclear, and by which words.

Sections rule first: what a panel or list names is declared. Around all other hits, cues rule. A hit in
doubt is unclear, never absent. Knows neither substances nor listings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from screener.context.answered import affirmed, denied
from screener.context.around import cue_around, warns_abroad
from screener.context.claims import (
    denied_by_answer,
    denied_by_mark,
    given_away,
    implies_the_product,
    is_back,
    is_ours,
    reports_a_study,
    subject_of_a_verb,
    tested_around,
    tests_quality,
    warns_of_taking,
    zero_amount_before,
)
from screener.context.contradictions import with_contradictions
from screener.context.cues import CueKind
from screener.context.headed import claims_absence, meaning_of_heading
from screener.context.hormones import claim_about_hormone
from screener.context.opinions import Opinions
from screener.context.places import Place, Places
from screener.context.policy import (
    doubts,
    limits_of,
    second_opinion,
    speaks_of_else,
    stands_as_sentence,
)
from screener.context.scope import (
    Cue,
    Reach,
    bracketed,
    captioned,
    clean_end,
    closed_after,
    closed_list,
    cue_after,
    cue_after_list,
    cue_before,
    dose_follows,
    within_bracket,
    wraps_without_sign,
)
from screener.context.sentence import sentence_bounds, wraps_in_prose
from screener.context.subjects import cited, denied_after, of_others, questioned, subject_of
from screener.context.topic import topic_with_unnamed_amount
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
from screener.text.units import DOSE

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
_NON = re.compile(r"non-\w{2}", re.IGNORECASE)
_CITATION = re.compile(r"\bet al\b|\bdoi:|\bpmid\b|\bj\. [A-Z]|\b(?:19|20)\d\d;\s?\d+", re.IGNORECASE)
#: Claims that no name of an ingredient ends with, so that they count inside an item: 'tea without X'.
_WITHOUT = re.compile(
    r"(?:made |formulated )?without|free[ _-](?:of|from)|excluding|devoid|not containing|containing no|"
    r"with no",
    re.IGNORECASE,
)
_CONTAINS = re.compile(r"\W*(?:this product |it |the product )?contains?\b", re.IGNORECASE)
_TAKERS = re.compile(
    r"if|when|while|people|persons?|patients|anyone|individuals|those|women|men|adults|somebody|someone|"
    r"athletes|users",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?\d[\d.,]*\s?%")
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

#: Roles of names in prose that are no findings.
_CLEARED = frozenset({Role.CLAIMED_ABSENT, Role.MENTIONED})
_DECLARING_SUFFIXES = frozenset({CueKind.ABSENT, CueKind.COMPARISON, CueKind.TESTED, CueKind.REFERENCE})


def assign_roles(
    document: Document, label: Label, hits: Sequence[Hit], ordinary: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """Give every hit its role, in the order of `hits`; every role but plain declared says why.

    A substance declared in one place and claimed absent in another is CONTRADICTED where it is declared.
    `ordinary` are the places of ordinary names, so that an amount of one is not taken for a listed name's.
    """
    if not label.sections:
        label = replace(label, sections=(Section(SectionKind.PROSE, 0, len(document.text)),))
    places = Places(document, label)
    opinions = Opinions(document.text)
    names = sorted({(hit.start, hit.end) for hit in hits})
    starts = [start for start, _ in names]
    mentions = []
    for hit in hits:
        near = names[bisect_right(starts, hit.start - 300) : bisect_right(starts, hit.end + 200)]
        others = [span for span in _disjoint(near) if span[1] <= hit.start or span[0] >= hit.end]
        mentions.append(_mention(document.text, hit, places.at(hit.start), others, opinions))
    if any(mention.role is Role.MENTIONED for mention in mentions):
        mentions = _with_topic(
            document.text, mentions, topic_with_unnamed_amount(document.text, label, names, ordinary)
        )
    return with_contradictions(mentions)


def _with_topic(text: str, mentions: list[Mention], topic: str | None) -> list[Mention]:
    """What only sentences clear is unclear where the text opens with it and prints an unnamed amount."""
    if topic is None:
        return mentions
    owners = {
        mention.hit.substances for mention in mentions if text[mention.hit.start : mention.hit.end] == topic
    }
    return [
        replace(
            mention, role=Role.UNCLEAR, reason="The text opens with it and prints an amount without a name."
        )
        if mention.role is Role.MENTIONED
        and mention.section is SectionKind.PROSE
        and mention.hit.substances in owners
        else mention
        for mention in mentions
    ]


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _mention(text: str, hit: Hit, place: Place, others: list[tuple[int, int]], opinions: Opinions) -> Mention:
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
    if marked := denied_by_mark(text, hit.start, hit.end):
        return Mention(hit, Role.CLAIMED_ABSENT, kind, f'"{marked}" in its row claims that it is absent.')
    if kind in DECLARING_SECTIONS:
        role, reason = _listed(text, hit, place.section, others)
        span = (hit.start, hit.end)
        if role is Role.DECLARED:
            role, reason = _among_items(text, span, place, others, opinions) or (role, reason)
    else:
        role, reason = _in_prose(text, hit, place.section, others)
        if role is Role.UNCLEAR and (denial := denied_after(text, hit.end)):
            role, reason = Role.CLAIMED_ABSENT, f'"{denial}" stands after it and denies it.'
        if role in {Role.UNCLEAR, Role.DECLARED} and place.others_listed:
            role, reason = _of_something_else(text, hit, others) or (role, reason)
        role, reason = _with_second_opinion(text, hit, place, others, (role, reason), opinions)
    return Mention(hit, role, kind, reason)


def _among_items(
    text: str, span: tuple[int, int], place: Place, others: list[tuple[int, int]], opinions: Opinions
) -> tuple[Role, str] | None:
    """The trained role of a name in what was taken for a list, where it may be a sentence instead, or None.

    No heading says that it is a list, or the name stands in a sentence of its own, without an amount.
    """
    last = sentence_bounds(text, *span, wraps_in_prose)[1]
    unheaded = place.section.heading is None and not dose_follows(text, span[1], last)
    if not unheaded and not stands_as_sentence(text, place.section, span):
        return None
    share = opinions.of(span, others, listed_elsewhere=True)
    if unheaded and not share.read:
        return None
    return second_opinion(text, span, share, below=limits_of(share).among_lists)


def _listed(text: str, hit: Hit, section: Section, others: list[tuple[int, int]]) -> tuple[Role, str | None]:
    """In a panel or list a name is declared, unless its own item says otherwise ('no DMAA', 'X-free')."""
    first, last = _item(text, hit, section)
    hormone = claim_about_hormone(text, first, hit.start, hit.end, last, listed=True)
    if hormone:
        return Role.MENTIONED, _hormone_reason(hormone)
    limit = min(section.end, hit.end + 100)
    behind = cue_after(text, hit.end, limit) or cue_after_list(text, hit.end, limit, others)
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
    if ahead.kind is CueKind.ABSENT and bracketed(text, ahead, hit.start, hit.end, section.end):
        return _by_cue(ahead, "before")
    if ahead.reach is not Reach.DIRECT and not _in_closed_list(text, hit, ahead, sentence_last):
        return Role.DECLARED, None
    if dose_follows(text, hit.end, sentence_last) or not clean_end(text, hit.end, sentence_last):
        return Role.DECLARED, None
    plain = ahead.kind is CueKind.ABSENT and ahead.reach is Reach.DIRECT and _WITHOUT.match(ahead.printed)
    if not plain and not _starts_item(text, ahead.start, sentence_first):
        return Role.DECLARED, None
    return _by_cue(ahead, "before")


def _in_closed_list(text: str, hit: Hit, cue: Cue, last: int) -> bool:
    """'without A, B or C': B stands in a list that the cue opens and 'or' closes."""
    absent = cue.kind is CueKind.ABSENT and cue.reach is Reach.OPEN
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
    if headed := meaning_of_heading(heading, section.kind):
        return Role.MENTIONED, headed
    first, last = sentence_bounds(text, hit.start, hit.end, wraps_in_prose)
    first, last = max(first, min(section.start, hit.start)), min(last, max(section.end, hit.end))
    answer = denied_by_answer(text, hit.start, hit.end, others)
    if answer:
        return Role.CLAIMED_ABSENT, f'The question whether it is contained is answered with "{answer}".'
    headed_absent = section.kind is SectionKind.PROSE and claims_absence(heading)
    behind = (
        cue_after(text, hit.end, last)
        or cue_after_list(text, hit.end, last, others)
        or cue_around(text, first, (hit.start, hit.end), last, others)
    )
    if behind and behind.kind is not CueKind.POSITIVE:
        if given_away(text, first, hit.start, behind.printed):
            return Role.UNCLEAR, f'"{behind.printed}" stands after it, but it may be a gift.'
        return _by_cue(behind, "after")
    dosed = dose_follows(text, hit.end, last)
    hormone = None if dosed else claim_about_hormone(text, first, hit.start, hit.end, last, listed=False)
    if hormone:
        return Role.MENTIONED, _hormone_reason(hormone)
    ahead = cue_before(text, first, hit.start, others)
    caption = captioned(text, hit.start, others) if not dosed and not behind else None
    if caption and (ahead is None or ahead.start <= caption.start):
        return _by_cue(caption, "before")
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
        return _absent(text, hit, ahead, last, others)
    if ahead and ahead.kind is CueKind.POSITIVE and ahead.reach is not Reach.BROKEN:
        return Role.DECLARED, None
    if _CITATION.search(text, first, last):
        return Role.MENTIONED, "It stands in the citation of a publication."
    return (
        Role.UNCLEAR,
        "It stands outside any ingredient list, and nothing around it says whether it is contained.",
    )


def _of_something_else(text: str, hit: Hit, others: list[tuple[int, int]]) -> tuple[Role, str] | None:
    """The role of a name in a sentence that speaks of something else than the product, or None."""
    first, last = sentence_bounds(text, hit.start, hit.end, wraps_in_prose)
    if dose_follows(text, hit.end, last):
        return None
    ahead = cue_before(text, first, hit.start, others)
    declares = ahead is not None and ahead.kind is CueKind.POSITIVE and ahead.reach is not Reach.BROKEN
    if ahead is not None and declares and not of_others(text, first, ahead.start):
        return None
    if answer := questioned(text, hit.start, hit.end):
        return Role.MENTIONED, f'It stands in a question that is answered with "{answer}".'
    if cited(text, hit.start, hit.end):
        return Role.MENTIONED, "It stands in the citation of a publication."
    subject = subject_of(text, first, (hit.start, hit.end), last, others)
    return (Role.MENTIONED, f"The sentence tells of {subject}, not of the product.") if subject else None


def _with_second_opinion(
    text: str,
    hit: Hit,
    place: Place,
    others: list[tuple[int, int]],
    decided: tuple[Role, str | None],
    opinions: Opinions,
) -> tuple[Role, str | None]:
    """The cues' role, or the trained one where the cues leave it open or plainly err."""
    role, reason = decided
    span = (hit.start, hit.end)
    if answer := affirmed(text, span):
        return Role.DECLARED, f'The question whether it is contained is answered with "{answer}".'
    if answer := denied(text, span):
        return Role.CLAIMED_ABSENT, f'The question whether it is contained is answered with "{answer}".'
    first, last = sentence_bounds(text, hit.start, hit.end, wraps_in_prose)
    # Without an amount, and unless the sentence opens with 'Contains', a 'with' or its like declares it.
    weak = (
        role is Role.DECLARED and not dose_follows(text, hit.end, last) and not _CONTAINS.match(text, first)
    )
    if not (role is Role.UNCLEAR or weak or role in _CLEARED):
        return decided
    share = opinions.of(span, others, listed_elsewhere=place.others_listed)
    if role in _CLEARED:
        if doubts(text, span, share):
            return Role.UNCLEAR, f"{reason} But the sentence as a whole reads as if the product held it."
        return decided
    limits = limits_of(share)
    alone = limits.weakly_declared if weak else limits.without_list
    below = limits.beside_list if place.others_listed else alone
    if opinion := second_opinion(text, span, share, below=below):
        return opinion
    if weak and (place.others_listed or share.read) and speaks_of_else(share):
        return Role.UNCLEAR, "The sentence may tell of something else than the product (trained rule)."
    return decided


def _by_other_cue(
    text: str, hit: Hit, section: Section, cue: Cue, sentence: tuple[int, int, bool]
) -> tuple[Role, str | None]:
    """Comparisons, warnings and the like, or unclear where they may speak of the product itself."""
    first, last, dosed = sentence
    if dosed and cue.kind is not CueKind.FORMER:
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but an amount follows.'
    if cue.kind is CueKind.COMPARISON and implies_the_product(text, cue.end, hit.start, hit.end, last):
        return Role.UNCLEAR, f'"{cue.printed}" compares the product with others of this name.'
    if is_ours(text, first, hit.start) and cue.kind is not CueKind.FORMER:
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but it is offered here.'
    if is_back(text, first, last, cue.kind, hit.end, cue.language):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but the sentence puts it into the product.'
    if (
        cue.kind is CueKind.TESTED
        and cue.reach is Reach.OPEN
        and not (clean_end(text, hit.end, last) and not _SHARE.match(text, hit.end))
    ):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may end before it.'
    if cue.kind is CueKind.TESTED and tests_quality(text, cue.end, hit.start):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may end before it.'
    if (cue.reach is Reach.OPEN or cue.kind is CueKind.COMPARISON) and subject_of_a_verb(
        text, hit.start, hit.end, last
    ):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may end at the comma.'
    takes = cue.kind is CueKind.WARNING and cue.language == "en" and _TAKERS.match(cue.printed)
    until = cue.start if takes and takes[0].casefold() in {"if", "when", "while"} else last
    if takes and section.kind is not SectionKind.WARNINGS and not warns_of_taking(text, first, until):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but nothing around it warns of it.'
    abroad = cue.kind is CueKind.WARNING and cue.language != "en"
    if abroad and section.kind is not SectionKind.WARNINGS and not warns_abroad(text, first, last):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but nothing around it warns of it.'
    return _by_cue(cue, "before")


def _absent(
    text: str, hit: Hit, cue: Cue, last: int, others: list[tuple[int, int]]
) -> tuple[Role, str | None]:
    """A claim of absence, or unclear where the cue may not reach the name."""
    later_dose = DOSE.search(text[hit.end : last])
    if cue.reach is Reach.BROKEN:
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may not apply to it.'
    if cue.reach is Reach.OPEN and wraps_without_sign(text, cue, hit.start, hit.end, others):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may end with its line.'
    if cue.reach is Reach.OPEN and (later_dose or not (cue.firm or closed_after(text, hit.end, last))):
        return Role.UNCLEAR, f'"{cue.printed}" stands before a list that may not end before it.'
    if not (cue.firm and cue.reach is Reach.DIRECT) and not clean_end(text, hit.end, last):
        return Role.UNCLEAR, f'"{cue.printed}" stands before it, but may apply to the words after it.'
    return _by_cue(cue, "before")


def _by_cue(cue: Cue, where: str) -> tuple[Role, str]:
    role, meaning = _ROLE_OF[cue.kind]
    printed = re.sub(r"\s+", " ", cue.printed).strip()
    return role, f'"{printed}" stands {where} it and {meaning}.'


def _hormone_reason(cue: str) -> str:
    printed = re.sub(r"\s+", " ", cue).strip()
    return f'"{printed}" makes it a claim about what the body itself produces.'

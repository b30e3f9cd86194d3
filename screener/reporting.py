"""Findings, considered mentions, coverage and outcome put together as one Report.

Everything a report says is decided in earlier stages; here it is only arranged and worded. Knows no
files, no cues and no rules of matching.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from screener.documents.page_numbers import page_numbers
from screener.evidence import Locator
from screener.lexicon.authorities import subject_of
from screener.lexicon.schema import Lexicon, Listing
from screener.matching import LookupMatch, explain
from screener.model import (
    Check,
    Considered,
    Coverage,
    Document,
    Effect,
    Finding,
    Hit,
    InputInfo,
    Label,
    Mention,
    Method,
    Observation,
    ObservationKind,
    Outcome,
    Product,
    Report,
    ReportedIngredient,
    Role,
    Versions,
    plain,
)
from screener.observations import Condition, Named, Seen, depends_on_an_amount, observe
from screener.verdict import FINDING_ROLES, Judge, Judged, considered_role, outcome_of, reference_listing

#: What no result says, whatever it found. Shown with every report.
LIMITS = (
    "The label's words were compared with lists; nothing was tested, and what a label does not name is not "
    "found.",
    "No listed match is not clearance: lists are incomplete, and an ingredient may be listed elsewhere.",
    "A finding says that an authority's list or position names the ingredient; it does not say that this "
    "product is unlawful or contains what its label names.",
)

#: Characters that nobody writes, and fewer different ones than any name has: what has them is no text.
_FEWEST_LETTERS = 4
_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_UNRECOGNISED_METHODS = frozenset({Method.DERIVATIVE, Method.CLASS})


@dataclass(frozen=True, slots=True)
class Screened:
    """All that the stages made of one document."""

    document: Document
    label: Label
    mentions: Sequence[Mention]
    ordinary: Sequence[tuple[int, int]]  # printed spans of ordinary names
    checks: Sequence[Check]


def compose(screened: Screened, judge: Judge, product: Product, versions: Versions) -> Report:
    """The report of one screened document."""
    document = screened.document
    locator = Locator(document)
    rulings = [(mention, judge.judge(mention)) for mention in screened.mentions]
    judged = [j for _, j in rulings if j is not None]
    found = [j for j in judged if j.effect is not None]
    seen = observe(document, screened.label, _named(rulings, judge))
    ingredients = _ingredients(screened, locator)
    coverage = _coverage(screened, ingredients, judge.lexicon)
    outcome, reason = _outcome(screened, found, coverage, versions.policy)
    return Report(
        outcome=outcome,
        reason=reason,
        product=product,
        input=InputInfo(document.media_type, document.sha256, document.pages, document.read_by),
        versions=versions,
        text=document.text,
        ingredients=ingredients,
        findings=tuple(_with_missing_amount(_finding(j, document, locator), seen) for j in found),
        considered=_considered([j for j in judged if j.effect is None], document.text, locator),
        checks=(*document.checks, *screened.checks),
        coverage=coverage,
        limits=LIMITS,
        observations=tuple(_observation(one, document.text, locator) for one in seen),
    )


def _named(rulings: Sequence[tuple[Mention, Judged | None]], judge: Judge) -> list[Named]:
    """The substances named, as the observations want them: with what the listings say of amounts."""
    named = []
    for mention, judged in rulings:
        hit = mention.hit
        if not _names_something(hit):
            continue
        substance = judged.substance.id if judged is not None else hit.substances[0]
        named.append(
            Named(
                substance,
                hit.start,
                hit.end,
                declared=mention.role in FINDING_ROLES,
                counted=judge.ruling(substance).effect is not None,
                found=judged is not None and judged.effect is not None,
                conditions=_conditions(substance, judge),
            )
        )
    return named


def _conditions(substance: str, judge: Judge) -> tuple[Condition, ...]:
    """What the listings that the policy covers say of amounts, whether or not they make a finding."""
    return tuple(
        _condition(listing, judge)
        for listing in judge.lexicon.listings_of(substance)
        if listing.conditions
        and (listing.limit is not None or depends_on_an_amount(listing.conditions))
        and judge.policy.covers(listing)
        and listing.in_force(judge.as_of)
    )


def _condition(listing: Listing, judge: Judge) -> Condition:
    limit = listing.limit
    of = (limit.of if limit else None) or listing.substance
    return Condition(
        authority=subject_of(listing.authority),
        words=listing.conditions or "",
        of=of,
        of_name=judge.lexicon.substances[of].name,
        amount=limit.amount if limit else None,
        unit=limit.unit if limit else None,
        per=limit.per if limit else None,
    )


def _observation(seen: Seen, text: str, locator: Locator) -> Observation:
    return Observation(seen.kind, text[seen.start : seen.end], locator.span(seen.start, seen.end), seen.note)


def _with_missing_amount(finding: Finding, seen: Sequence[Seen]) -> Finding:
    """A restriction by amount cannot be weighed where the label gives none: the finding says so."""
    if finding.effect is not Effect.RESTRICTED:
        return finding
    notes = [
        one.note
        for one in seen
        if one.kind is ObservationKind.AMOUNT_NOT_GIVEN and one.start == finding.span.start
    ]
    return replace(finding, explanation=" ".join([finding.explanation, *notes])) if notes else finding


def _finding(judged: Judged, document: Document, locator: Locator) -> Finding:
    hit = judged.mention.hit
    printed = document.text[hit.start : hit.end]
    span = locator.span(hit.start, hit.end)
    explanation = explain(hit, printed, judged.substance.name)
    if any(start < hit.end and hit.start < end for start, end in document.by_ocr):
        explanation = f"{explanation} {_how_it_was_seen(document, hit)}"
    if judged.mention.role is not Role.DECLARED and judged.reason:
        explanation = f"{explanation} {_sentence(judged.reason)}"
    assert judged.effect is not None
    return Finding(
        substance=judged.substance,
        alternatives=judged.alternatives,
        effect=judged.effect,
        printed=printed,
        span=span,
        matched_name=hit.matched_name,
        method=hit.method,
        distance=hit.distance,
        role=judged.mention.role,
        section=judged.mention.section,
        explanation=explanation,
        listings=judged.listings,
        sure=judged.sure,
    )


def _how_it_was_seen(document: Document, hit: Hit) -> str:
    """That a picture was read, and which letters of the name the engine was not sure of."""
    doubtful = [
        document.text[max(start, hit.start) : min(end, hit.end)]
        for start, end in document.doubtful
        if start < hit.end and hit.start < end
    ]
    if not doubtful:
        return "Read from a picture by OCR."
    return f"Read from a picture by OCR, which was not sure of {', '.join(map(repr, doubtful))}."


def _considered(judged: Sequence[Judged], text: str, locator: Locator) -> tuple[Considered, ...]:
    considered = []
    for one in judged:
        hit = one.mention.hit
        printed = text[hit.start : hit.end]
        if hit.lookalike is not None:
            reason = explain(hit, printed, one.substance.name)
        else:
            reason = _sentence(one.reason or "It makes no finding under this policy")
        considered.append(
            Considered(
                one.substance, printed, locator.span(hit.start, hit.end), considered_role(one.mention), reason
            )
        )
    return tuple(considered)


def _ingredients(screened: Screened, locator: Locator) -> tuple[ReportedIngredient, ...]:
    naming = [m.hit for m in screened.mentions if _names_something(m.hit)]
    naming.sort(key=lambda hit: (hit.start, hit.end))
    ends = list(accumulate((hit.end for hit in naming), max))
    reported = []
    for item in screened.label.ingredients:
        recognised: dict[str, None] = {}
        for place in range(bisect_right(ends, item.start), len(naming)):
            hit = naming[place]
            if hit.start >= item.end:
                break
            if hit.end > item.start:
                recognised.update(dict.fromkeys(hit.substances))
        reported.append(
            ReportedIngredient(
                printed=item.printed,
                name=item.name,
                amount=item.amount,
                unit=item.unit,
                section=item.section,
                parent=item.parent,
                span=locator.span(item.start, item.end),
                recognised=tuple(recognised),
            )
        )
    return tuple(reported)


def _names_something(hit: Hit) -> bool:
    return hit.lookalike is None and hit.method not in _UNRECOGNISED_METHODS


def _coverage(screened: Screened, ingredients: Sequence[ReportedIngredient], lexicon: Lexicon) -> Coverage:
    listed = ordinary = 0
    starts = [start for start, _ in screened.ordinary]  # in text order, without overlap
    for item in ingredients:
        if any(lexicon.listings_of(substance) for substance in item.recognised):
            listed += 1
        else:
            place = bisect_left(starts, item.span.end) - 1
            touched = place >= 0 and screened.ordinary[place][1] > item.span.start
            ordinary += bool(item.recognised) or touched
    return Coverage(
        ingredients=len(ingredients),
        listed=listed,
        ordinary=ordinary,
        unrecognised=len(ingredients) - listed - ordinary,
        unread_pages=screened.document.unread_pages,
        unread_parts=screened.document.unread_parts,
    )


def _outcome(
    screened: Screened, found: Sequence[Judged], coverage: Coverage, policy: str
) -> tuple[Outcome, str | None]:
    """The outcome and its sentence. Without findings it depends on what could be read: absence is not
    clearance."""
    document = screened.document
    if document.problem is not None:
        return Outcome.NOT_SCREENABLE, document.problem
    outcome = outcome_of(found)
    if found:
        return outcome, _summary(found, policy)
    unread = _unread(screened, coverage)
    if unread is not None:
        return Outcome.NOT_SCREENABLE, unread
    return outcome, _nothing_listed(coverage)


def _nothing_listed(coverage: Coverage) -> str:
    if coverage.ingredients == 1:
        unknown = ", and it is not known to this lexicon" if coverage.unrecognised else ""
        return f"The one ingredient read is named on no list that this policy counts{unknown}."
    unknown = ", and none of them is known to this lexicon" if _all_unknown(coverage) else ""
    return (
        f"None of the {coverage.ingredients} ingredients read is named on a list that this policy "
        f"counts{unknown}."
    )


def _all_unknown(coverage: Coverage) -> bool:
    return coverage.unrecognised == coverage.ingredients


def _unread(screened: Screened, coverage: Coverage) -> str | None:
    if not screened.document.text.strip():
        return "There is no text in it to screen."
    if coverage.unread_parts:
        why = " ".join(c.reason for c in screened.document.checks if c.name == "read_column" and c.reason)
        return f"Nothing listed stands on what could be read, but not all of the row could be. {why}"
    if coverage.unread_pages:
        pages = page_numbers(coverage.unread_pages)
        return f"Nothing listed stands on what could be read, but {pages} could not be read."
    if screened.document.unsure_pages:
        pages = ", ".join(map(str, screened.document.unsure_pages))
        return (
            f"Nothing listed was read, but the picture of page {pages} cannot be read reliably. Take it "
            "again from nearer, in focus and in even light, or give the text."
        )
    for check in screened.document.checks:
        if check.name in ("ingredient_panel", "weigh_names") and not check.ran:
            return check.reason
    if not coverage.ingredients:
        return "No ingredient list was found in the text."
    if _all_unknown(coverage) and not _is_typed(screened.document):
        # Given text is what it is; what comes out of a file or page like this may be no list at all.
        return (
            "None of the names read as ingredients is known: they were probably not read rightly "
            f"({coverage.ingredients} read)."
        )
    return None


def _is_typed(document: Document) -> bool:
    """Whether the text is as someone wrote it, and holds the ingredients as the caller gave them."""
    text = document.text
    written = _UNWRITTEN.search(text) is None and len(set(text.casefold())) >= _FEWEST_LETTERS
    return document.read_by == "text" and written


def _summary(found: Sequence[Judged], policy: str) -> str:
    """The headline. Only what flags by itself is said to be named; the rest is for a person to look at."""
    flagging = [j for j in found if outcome_of([j]) is Outcome.FLAGGED]
    named = list(dict.fromkeys(j.substance.name for j in flagging))
    others = list(dict.fromkeys(j.substance.name for j in found if j.substance.name not in named))
    look = f"A person should look at {_listed(others)}." if others else ""
    if not named:
        return look
    lists = "which is on a list" if len(named) == 1 else "which are on lists"
    headline = f"The label names {_listed(named)}, {lists} that policy {policy} counts as prohibited."
    return f"{headline} {look}".rstrip()


def _listed(names: Sequence[str]) -> str:
    """One name or more, at most four written out, as a person writes them: 'A, B and C'."""
    shown = [*names[:4], f"{len(names) - 4} more"] if len(names) > 4 else list(names)
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def _sentence(text: str) -> str:
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


@dataclass(frozen=True, slots=True)
class LookupResult:
    """One substance that a query may mean, with all its names and listings."""

    match: LookupMatch
    lexicon: Lexicon

    @property
    def substance(self) -> str:
        return self.match.substance

    @property
    def method(self) -> Method:
        return self.match.method

    @property
    def distance(self) -> int:
        return self.match.distance

    def to_dict(self) -> dict[str, Any]:
        """One item of `lookup --format json`."""
        found = self.lexicon.substances[self.match.substance]
        return {
            "substance": {"id": found.id, "name": found.name, "identifiers": dict(found.identifiers)},
            "matched_name": self.match.matched_name,
            "method": self.match.method.value,
            "distance": self.match.distance,
            "whole": self.match.whole,
            "kind": found.kind.value,
            "names": [name.text for name in found.names],
            "listings": [plain(reference_listing(listing)) for listing in self.lexicon.listings_of(found.id)],
            "note": found.note,
        }

"""The words in which reports speak to people, one place for all forms."""

from __future__ import annotations

from collections.abc import Mapping

from screener.model import ListingRef, Method, Role, SectionKind, Span
from screener.render.calibration import MOST_LETTERS, calibration

OUTCOME_WORDS: Mapping[str, str] = {
    "flagged": "FLAGGED: the label names an ingredient that a counted list prohibits",
    "review": "REVIEW: a person should look at this label",
    "no_listed_match": "NO LISTED MATCH: no ingredient that was read is on a counted list",
    "not_screenable": "NOT SCREENABLE: nothing can be said of this label",
}

EFFECT_WORDS: Mapping[str, str] = {
    "prohibited": "prohibited",
    "restricted": "restricted",
    "review": "to review",
}

#: Between what is printed and the substance: by whether it means that beyond doubt.
MEANS_WORDS: Mapping[bool, str] = {True: "is", False: "may be"}

OBSERVATIONS_HEADING = "Also seen on the label (not findings)"

ROLE_WORDS: Mapping[Role, str] = {
    Role.DECLARED: "declared as an ingredient",
    Role.CONTRADICTED: "declared in one place and claimed absent in another",
    Role.UNCLEAR: "named where it is not clear whether it is an ingredient",
    Role.CLAIMED_ABSENT: "claimed absent",
    Role.MENTIONED: "mentioned, not declared",
    Role.FACILITY: "named as made in the same facility",
    Role.MAY_CONTAIN: "named as a possible trace",
    Role.HIDDEN: "in text that a reader does not see",
    Role.LOOKALIKE: "a look-alike",
    Role.NOT_COUNTED_BY_POLICY: "not counted by this policy",
}

CHECKED_WORDS: Mapping[str, str] = {
    "official_page": "citation checked on the official page",
    "archived_copy": "citation checked on an archived copy",
    "secondary": "cited from a secondary source",
    "not_opened": "citation not opened",
}

#: The kinds of match that leave a doubt whether the printed words are that name at all.
_DOUBTED_KINDS: Mapping[Method, str] = {
    Method.FOLDED: "another spelling",
    Method.OCR: "letters that scanners confuse",
    Method.FUZZY: "misprinted",
    Method.DERIVATIVE: "part of a longer chemical name",
    Method.CLASS: "formed like the names of a class",
}
_LETTERS = ("", "one letter", "two letters", "three or more letters")


def calibration_words(method: Method, distance: int) -> str | None:
    """How often matches of this kind were right in the project's test cases, in one sentence.

    None where the letters (or the registry number) are the name's own, which leaves nothing to doubt.
    """
    kind = _DOUBTED_KINDS.get(method)
    if kind is None:
        return None
    if distance:
        kind = f"{kind}, {_LETTERS[min(distance, MOST_LETTERS)]}"
    counted = calibration(method, distance)
    if counted is None:
        return f"No test case says how often matches of this kind ({kind}) are right."
    counts = f"{counted.right} of {counted.judged} matches of this kind ({kind}) were right"
    doubt = "" if counted.says_something else "; that is too few to say how often they are"
    return f"In the test cases, {counts}{doubt}."


def section_words(section: SectionKind) -> str:
    return section.value.replace("_", " ")


def place_words(span: Span) -> str:
    return f"page {span.page}" if span.page is not None else f"character {span.start + 1}"


def citation_words(listing: ListingRef) -> str:
    """Title, document, dates and address of a listing in one line."""
    parts = [listing.title]
    if listing.document:
        parts.append(listing.document)
    if listing.effective_from:
        parts.append(f"from {listing.effective_from}")
    if listing.effective_to:
        parts.append(f"until {listing.effective_to}")
    return ", ".join(parts)

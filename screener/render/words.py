"""The words in which reports speak to people, one place for all forms."""

from __future__ import annotations

from collections.abc import Mapping

from screener.model import ListingRef, Role, SectionKind, Span

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

"""Who the authorities are, in words: the one place for their names.

An authority without words of its own is shown by its id, so that a private lexicon works too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class AuthorityName(NamedTuple):
    """`title` heads an entry, `subject` begins a sentence ('FDA lists it')."""

    title: str
    subject: str


AUTHORITIES: Mapping[str, AuthorityName] = {
    "us-fda": AuthorityName("FDA, United States", "FDA"),
    "us-dea": AuthorityName("DEA, United States", "DEA"),
    "us-dod": AuthorityName("Department of Defense, United States", "the US Department of Defense"),
    "us-ftc": AuthorityName("FTC, United States", "the US Federal Trade Commission"),
    "us-usda": AuthorityName("USDA, United States", "the US Department of Agriculture"),
    "us-ca": AuthorityName("California, United States", "California"),
    "us": AuthorityName("United States", "the United States"),
    "wada": AuthorityName("WADA, sport", "WADA"),
    "who": AuthorityName("World Health Organization", "the World Health Organization"),
    "au": AuthorityName("Australia", "Australia"),
    "br": AuthorityName("Brazil", "Brazil"),
    "ca": AuthorityName("Canada", "Canada"),
    "cn": AuthorityName("China", "China"),
    "cz": AuthorityName("Czechia", "Czechia"),
    "de": AuthorityName("Germany", "Germany"),
    "dk": AuthorityName("Denmark", "Denmark"),
    "eu": AuthorityName("European Union", "the European Union"),
    "fr": AuthorityName("France", "France"),
    "it": AuthorityName("Italy", "Italy"),
    "jp": AuthorityName("Japan", "Japan"),
    "kr": AuthorityName("South Korea", "South Korea"),
    "nz": AuthorityName("New Zealand", "New Zealand"),
    "uk": AuthorityName("United Kingdom", "the United Kingdom"),
}


def subject_of(authority: str) -> str:
    """The authority's name as the subject of a sentence."""
    found = AUTHORITIES.get(authority)
    return found.subject if found else authority

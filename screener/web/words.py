"""The words in which pages say what a report says in codes.

Knows English, not the law: it never says more than the code does. Absence of a match is not clearance,
and a listing is somebody's listing.
"""

from __future__ import annotations

from collections.abc import Mapping

from screener.lexicon.authorities import AUTHORITIES as KNOWN_AUTHORITIES
from screener.render.words import CHECKED_WORDS, ROLE_WORDS

OUTCOMES = {
    "flagged": "Flagged",
    "review": "Needs review",
    "no_listed_match": "No listed match",
    "not_screenable": "Could not be screened",
}

#: What an outcome does not say, or what to do about it; stands under the reason.
OUTCOME_NOTES = {
    "flagged": "Each finding below says whose list names it and where that is published. "
    "That does not say that the product is unlawful, nor what it really contains.",
    "review": "A person has to decide. Each finding below says what is uncertain.",
    "no_listed_match": "That is not clearance: it covers the words that were read, "
    "and the lists that this policy counts.",
    "not_screenable": "Nothing can be said about this product. "
    "Try a clearer copy, another file format, or paste the text of the label.",
}

EFFECTS = {
    "prohibited": "Listed as prohibited or not approved",
    "restricted": "Listed as restricted",
    "review": "For review",
}

METHODS = {
    "exact": "letter for letter",
    "folded": "after undoing a spelling convention",
    "identifier": "by its registry number",
    "ocr": "after undoing letters that scanners confuse",
    "fuzzy": "with a small difference in spelling",
    "derivative": "as part of a longer chemical name",
    "class": "by the stem of its name",
}

BASES = {
    "binding": "binding rule or list",
    "agency_position": "position of the agency",
    "advisory": "warning or evaluation",
    "monitored": "monitored",
    "test_method": "test method",
    "permitted": "permitted",
}

AUTHORITIES = {authority: name.title for authority, name in KNOWN_AUTHORITIES.items()}

SECTIONS = {
    "supplement_facts": "Supplement Facts",
    "nutrition_facts": "Nutrition Facts",
    "ingredients": "ingredient list",
    "other_ingredients": "other ingredients",
    "directions": "directions",
    "warnings": "warnings",
    "claims": "claims",
    "allergens": "allergen statement",
    "contact": "contact details",
    "reviews": "customer reviews",
    "related": "related products",
    "navigation": "navigation of the page",
    "product": "product name",
    "prose": "running text",
}

CHECKS = {
    "ran": "done",
    "skipped": "not done",
}

NAME_TYPES = {
    "common": "Common names",
    "synonym": "Synonyms",
    "systematic": "Systematic names",
    "inn": "International nonproprietary names",
    "abbreviation": "Abbreviations",
    "code": "Development codes",
    "brand": "Brand names",
    "botanical": "Botanical names",
    "vernacular": "Plant names in use",
    "misspelling": "Misspellings seen on labels",
}

IDENTIFIERS = {"cas": "CAS", "unii": "UNII", "inchikey": "InChIKey", "pubchem": "PubChem"}

_ALL: dict[str, Mapping[str, str]] = {
    "outcome": OUTCOMES,
    "note": OUTCOME_NOTES,
    "effect": EFFECTS,
    "role": {role.value: text for role, text in ROLE_WORDS.items()},
    "method": METHODS,
    "basis": BASES,
    "checked": CHECKED_WORDS,
    "authority": AUTHORITIES,
    "section": SECTIONS,
    "check": CHECKS,
    "name_type": NAME_TYPES,
    "identifier": IDENTIFIERS,
}


def say(code: str | None, kind: str) -> str:
    """The words for a code of that kind; a code without words of its own is said with its own letters."""
    if code is None:
        return ""
    return _ALL[kind].get(code, code.replace("_", " "))

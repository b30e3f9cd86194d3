"""The form of an editor's entries, as strict pydantic models, and their errors as sentences.

Only `load` imports this module, so that a compiled release loads without pydantic. It knows nothing of
files, and of no entry but the one it looks at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from screener.lexicon.schema import Basis, Checked, Kind, NameType

RELATION_TYPES = Literal[
    "source_of",
    "constituent_of",
    "salt_of",
    "ester_of",
    "isomer_of",
    "metabolite_of",
    "derivative_of",
    "member_of",
    "declared_as",
]
ACTIONS = Literal[
    "rule",
    "statute",
    "schedule",
    "warning_letter",
    "advisory",
    "import_alert",
    "statement",
    "list",
    "test_method",
    "edition",
]
CONTEXTS = Literal["dietary_supplement", "food", "drug", "sport", "sport_in_competition", "military", "any"]

#: Invisible characters that come along when text is copied from a PDF or a web page.
INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff\ufffd\ufffe")


def _clean(text: str) -> str:
    if not text or text != text.strip():
        raise ValueError("is empty or begins or ends with a blank; remove the blank")
    if any(unicodedata.category(letter) == "Cc" or letter in INVISIBLE for letter in text):
        raise ValueError("holds an invisible or control character; type it again by hand")
    return text


def _cas(text: str) -> str:
    """CAS numbers end in a check digit: the others, weighted 1, 2, 3 ... from the right, summed modulo 10."""
    if not re.fullmatch(r"[1-9]\d{1,6}-\d\d-\d", text):
        raise ValueError(
            "is not a CAS number (2 to 7 digits, 2 digits, 1 digit); look it up again or leave it out"
        )
    digits = [int(digit) for digit in text.replace("-", "")]
    total = sum(weight * digit for weight, digit in enumerate(reversed(digits[:-1]), start=1))
    if total % 10 != digits[-1]:
        raise ValueError("has a wrong CAS check digit; look it up again or leave it out")
    return text


def _web_address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise ValueError("is not a web address; copy it from the browser, beginning with https://")
    return text


def _listed_by_type(value: object) -> object:
    """A plain list of names in a language is short for names of type `common`."""
    return {"common": value} if isinstance(value, list) else value


def _one_name(value: object) -> object:
    """A plain name is short for a verified one."""
    return value if isinstance(value, dict) else {"name": value}


def _as_text(value: object) -> object:
    """PubChem numbers are written as numbers."""
    return str(value) if type(value) is int else value


Text = Annotated[str, AfterValidator(_clean)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
WebAddress = Annotated[str, AfterValidator(_web_address)]
NameTypeField = Annotated[NameType, Field(strict=False)]


class Form(BaseModel):
    """What is not in the form is refused, and nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NameForm(Form):
    name: Text
    verified: bool = True


NameField = Annotated[NameForm, BeforeValidator(_one_name)]
NamesByType = dict[NameTypeField, list[NameField]]


class IdentifiersForm(Form):
    cas: Annotated[str, AfterValidator(_cas)] | None = None
    unii: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{10}$")] | None = None
    inchikey: Annotated[str, StringConstraints(pattern=r"^[A-Z]{14}-[A-Z]{10}-[A-Z]$")] | None = None
    pubchem: Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[1-9]\d*$")] | None = None


class RelationForm(Form):
    type: RELATION_TYPES
    target: Id


class LookalikeForm(Form):
    name: Text
    reason: Text


class SubstanceForm(Form):
    id: Id
    name: Text
    kind: Annotated[Kind, Field(strict=False)]
    names: NamesByType = {}
    translations: dict[Language, Annotated[NamesByType, BeforeValidator(_listed_by_type)]] = {}
    identifiers: IdentifiersForm = IdentifiersForm()
    relations: list[RelationForm] = []
    lookalikes: list[LookalikeForm] = []
    note: Text | None = None


class LimitForm(Form):
    amount: Annotated[float, Field(gt=0)]
    unit: Text
    per: Literal["day", "serving", "product"]
    of: Id | None = None


class CitationForm(Form):
    """What a list says of itself and a listing may override."""

    title: Text | None = None
    document: Text | None = None
    url: WebAddress | None = None
    basis: Annotated[Basis, Field(strict=False)] | None = None
    action: ACTIONS | None = None
    context: CONTEXTS | None = None
    checked: Annotated[Checked, Field(strict=False)] | None = None
    effective_from: date | None = None
    effective_to: date | None = None


class ListingForm(CitationForm):
    substance: Id | None = None
    substances: Annotated[list[Id], Field(min_length=1)] | None = None
    list: Id
    status: Text
    conditions: Text | None = None
    limit: LimitForm | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _names_its_substances(self) -> ListingForm:
        if (self.substance is None) == (self.substances is None):
            raise ValueError("needs either `substance: id` or `substances: [id, id]`, one of the two")
        if self.limit is not None and self.conditions is None:
            raise ValueError("has a `limit` but no `conditions`; say the limit in words as well")
        return self


class AuthorityFileForm(Form):
    """The outermost form of a file in listings/; its entries are looked at one by one."""

    authority: Id
    lists: dict[Id, dict[str, Any]] = {}
    listings: list[dict[str, Any]] = []


class ReviewedPairForm(Form):
    ordinary: Text
    listed: Text
    reason: Text


class ReviewedFileForm(Form):
    hides: list[dict[str, Any]]


class CountRuleForm(Form):
    authority: Id | None = None
    lists: Annotated[list[Id], Field(min_length=1)] | None = None
    contexts: Annotated[list[CONTEXTS], Field(min_length=1)] | None = None


class PolicyForm(Form):
    id: Id
    name: Text
    description: Text
    counts: Annotated[list[CountRuleForm], Field(min_length=1)]
    excludes: list[CountRuleForm] = []


class ExceptionForm(Form):
    """A finding of `check` that was reviewed and stands, with the reason."""

    kind: Id
    where: Text
    reason: Text


def sentences(error: ValidationError) -> Iterator[str]:
    """Each fault of one entry as the end of a sentence that begins with the entry's place."""
    for fault in error.errors(include_url=False):
        field = ".".join(str(part) for part in fault["loc"] if part != "[key]")
        given = fault["input"]
        match fault["type"]:
            case "missing":
                yield f"`{field}` is missing; add it."
            case "extra_forbidden":
                yield f"`{field}` is not a field of the form in lexicons/README.md; correct or remove it."
            case "string_type":
                yield f"`{field}` is {given!r}, which YAML does not read as text; put it in quotes."
            case "date_type" | "date_from_datetime_inexact" | "date_from_datetime_parsing":
                yield f"`{field}` is {given!r}, not a day; write it as 2026-01-31, without quotes."
            case "enum" | "literal_error":
                yield f"`{field}` is {given!r}; write one of {fault['ctx']['expected']}."
            case "string_pattern_mismatch":
                yield f"`{field}` is {given!r}, which has not the form {fault['ctx']['pattern']}; correct it."
            case "value_error":
                subject = f"`{field}` {given!r} " if field else ""
                yield f"{subject}{fault['ctx']['error']}."
            case _:
                yield f"`{field}`: {fault['msg']}, but it is {given!r}; see the form in lexicons/README.md."

"""The values that pass between the stages: Document, Label, Hit, Mention, Finding, Report.

Everything here is frozen and free of behaviour beyond serialising itself. This module knows nothing
of any other module of the project; when two rooms need the same thing, it belongs here.

Offsets count Unicode code points of the one canonical text (`Document.text`), half open: [start, end).
Boxes are (x0, top, x1, bottom) in PDF points or image pixels of the named page, origin top left.
Pages count from 1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

Box = tuple[float, float, float, float]


class Outcome(StrEnum):
    """What a report says as a whole. Absence of a finding is not clearance, hence no 'safe'."""

    FLAGGED = "flagged"
    REVIEW = "review"
    NO_LISTED_MATCH = "no_listed_match"
    NOT_SCREENABLE = "not_screenable"


class Effect(StrEnum):
    """What the counted listings of one substance amount to under one policy."""

    PROHIBITED = "prohibited"
    RESTRICTED = "restricted"
    REVIEW = "review"


class Method(StrEnum):
    """By which rule printed characters met a name, from sure to unsure."""

    EXACT = "exact"  # the same letters and digits, blanks and hyphens aside
    FOLDED = "folded"  # the same after undoing a spelling convention (sulph/sulf, -in/-ine, a/alpha)
    IDENTIFIER = "identifier"  # a CAS number or UNII
    OCR = "ocr"  # the same after undoing letters that scanners confuse
    FUZZY = "fuzzy"  # within the edit budget of its length
    DERIVATIVE = "derivative"  # a listed name inside a longer chemical name that is not known
    CLASS = "class"  # no known name, but a stem or skeleton that says what class it belongs to


class Role(StrEnum):
    """What a mention means where it stands."""

    DECLARED = "declared"
    CONTRADICTED = "contradicted"  # declared here and claimed absent there
    UNCLEAR = "unclear"
    CLAIMED_ABSENT = "claimed_absent"
    MENTIONED = "mentioned"  # warning, comparison, reference, review, related product, tested for ...
    FACILITY = "facility"
    MAY_CONTAIN = "may_contain"
    HIDDEN = "hidden"  # text that a reader does not see: white on white, off the page, meta keywords
    LOOKALIKE = "lookalike"
    NOT_COUNTED_BY_POLICY = "not_counted_by_policy"


class SectionKind(StrEnum):
    """What a stretch of a label is."""

    SUPPLEMENT_FACTS = "supplement_facts"
    NUTRITION_FACTS = "nutrition_facts"
    INGREDIENTS = "ingredients"
    OTHER_INGREDIENTS = "other_ingredients"
    DIRECTIONS = "directions"
    WARNINGS = "warnings"
    CLAIMS = "claims"
    ALLERGENS = "allergens"  # 'contains: milk', 'made in a facility that ...'
    CONTACT = "contact"
    REVIEWS = "reviews"
    RELATED = "related"
    NAVIGATION = "navigation"
    PRODUCT = "product"  # name, title
    PROSE = "prose"  # anything that was not typed


class ObservationKind(StrEnum):
    """What is stated of a label beside its findings (docs/explanation/observations.md)."""

    AMOUNT_NOT_GIVEN = "amount_not_given"  # of a finding whose listing depends on an amount
    AMOUNT_AND_LIMIT = "amount_and_limit"  # what the label gives beside what a listing names
    BLEND_WORD = "blend_word"
    MANY_INGREDIENTS = "many_ingredients"
    MUCH_CAFFEINE = "much_caffeine"
    HIGH_DAILY_VALUE = "high_daily_value"
    QUESTIONABLE_CLAIM = "questionable_claim"
    CERTIFICATION_NAMED = "certification_named"
    DISEASE_CLAIM = "disease_claim"
    DRUG_ALTERNATIVE = "drug_alternative"


#: Sections in which a printed name is a declaration of an ingredient, whatever is said elsewhere.
DECLARING_SECTIONS = frozenset(
    {
        SectionKind.SUPPLEMENT_FACTS,
        SectionKind.NUTRITION_FACTS,
        SectionKind.INGREDIENTS,
        SectionKind.OTHER_INGREDIENTS,
    }
)


class Zone(StrEnum):
    """Where in a page's structure a block stands, as far as the file itself says so."""

    MAIN = "main"
    STRUCTURED = "structured"  # JSON-LD, microdata, product JSON of the shop
    META = "meta"  # meta keywords and descriptions
    NAVIGATION = "navigation"
    REVIEWS = "reviews"
    RELATED = "related"
    FOOTER = "footer"
    HIDDEN = "hidden"  # white on white, off the page, visually hidden


class BlockKind(StrEnum):
    """The shape of a block: what the reader of the file knows without understanding it."""

    HEADING = "heading"
    LINE = "line"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Product:
    """What the caller or the page says the product is. Never used for matching."""

    name: str | None = None
    brand: str | None = None
    url: str | None = None
    seller: str | None = None
    upc: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch [start, end) of the document's text with its shape and place."""

    start: int
    end: int
    kind: BlockKind = BlockKind.LINE
    zone: Zone = Zone.MAIN
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Where the characters [start, end) are printed: page (from 1) and box."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Reading:
    """A second reading of the same pages (another text order), with its own text and words."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One step that a screening took or had to skip, and why."""

    name: str
    ran: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file after reading: its text, blocks in text order, and how it was read.

    `problem` is the one sentence why nothing could be read; then `text` is empty. `by_ocr` are the spans that
    were read from pictures, and `doubtful` those of letters in them that the engine was not sure of, both in
    text order; the pictures of `unsure_pages` cannot be read reliably. `unread_parts` are the columns of a
    row that could not be read where others could; the checks say why.
    """

    text: str
    media_type: str
    sha256: str
    read_by: str  # pdf-text | ocr | html | text
    blocks: tuple[Block, ...] = ()
    words: tuple[Word, ...] = ()
    pages: int | None = None
    unread_pages: tuple[int, ...] = ()
    second: Reading | None = None
    product: Product = field(default_factory=Product)
    checks: tuple[Check, ...] = ()
    problem: str | None = None
    by_ocr: tuple[tuple[int, int], ...] = ()
    unsure_pages: tuple[int, ...] = ()
    doubtful: tuple[tuple[int, int], ...] = ()
    unread_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A typed stretch of the text; `heading` is the span of the words that typed it, if any."""

    kind: SectionKind
    start: int
    end: int
    heading: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One declared item: `start`/`end` span the name as printed, `parent` indexes the enclosing blend."""

    start: int
    end: int
    printed: str
    name: str
    section: SectionKind
    amount: float | None = None
    unit: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A document understood: sections in text order (together they cover the text), ingredients."""

    sections: tuple[Section, ...]
    ingredients: tuple[Ingredient, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the lexicon standing at [start, end) of the text, however it is spelled there.

    `substances` are all that the characters may mean, best first. `matched_name` is the name as the
    lexicon writes it. `note` adds what the explanation must say (which letters differ, which salt was
    set aside). `sure` is False where the reading competes with another or is only possible.
    """

    start: int
    end: int
    substances: tuple[str, ...]
    matched_name: str
    method: Method
    distance: int = 0
    sure: bool = True
    note: str | None = None
    lookalike: str | None = None  # set: not a match after all, and this is what it is instead


@dataclass(frozen=True, slots=True)
class Mention:
    """A hit in its role, with the cue and rule that gave the role as one sentence."""

    hit: Hit
    role: Role
    section: SectionKind
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SubstanceRef:
    """A substance as a report names it."""

    id: str
    name: str
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListingRef:
    """A listing as a report cites it. Dates are ISO 8601 strings; None is 'not known'."""

    authority: str
    list: str
    basis: str
    status: str
    title: str
    url: str | None
    effective_from: str | None
    effective_to: str | None
    conditions: str | None
    document: str | None = None
    context: str | None = None
    action: str | None = None
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where something is printed: [start, end) of the text, and page and boxes where known."""

    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A declared listed substance, with the evidence and the listings that this policy counts."""

    substance: SubstanceRef
    alternatives: tuple[SubstanceRef, ...]
    effect: Effect
    printed: str
    span: Span
    matched_name: str
    method: Method
    distance: int
    role: Role
    section: SectionKind
    explanation: str
    listings: tuple[ListingRef, ...]
    sure: bool = True  # the characters mean this substance beyond doubt; by itself it may flag
    decision: None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """A hit that is not a finding, and in one sentence why."""

    substance: SubstanceRef
    printed: str
    span: Span
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A fact that stands on the label and is no finding: what is printed where, and one sentence on it."""

    kind: ObservationKind
    printed: str
    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class ReportedIngredient:
    """An ingredient as the report shows it, with every substance of the lexicon that it names."""

    printed: str
    name: str
    amount: float | None
    unit: str | None
    section: SectionKind
    parent: int | None
    span: Span
    recognised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the label was understood."""

    ingredients: int
    listed: int
    ordinary: int
    unrecognised: int
    unread_pages: tuple[int, ...] = ()
    unread_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InputInfo:
    media_type: str
    sha256: str
    pages: int | None
    read_by: str


@dataclass(frozen=True, slots=True)
class Versions:
    """What a replay needs beside the input: engine, lexicon, policy and date."""

    engine: str
    lexicon_release: str
    lexicon_sha256: str
    policy: str
    as_of: str


@dataclass(frozen=True)
class Report:
    """The one thing that all front ends speak. Immutable, serialisable, replayable.

    The receipt covers everything but itself and `id`, which the store gives.
    """

    outcome: Outcome
    reason: str | None  # one sentence: why this outcome
    product: Product
    input: InputInfo
    versions: Versions
    text: str
    ingredients: tuple[ReportedIngredient, ...]
    findings: tuple[Finding, ...]
    considered: tuple[Considered, ...]
    checks: tuple[Check, ...]
    coverage: Coverage
    limits: tuple[str, ...]
    id: str | None = None
    observations: tuple[Observation, ...] = ()

    @cached_property
    def receipt(self) -> str:
        """'sha256:' and the hash of the report's canonical JSON without `id` and `receipt`."""
        body = {key: value for key, value in self._body().items() if key != "id"}
        canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """The report in the public form (docs/reference/report.md), of JSON types only."""
        body = self._body()
        return {"id": body.pop("id"), "receipt": self.receipt, **body}

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as one JSON document; the same report gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _body(self) -> dict[str, Any]:
        versions = self.versions
        return {
            "id": self.id,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "product": plain(self.product),
            "input": plain(self.input),
            "engine": {"version": versions.engine},
            "lexicon": {"release": versions.lexicon_release, "sha256": versions.lexicon_sha256},
            "policy": {"id": versions.policy, "as_of": versions.as_of},
            "text": self.text,
            "ingredients": plain(self.ingredients),
            "findings": plain(self.findings),
            "considered": plain(self.considered),
            "observations": plain(self.observations),
            "checks": plain(self.checks),
            "coverage": plain(self.coverage),
            "limits": plain(self.limits),
        }


def plain(value: Any) -> Any:
    """Turn the model's values into JSON types: dataclasses to objects by field, tuples to lists."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    names = getattr(type(value), "__dataclass_fields__", None)
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    return value

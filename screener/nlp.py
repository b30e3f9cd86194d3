"""The screener as a component of spaCy pipelines: sections, ingredients and findings as spans of a Doc.

    nlp = spacy.blank("en")
    nlp.add_pipe("screener", config={"policy": "us"})

Installed with the package as the spaCy factory `screener`; nothing else of the package imports spaCy, whose
loading takes half a second. Matching works on characters, never on spaCy's tokens, which cut chemical
names: spans are laid over the tokens they touch (`alignment_mode="expand"`), and the report keeps the exact
places.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc, Span

from screener.labels import understand
from screener.model import Document, Report
from screener.pipeline import Screener

#: Groups of spans that the component writes: each span is labelled with its kind, the findings with the
#: substance.
SECTIONS, INGREDIENTS, FINDINGS = "sections", "ingredients", "findings"


class ScreenerComponent:
    """Reads a Doc's text as a label. The report itself is `doc._.screening`."""

    def __init__(self, policy: str) -> None:
        self._screener = Screener(policy)
        if not Doc.has_extension("screening"):
            Doc.set_extension("screening", default=None)

    def __call__(self, doc: Doc) -> Doc:
        # The text as it is, not cleaned, so that every offset is the Doc's own.
        document = Document(doc.text, "text/plain", sha256(doc.text.encode()).hexdigest(), "text")
        report = self._screener.screen_document(document)
        matches = self._screener.matcher.match(doc.text)
        label = understand(document, [(hit.start, hit.end) for hit in matches.hits], matches.ordinary)
        doc.spans[SECTIONS] = _spans(doc, ((s.start, s.end, s.kind.value) for s in label.sections))
        doc.spans[INGREDIENTS] = _spans(doc, ((i.start, i.end, i.section.value) for i in label.ingredients))
        doc.spans[FINDINGS] = _spans(doc, _found(report))
        doc._.screening = report
        return doc


def _found(report: Report) -> Iterable[tuple[int, int, str]]:
    return ((finding.span.start, finding.span.end, finding.substance.id) for finding in report.findings)


def _spans(doc: Doc, places: Iterable[tuple[int, int, str]]) -> list[Span]:
    laid = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in places)
    return [span for span in laid if span is not None and len(span)]


@Language.factory(
    "screener",
    default_config={"policy": "us"},
    assigns=["doc._.screening"],
    retokenizes=False,
)
def screener_component(nlp: Language, name: str, policy: str) -> ScreenerComponent:
    """`nlp` and `name` are what spaCy hands to every factory.

    Raises UnknownPolicyError for a policy that the lexicon does not hold.
    """
    del nlp, name
    return ScreenerComponent(policy)

"""The spaCy component: its spans lie on the printed words, and its report is the screener's."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import screener.nlp  # noqa: F401  registers the factory, as the installed entry point does
from screener import Screener
from screener.errors import UnknownPolicyError

LABEL = (
    "Supplement Facts\n2-(dimethylamino)ethanol 50 mg\nPicamilon 100 mg\nWarnings: keep away from children."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("screener", config={"policy": "us"})
    return pipeline


def test_findings_ingredients_and_sections_are_spans_of_the_doc(nlp: Language) -> None:
    doc = nlp(LABEL)
    assert [(span.text, span.label_) for span in doc.spans["findings"]] == [("Picamilon", "picamilon")]
    assert [span.text for span in doc.spans["ingredients"]] == ["2-(dimethylamino)ethanol", "Picamilon"]
    assert [span.label_ for span in doc.spans["sections"]] == ["supplement_facts", "warnings"]


def test_the_report_is_that_of_the_screener(nlp: Language) -> None:
    assert nlp(LABEL)._.screening.outcome is Screener("us").screen_text(LABEL).outcome


@pytest.mark.parametrize("text", ["", " ", "\n", "no names here", "picamilon\r\nzinc 5 mg"])
def test_any_text_is_a_doc_with_the_three_groups(nlp: Language, text: str) -> None:
    assert {"sections", "ingredients", "findings"} <= set(nlp(text).spans)


@given(st.text(alphabet="pikatropn \n,:(1mg)-β", max_size=60))
@settings(max_examples=40, deadline=None)
def test_a_finding_covers_what_the_report_prints(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for span, finding in zip(doc.spans["findings"], doc._.screening.findings, strict=True):
        assert finding.printed in span.text


def test_an_unknown_policy_is_told_when_the_component_is_added() -> None:
    with pytest.raises(UnknownPolicyError, match="mars"):
        spacy.blank("en").add_pipe("screener", config={"policy": "mars"})

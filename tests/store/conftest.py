"""A small report, built by hand from the model, for tests of what keeps it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screener.model import (
    Check,
    Coverage,
    Effect,
    Finding,
    InputInfo,
    Method,
    Outcome,
    Product,
    Report,
    Role,
    SectionKind,
    Span,
    SubstanceRef,
    Versions,
)
from screener.store import Store

ReportMaker = Callable[..., Report]


def build_report(
    *,
    outcome: Outcome = Outcome.FLAGGED,
    product: Product | None = None,
    substance: str = "picamilon",
    alternatives: tuple[str, ...] = (),
    policy: str = "us",
    text: str = "Pikatropin 100 mg",
    sha256: str = "ab" * 32,
) -> Report:
    finding = Finding(
        substance=SubstanceRef(substance, substance.title()),
        alternatives=tuple(SubstanceRef(other, other.title()) for other in alternatives),
        effect=Effect.PROHIBITED,
        printed=text[:10],
        span=Span(0, 10, page=1, boxes=((1.0, 2.0, 3.5, 4.25),)),
        matched_name="pikatropin",
        method=Method.EXACT,
        distance=0,
        role=Role.DECLARED,
        section=SectionKind.SUPPLEMENT_FACTS,
        explanation="The label prints 'Pikatropin', a name of Picamilon.",
        listings=(),
    )
    return Report(
        outcome=outcome,
        reason="One sentence.",
        product=product or Product(),
        input=InputInfo("text/plain", sha256, None, "text"),
        versions=Versions("0.1.0", "2026.11", "cd" * 32, policy, "2026-11-23"),
        text=text,
        ingredients=(),
        findings=(finding,) if outcome is Outcome.FLAGGED else (),
        considered=(),
        checks=(Check("read_text", ran=True),),
        coverage=Coverage(1, 1, 0, 0),
        limits=("Not a test of the product.",),
    )


@pytest.fixture
def make_report() -> ReportMaker:
    return build_report


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "screener.db")

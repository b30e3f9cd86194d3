"""The pipeline as a caller sees it, on the bundled lexicon."""

import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener import Screener
from screener.errors import ScreenerError, SourceError, UnknownPolicyError
from screener.model import Outcome, Role

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener("us", DAY)


def found(report: object) -> set[str]:
    return {finding.substance.id for finding in report.findings}  # type: ignore[attr-defined]


def test_the_example_label_pdf_is_flagged_for_picamilon(screener: Screener) -> None:
    report = screener.screen_file(EXAMPLES / "focus-label.pdf")
    assert report.outcome is Outcome.FLAGGED
    assert found(report) == {"picamilon"}
    first = report.findings[0]
    assert first.printed == "Pikatropin"
    assert first.span.page == 1
    assert first.span.boxes
    assert any(listing.authority == "us-fda" and listing.url for listing in first.listings)
    assert {(c.printed, c.role) for c in report.considered} >= {("DMAA", Role.CLAIMED_ABSENT)}


def test_the_example_page_is_flagged_for_bmpea_and_not_for_reviews_or_related_products(
    screener: Screener,
) -> None:
    report = screener.screen_file(EXAMPLES / "thermo-page.html")
    assert report.outcome is Outcome.FLAGGED
    assert found(report) == {"bmpea"}
    assert report.findings[0].printed == "2-Phenylpropylamine"
    assert report.product.brand == "Redrock"
    assert {c.substance.id for c in report.considered} >= {"dmaa", "kratom", "ephedra"}


def test_the_clean_example_has_no_listed_match(screener: Screener) -> None:
    report = screener.screen_file(EXAMPLES / "calm-label.txt")
    assert report.outcome is Outcome.NO_LISTED_MATCH
    assert report.coverage.unrecognised == 0


_LABEL = "Supplement Facts\nServing Size 1 capsule\n{}\nOther ingredients: gelatin, rice flour\n"


@pytest.mark.parametrize(
    "row",
    [
        "Pikatropln 100 mg",  # as a scanner reads it
        "Pika\u200btropin 100 mg",
        "ＰＩＫＡＴＲＯＰＩＮ 100 mg",
        "Pikatropin100mg",
        "Pika-\ntropin 100 mg",
        "Clear Blend 1.2 g: L-tyrosine, (choline; [bacopa {50% bacosides}, Pikatropin]), taurine",
        "P I K A T R O P I N 100 mg",
        "Pіkatropіn 100 mg",  # Cyrillic і
    ],
)
def test_pikatropin_is_found_however_it_is_printed(screener: Screener, row: str) -> None:
    report = screener.screen_text(_LABEL.format(row))
    assert report.outcome is Outcome.FLAGGED
    assert found(report) == {"picamilon"}
    (finding,) = report.findings
    assert report.text[finding.span.start : finding.span.end] == finding.printed


def test_what_the_directions_deny_is_considered_and_not_found(screener: Screener) -> None:
    report = screener.screen_text(
        "Ingredients: taurine, caffeine, malic acid\nDirections: take one. This product does not contain DMAA."
    )
    assert report.outcome is Outcome.NO_LISTED_MATCH
    (denied,) = [c for c in report.considered if c.substance.id == "dmaa"]
    assert denied.role is Role.CLAIMED_ABSENT


@pytest.mark.parametrize("policy", ["us", "us-military", "eu", "uk", "ca", "au", "cn", "jp", "kr", "all"])
def test_ordinary_things_that_some_list_monitors_or_tests_for_are_never_findings(policy: str) -> None:
    report = Screener(policy, DAY).screen_ingredients(
        ["Caffeine 100 mg", "Niacin 16 mg", "Vitamin C", "Zinc"]
    )
    assert not report.findings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("   \n ", "text"),
        ("See image for ingredients.", "ingredient list"),
        ("Crush your goals with our award-winning experience. Subscribe and save!", "ingredient list"),
    ],
)
def test_what_cannot_be_screened_says_why(screener: Screener, text: str, reason: str) -> None:
    report = screener.screen_text(text)
    assert report.outcome is Outcome.NOT_SCREENABLE
    assert report.reason is not None
    assert reason in report.reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n<<",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"PK\x03\x04" + b"\x00" * 60,
        bytes(range(256)) * 8,
    ],
)
def test_files_that_cannot_be_read_give_a_report_and_no_error(screener: Screener, data: bytes) -> None:
    report = screener.screen_file(data)
    assert report.outcome is Outcome.NOT_SCREENABLE
    assert report.reason
    assert not report.findings


def test_bytes_paths_and_files_give_the_same_report(screener: Screener) -> None:
    path = EXAMPLES / "calm-label.txt"
    by_path = screener.screen_file(path).to_json()
    assert screener.screen_file(path.read_bytes()).to_json() == by_path
    assert screener.screen_file(io.BytesIO(path.read_bytes())).to_json() == by_path
    assert screener.screen_file(str(path)).to_json() == by_path


def test_a_result_replays_byte_for_byte() -> None:
    one = Screener("all", DAY).screen_file(EXAMPLES / "focus-label.pdf")
    other = Screener("all", DAY).screen_file(EXAMPLES / "focus-label.pdf")
    assert one.to_json() == other.to_json()
    assert one.receipt == other.receipt


def test_the_receipt_changes_with_anything_that_matters(screener: Screener) -> None:
    receipts = {
        screener.screen_text("Ingredients: zinc").receipt,
        screener.screen_text("Ingredients: zinc ").receipt,
        Screener("all", DAY).screen_text("Ingredients: zinc").receipt,
        Screener("us", date(2026, 11, 24)).screen_text("Ingredients: zinc").receipt,
    }
    assert len(receipts) == 4


def test_the_report_has_the_public_form(screener: Screener) -> None:
    report = json.loads(screener.screen_text("Ingredients: Pikatropin 100 mg, zinc").to_json())
    assert list(report)[:3] == ["id", "receipt", "outcome"]
    assert set(report) >= {
        "product", "input", "engine", "lexicon", "policy", "text", "ingredients", "findings", "considered",
        "checks", "coverage", "limits",
    }  # fmt: skip
    (finding,) = report["findings"]
    assert finding["substance"]["id"] == "picamilon"
    assert finding["effect"] == "prohibited"
    assert finding["span"] == {"start": 13, "end": 23, "page": None, "boxes": []}
    assert report["ingredients"][0]["amount"] == 100.0
    assert report["ingredients"][0]["recognised"] == ["picamilon"]


def test_rows_are_answered_one_by_one_in_order(screener: Screener) -> None:
    rows = [
        {"id": 1, "Ingredients": "Pikatropin, zinc"},
        {"id": 2, "ingredients": ""},
        {"id": 3, "text": 7},
        {"id": 4, "name": "Calm", "ingredients": ["GABA", "Niacin"]},
        {"id": 5, "file": "../../etc/passwd"},
        {"id": 6, "description": "Ingredients: zinc, vitamin C", "ingredients": "Phenibut 250 mg"},
    ]
    reports = list(screener.screen_batch(rows))
    assert [report.outcome.value for report in reports] == [
        "flagged", "not_screenable", "not_screenable", "no_listed_match", "not_screenable", reports[5].outcome.value,
    ]  # fmt: skip
    assert reports[3].product.name == "Calm"
    assert found(reports[5]) == {"phenibut"}
    assert "must hold text" in (reports[2].reason or "")


def test_the_caller_s_mistakes_are_errors(screener: Screener, tmp_path: Path) -> None:
    with pytest.raises(UnknownPolicyError, match="no policy 'mars'"):
        Screener("mars")
    with pytest.raises(SourceError, match="cannot be opened"):
        screener.screen_file(tmp_path / "nothing.pdf")
    with pytest.raises(ScreenerError, match="has no 'colour'"):
        screener.screen_text("zinc", product={"colour": "red"})


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        (lambda s: s.screen_text(None), "Give the label as text, not NoneType."),
        (lambda s: s.screen_text(b"zinc"), "Give the label as text, not bytes."),
        (lambda s: s.read_text(5), "Give the label as text, not int."),
        (lambda s: s.screen_html(None), "Give the page as text or bytes, not NoneType."),
        (lambda s: s.screen_html("x", url=5), "Give the page's address as text, not int."),
        (lambda s: s.screen_file(None), "Give a path, bytes or a binary file, not NoneType."),
        (lambda s: s.screen_file(io.StringIO("zinc")), "opened for bytes"),
        (lambda s: s.screen_file("a\0b"), "cannot be opened"),
        (lambda s: s.screen_ingredients("zinc"), "as a list of texts"),
        (lambda s: s.screen_ingredients(None), "as a list of texts"),
        (lambda s: s.screen_ingredients(["zinc", 5]), "as a list of texts"),
        (lambda s: s.screen_batch(5), "Give the rows as a list of mappings, not int."),
        (lambda s: s.screen_batch({"text": "zinc"}), "Give the rows as a list of mappings, not dict."),
        (lambda s: s.lookup(None), "Give the name as text, not NoneType."),
        (lambda s: s.screen_text("zinc", product=5), "as a Product or a mapping"),
        (lambda s: s.screen_text("zinc", product={"name": 5}), "Give the product's name as text, not int."),
        (lambda s: s.screen_text("zinc", product={5: "x", "y": 1}), "has no 5"),
        (lambda _: Screener(as_of="2026-01-01"), "Give as_of as a datetime.date, not str."),
        (lambda _: Screener(as_of=datetime(2026, 1, 1)), "Give as_of as a datetime.date, not datetime."),
        (lambda _: Screener(policy=None), "Give the policy as its id or the path of its file"),
    ],
)
def test_an_argument_of_another_type_is_one_clear_sentence(screener: Screener, mistake, sentence) -> None:
    with pytest.raises(ScreenerError) as caught:
        mistake(screener)
    assert sentence in str(caught.value)


def test_a_row_that_is_no_mapping_is_an_error_in_its_row(screener: Screener) -> None:
    reports = list(screener.screen_batch([5, None, "zinc", {"text": "Ingredients: zinc"}]))
    assert [report.outcome.value for report in reports] == ["not_screenable"] * 3 + ["no_listed_match"]
    assert "A row must map columns to values" in (reports[0].reason or "")


@pytest.mark.parametrize(
    ("text", "policy", "reason"),
    [
        (
            "Ingredients: Pikatropin, pikamilon, zinc",
            "us",
            "The label names Picamilon, which is on a list that policy us counts as prohibited.",
        ),
        (
            "Ingredients: Pikatropin, phenibut, zinc",
            "us-military",
            "The label names Picamilon and Phenibut, which are on lists that policy us-military counts as "
            "prohibited.",
        ),
        (
            "Ingredients: zinc, vitamin C",
            "us",
            "None of the 2 ingredients read is named on a list that this policy counts.",
        ),
    ],
)
def test_the_headline_is_one_plain_sentence(text: str, policy: str, reason: str) -> None:
    assert Screener(policy, DAY).screen_text(text).reason == reason


@pytest.mark.parametrize("query", ["vitamin c", "Gelatin", "zinc"])
def test_nothing_is_suggested_for_the_name_of_an_ordinary_ingredient(screener: Screener, query: str) -> None:
    assert screener.lookup(query) == []
    assert (screener.ordinary_name(query) or "").casefold() == query.casefold()


@pytest.mark.parametrize("query", ["pikatropin", "niacin", "qwertyuiop", ""])
def test_other_names_are_not_ordinary_only(screener: Screener, query: str) -> None:
    assert screener.ordinary_name(query) is None


@pytest.mark.parametrize(
    ("query", "substance"),
    [
        ("pikatropin", "picamilon"),
        ("2-phenylpropylamine", "bmpea"),
        ("ma huang", "ephedra"),
        ("DMHA", "dmha"),
    ],
)
def test_lookup_finds_the_substance_by_any_name(screener: Screener, query: str, substance: str) -> None:
    best = screener.lookup(query)[0].to_dict()
    assert best["substance"]["id"] == substance
    assert best["method"] == "exact"
    assert best["listings"]


def test_lookup_suggests_what_was_meant(screener: Screener) -> None:
    assert screener.lookup("pikatrpoinn")[0].substance == "picamilon"
    assert screener.lookup("qwertyuiop") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered_and_every_span_is_exact(text: str) -> None:
    report = Screener("all", DAY).screen_text(text)
    for finding in report.findings:
        assert report.text[finding.span.start : finding.span.end] == finding.printed
    for considered in report.considered:
        assert report.text[considered.span.start : considered.span.end] == considered.printed
    for item in report.ingredients:
        assert report.text[item.span.start : item.span.end] == item.printed
    json.loads(report.to_json())

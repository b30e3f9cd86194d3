"""How labels are read: what counts as an ingredient found, and the label files that this is measured on."""

from __future__ import annotations

import importlib
import json
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import Screener
from screener.evaluate.extraction import (
    Extracted,
    GoldIngredient,
    Share,
    extraction_of,
    normal,
    render_extraction,
)
from screener.model import Considered, Report, ReportedIngredient, Role, SectionKind, Span, SubstanceRef

GOLD = Path(__file__).resolve().parents[2] / "gold" / "files"
RECORDS = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text("utf-8").splitlines()]
FONTS = Path("/usr/share/fonts/truetype/liberation")
DAY = date(2026, 11, 23)

Row = tuple[str, float | None, str | None, int | None]
FACTS, OTHER = SectionKind.SUPPLEMENT_FACTS, SectionKind.OTHER_INGREDIENTS


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener("all", DAY)


@pytest.fixture(scope="module")
def blank(screener: Screener) -> Report:
    return screener.screen_text("Zinc")


def report_of(
    blank: Report, rows: Sequence[Row], *, section: SectionKind = FACTS, prose: str = "", printed: str = ""
) -> Report:
    """A report whose text is the names, one a line, behind the prose; `printed` prints another text for all."""
    text, items = prose, []
    for name, amount, unit, parent in rows:
        shown = printed or name
        span = Span(len(text), len(text) + len(shown))
        clean = " ".join(name.split())
        items.append(ReportedIngredient(shown, clean, amount, unit, section, parent, span, ()))
        text += shown + "\n"
    return replace(blank, text=text, ingredients=tuple(items), findings=(), considered=())


def named(name: str) -> Row:
    return name, None, None, None


@pytest.mark.parametrize(
    ("read", "gold", "same"),
    [
        ("Zinc Citrate", "zinc  citrate", True),
        ("Cognizin®", "Cognizin", True),
        ("Cognizin (R)", "Cognizin", True),
        ("Glycine †", "Glycine", True),
        ("Glycine, 500 mg", "Glycine", True),
        ("Glycine (500 mg)", "Glycine", True),
        ("Адаптоген 50 мг", "Адаптоген", True),
        ("Flaxseed ﬂour", "Flaxseed flour", True),
        ("N-Acetyl-\nL-Cysteine", "N-Acetyl-L-Cysteine", True),
        ("Polyethylene Glycol 400", "Polyethylene Glycol", False),
        ("Green Tea extract (50% EGCG)", "Green Tea extract", False),
        ("Theanine", "Theacrine", False),
        ("1,3-Dimethylamylamine", "1,4-Dimethylamylamine", False),
    ],
)
def test_names_are_compared_without_what_a_label_may_add(
    blank: Report, read: str, gold: str, same: bool
) -> None:
    assert (normal(read) == normal(gold)) is same
    result = extraction_of(report_of(blank, [named(read)]), [gold])
    assert (result.found, result.missed, len(result.wrong)) == ((1, (), 0) if same else (0, (gold,), 1))


def test_a_salt_in_brackets_belongs_to_the_name_or_to_what_is_printed(blank: Report) -> None:
    report = report_of(blank, [named("Zinc (as Zinc Citrate)")])
    items = (replace(report.ingredients[0], name="Zinc"),)
    assert extraction_of(replace(report, ingredients=items), ["Zinc (as Zinc Citrate)"]).found == 1
    assert extraction_of(replace(report, ingredients=items), ["Zinc"]).found == 1
    assert extraction_of(replace(report, ingredients=items), ["Zinc (as Zinc Oxide)"]).found == 0


def test_a_name_that_does_not_stand_in_its_span_is_not_found(blank: Report) -> None:
    result = extraction_of(report_of(blank, [named("Taurine")], printed="Glycine"), ["Taurine"])
    assert (result.found, result.read, result.f1) == (0, 1, 0.0)


def test_each_reported_ingredient_answers_one_gold_name(blank: Report) -> None:
    assert extraction_of(report_of(blank, [named("Zinc")]), ["Zinc", "Zinc"]).missed == ("Zinc",)
    assert extraction_of(report_of(blank, [named("Zinc"), named("Zinc")]), ["Zinc"]).wrong == ("Zinc",)


def test_the_head_of_a_blend_counts_only_where_the_gold_knows_blends(blank: Report) -> None:
    report = report_of(blank, [("Focus Blend", 1.0, "g", None), ("Taurine", None, None, 0)])
    assert extraction_of(report, ["Taurine"]).wrong == ()
    assert extraction_of(report, [{"name": "Taurine"}]).wrong == ("Focus Blend",)
    assert extraction_of(report, [{"name": "Taurine"}, {"name": "Focus Blend", "optional": True}]).read == 1


def test_an_optional_ingredient_is_neither_missed_nor_wrong(blank: Report) -> None:
    gold: list[GoldIngredient] = [{"name": "Calories", "optional": True}, {"name": "Zinc"}]
    for rows in ([named("Zinc")], [named("Zinc"), named("Calories")]):
        assert extraction_of(report_of(blank, rows), gold).errors == ()


@pytest.mark.parametrize(
    ("gold", "read", "figures"),
    [
        ({"amount": 200.0, "unit": "mcg"}, ("Zinc", 200.0, "µg", None), (1, 1, 1, 1)),
        ({"amount": 200.0, "unit": "mcg"}, ("Zinc", 20.0, "mg", None), (0, 1, 0, 1)),
        ({"amount": 200.0, "unit": "mcg"}, ("Zinc", None, None, None), (0, 1, 0, 1)),
        ({"amount": None, "unit": None}, ("Zinc", 5.0, "mg", None), (0, 1, 0, 1)),
        ({"amount": None, "unit": None}, ("Zinc", None, None, None), (0, 0, 0, 0)),
        ({}, ("Zinc", 5.0, "mg", None), (0, 0, 0, 0)),
    ],
)
def test_amounts_and_units_are_judged_where_one_is_printed_or_read(
    blank: Report, gold: dict[str, Any], read: Row, figures: tuple[int, int, int, int]
) -> None:
    result = extraction_of(report_of(blank, [read]), [{"name": "Zinc", **gold}])
    assert (result.amounts.right, result.amounts.of, result.units.right, result.units.of) == figures


@pytest.mark.parametrize(
    ("gold", "parent", "right", "of"),
    [
        ({"parent": "Focus Blend"}, 0, 1, 1),
        ({"parent": "Pump Blend"}, 0, 0, 1),
        ({"parent": "Focus Blend"}, None, 0, 1),
        ({"parent": None}, 0, 0, 1),
        ({"parent": None}, None, 0, 0),
        ({}, 0, 0, 0),
    ],
)
def test_a_part_is_right_under_the_blend_that_the_gold_names(
    blank: Report, gold: dict[str, Any], parent: int | None, right: int, of: int
) -> None:
    report = report_of(blank, [named("Focus Blend"), ("Taurine", None, None, parent)])
    parents = extraction_of(report, [{"name": "Focus Blend"}, {"name": "Taurine", **gold}]).parents
    assert (parents.right, parents.of) == (right, of)


def test_of_two_ingredients_of_one_name_each_is_held_against_its_own_section(blank: Report) -> None:
    panel = report_of(blank, [("Yohimbe", 200.0, "mg", None)])
    both = report_of(blank, [named("Yohimbe")], section=OTHER, prose=panel.text)
    both = replace(both, ingredients=(*panel.ingredients, *both.ingredients))
    gold: list[GoldIngredient] = [
        {"name": "Yohimbe", "section": "other_ingredients", "amount": None},
        {"name": "Yohimbe", "section": "supplement_facts", "amount": 200.0},
    ]
    assert extraction_of(both, gold).errors == ()


def test_an_ingredient_read_in_a_warning_is_an_error_of_sections(blank: Report) -> None:
    prose = "Directions\nTake one with water.\n"
    report = report_of(blank, [named("Zinc")], prose=prose)
    stray = replace(report.ingredients[0], name="water", printed="water", span=Span(25, 30))
    gold, told = ["Zinc"], [{"type": "directions", "starts_with": "Take one", "length": 20}]
    assert extraction_of(report, gold, told).sections == Share(1, 1)
    misread = extraction_of(replace(report, ingredients=(*report.ingredients, stray)), gold, told)
    assert (misread.sections.right, misread.sections.of) == (0, 1)
    assert misread.wrong == ("water",)


def test_a_stretch_that_was_not_read_is_not_judged(blank: Report) -> None:
    told = [{"type": "warnings", "starts_with": "Keep away from children"}]
    assert extraction_of(report_of(blank, [named("Zinc")]), ["Zinc"], told).sections == Share()


@pytest.mark.parametrize(
    ("role", "wanted", "right"),
    [
        (Role.CLAIMED_ABSENT, "claimed_absent", True),
        (Role.CLAIMED_ABSENT, ["mentioned", "claimed_absent"], True),
        (Role.MENTIONED, "claimed_absent", False),
        (None, "claimed_absent", False),
    ],
)
def test_a_role_is_right_if_every_place_of_the_name_has_it(
    blank: Report, role: Role | None, wanted: str | list[str], right: bool
) -> None:
    shown = () if role is None else (Considered(SubstanceRef("dmaa", "DMAA"), "DMAA", Span(0, 4), role, ""),)
    report = replace(report_of(blank, [named("Zinc")]), considered=shown)
    result = extraction_of(report, ["Zinc"], (), [{"printed": "dmaa", "role": wanted}])
    assert result.roles.right == int(right)


names = st.lists(st.sampled_from(["Zinc", "Taurine", "Glycine", "Biotin", "Inulin"]), max_size=8)


@given(read=names, gold=names)
def test_figures_stay_within_their_bounds_and_a_perfect_reading_has_f1_of_one(
    blank: Report, read: list[str], gold: list[str]
) -> None:
    result = extraction_of(report_of(blank, [named(name) for name in read]), gold)
    assert result.found <= min(result.wanted, result.read)
    assert len(result.missed) == result.wanted - result.found
    assert (result.f1 == 1.0) is (sorted(read) == sorted(gold))


def test_the_table_has_a_row_for_each_layout_and_says_what_was_misread(blank: Report) -> None:
    good = extraction_of(report_of(blank, [("Zinc", 5.0, "mg", None)]), [{"name": "Zinc", "amount": 5.0}])
    bad = extraction_of(report_of(blank, [named("Zinc stearate")]), ["Zinc", "Biotin"])
    table = render_extraction([Extracted("a", "wrap", good), Extracted("b", "tiny", bad)], failures=None)
    header, _, wrap, tiny, total, *rest = table.splitlines()
    assert header.split()[:6] == ["layout", "files", "names", "precision", "recall", "F1"]
    assert wrap.split() == ["wrap", "1", "1/1", "1.000", "1.000", "1.000", "1/1", "-", "-", "-", "-"]
    assert tiny.split()[:6] == ["tiny", "1", "0/2", "0.000", "0.000", "0.000"]
    assert total.split()[:3] == ["all", "2", "1/3"]
    assert rest == ["", "b (tiny)", "  missed: Zinc", "  missed: Biotin", "  no ingredient: Zinc stearate"]
    assert "missed" not in render_extraction([Extracted("b", "tiny", bad)])


# The label files


def test_there_are_many_layouts_and_enough_clean_files() -> None:
    ids = [record["id"] for record in RECORDS]
    assert len(set(ids)) == len(ids) >= 70
    assert len({record["layout"] for record in RECORDS}) >= 18
    assert len({name.casefold() for record in RECORDS for name in record["expect"]}) >= 50
    clean = sum(record["outcome"] == "no_listed_match" for record in RECORDS)
    assert len(RECORDS) * 0.3 <= clean <= len(RECORDS) * 0.5
    assert {record["producer"] for record in RECORDS} == {"reportlab", "fpdf2", "chromium", "pypdf", "html"}


def test_every_file_of_the_gold_is_there_and_no_other() -> None:
    there = {
        path.relative_to(GOLD).as_posix() for folder in ("pdf", "html") for path in (GOLD / folder).iterdir()
    }
    assert {record["file"] for record in RECORDS} == there


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Imports the modules beside the gold, which know each other by their bare names, and forgets them."""
    monkeypatch.syspath_prepend(str(GOLD))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "/").parent == GOLD:
            del sys.modules[name]


def test_the_gold_says_what_the_descriptions_of_the_labels_say(
    making: Callable[[str], ModuleType],
) -> None:
    described = making("label").read_labels(GOLD / "labels")
    for label, record in zip(described, RECORDS, strict=True):
        assert label.record(record["file"]) == record


@pytest.mark.skipif(not FONTS.is_dir(), reason="needs the DejaVu and Liberation fonts")
@pytest.mark.parametrize(
    ("producer", "maker"), [("reportlab", "pdf_reportlab"), ("fpdf2", "pdf_fpdf"), ("html", "pages")]
)
def test_making_a_label_again_gives_the_same_bytes(
    making: Callable[[str], ModuleType], producer: str, maker: str
) -> None:
    described = making("label").read_labels(GOLD / "labels")
    label = next(one for one in described if one.producer == producer)
    make = making(maker).make
    assert make(label) == make(label)


def test_a_plain_label_is_read_without_an_error(screener: Screener) -> None:
    record = gold_of("table_eyes_clean")
    result = extraction_of(screener.screen_file(GOLD / record["file"]), record["ingredients"])
    assert result.errors == ()


#: Labels with a text layer, each drawn in another way.
BOXED = (
    "one_column_octodrine",
    "two_column_ostarine",
    "wrap_ephedra",
    "page_rotated_rad140",
    "drawn_rotated_yk11",
    "spec_sheet_vinpocetine",
    "fake_bold_arimistane",
    "ligatures_adrafinil",
    "hyphenated_phenylpiracetam",
    "ruled_table_racetams",
    "caps_dense_dmaa",
    "form_xobject_bpc157",
    "light_on_dark_kratom",
    "ru_fenibut",
)


@pytest.mark.parametrize("name", BOXED)
def test_the_box_of_a_finding_holds_its_words_and_shows_their_print(screener: Screener, name: str) -> None:
    path = GOLD / gold_of(name)["file"]
    report = screener.screen_file(path)
    assert report.findings
    with pdfplumber.open(path) as pdf, pypdfium2.PdfDocument(path) as pages:
        for finding in report.findings:
            assert finding.span.page is not None
            page = pdf.pages[finding.span.page - 1].dedupe_chars()
            inside = "".join(char["text"] for box in finding.span.boxes for char in chars_in(page.chars, box))
            assert letters(inside) == letters(finding.printed)
            for box in finding.span.boxes:
                assert shows_print(pages[finding.span.page - 1], box)


def gold_of(name: str) -> Mapping[str, Any]:
    return next(record for record in RECORDS if record["id"] == name)


def chars_in(chars: Sequence[Mapping[str, Any]], box: tuple[float, ...]) -> list[Mapping[str, Any]]:
    """The characters whose middle stands in the box, a point wider on each side, in the order of the file."""
    x0, top, x1, bottom = box
    return [
        char
        for char in chars
        if x0 - 1 <= (char["x0"] + char["x1"]) / 2 <= x1 + 1
        and top - 1 <= (char["top"] + char["bottom"]) / 2 <= bottom + 1
    ]


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def shows_print(page: Any, box: tuple[float, ...]) -> bool:
    """Whether the rendered page has dark and light within the box."""
    scale = 2.0
    picture = page.render(scale=scale, grayscale=True).to_pil()
    darkest, lightest = picture.crop(tuple(round(edge * scale) for edge in box)).getextrema()
    return bool(lightest - darkest > 100)

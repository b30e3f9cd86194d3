"""PDFs made with known coordinates: order of lines, boxes on the printed words, hidden text, unread pages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fpdf import FPDF
from pdf_making import HEIGHT, Drawing, column, cropped, lines, locked, pdf, raw_pdf, turned
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from screener.documents import sandbox
from screener.documents.limits import Limits
from screener.documents.read import read_bytes
from screener.model import BlockKind, Box, Document, Zone


def line_texts(document: Document, zone: Zone = Zone.MAIN) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.zone is zone]


def box_of(document: Document, printed: str) -> Box:
    start = document.text.index(printed)
    (box,) = [w.box for w in document.words if w.start <= start < w.end]
    return box


PROSE_LEFT = [
    "Directions: take two capsules daily with a",
    "meal or as your health care professional",
    "advises. Do not go over the stated amount.",
    "Store in a cool and dry place, tightly shut.",
]
PROSE_RIGHT = [
    "Other ingredients: gelatin, rice flour, magnesium",
    "stearate, silicon dioxide, titanium dioxide and",
    "caramel colour. Contains soy. Made in a plant that",
    "also handles milk, egg, fish, tree nuts and wheat.",
]


class TestOrder:
    def test_a_panel_keeps_each_name_and_its_amount_on_one_line(self) -> None:
        names = ["Vitamin C (as Ascorbic Acid)", "Caffeine Anhydrous", "Picamilon", "Zinc (as Zinc Oxide)"]
        amounts, shares = ["90 mg", "200 mg", "100 mg", "11 mg"], ["100%", "†", "†", "100%"]
        rows = [*column(20, names), *column(250, amounts), *column(330, shares)]
        document = read_bytes(pdf(lines((20, 20, "Supplement Facts"), *rows)))
        assert line_texts(document) == [
            "Supplement Facts",
            "Vitamin C (as Ascorbic Acid)  90 mg  100%",
            "Caffeine Anhydrous  200 mg  †",
            "Picamilon  100 mg  †",
            "Zinc (as Zinc Oxide)  11 mg  100%",
        ]
        assert {b.kind for b in document.blocks[1:]} == {BlockKind.TABLE_ROW}

    def test_a_wrapped_name_is_one_line_with_its_amount(self) -> None:
        names = column(20, ["Green Tea leaf extract", "(50% EGCG)", "Hordenine HCl"])
        document = read_bytes(pdf(lines(*names, (250, 40, "400 mg"), (250, 68, "50 mg"))))
        assert line_texts(document) == ["Green Tea leaf extract (50% EGCG)  400 mg", "Hordenine HCl  50 mg"]

    def test_an_amount_half_way_between_the_lines_of_a_name_goes_with_the_name(self) -> None:
        names = column(20, ["Green Tea leaf extract", "(50% EGCG)", "Hordenine HCl"], leading=12)
        document = read_bytes(pdf(lines(*names, (250, 46, "400 mg"), (250, 64, "50 mg"))))
        assert line_texts(document) == ["Green Tea leaf extract (50% EGCG)  400 mg", "Hordenine HCl  50 mg"]

    def test_a_table_of_three_columns_keeps_its_rows(self) -> None:
        drawing = lines(
            *column(20, ["Vitamin C", "Caffeine", "Zinc"]),
            *column(140, ["Ascorbic Acid", "Coffea arabica seed", "Zinc Oxide"]),
            *column(320, ["90 mg", "200 mg", "11 mg"]),
        )
        assert line_texts(read_bytes(pdf(drawing))) == [
            "Vitamin C  Ascorbic Acid  90 mg",
            "Caffeine  Coffea arabica seed  200 mg",
            "Zinc  Zinc Oxide  11 mg",
        ]

    def test_columns_of_prose_on_the_same_lines_are_not_interleaved(self) -> None:
        document = read_bytes(
            pdf(lines(*column(10, PROSE_LEFT), *column(220, PROSE_RIGHT)), size=(500, HEIGHT))
        )
        assert line_texts(document) == PROSE_LEFT + PROSE_RIGHT

    def test_columns_of_prose_on_other_lines_are_not_interleaved(self) -> None:
        shifted = column(220, PROSE_RIGHT, top=45, leading=11)
        document = read_bytes(pdf(lines(*column(10, PROSE_LEFT), *shifted), size=(500, HEIGHT)))
        assert line_texts(document) == PROSE_LEFT + PROSE_RIGHT

    def test_a_heading_over_two_columns_comes_first(self) -> None:
        heading = (10, 20, "A heading that runs over both of the columns, from the left one to the right one")
        document = read_bytes(
            pdf(lines(heading, *column(10, PROSE_LEFT), *column(220, PROSE_RIGHT)), size=(500, HEIGHT))
        )
        assert line_texts(document) == [heading[2], *PROSE_LEFT, *PROSE_RIGHT]

    def test_a_panel_beside_prose_keeps_its_rows(self) -> None:
        names, amounts = (
            ["Caffeine", "Synephrine", "Yohimbine HCl", "Theobromine"],
            ["200 mg", "20 mg", "3 mg", "50 mg"],
        )
        drawing = lines(*column(10, names), *column(120, amounts), *column(220, PROSE_RIGHT))
        document = read_bytes(pdf(drawing, size=(500, HEIGHT)))
        rows = [f"{name}  {amount}" for name, amount in zip(names, amounts, strict=True)]
        assert line_texts(document) == rows + PROSE_RIGHT

    def test_two_panels_side_by_side_are_read_one_after_the_other(self) -> None:
        drawing = lines(
            *column(10, ["Vitamin A", "Vitamin C", "Vitamin D"]),
            *column(110, ["900 mcg", "90 mg", "20 mcg"]),
            *column(210, ["Zinc", "Copper", "Selenium"]),
            *column(310, ["11 mg", "0.9 mg", "55 mcg"]),
        )
        assert line_texts(read_bytes(pdf(drawing))) == [
            "Vitamin A  900 mcg",
            "Vitamin C  90 mg",
            "Vitamin D  20 mcg",
            "Zinc  11 mg",
            "Copper  0.9 mg",
            "Selenium  55 mcg",
        ]

    def test_pages_follow_one_another(self) -> None:
        document = read_bytes(
            pdf(lines((20, 40, "Caffeine Anhydrous")), lines((20, 40, "Magnesium Stearate")))
        )
        assert document.pages == 2
        assert [(b.page, document.text[b.start : b.end]) for b in document.blocks] == [
            (1, "Caffeine Anhydrous"),
            (2, "Magnesium Stearate"),
        ]

    def test_a_word_broken_over_two_lines_keeps_its_hyphen_in_both_readings(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Beta-Methylphenyl-"), (20, 52, "ethylamine 25 mg"))))
        assert document.text == "Beta-Methylphenyl-\nethylamine 25 mg"
        assert document.second is not None
        assert "Methylphenyl-\nethylamine" in document.second.text

    def test_letters_printed_twice_for_bold_are_read_once(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Supplement Facts"), (20.3, 40, "Supplement Facts"))))
        assert document.text == "Supplement Facts"

    def test_a_letter_that_stands_twice_is_read_twice(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Yellow will fill aa ll ii"))))
        assert document.text == "Yellow will fill aa ll ii"

    def test_letters_set_apart_are_one_word(self) -> None:
        def draw(canvas: Canvas) -> None:
            text = canvas.beginText(20, HEIGHT - 40)
            text.setCharSpace(1.9)
            text.textOut("PICAMILON")
            canvas.drawText(text)

        assert read_bytes(pdf(draw)).text == "PICAMILON"


def raised(canvas: Canvas, *, up: float, size: float, later: bool = False) -> None:
    """Draws 'RAD-140' and a small 2 beside it; `later`: after another line, as some programs do."""
    name, other = (20, 40, "RAD-140"), (20, 60, "Rice flour, gelatin, magnesium stearate")
    lines(*([name, other] if later else [name]))(canvas)
    canvas.setFont("Helvetica", size)
    canvas.drawString(20 + stringWidth("RAD-140", "Helvetica", 10), HEIGHT - 40 + up, "2")
    canvas.setFont("Helvetica", 10)
    if not later:
        lines(other)(canvas)


class TestRaisedFigures:
    @pytest.mark.parametrize("later", [False, True])
    @pytest.mark.parametrize(("up", "size"), [(4, 6), (3.3, 7), (2, 7.5), (5, 5), (4, 8), (4, 10)])
    def test_a_footnotes_mark_is_no_part_of_the_name(self, up: float, size: float, later: bool) -> None:
        document = read_bytes(pdf(lambda canvas: raised(canvas, up=up, size=size, later=later)))
        assert line_texts(document)[0] == "RAD-140 2"

    def test_the_second_reading_parts_it_too(self) -> None:
        document = read_bytes(pdf(lambda canvas: raised(canvas, up=4, size=6)))
        assert document.second is not None
        assert document.second.text.splitlines()[0] == "RAD-140 2"
        first, mark = document.second.words[:2]
        assert document.second.text[first.start : first.end] == "RAD-140"
        assert document.second.text[mark.start : mark.end] == "2"

    @pytest.mark.parametrize(("up", "size"), [(-2, 6), (0, 10), (0, 7)])
    def test_a_figure_on_or_under_the_line_stays(self, up: float, size: float) -> None:
        document = read_bytes(pdf(lambda canvas: raised(canvas, up=up, size=size)))
        assert line_texts(document)[0] == "RAD-1402"


def inherited_box() -> bytes:
    """An A4 page whose MediaBox stands on /Pages."""
    paper = FPDF(format="A4")
    paper.add_page()
    paper.set_font("Helvetica", size=11)
    for text in PROSE_LEFT:
        paper.cell(0, 8, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


class TestBoxes:
    def test_both_readings_share_the_frame_of_an_inherited_page_box(self) -> None:
        data = inherited_box()
        catalog: Any = PdfReader(io.BytesIO(data)).root_object
        assert all("/MediaBox" not in kid.get_object() for kid in catalog["/Pages"]["/Kids"])
        document = read_bytes(data)
        assert document.second is not None
        mine = {document.text[w.start : w.end]: w.box for w in document.words}
        others = {document.second.text[w.start : w.end]: w.box for w in document.second.words}
        assert mine.keys() == others.keys()
        for word, (x0, top, x1, bottom) in mine.items():
            left, high, right, low = others[word]
            assert (left, right) == pytest.approx((x0, x1), abs=0.6)
            assert min(low, bottom) - max(high, top) > 0.8 * min(low - high, bottom - top)

    def test_a_crop_box_moves_both_readings_alike(self) -> None:
        whole = read_bytes(pdf(lines((120, 140, "Caffeine Picamilon"))))
        for degrees in (0, 90, 180, 270):
            document = read_bytes(turned(cropped(pdf(lines((120, 140, "Caffeine Picamilon")))), degrees))
            assert document.text == whole.text
            assert document.second is not None
            start = document.second.text.index("Picamilon")
            (box,) = [w.box for w in document.second.words if w.start == start]
            assert box == pytest.approx(box_of(document, "Picamilon"), abs=2.5)

    @pytest.mark.parametrize("x", [20.0, 137.5])
    def test_a_box_lies_on_its_word(self, x: float) -> None:
        document = read_bytes(pdf(lines((x, 100, "Caffeine Picamilon"))))
        x0, top, x1, bottom = box_of(document, "Picamilon")
        start = x + stringWidth("Caffeine ", "Helvetica", 10)
        assert x0 == pytest.approx(start, abs=0.6)
        assert x1 == pytest.approx(start + stringWidth("Picamilon", "Helvetica", 10), abs=0.6)
        assert 89 <= top <= 93  # the baseline is 100 points below the top, capitals are 7.2 high
        assert 100 <= bottom <= 103.5

    @pytest.mark.parametrize(
        ("degrees", "corner"), [(90, "top right"), (180, "bottom right"), (270, "bottom left")]
    )
    def test_boxes_follow_a_turned_page(self, degrees: int, corner: str) -> None:
        straight = read_bytes(pdf(lines((20, 40, "Picamilon 100 mg"))))
        document = read_bytes(turned(pdf(lines((20, 40, "Picamilon 100 mg"))), degrees))
        assert document.text == straight.text
        x0, top, x1, bottom = box_of(straight, "Picamilon")
        width, height = 400.0, 300.0
        expected = {
            90: (height - bottom, x0, height - top, x1),
            180: (width - x1, height - bottom, width - x0, height - top),
            270: (top, width - x1, bottom, width - x0),
        }[degrees]
        assert box_of(document, "Picamilon") == pytest.approx(expected, abs=0.5)

    def test_text_that_runs_upwards_is_read_after_the_rest_with_its_boxes(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(20, HEIGHT - 40, "Supplement Facts, read from left to right")
            canvas.translate(350, 50)
            canvas.rotate(90)
            canvas.drawString(0, 0, "Contains Phenibut")
            canvas.drawString(0, -14, "and Caffeine")

        document = read_bytes(pdf(draw))
        assert line_texts(document)[1:] == ["Contains Phenibut", "and Caffeine"]
        x0, top, x1, bottom = box_of(document, "Contains")
        assert 340 <= x0 < x1 <= 354
        assert bottom == pytest.approx(HEIGHT - 50, abs=0.6)
        assert top == pytest.approx(HEIGHT - 50 - stringWidth("Contains", "Helvetica", 10), abs=0.6)

    def test_the_second_reading_has_boxes_on_the_same_words(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Caffeine Picamilon"))))
        assert document.second is not None
        start = document.second.text.index("Picamilon")
        (box,) = [w.box for w in document.second.words if w.start == start]
        mine = box_of(document, "Picamilon")
        assert box[0] == pytest.approx(mine[0], abs=0.6)
        assert box[2] == pytest.approx(mine[2], abs=0.6)
        assert min(box[3], mine[3]) - max(box[1], mine[1]) > 7

    def test_every_word_lies_inside_its_line(self) -> None:
        document = read_bytes(
            pdf(lines(*column(10, PROSE_LEFT), *column(220, PROSE_RIGHT)), size=(500, HEIGHT))
        )
        for word in document.words:
            (block,) = [b for b in document.blocks if b.start <= word.start and word.end <= b.end]
            assert block.box is not None
            assert block.box[0] <= word.box[0] <= word.box[2] <= block.box[2]
            assert document.text[word.start : word.end].strip() == document.text[word.start : word.end] != ""


def in_colour(fill: str, text: str, down: float = 100) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(20, HEIGHT - 40, "Supplement Facts: Caffeine 200 mg")
        canvas.setFillColor(fill)
        canvas.drawString(20, HEIGHT - down, text)

    return draw


class TestHidden:
    @pytest.mark.parametrize("fill", ["white", "#fefefe"])
    def test_white_text_on_white_is_hidden_and_comes_last(self, fill: str) -> None:
        document = read_bytes(pdf(in_colour(fill, "ephedra", 20)))
        assert line_texts(document, Zone.HIDDEN) == ["ephedra"]
        assert document.text.endswith("\nephedra")

    def test_white_text_on_a_dark_label_is_not_hidden(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.rect(0, 0, 400, 300, fill=1)
            canvas.setFillColor("white")
            canvas.drawString(20, HEIGHT - 40, "Supplement Facts: Caffeine 200 mg")

        document = read_bytes(pdf(draw))
        assert line_texts(document) == ["Supplement Facts: Caffeine 200 mg"]
        assert line_texts(document, Zone.HIDDEN) == []

    def test_text_in_invisible_mode_is_hidden_unless_a_picture_shows_it(self) -> None:
        def scanned(canvas: Canvas) -> None:
            picture = Image.effect_noise((400, 300), 90).convert("RGB")
            canvas.drawImage(ImageReader(picture), 0, 0, 400, 300)
            invisible(canvas)

        def invisible(canvas: Canvas) -> None:
            text = canvas.beginText(20, HEIGHT - 40)
            text.setTextRenderMode(3)
            text.textOut("Supplement Facts: Caffeine Anhydrous 200 mg")
            canvas.drawText(text)

        assert line_texts(read_bytes(pdf(invisible)), Zone.HIDDEN) == [
            "Supplement Facts: Caffeine Anhydrous 200 mg"
        ]
        assert line_texts(read_bytes(pdf(scanned))) == ["Supplement Facts: Caffeine Anhydrous 200 mg"]

    def test_text_off_the_page_is_hidden(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Caffeine Anhydrous 200 mg"), (20, 400, "ephedra"))))
        assert line_texts(document, Zone.HIDDEN) == ["ephedra"]

    def test_tiny_text_is_hidden_and_small_print_is_not(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(20, HEIGHT - 40, "Supplement Facts: Caffeine 200 mg")
            canvas.setFont("Helvetica", 3.5)
            canvas.drawString(20, HEIGHT - 60, "Other ingredients: gelatin")
            canvas.setFont("Helvetica", 0.5)
            canvas.drawString(20, HEIGHT - 80, "ephedra")

        document = read_bytes(pdf(draw))
        assert line_texts(document, Zone.HIDDEN) == ["ephedra"]
        assert "Other ingredients: gelatin" in line_texts(document)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (200, 150), "grey")), 0, 0, 400, 300)


class TestUnread:
    """What is said where no OCR engine is installed; with one, see test_ocr_pdf.py."""

    @pytest.fixture(autouse=True)
    def without_an_engine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sandbox, "installed_engine", lambda: None)

    def test_a_page_that_is_a_picture_is_named(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Caffeine Anhydrous 200 mg")), picture))
        assert document.problem is None
        assert document.unread_pages == (2,)
        assert [(c.name, c.ran, c.reason) for c in document.checks] == [
            ("read_pages", False, "Not read: page 2 (a picture).")
        ]

    def test_a_pdf_of_pictures_says_that_it_needs_ocr(self) -> None:
        document = read_bytes(pdf(picture))
        assert document.text == ""
        assert document.problem is not None
        assert "no text layer" in document.problem
        assert "OCR" in document.problem

    def test_a_large_picture_beside_text_is_said(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(20, HEIGHT - 40, "Sprint Pre, a dietary supplement by Tallgrass Labs")
            canvas.drawImage(ImageReader(Image.new("RGB", (200, 150), "grey")), 0, 0, 400, 200)

        (check,) = read_bytes(pdf(draw)).checks
        assert (check.name, check.ran) == ("read_pictures", False)

    def test_a_background_picture_under_the_words_is_not_said(self) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.drawImage(ImageReader(Image.new("RGB", (200, 150), "yellow")), 0, 0, 400, 300)
            lines(*column(10, PROSE_LEFT * 4))(canvas)

        assert read_bytes(pdf(draw)).checks == ()

    def test_a_text_layer_of_wrong_letters_is_not_taken_for_words(self) -> None:
        shifted = "6XSSOHPHQW )DFWV 6HUYLQJ 6L]H &DSVXOHV $PRXQW 3HU 6HUYLQJ &DIIHLQH $QK\\GURXV JHODWLQ ULFH"
        document = read_bytes(pdf(lines((5, 40, shifted))))
        assert document.problem is not None
        assert "no readable characters" in document.problem

    def test_pages_over_the_limit_are_named(self) -> None:
        pages = [lines((20, 40, f"Caffeine Anhydrous, page {n}")) for n in range(4)]
        document = read_bytes(pdf(*pages), limits=Limits(pages=2))
        assert document.pages == 4
        assert document.unread_pages == (3, 4)
        assert "page 1" in document.text

    def test_a_blank_page_is_not_unread(self) -> None:
        document = read_bytes(pdf(lines((20, 40, "Caffeine Anhydrous 200 mg")), lambda canvas: None))
        assert document.unread_pages == ()

    def test_an_owner_password_alone_does_not_hinder_reading(self) -> None:
        data = locked(pdf(lines((20, 40, "Caffeine Anhydrous 200 mg"))), user="", owner="secret")
        assert read_bytes(data).text == "Caffeine Anhydrous 200 mg"


def test_a_file_drawn_in_another_order_is_read_from_top_to_bottom() -> None:
    rows = column(20, ["Caffeine Anhydrous", "Magnesium Stearate", "Titanium Dioxide"])
    assert line_texts(read_bytes(pdf(lines(*reversed(rows))))) == [text for _, _, text in rows]


def test_reading_twice_gives_the_same_document() -> None:
    data = pdf(lines(*column(10, PROSE_LEFT)))
    assert read_bytes(data) == read_bytes(data)


def test_a_hand_written_pdf_is_read() -> None:
    assert read_bytes(raw_pdf(b"BT /F1 12 Tf 20 200 Td (Picamilon) Tj ET")).text == "Picamilon"


def test_a_stream_is_unpacked() -> None:
    data = raw_pdf(b"BT /F1 12 Tf 20 200 Td (Picamilon) Tj ET", filtered=True)
    assert io.BytesIO(data).read(5) == b"%PDF-"
    assert read_bytes(data).text == "Picamilon"

"""What stands beside, around or badly encoded in a PDF's text: form fields, notes, running heads, wrong letters."""

from __future__ import annotations

import io

import pytest
from pdf_making import HEIGHT, Drawing, column, lines, pdf
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from screener.documents import read_bytes
from screener.documents.glyphs import Glyph, without_empty_blanks
from screener.documents.textlayer import is_readable
from screener.model import Document, Zone


def line_texts(document: Document, zone: Zone = Zone.MAIN) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.zone is zone]


def form() -> Drawing:
    def draw(canvas: Canvas) -> None:
        lines((20, 40, "Supplement Facts"), (20, 90, "Other Ingredients"))(canvas)
        place = {"height": 14, "fontSize": 9, "borderWidth": 0}
        canvas.acroForm.textfield(value="Picamilon", x=20, y=HEIGHT - 62, width=150, name="a", **place)
        canvas.acroForm.textfield(value="100 mg", x=250, y=HEIGHT - 62, width=60, name="b", **place)
        canvas.acroForm.textfield(value="Gelatin, Silica", x=20, y=HEIGHT - 110, width=200, name="c", **place)
        canvas.acroForm.checkbox(checked=True, x=300, y=HEIGHT - 110, name="d")

    return draw


def with_flags(data: bytes, flags: int) -> bytes:
    """The same PDF, all annotations of which have these flags."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for annotation in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        annotation.get_object()[NameObject("/F")] = NumberObject(flags)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def noted(*texts: str) -> bytes:
    """A page with a title and one free-text note for each text."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines((20, 40, "Proof of a label"))))))
    for number, text in enumerate(texts):
        high = HEIGHT - 60 - 60 * number
        writer.add_annotation(0, FreeText(text=text, rect=(20, high - 50, 380, high), font_size="9pt"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_form_fields_are_read_where_they_stand() -> None:
    document = read_bytes(pdf(form()))
    assert line_texts(document) == [
        "Supplement Facts",
        "Picamilon  100 mg",
        "Other Ingredients",
        "Gelatin, Silica",
    ]
    start = document.text.index("Picamilon")
    (box,) = [word.box for word in document.words if word.start == start]
    assert 20 <= box[0] < box[2] <= 170
    assert 48 <= box[1] < box[3] <= 62


@pytest.mark.parametrize("flags", [2, 32])
def test_fields_that_no_viewer_shows_are_hidden(flags: int) -> None:
    document = read_bytes(with_flags(pdf(form()), flags))
    assert line_texts(document) == ["Supplement Facts", "Other Ingredients"]
    assert "Picamilon" in "\n".join(line_texts(document, Zone.HIDDEN))


def test_free_text_notes_are_read_line_by_line() -> None:
    document = read_bytes(noted("Supplement Facts\nPicamilon 100 mg", "Other Ingredients: Gelatin"))
    assert line_texts(document) == [
        "Proof of a label",
        "Supplement Facts",
        "Picamilon 100 mg",
        "Other Ingredients: Gelatin",
    ]


def paged(*bodies: list[str]) -> bytes:
    total = len(bodies)
    return pdf(
        *(
            lines(
                (20, 14, "Neuro Premix Specification"),
                *column(20, body),
                (20, HEIGHT - 6, f"Page {number} of {total} - controlled"),
            )
            for number, body in enumerate(bodies, start=1)
        )
    )


def test_heads_and_feet_that_run_through_pages_are_told_apart() -> None:
    document = read_bytes(paged(["Ingredients: maca,"], ["zinc, iron"], ["Store dry."]))
    assert line_texts(document) == [
        "Neuro Premix Specification",
        "Ingredients: maca,",
        "zinc, iron",
        "Store dry.",
    ]
    assert len(line_texts(document, Zone.FOOTER)) == 5


@pytest.mark.parametrize("text", ["Caffeine 200 mg", "Ingredients: zinc", "maca, zinc, iron"])
def test_what_declares_is_never_a_running_foot(text: str) -> None:
    page = lines((20, 40, "A line of a label"), (20, HEIGHT - 6, text))
    assert line_texts(read_bytes(pdf(page, page, page)), Zone.FOOTER) == []


def test_a_panel_in_two_halves_is_read_before_the_list_under_its_left_half() -> None:
    drawing = lines(
        *column(10, ["Vitamin A", "Vitamin C", "Vitamin D"]),
        *column(110, ["900 mcg", "90 mg", "20 mcg"]),
        *column(210, ["Zinc", "Copper", "Selenium"]),
        *column(310, ["11 mg", "0.9 mg", "55 mcg"]),
        (10, 95, "Other Ingredients: Gelatin"),
    )
    assert line_texts(read_bytes(pdf(drawing)))[-2:] == ["Selenium  55 mcg", "Other Ingredients: Gelatin"]


def test_a_blank_without_room_parts_no_word() -> None:
    def glyph(text: str, left: float, width: float = 5.0) -> Glyph:
        return Glyph(text, (left, 0, left + width, 10), 10)

    row = [glyph("a", 0), glyph(" ", 5), glyph("b", 5), glyph(" ", 10), glyph("c", 15)]
    assert "".join(one.text for one in without_empty_blanks(row)) == "ab c"


WORDS = {
    "en": "Other Ingredients: Microcrystalline Cellulose, Stearic Acid, Silicon Dioxide, Rice Flour, Gelatin. "
    "Directions: take one capsule daily with a meal and a glass of water.",
    "pl": "Składniki: ekstrakt z liści miłorzębu japońskiego, cytrynian magnezu, żelatyna, celuloza "
    "mikrokrystaliczna. Sposób użycia: jedna kapsułka dziennie podczas posiłku, popić wodą.",
    "tr": "İçindekiler: bitkisel kapsül, çörek otu yağı, zerdeçal ekstresi, çinko sülfat, magnezyum sitrat. "
    "Kullanım önerisi: günde bir kapsül bol su ile yemekten sonra alınması tavsiye edilir.",
    "fi": "Ainesosat: magnesiumsitraatti, mikrokiteinen selluloosa, kapselin kuori, piidioksidi. "
    "Käyttöohje: yksi kapseli päivässä ruokailun yhteydessä runsaan veden kanssa.",
    "chemical": "1,3-dimethylamylamine, 2a,3a-epithio-17a-methyl-5a-androstan-17b-ol, N-acetyl-L-tyrosine, "
    "methylsulfonylmethane, hydroxypropyl methylcellulose, 4-amino-2-methylpentane citrate",
}


@pytest.mark.parametrize("language", WORDS)
def test_words_are_readable_and_the_same_with_exchanged_letters_are_not(language: str) -> None:
    text = WORDS[language]
    assert is_readable(text)
    shifted = "".join(
        chr((ord(c) - ord("a") + 7) % 26 + ord("a")) if "a" <= c <= "z" else c for c in text.casefold()
    )
    assert not is_readable(shifted)

"""Labels drawn with reportlab: panels in columns, wrapped around a bottle, turned, spaced, doubled.

What a template does to the text layer (no blanks between runs, glyphs drawn twice, text outside the page) is
what the label makers' programs do. Origin is bottom left, units are points.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from column import Column, FakeBold, Hyphenating, Ligatures, Spaced, register_fonts
from label import Label
from reportlab.pdfgen.canvas import Canvas


def make(label: Label) -> bytes:
    """The label's PDF; the same bytes every time."""
    register_fonts()
    return drawn(_TEMPLATES[label.template], label)


def drawn(template: Callable[[Canvas, Label], None], label: Label) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    template(canvas, label)
    canvas.save()
    return buffer.getvalue()


def head(column: Column, label: Label) -> None:
    column.title(label.product, column.size * 1.6)
    column.line(label.brand)
    column.y -= 4


def one_column(canvas: Canvas, label: Label) -> None:
    canvas.setPageSize((300, 540))
    column = Column(canvas, 20, 525, 260, font=label.settings.get("font", "helvetica"))
    head(column, label)
    for part in label.parts:
        column.part(part)
    canvas.showPage()


def _embedded(canvas: Canvas, label: Label) -> None:
    """One column in an embedded font, whose map to Unicode is broken afterwards."""
    label.settings["font"] = "dejavu"
    one_column(canvas, label)


def _two_column(canvas: Canvas, label: Label) -> None:
    """The panel's rows in two columns side by side under one heading."""
    canvas.setPageSize((560, 380))
    top = Column(canvas, 20, 365, 520)
    head(top, label)
    for part in label.parts:
        if not part.is_panel:
            top.part(part)
            continue
        rows = part.printed_rows
        half = (len(rows) + 1) // 2
        top.panel(part, rows=())
        columns = [Column(canvas, 20, top.y, 250), Column(canvas, 290, top.y, 250)]
        for column, some in zip(columns, (rows[:half], rows[half:]), strict=True):
            for row in some:
                column.row(*row)
        top.y = min(column.y for column in columns) - 4
    canvas.showPage()


def _wrap(canvas: Canvas, label: Label) -> None:
    """Three panels side by side, drawn line by line across, as they stand around a bottle."""
    canvas.setPageSize((780, 330))
    left, middle, right = (Column(canvas, x, 315, 230) for x in (15, 275, 535))
    head(middle, label)
    for part in label.parts:
        column = right if part.is_panel or part.kind == "other_ingredients" else left
        (middle if part.kind == "claims" else column).part(part)
    left.line("Distributed by " + label.brand + ", Boise, ID 83702")
    canvas.showPage()


def _page_rotated(canvas: Canvas, label: Label) -> None:
    """Drawn upright on a page that the viewer turns by a quarter."""
    canvas.setPageSize((540, 300))
    canvas.setPageRotation(90)
    canvas.translate(540, 0)
    canvas.rotate(90)
    column = Column(canvas, 20, 525, 260)
    head(column, label)
    for part in label.parts:
        column.part(part)
    canvas.showPage()


def _drawn_rotated(canvas: Canvas, label: Label) -> None:
    """Brand and claims upright, panel and lists turned by a quarter, as on a stick pack."""
    canvas.setPageSize((420, 420))
    upright = Column(canvas, 20, 400, 150)
    head(upright, label)
    for part in label.parts:
        if not part.items:
            upright.part(part)
    canvas.saveState()
    canvas.translate(400, 20)
    canvas.rotate(90)
    turned = Column(canvas, 0, 210, 270)
    for part in label.parts:
        if part.items:
            turned.part(part)
    canvas.restoreState()
    canvas.showPage()


def _spec_sheet(canvas: Canvas, label: Label) -> None:
    """Four pages with a running head and foot; the panel stands on the third."""
    prose = [part for part in label.parts if part.kind == "prose"]
    rest = [part for part in label.parts if part.kind != "prose"]
    for number, parts in enumerate((prose[:1], prose[1:2], rest, prose[2:]), 1):
        canvas.setPageSize((420, 595))
        column = Column(canvas, 40, 560, 340, size=9)
        column.line(f"{label.brand} - {label.product}")
        column.rule()
        for part in parts:
            column.part(part)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(40, 24, f"Page {number} of 4 - controlled document")
        canvas.showPage()


def _in_columns_of(kind: type[Column], font: str = "helvetica") -> Callable[[Canvas, Label], None]:
    def draw(canvas: Canvas, label: Label) -> None:
        canvas.setPageSize((300, 540))
        column = kind(canvas, 20, 525, 260, font=font)
        head(column, label)
        for part in label.parts:
            column.part(part)
        canvas.showPage()

    return draw


def _hyphenated(canvas: Canvas, label: Label) -> None:
    canvas.setPageSize((150, 480))
    column = Hyphenating(canvas, 10, 470, 130, size=7.5)
    head(column, label)
    for part in label.parts:
        column.part(part)
    canvas.showPage()


def _ruled_table(canvas: Canvas, label: Label) -> None:
    """Every cell of the panel is a box of its own."""
    canvas.setPageSize((400, 520))
    column = Column(canvas, 20, 505, 360, font=label.settings.get("font", "helvetica"))
    head(column, label)
    for part in label.parts:
        if not part.is_panel:
            column.part(part)
            continue
        column.title(part.heading, 13)
        column.line(part.serving)
        column.y -= 4
        for name, amount, daily, _ in part.printed_rows:
            column.line(name, dx=4)
            for text, x in ((amount, 270.0), (daily, 330.0)):
                canvas.drawString(20 + x, column.y, text)
            for x, width in ((0.0, 264.0), (264.0, 60.0), (324.0, 36.0)):
                canvas.rect(20 + x, column.y - 3, width, column.size * 1.25 + 2)
            column.y -= 3
    canvas.showPage()


def _tiny(canvas: Canvas, label: Label) -> None:
    """3.2 points on a label of 6 by 9 centimetres."""
    canvas.setPageSize((170, 255))
    front = Column(canvas, 10, 245, 150, size=11)
    head(front, label)
    column = Column(canvas, 10, front.y - 60, 110, size=3.2)
    for part in label.parts:
        column.part(part)
    canvas.showPage()


def _form_xobject(canvas: Canvas, label: Label) -> None:
    """The panel is a form of its own that the page places and scales."""
    canvas.setPageSize((300, 500))
    canvas.beginForm("panel", 0, 0, 300, 400)
    column = Column(canvas, 10, 380, 260)
    for part in label.parts:
        column.part(part)
    canvas.endForm()
    head(Column(canvas, 20, 485, 260), label)
    canvas.translate(14, 40)
    canvas.scale(0.9, 0.9)
    canvas.doForm("panel")
    canvas.showPage()


def _light_on_dark(canvas: Canvas, label: Label) -> None:
    canvas.setPageSize((300, 460))
    canvas.setFillColorRGB(0.05, 0.1, 0.08)
    canvas.rect(0, 0, 300, 460, stroke=0, fill=1)
    canvas.setFillColorRGB(0.96, 0.96, 0.9)
    canvas.setStrokeColorRGB(0.96, 0.96, 0.9)
    column = Column(canvas, 20, 445, 260)
    head(column, label)
    for part in label.parts:
        column.part(part)
    canvas.showPage()


def _white_text(canvas: Canvas, label: Label) -> None:
    canvas.setPageSize((300, 540))
    column = Column(canvas, 20, 525, 260)
    head(column, label)
    for part in label.parts:
        column.part(part)
    canvas.setFillColorRGB(1, 1, 1)
    column.paragraph(label.settings["hidden"], heading="Supplement Facts")
    canvas.showPage()


def _off_page(canvas: Canvas, label: Label) -> None:
    canvas.setPageSize((300, 540))
    column = Column(canvas, 20, 525, 260)
    head(column, label)
    for part in label.parts:
        column.part(part)
    outside = Column(canvas, 340, 400, 200)
    outside.paragraph(label.settings["hidden"])
    canvas.showPage()


def _form_fields(canvas: Canvas, label: Label) -> None:
    """A printed form; what is declared was typed into its fields."""
    canvas.setPageSize((360, 420))
    column = Column(canvas, 20, 405, 320)
    head(column, label)
    for part in label.parts:
        column.title(part.heading, 12)
        rows = part.printed_rows if part.is_panel else [(part.body, "", "", 0)]
        for number, (name, amount, _, _) in enumerate(rows):
            column.y -= 20
            for suffix, value, x, width in (("name", name, 20, 240), ("amount", amount, 270, 60)):
                canvas.acroForm.textfield(
                    name=f"{part.kind}_{number}_{suffix}",
                    value=value,
                    x=x,
                    y=column.y,
                    width=width,
                    height=16,
                    fontSize=8,
                    fontName="Helvetica",
                    borderWidth=0.5,
                )
        column.y -= 6
    canvas.showPage()


def _cid(font: str) -> Callable[[Canvas, Label], None]:
    """One column in an Asian font that the file names and does not embed."""

    def draw(canvas: Canvas, label: Label) -> None:
        canvas.setPageSize((260, 320))
        column = Column(canvas, 20, 300, 220, font=font, size=9)
        head(column, label)
        for part in label.parts:
            column.paragraph(part.body, heading=part.heading)
        canvas.showPage()

    return draw


_TEMPLATES: dict[str, Callable[[Canvas, Label], None]] = {
    "one_column": one_column,
    "two_column": _two_column,
    "wrap": _wrap,
    "page_rotated": _page_rotated,
    "drawn_rotated": _drawn_rotated,
    "spec_sheet": _spec_sheet,
    "letter_spaced": _in_columns_of(Spaced),
    "fake_bold": _in_columns_of(FakeBold),
    "ligatures": _in_columns_of(Ligatures, "dejavu"),
    "hyphenated": _hyphenated,
    "ruled_table": _ruled_table,
    "eu_paragraph": _ruled_table,
    "tiny": _tiny,
    "form_xobject": _form_xobject,
    "light_on_dark": _light_on_dark,
    "white_text": _white_text,
    "off_page": _off_page,
    "form_fields": _form_fields,
    "broken_map_private": _embedded,
    "broken_map_letters": _embedded,
    "cid_japanese": _cid("HeiseiKakuGo-W5"),
    "cid_chinese": _cid("STSong-Light"),
}

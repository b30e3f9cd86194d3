"""Labels drawn with fpdf2: its cells, tables and embedded fonts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from fpdf import FPDF
from label import Label, Part

_DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans"
_LIBERATION = "/usr/share/fonts/truetype/liberation/LiberationSans"


def make(label: Label) -> bytes:
    """The label's PDF; the same bytes every time."""
    size, draw = _TEMPLATES[label.template]
    pdf = FPDF(unit="pt", format=size)
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    pdf.set_margins(18, 18, 18)
    base = _DEJAVU if label.settings.get("font") == "dejavu" else _LIBERATION
    pdf.add_font("Label", "", f"{base}.ttf" if base == _DEJAVU else f"{base}-Regular.ttf")
    pdf.add_font("Label", "B", f"{base}-Bold.ttf")
    pdf.add_page()
    draw(pdf, label)
    return bytes(pdf.output())


def _head(pdf: FPDF, label: Label, width: float = 0) -> None:
    pdf.set_font("Label", "B", 13)
    pdf.multi_cell(width, 15, label.product, new_x="LEFT", new_y="NEXT")
    pdf.set_font("Label", "", 8)
    pdf.cell(width, 12, label.brand, new_x="LEFT", new_y="NEXT")


def _text(pdf: FPDF, part: Part, width: float = 0, size: float = 8) -> None:
    pdf.set_font("Label", "", size)
    text = f"{part.heading}: {part.body}" if part.heading else part.body
    pdf.multi_cell(width, size * 1.3, text, new_x="LEFT", new_y="NEXT", align="L")
    pdf.ln(3)


def _panel(pdf: FPDF, part: Part, width: float) -> None:
    x = pdf.get_x()
    pdf.set_font("Label", "B", 15)
    pdf.cell(width, 18, part.heading, new_x="LEFT", new_y="NEXT", border="B")
    pdf.set_font("Label", "", 8)
    pdf.cell(width, 11, f"Serving Size {part.serving}", new_x="LEFT", new_y="NEXT")
    if part.servings:
        pdf.cell(width, 11, f"Servings Per Container {part.servings}", new_x="LEFT", new_y="NEXT")
    pdf.cell(width - 70, 11, "Amount Per Serving", border="TB")
    pdf.cell(70, 11, "% Daily Value", border="TB", align="R", new_x="LEFT", new_y="NEXT")
    pdf.set_x(x)
    for name, amount, daily, depth in part.printed_rows:
        pdf.set_x(x + 10 * depth)
        lines = pdf.multi_cell(width - 95 - 10 * depth, 10, name, dry_run=True, output="LINES", align="L")
        top = pdf.get_y()
        pdf.multi_cell(width - 95 - 10 * depth, 10, name, align="L")
        pdf.set_xy(x + width - 95, top)
        pdf.cell(50, 10, amount, align="R")
        pdf.cell(45, 10, daily, align="R")
        pdf.set_xy(x, top + 10 * len(lines))
        pdf.line(x, pdf.get_y(), x + width, pdf.get_y())
    marks = sorted({item.daily for item in part.items if item.daily and not item.daily[0].isdigit()})
    for mark in marks:
        pdf.cell(width, 11, f"{mark} Daily Value not established.", new_x="LEFT", new_y="NEXT")
    pdf.ln(3)
    pdf.set_x(x)


def _parts(pdf: FPDF, label: Label, width: float) -> None:
    for part in label.parts:
        if part.is_panel:
            _panel(pdf, part, width)
        else:
            _text(pdf, part, width)


def _one_column(pdf: FPDF, label: Label) -> None:
    _head(pdf, label)
    _parts(pdf, label, pdf.epw)


def _letter_spaced(pdf: FPDF, label: Label) -> None:
    """Everything in bold or large print has wide spacing between its letters."""
    pdf.set_char_spacing(3)
    _head(pdf, label)
    for part in label.parts:
        if part.is_panel:
            pdf.set_char_spacing(2)
            pdf.set_font("Label", "B", 12)
            pdf.cell(pdf.epw, 18, part.heading, new_x="LEFT", new_y="NEXT", border="B")
            pdf.set_char_spacing(0)
            pdf.set_font("Label", "", 8)
            for name, amount, daily, _ in part.printed_rows:
                pdf.cell(pdf.epw - 90, 11, name, border="B")
                pdf.cell(50, 11, amount, align="R", border="B")
                pdf.cell(40, 11, daily, align="R", border="B", new_x="LMARGIN", new_y="NEXT")
        else:
            pdf.set_char_spacing(0.6)
            _text(pdf, part)


def _fake_bold(pdf: FPDF, label: Label) -> None:
    """Everything is printed twice, a little apart."""
    for shift in (0.0, 0.35):
        pdf.set_margins(18 + shift, 18, 18)
        pdf.set_xy(18 + shift, 18)
        _head(pdf, label)
        _parts(pdf, label, 264)


def _wrap(pdf: FPDF, label: Label) -> None:
    """Three panels side by side; the panel of facts is drawn first."""
    places = {"left": (18.0, 230.0), "middle": (275.0, 230.0), "right": (530.0, 232.0)}
    for place in ("right", "left", "middle"):
        x, width = places[place]
        pdf.set_left_margin(x)
        pdf.set_xy(x, 18)
        if place == "middle":
            _head(pdf, label, width)
        for part in label.parts:
            if _place(part) != place:
                continue
            if part.is_panel:
                _panel(pdf, part, width)
            else:
                _text(pdf, part, width)


def _place(part: Part) -> str:
    if part.is_panel or part.kind == "other_ingredients":
        return "right"
    return "middle" if part.kind == "claims" else "left"


def _drawn_rotated(pdf: FPDF, label: Label) -> None:
    """The brand stands upright; panel and lists run up the stick."""
    _head(pdf, label, 120)
    with pdf.rotation(90, 60, 420):
        pdf.set_left_margin(60)
        pdf.set_xy(60, 520)
        _parts(pdf, label, 300)


def _ruled_table(pdf: FPDF, label: Label) -> None:
    _head(pdf, label)
    for part in label.parts:
        if not part.is_panel:
            _text(pdf, part)
            continue
        pdf.set_font("Label", "B", 13)
        pdf.cell(0, 18, part.heading, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Label", "", 8)
        with pdf.table(
            col_widths=(60, 22, 18), line_height=12, text_align=("LEFT", "RIGHT", "RIGHT")
        ) as table:
            table.row(("Ingredient", "Amount", "% DV"))
            for name, amount, daily, _ in part.printed_rows:
                table.row((name, amount, daily))
        pdf.ln(6)


def _eu_paragraph(pdf: FPDF, label: Label) -> None:
    _head(pdf, label)
    for part in label.parts:
        if not part.is_panel:
            _text(pdf, part, size=6.5)
            continue
        pdf.set_font("Label", "", 6.5)
        with pdf.table(width=200, col_widths=(58, 22, 20), line_height=9, align="LEFT") as table:
            table.row((part.heading, part.serving, "%NRV*"))
            for name, amount, daily, _ in part.printed_rows:
                table.row((name, amount, daily))
        pdf.multi_cell(0, 9, "*NRV = Nutrient Reference Value", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)


def _caps_dense(pdf: FPDF, label: Label) -> None:
    _head(pdf, label)
    for part in label.parts:
        _text(pdf, part, size=5)


_TEMPLATES: dict[str, tuple[tuple[float, float], Callable[[FPDF, Label], None]]] = {
    "one_column": ((300, 520), _one_column),
    "letter_spaced": ((320, 420), _letter_spaced),
    "fake_bold": ((300, 420), _fake_bold),
    "wrap": ((780, 330), _wrap),
    "drawn_rotated": ((420, 460), _drawn_rotated),
    "ruled_table": ((380, 420), _ruled_table),
    "eu_paragraph": ((240, 420), _eu_paragraph),
    "caps_dense": ((200, 260), _caps_dense),
}

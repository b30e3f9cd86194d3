"""A column of print on a reportlab canvas, and columns that print as label makers' programs do.

Knows what a part of a label is; where columns stand on a page is the concern of `pdf_reportlab`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from label import Part
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_DEJAVU = "/usr/share/fonts/truetype/dejavu/"
_FONTS = {"helvetica": ("Helvetica", "Helvetica-Bold"), "dejavu": ("DejaVu", "DejaVu-Bold")}


def register_fonts() -> None:
    """Make 'DejaVu' and the Asian fonts known to reportlab; the Asian ones are named, never embedded."""
    pdfmetrics.registerFont(TTFont("DejaVu", f"{_DEJAVU}DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("DejaVu-Bold", f"{_DEJAVU}DejaVuSans-Bold.ttf"))
    for name in ("HeiseiKakuGo-W5", "STSong-Light"):
        pdfmetrics.registerFont(UnicodeCIDFont(name))


class Column:
    """A column of print: each call draws below the last one."""

    def __init__(
        self,
        canvas: Canvas,
        x: float,
        top: float,
        width: float,
        *,
        size: float = 8.0,
        font: str = "helvetica",
        leading: float = 1.25,
    ) -> None:
        self.canvas, self.x, self.y, self.width, self.size = canvas, x, top, width, size
        self.plain, self.bold = _FONTS.get(font, (font, font))
        self.leading = leading

    def line(self, text: str, *, dx: float = 0.0, font: str | None = None, size: float | None = None) -> None:
        size = size or self.size
        self.y -= size * self.leading
        self.canvas.setFont(font or self.plain, size)
        self.canvas.drawString(self.x + dx, self.y, text)

    def title(self, text: str, size: float) -> None:
        for part in self._wrapped(text, self.bold, size):
            self.line(part, font=self.bold, size=size)

    def rule(self, weight: float = 0.5) -> None:
        self.y -= 3
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.x, self.y, self.x + self.width, self.y)

    def row(self, name: str, amount: str, daily: str, depth: int, *, ruled: bool = True) -> None:
        dx = 12.0 * depth
        lines = self._wrapped(name, self.plain, self.size, self.width - 85 - dx)
        self.line(lines[0], dx=dx)
        self.canvas.drawRightString(self.x + self.width - 38, self.y, amount)
        self.canvas.drawRightString(self.x + self.width - 2, self.y, daily)
        for more in lines[1:]:
            self.line(more, dx=dx + 6)
        if ruled:
            self.rule(0.3)

    def paragraph(self, text: str, *, heading: str = "") -> None:
        self.y -= 3
        lines = self._wrapped(f"{heading}: {text}" if heading else text, self.plain, self.size)
        for line in lines:
            self.line(line)

    def panel(self, part: Part, rows: Iterable[tuple[str, str, str, int]] | None = None) -> None:
        self.title(part.heading, self.size * 1.9)
        self.line(f"Serving Size: {part.serving}")
        if part.servings:
            self.line(f"Servings Per Container: {part.servings}")
        self.rule(3)
        self.line("Amount Per Serving")
        self.canvas.drawRightString(self.x + self.width - 2, self.y, "%DV")
        self.rule(1)
        for name, amount, daily, depth in part.printed_rows if rows is None else rows:
            self.row(name, amount, daily, depth)
        if any("†" in item.daily for item in part.items):
            self.line("† Daily Value not established.", size=self.size * 0.85)
        if any("*" in item.daily for item in part.items):
            self.line("* Daily Value not established.", size=self.size * 0.85)

    def part(self, part: Part) -> None:
        if part.is_panel:
            self.panel(part)
        else:
            self.paragraph(part.body, heading=part.heading)

    def _wrapped(self, text: str, font: str, size: float, width: float | None = None) -> list[str]:
        """The text in lines no wider than the column, broken at blanks.

        A word wider than the column is broken behind its hyphens; Chinese and Japanese between all letters.
        """
        width = width or self.width
        lines = [""]
        for word in re.findall(r"\S+\s*", text):
            pieces = [word]
            if pdfmetrics.stringWidth(word.rstrip(), font, size) > width:
                pieces = re.findall(r"[^-]+-*\s*", word) if word.isascii() else list(word)
            for piece in pieces:
                if lines[-1] and pdfmetrics.stringWidth((lines[-1] + piece).rstrip(), font, size) > width:
                    lines.append("")
                lines[-1] += piece
        return [line.rstrip() for line in lines]


class Spaced(Column):
    """Headings with wide spacing between letters, as blanks or as spacing of the text."""

    def title(self, text: str, size: float) -> None:
        if len(text) < 24:
            self.line("  ".join(" ".join(word) for word in text.split()), font=self.bold, size=size * 0.6)
            return
        self.y -= size * self.leading
        run = self.canvas.beginText(self.x, self.y)
        run.setFont(self.bold, size * 0.6)
        run.setCharSpace(2.5)
        run.textOut(text)
        run.setCharSpace(0)
        self.canvas.drawText(run)


class FakeBold(Column):
    """Bold print made by drawing every line twice, a little apart."""

    def line(self, text: str, *, dx: float = 0.0, font: str | None = None, size: float | None = None) -> None:
        super().line(text, dx=dx, font=font, size=size)
        self.canvas.drawString(self.x + dx + 0.3, self.y, text)


class Ligatures(Column):
    """Print with the ligature characters of a font."""

    def line(self, text: str, *, dx: float = 0.0, font: str | None = None, size: float | None = None) -> None:
        for letters, ligature in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
            text = text.replace(letters, ligature)
        super().line(text, dx=dx, font=font, size=size)


class Hyphenating(Column):
    """Words that do not fit are broken by a hyphen, anywhere after the fourth letter."""

    def _wrapped(self, text: str, font: str, size: float, width: float | None = None) -> list[str]:
        width = width or self.width
        lines = [""]
        for word in re.findall(r"\S+\s*", text):
            rest = word
            while pdfmetrics.stringWidth((lines[-1] + rest).rstrip(), font, size) > width:
                cut = self._break(lines[-1], rest, font, size, width)
                if cut:
                    lines[-1] += rest[:cut] + ("" if rest[cut - 1] == "-" else "-")
                rest = rest[cut:]
                lines.append("")
            lines[-1] += rest
        return [line.rstrip() for line in lines]

    def _break(self, line: str, word: str, font: str, size: float, width: float) -> int:
        for cut in range(len(word.rstrip()) - 3, 3, -1):
            letters = word[cut - 2 : cut + 2]
            fits = pdfmetrics.stringWidth(f"{line}{word[:cut]}-", font, size) <= width
            if fits and letters.isalpha():
                return cut
        return 0

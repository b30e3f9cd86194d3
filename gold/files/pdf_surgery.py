"""Labels changed after they were drawn: broken maps to Unicode, panels that stand in annotations."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pdf_reportlab
from column import register_fonts
from label import Label
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
)

_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def make(label: Label) -> bytes:
    """A proof whose panel and lists were written as free-text annotations."""
    register_fonts()
    bare = replace(label, parts=tuple(part for part in label.parts if not part.items))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_reportlab.drawn(pdf_reportlab.one_column, bare))))
    bottom = 420.0
    for part in label.parts:
        if not part.items:
            continue
        rows = [" ".join(filter(None, (name, amount))) for name, amount, _, _ in part.printed_rows]
        lines = [part.heading, *rows] if part.is_panel else [f"{part.heading}: {part.body}"]
        height = 14.0 * len(lines) + 8
        note = FreeText(
            text="\n".join(lines),
            rect=(20, bottom - height, 280, bottom),
            font="Helvetica",
            font_size="9pt",
            font_color="000000",
            border_color="000000",
            background_color="ffffff",
        )
        note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): _appearance(writer, lines, height)})
        writer.add_annotation(0, note)
        bottom -= height + 12
    return _written(writer)


def _appearance(writer: PdfWriter, lines: list[str], height: float) -> IndirectObject:
    """What a viewer draws for the annotation: its lines in a frame."""
    shown = " ".join(f"({line.translate(_ESCAPED)}) Tj 0 -14 Td" for line in lines)
    form = DecodedStreamObject()
    form.set_data(
        f"1 1 1 rg 0 0 0 RG 0.5 0.5 259 {height - 1:.1f} re B "
        f"BT 0 g /F1 9 Tf 4 {height - 14:.1f} Td {shown} ET".encode("cp1252", "replace")
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(n) for n in (0, 0, 260, height))
    form[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return writer._add_object(form)


def _with_maps(change: Callable[[int], int]) -> Callable[[bytes], bytes]:
    """Rewrite what every glyph of the embedded fonts says it means."""

    def apply(data: bytes) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        for page in writer.pages:
            fonts = page["/Resources"]["/Font"]  # type: ignore[index]
            for reference in fonts.values():
                font = reference.get_object()
                if isinstance(font, DictionaryObject) and "/ToUnicode" in font:
                    stream = DecodedStreamObject()
                    stream.set_data(_changed(font["/ToUnicode"].get_object().get_data(), change))
                    font[NameObject("/ToUnicode")] = writer._add_object(stream)
        return _written(writer)

    return apply


def _changed(table: bytes, change: Callable[[int], int]) -> bytes:
    """The character map with each target code changed; source codes stay."""

    def line(match: re.Match[bytes]) -> bytes:
        return match[1] + b"<%04X>" % change(int(match[2], 16))

    begin = table.find(b"endcodespacerange")
    head, body = table[:begin], table[begin:]
    body = re.sub(rb"((?:<[0-9A-Fa-f]+>\s*){1,2})<([0-9A-Fa-f]{4})>(?=\s*\n)", line, body)
    body = re.sub(
        rb"(\[)([^\]]*)(\])",
        lambda m: (
            m[1] + re.sub(rb"<([0-9A-Fa-f]{4})>", lambda n: b"<%04X>" % change(int(n[1], 16)), m[2]) + m[3]
        ),
        body,
    )
    return head + body


def _to_private(code: int) -> int:
    return 0xE000 + code % 0x1000


def _to_other_letter(code: int) -> int:
    """'a' to 'h', 'b' to 'i' and so on: letters that spell nothing."""
    for first in (0x41, 0x61):
        if first <= code < first + 26:
            return first + (code - first + 7) % 26
    return code


def _written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


_AFTERWARDS: dict[str, Callable[[bytes], bytes]] = {
    "broken_map_private": _with_maps(_to_private),
    "broken_map_letters": _with_maps(_to_other_letter),
}


def changed(label: Label, data: bytes) -> bytes:
    """The drawn label with what its template breaks afterwards; most templates break nothing."""
    change = _AFTERWARDS.get(label.template)
    return change(data) if change else data

"""Makes the PDFs that the tests read: with known coordinates, or broken in a known way."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 400.0, 300.0


#: Draws on a reportlab canvas whose origin is bottom left.
Drawing = Callable[[Canvas], object]


def pdf(*draw: Drawing, size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """One page for each drawing; the font is Helvetica 10 until a drawing changes it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for one in draw:
        canvas.setFont("Helvetica", 10)
        one(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*rows: tuple[float, float, str]) -> Drawing:
    """A drawing of texts at (x, distance of the baseline from the top)."""

    def draw(canvas: Canvas) -> None:
        for x, down, text in rows:
            canvas.drawString(x, HEIGHT - down, text)

    return draw


def column(
    x: float, texts: Iterable[str], *, top: float = 40, leading: float = 14
) -> list[tuple[float, float, str]]:
    return [(x, top + leading * number, text) for number, text in enumerate(texts)]


def turned(data: bytes, degrees: int) -> bytes:
    """The same PDF with its page turned clockwise."""
    reader, writer = PdfReader(io.BytesIO(data)), PdfWriter()
    writer.add_page(reader.pages[0].rotate(degrees))
    return _written(writer)


def cropped(data: bytes) -> bytes:
    """The same PDF, of whose page 30 points at the left, 20 at the foot and 60 at the top are cut off."""
    reader, writer = PdfReader(io.BytesIO(data)), PdfWriter()
    page = reader.pages[0]
    page.cropbox = RectangleObject((30, 20, WIDTH, HEIGHT - 60))
    writer.add_page(page)
    return _written(writer)


def locked(data: bytes, *, user: str, owner: str) -> bytes:
    """The same PDF, encrypted; with an empty user password everybody may read it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    return _written(writer)


def raw_pdf(
    content: bytes, *, resources: str = "", extra: Iterable[bytes] = (), filtered: bool = False
) -> bytes:
    """A PDF written by hand: one page with this content stream, and further objects numbered from 5."""
    stream = zlib.compress(content, 9) if filtered else content
    flate = b"/Filter /FlateDecode " if filtered else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << "
        + resources.encode()
        + b" /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< " + flate + b"/Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        *extra,
    ]
    return _assembled(objects)


def without_pages() -> bytes:
    return _assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def bomb(megabytes: int = 700) -> bytes:
    """A small file whose content stream unpacks to `megabytes`, packed twice to stay small."""
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    inner = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(inner, 9)
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>",
            b"<< /Filter [/FlateDecode /FlateDecode] /Length "
            + str(len(twice)).encode()
            + b" >>\nstream\n"
            + twice
            + b"\nendstream",
        ]
    )


def form_loop() -> bytes:
    """A form XObject that draws itself twice: endless for a reader that follows it."""
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources "
        b"<< /XObject << /X 5 0 R /Y 6 0 R >> >> /Length 11 >>\nstream\n/X Do /Y Do\nendstream"
    )
    return raw_pdf(b"/X Do /Y Do", resources="/XObject << /X 5 0 R /Y 6 0 R >>", extra=[form, form])


def _assembled(objects: list[bytes]) -> bytes:
    body = b"%PDF-1.7\n"
    offsets = []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(body))
        body += str(number).encode() + b" 0 obj\n" + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = str(len(objects) + 1).encode()
    return (
        body
        + b"xref\n0 "
        + size
        + b"\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Root 1 0 R /Size "
        + size
        + b" >>\nstartxref\n"
        + str(len(body)).encode()
        + b"\n%%EOF\n"
    )


def _written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()

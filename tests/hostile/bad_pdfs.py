"""PDFs that are broken, locked, endless or lie about themselves. Where one can be read, it names Picamilon."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable

from pdf_making import lines, pdf, raw_pdf
from pypdf import PdfReader, PdfWriter

LABEL = ("Supplement Facts", "Serving Size 1 capsule", "Picamilon 100 mg", "Niacin 20 mg")
#: The content stream of a page with the label, for PDFs that are written by hand.
SHOWN = b"BT /F1 12 Tf 20 250 Td 14 TL " + b" ".join(b"(%s) ' " % row.encode() for row in LABEL) + b"ET"


def good(pages: int = 1, page_of_label: int = 1) -> bytes:
    """A label on one page; the others hold directions."""

    def draw(number: int) -> Callable[..., object]:
        rows = LABEL if number == page_of_label else ("Directions", "Take one capsule a day.")
        return lines(*((50.0, 50.0 + 15 * place, row) for place, row in enumerate(rows)))

    return pdf(*(draw(number) for number in range(1, pages + 1)))


def truncated(share: float) -> bytes:
    whole = good()
    return whole[: int(len(whole) * share)]


def without_end() -> bytes:
    """The place of the cross reference table is lost: a tolerant reader puts it together again."""
    whole = good()
    return whole[: whole.rindex(b"startxref")]


def encrypted(*, user: str, owner: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good())))
    writer.encrypt(user_password=user, owner_password=owner, algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def assembled(objects: list[bytes], *, trailer: bytes = b"") -> bytes:
    """Objects numbered from 1, the first being the catalogue, with a table of their places."""
    body = io.BytesIO()
    body.write(b"%PDF-1.7\n")
    offsets = []
    for number, item in enumerate(objects, start=1):
        offsets.append(body.tell())
        body.write(b"%d 0 obj\n%b\nendobj\n" % (number, item))
    start = body.tell()
    body.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    body.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    body.write(b"trailer\n<< /Root 1 0 R /Size %d %b >>\n" % (len(objects) + 1, trailer))
    body.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return body.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries, content)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def page_with(
    content: bytes,
    *,
    resources: bytes = b"",
    page: bytes = b"",
    entries: bytes = b"",
    extra: Iterable[bytes] = (),
) -> bytes:
    """One page by hand, with entries of the page, its resources and its content; `extra` counts from 5."""
    box = b"" if b"/MediaBox" in page else b"/MediaBox [0 0 300 300]"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R %b %b /Contents 4 0 R /Resources << /Font << /F1 %b >> %b >> >>"
            % (box, page, FONT, resources),
            stream(content, entries),
            *extra,
        ]
    )


def cyclic_page_tree() -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1000 /Parent 3 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1000 /Parent 2 0 R >>",
        ]
    )


def deep_page_tree(levels: int) -> bytes:
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (number + 1, number - 1)
        for number in range(2, levels + 2)
    ]
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 300 300] /Contents %d 0 R /Resources << /Font << /F1 %b >> >> >>"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            *nodes,
            page % (levels + 1, levels + 3, FONT),
            stream(SHOWN),
        ]
    )


def lying_count() -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 %b >> >> >>"
            % FONT,
            stream(SHOWN),
        ]
    )


def nested_object_streams() -> bytes:
    """Object streams that are said to stand within each other and to extend each other, in a circle."""
    inner = stream(
        zlib.compress(b"6 0 7 3 << /Type /Catalog /Pages 6 0 R >>"),
        b"/Type /ObjStm /N 2 /First 8 /Extends 3 0 R /Filter /FlateDecode",
    )
    outer = stream(
        zlib.compress(b"2 0 " + inner), b"/Type /ObjStm /N 1 /First 4 /Extends 2 0 R /Filter /FlateDecode"
    )
    rows = b"".join(
        bytes((kind, place >> 8, place & 255, index))
        for kind, place, index in [
            (0, 0, 255),
            (2, 2, 0),
            (2, 3, 0),
            (2, 2, 1),
            (2, 3, 1),
            (2, 2, 0),
            (2, 3, 0),
            (2, 2, 1),
        ]
    )
    body = b"%PDF-1.7\n2 0 obj\n" + inner + b"\nendobj\n3 0 obj\n" + outer + b"\nendobj\n"
    table = stream(zlib.compress(rows), b"/Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode")
    return body + b"8 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def cyclic_cross_reference() -> bytes:
    whole = good()
    start = whole.rindex(b"startxref")
    place = whole[start:].split()[1]
    return (
        whole[: whole.rindex(b"trailer")]
        + b"trailer\n<< /Size 9 /Prev "
        + place
        + b" >>\nstartxref\n"
        + place
        + b"\n%%EOF\n"
    )


def flate_bomb(megabytes: int, times: int) -> bytes:
    """A content stream of blanks, packed so many times over, with the label at its end."""
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    packed = (
        b"".join(packer.compress(block) for _ in range(megabytes)) + packer.compress(SHOWN) + packer.flush()
    )
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return page_with(packed, entries=b"/Filter [" + b"/FlateDecode " * times + b"]")


def run_length_bomb() -> bytes:
    """Runs that unpack to runs: a hundred kilobytes become two thousand megabytes."""
    runs = zlib.compress(b"\x81\x81" * 250_000, 9)
    return page_with(runs, entries=b"/Filter [/FlateDecode /RunLengthDecode /RunLengthDecode]")


def many_contents() -> bytes:
    """The same content stream drawn two hundred thousand times."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents ["
            + b"4 0 R " * 200_000
            + b"] /Resources << /Font << /F1 %b >> >> >>" % FONT,
            stream(SHOWN),
        ]
    )


def huge_picture() -> bytes:
    """A page that is one picture of 60,000 x 60,000 points, packed to some kilobytes."""
    packed = zlib.compress(zlib.compress(b"\0" * 40_000_000, 9), 9)
    picture = stream(
        packed,
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        b"/Filter [/FlateDecode /FlateDecode]",
    )
    return page_with(b"q 300 0 0 300 0 0 cm /I Do Q", resources=b"/XObject << /I 5 0 R >>", extra=[picture])


def wide_font() -> bytes:
    """A font whose table of widths and map to Unicode each name two thousand million characters."""
    to_unicode = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFFFFFF> endcodespacerange "
        b"1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap"
    )
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    below = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /W [0 2000000000 500] /DW 1000 >>"
    )
    return page_with(
        b"BT /F2 12 Tf 20 200 Td <00410042> Tj ET " + SHOWN,
        extra=[font, below, to_unicode],
    ).replace(b"/F1 <<", b"/F2 5 0 R /F1 <<", 1)


def self_drawing_glyph() -> bytes:
    """A Type 3 font whose letter is drawn with the same letter."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /a 6 0 R >> "
        b"/Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [10] "
        b"/Resources << /Font << /F3 5 0 R >> >> >>"
    )
    glyph = stream(b"10 0 d0 BT /F3 10 Tf (aaaa) Tj ET")
    return page_with(b"BT /F3 12 Tf 20 200 Td (aaaa) Tj ET " + SHOWN, extra=[font, glyph]).replace(
        b"/F1 <<", b"/F3 5 0 R /F1 <<", 1
    )


def with_actions() -> bytes:
    """JavaScript, a program to start, a page to open and a file inside, all to be done on opening."""
    return raw_pdf(SHOWN).replace(
        b"/Type /Catalog",
        b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) /Next [<< /S /Launch /F (/bin/sh) >> "
        b"<< /S /URI /URI (http://127.0.0.1/) >>] >> /AA << /WC << /S /Launch /F (cmd.exe) >> >> "
        b"/Names << /EmbeddedFiles << /Names [(a.exe) << /F (a.exe) >>] >> >>",
    )


def with_xfa() -> bytes:
    """A form whose fields stand in XML; the page itself only asks the reader to wait."""
    form = stream(
        b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template><field name='f'/></template></xdp:xdp>"
    )
    shown = (
        b"BT /F1 12 Tf 20 200 Td (Please wait... your viewer may not be able to display this document.) Tj ET"
    )
    return page_with(shown, extra=[form]).replace(
        b"/Type /Catalog", b"/Type /Catalog /AcroForm << /XFA 5 0 R /Fields [] >> /NeedsRendering true"
    )


def zipped_inside() -> bytes:
    """A PDF to readers of PDF, and an archive to those who look at the end."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("run.js", "alert(1)")
    return good() + archive.getvalue()

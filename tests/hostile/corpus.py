"""The corpus of bad files: each is made when asked for, with what the screener must answer to it.

Nothing is stored, as the bombs are harmless only while they are not unpacked. To look at the files:

    python tests/hostile/corpus.py FOLDER

Every file that holds words names Picamilon, so that no answer to any of them may be `no_listed_match`.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

import bad_pages as pages
import bad_pdfs as pdfs
import bad_pictures as pictures
from pdf_making import bomb, form_loop

READ = "the label names Picamilon"
MEMORY = "512 MB of memory"
#: What a reader may say of a file that is broken in a way that only it can tell.
BROKEN = "damaged|broke off|no usable answer|no text|no pages|blank|not read|" + MEMORY
#: Words of an engine that was asked to read a picture without print.
NO_PRINT = "one shade all over|No print"


@dataclass(frozen=True, slots=True)
class BadFile:
    """`says`: a pattern of the report's reason. `slow`: takes seconds, or much memory to make."""

    name: str
    make: Callable[[], bytes]
    says: str
    slow: bool = False


def noise(length: int) -> bytes:
    return random.Random(7).randbytes(length)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "Picamilon")
    return buffer.getvalue()


def _encrypted(user: str, owner: str, algorithm: str) -> Callable[[], bytes]:
    return lambda: pdfs.encrypted(user=user, owner=owner, algorithm=algorithm)


_PDFS = [
    *(
        BadFile(f"truncated at {share:.0%}.pdf", lambda share=share: pdfs.truncated(share), f"{READ}|{BROKEN}")
        for share in (0.02, 0.2, 0.5, 0.8, 0.97)
    ),
    BadFile("without its end.pdf", pdfs.without_end, READ),
    BadFile("noise.pdf", lambda: b"%PDF-1.7\n" + noise(50_000), BROKEN),
    BadFile("locked with RC4.pdf", _encrypted("secret", "secret", "RC4-128"), "protected by a password"),
    BadFile("locked with AES.pdf", _encrypted("secret", "other", "AES-256"), "protected by a password"),
    BadFile("empty user password.pdf", _encrypted("", "", "AES-256"), READ),
    BadFile("owner password only.pdf", _encrypted("", "secret", "AES-128"), READ),
    BadFile("3000 pages, the label first.pdf", lambda: pdfs.good(3_000), READ, slow=True),
    BadFile("3000 pages, the label late.pdf", lambda: pdfs.good(3_000, 2_900), "pages 31 to 3,000 could not be read"),
    BadFile("nested object streams.pdf", pdfs.nested_object_streams, BROKEN),
    BadFile("cyclic cross reference.pdf", pdfs.cyclic_cross_reference, f"{READ}|{BROKEN}"),
    BadFile("form that draws itself.pdf", form_loop, f"seconds|{BROKEN}", slow=True),
    BadFile("letter that draws itself.pdf", pdfs.self_drawing_glyph, f"{READ}|{BROKEN}"),
    BadFile("cyclic page tree.pdf", pdfs.cyclic_page_tree, BROKEN),
    BadFile("page tree of 20000 levels.pdf", lambda: pdfs.deep_page_tree(20_000), f"{READ}|{BROKEN}"),
    BadFile("two thousand million pages.pdf", pdfs.lying_count, f"{READ}|{BROKEN}|could not be read"),
    BadFile("bomb, packed once.pdf", lambda: pdfs.flate_bomb(1_000, 1), f"{MEMORY}|damaged", slow=True),
    BadFile("bomb, packed twice.pdf", lambda: bomb(2_000), MEMORY, slow=True),
    BadFile("bomb, packed four times.pdf", lambda: pdfs.flate_bomb(700, 4), f"{MEMORY}|damaged", slow=True),
    BadFile("bomb of runs.pdf", pdfs.run_length_bomb, f"seconds|{BROKEN}", slow=True),
    BadFile("one stream 200000 times.pdf", pdfs.many_contents, f"{READ}|seconds|processor time|{BROKEN}", slow=True),
    BadFile("picture of 60000 x 60000.pdf", pdfs.huge_picture, f"seconds|{BROKEN}|could not be read|cannot be decoded"),
    BadFile("font of endless widths.pdf", pdfs.wide_font, f"{READ}|seconds|processor time|{BROKEN}", slow=True),
    BadFile("scripts and programs.pdf", pdfs.with_actions, READ),
    BadFile("XFA.pdf", pdfs.with_xfa, "No ingredient list"),
    BadFile("archive behind.pdf", pdfs.zipped_inside, READ),
    BadFile("archive before.pdf", lambda: zipped("run.js") + pdfs.good(), "a PDF and something else at once"),
    BadFile("page before.pdf", lambda: b"<html><p>Calm</p>\n" + pdfs.good(), "a PDF and something else at once"),
    BadFile("picture before.pdf", lambda: pictures.gif(1) + pdfs.good(), "a PDF and something else at once"),
    BadFile("nested brackets.pdf", lambda: pdfs.page_with(b"[" * 300_000 + pdfs.SHOWN), f"{READ}|{BROKEN}", slow=True),
    BadFile("saved states.pdf", lambda: pdfs.page_with(b"q " * 100_000 + pdfs.SHOWN), f"{READ}|{BROKEN}|seconds", slow=True),
    BadFile("text without end.pdf", lambda: pdfs.page_with(b"BT /F1 9 Tf (" * 20_000), f"{BROKEN}|seconds"),
    BadFile("page of no size.pdf", lambda: pdfs.page_with(pdfs.SHOWN, page=b"/MediaBox [0 0 0 0]"), f"{READ}|{BROKEN}"),
    BadFile("page of endless size.pdf", lambda: pdfs.page_with(pdfs.SHOWN, page=b"/MediaBox [-1e30 -1e30 1e30 1e30]"), f"{READ}|{BROKEN}"),
    BadFile("page turned by 37.pdf", lambda: pdfs.page_with(pdfs.SHOWN, page=b"/Rotate 37 /UserUnit 1e9"), f"{READ}|{BROKEN}"),
]  # fmt: skip

_WRONG_TYPES = [
    BadFile("zero bytes.pdf", bytes, "The file is empty"),
    BadFile("one byte.pdf", lambda: b"%", "."),
    BadFile("word.pdf", lambda: zipped("[Content_Types].xml", "word/document.xml"), "Word document"),
    BadFile("sheet.pdf", lambda: zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel workbook"),
    BadFile("archive.pdf", lambda: zipped("label.txt"), "ZIP archive"),
    BadFile("program.pdf", lambda: b"MZ\x90\0\3\0\0\0" + noise(5_000), "not a PDF"),
    BadFile("elf.pdf", lambda: b"\x7fELF\2\1\1\0" + noise(5_000), "not a PDF"),
    BadFile("film.pdf", lambda: b"\0\0\0\x18ftypmp42" + noise(5_000), "video"),
    BadFile("gzip.txt", lambda: b"\x1f\x8b\x08\0" + noise(5_000), "compressed archive"),
    BadFile("zeros.txt", lambda: bytes(100_000), "neither a PDF"),
    BadFile("vector.eps", pages.eps, "PostScript"),
]

_PICTURES = [
    BadFile("30000 x 30000.png", pictures.huge_png, "too large .*30000 x 30000"),
    BadFile("more than it says.png", pictures.png_that_holds_more, f"{NO_PRINT}|{BROKEN}", slow=True),
    BadFile("packed text.png", pictures.png_with_packed_text, f"{NO_PRINT}|{BROKEN}", slow=True),
    BadFile("impossible.png", lambda: pictures.png(2**31 - 1, 2**31 - 1, b""), "too large|damaged"),
    BadFile("16383 x 16383.webp", pictures.huge_webp, "too large|damaged"),
    BadFile("65535 x 65535.jpg", pictures.absurd_jpeg, "too large|damaged"),
    BadFile(
        "endless scans.jpg", pictures.jpeg_of_many_scans, f"{NO_PRINT}|{BROKEN}|processor time", slow=True
    ),
    BadFile("20000 frames.gif", lambda: pictures.gif(20_000), f"{NO_PRINT}|{BROKEN}"),
    BadFile("65535 x 65535.gif", lambda: pictures.gif(1, (65_535, 65_535)), "too large"),
    BadFile("script.gif", pictures.gif_and_script, f"too large|{BROKEN}"),
    BadFile("impossible.tif", lambda: pictures.tiff(2**31, 2**31), "too large|damaged"),
    BadFile("page that follows itself.tif", lambda: pictures.tiff(200, 200, following=8), BROKEN),
    BadFile("300 pages.tif", lambda: pictures.tiff_of_pages(300), f"not read|{NO_PRINT}", slow=True),
    BadFile("packed strip.tif", pictures.tiff_packed, f"{NO_PRINT}|{BROKEN}", slow=True),
    BadFile("impossible.bmp", lambda: pictures.bmp(2**31 - 1, -(2**31 - 1)), "too large|damaged"),
    BadFile("one point.png", lambda: pictures.picture("PNG", (1, 1)), "too small"),
    *(
        BadFile(f"half a picture.{form.lower()}", lambda form=form: pictures.cut(form), "damaged")
        for form in ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")
    ),
]

_PAGES = [
    BadFile("100000 deep.html", lambda: b"<div>" * 100_000 + b"Picamilon", "nested 100,000 deep"),
    BadFile("100000 deep and closed.html", lambda: b"<b>" * 100_000 + b"x" + b"</b>" * 100_000, "nested 100,000 deep"),
    BadFile("100000 paragraphs unclosed.html", lambda: b"<html><h2>Ingredients</h2>" + b"<p>" * 100_000 + b"Picamilon, zinc", READ),
    BadFile("100000 cells unclosed.html", lambda: b"<table>" + b"<tr><td>" * 50_000 + b"Picamilon", f"{READ}|nested|No ingredient"),
    BadFile("attribute of 10 MB.html", lambda: pages.page('<p title="' + "x" * 10_000_000 + '">x</p>').encode(), READ),
    BadFile("many attributes.html", lambda: pages.page("<p " + "a=1 " * 50_000 + ">").encode(), "tag of"),
    BadFile("deep data.html", lambda: pages.deep_data(100_000), READ),
    BadFile("wide data.html", lambda: pages.wide_data(20_000), READ, slow=True),
    BadFile("long number.html", pages.data_with_long_number, READ),
    BadFile("utf-16.html", lambda: pages.page().encode("utf-16"), READ),
    BadFile("utf-16 without mark.html", lambda: pages.page().encode("utf-16-be"), READ),
    BadFile("utf-32.html", lambda: pages.page().encode("utf-32"), READ),
    BadFile("utf-32 without mark.html", lambda: pages.page().encode("utf-32-le"), f"{READ}|neither a PDF"),
    BadFile("said to be utf-7.html", lambda: b"<meta charset=utf-7>" + pages.page().encode(), READ),
    BadFile("zero bytes between.html", lambda: pages.page("\0" * 5_000).encode(), f"{READ}|neither a PDF"),
    BadFile("drawing.svg", pages.svg, READ),
    BadFile("entities.svg", pages.entities, f"{READ}|No ingredient list|no text"),
    BadFile("comment without end.html", lambda: b"<html><!--" * 100_000 + b"Picamilon", "no text"),
    BadFile("2 MB of openings.html", lambda: b"<html>" + b"<" * 2_000_000, "."),
    BadFile("script without end.html", lambda: b"<script>" * 200_000, "no text"),
]  # fmt: skip

_TEXTS = [
    BadFile("utf-7.txt", pages.utf7, "."),
    BadFile("line of 15 MB.txt", lambda: b"Ingredients: Picamilon" + b", zinc" * 2_500_000, "400,000"),
    BadFile("over the limit.txt", lambda: b"Picamilon, " * 2_000_000, "the limit is 20,000,000"),
    BadFile("latin and utf-8 mixed.txt", lambda: "Ingrédients: Picamilon, caféine".encode() + b" caf\xe9ine", READ),
    BadFile("cut inside a letter.txt", lambda: "Ingredients: Picamilon, caféi".encode()[:-2], READ),
    BadFile("zero bytes between.txt", lambda: b"Ingredients: Picamilon, \0zinc" + b", niacin" * 20, READ),
    BadFile("400000 brackets.txt", lambda: b"Ingredients: Picamilon " + b"(" * 390_000, READ),
    BadFile("nested brackets.txt", lambda: b"Ingredients: " + b"a (" * 90_000 + b"Picamilon" + b")" * 90_000, READ),
    BadFile("marks over a letter.txt", lambda: ("Ingredients: Picamilon" + "\u0301" * 190_000).encode(), READ),
    BadFile("the name 36000 times.txt", lambda: b"Ingredients: " + b"Picamilon, " * 36_000, READ, slow=True),
    BadFile("deep.json", lambda: b"[" * 500_000 + b"]" * 500_000, "JSON|No ingredient list"),
    BadFile("large.json", lambda: b'{"a": [' + b'"Picamilon", ' * 1_000_000 + b"1]}", "JSON"),
    BadFile("lone surrogates.json", lambda: b'{"ingredients": "\\ud800Picamilon\\udfff"}', "JSON"),
]  # fmt: skip

CORPUS = [*_PDFS, *_WRONG_TYPES, *_PICTURES, *_PAGES, *_TEXTS]


def write(folder: Path) -> None:
    """Make all files in `folder`, which must not be there."""
    folder.mkdir()
    for bad in CORPUS:
        (folder / bad.name).write_bytes(bad.make())


if __name__ == "__main__":
    write(Path(sys.argv[1]))

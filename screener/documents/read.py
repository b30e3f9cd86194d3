"""The way in: bytes, text or markup to a Document. Content decides which reader is used, and where.

Never raises for what the content does: the Document then says in one sentence why nothing was read.
"""

from __future__ import annotations

from screener.documents import page_pool, sandbox
from screener.documents.charset import Decoded, decode
from screener.documents.compose import digest, unreadable
from screener.documents.limits import DEFAULT, Limits
from screener.documents.markup import decode_entities, holds_markup
from screener.documents.sniff import EMPTY, HTML, JSON, PDF, SEVERAL, SVG, TEXT, sniff
from screener.documents.text import read_plain
from screener.model import Check, Document

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AS_PDF = "Save it as PDF, or paste its text."
#: Why a file of this type is not read, and what to do instead.
_NOT_READ = {
    JSON: (
        "The file is JSON, which is not read as a label. Give the ingredient text itself, or screen a table "
        "of products in bulk."
    ),
    _WORD: f"The file is a Word document, which is not read. {_AS_PDF}",
    _SHEET: "The file is an Excel workbook, which is not read. Save the sheet as CSV and screen it in bulk.",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        f"The file is a PowerPoint presentation, which is not read. {_AS_PDF}"
    ),
    "application/vnd.oasis.opendocument.text": (
        f"The file is an OpenDocument text, which is not read. {_AS_PDF}"
    ),
    "application/x-ole-storage": f"The file is an old Office document, which is not read. {_AS_PDF}",
    "application/rtf": f"The file is a rich text document, which is not read. {_AS_PDF}",
    "application/postscript": "The file is PostScript, which is not read. Save it as PDF.",
    "application/zip": "The file is a ZIP archive, which is not opened. Unpack it and screen each file.",
    "application/vnd.apache.parquet": "The file is a Parquet table. Screen it in bulk.",
    SEVERAL: (
        "The file is a PDF and something else at once, so that two programs show two different things. Save "
        "it as PDF again."
    ),
    "video/mp4": "The file is a video, which is not read.",
}
_ARCHIVES = frozenset(
    {
        "application/gzip",
        "application/x-bzip2",
        "application/x-xz",
        "application/x-7z-compressed",
        "application/vnd.rar",
    }
)


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    limits: Limits = DEFAULT,
    declared_charset: str | None = None,
    url: str | None = None,
) -> Document:
    """A file as received.

    `name` is never trusted for the type: it only makes a sentence clearer where the content disagrees.
    `declared_charset` and `url` are what an HTTP answer said of its body.

    Raises:
        TypeError: `data` is not bytes.
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"read_bytes needs the bytes of a file, not {_kind(data)}; give text to read_text.")
    data = bytes(data)
    sha256 = digest(data)
    if len(data) > limits.bytes:
        problem = f"The file has {len(data):,} bytes; the limit is {limits.bytes:,}."
        return unreadable(problem, media_type="application/octet-stream", sha256=sha256)
    media_type = sniff(data)
    if media_type == EMPTY:
        return unreadable("The file is empty.", media_type=media_type, sha256=sha256)
    if media_type == PDF:
        return sandbox.read("pdf", data, media_type=media_type, sha256=sha256, limits=limits)
    if media_type in (TEXT, HTML, SVG):
        decoded = decode(data, declared=declared_charset)
        if media_type == TEXT:
            return _text(decoded, sha256, limits, url)
        return _markup(decoded.text, media_type, sha256, limits, url, _notes(decoded))
    if media_type.startswith("image/"):
        return sandbox.read("image", data, media_type=media_type, sha256=sha256, limits=limits)
    return unreadable(_why_not(media_type, name), media_type=media_type, sha256=sha256)


def read_text(text: str, *, limits: Limits = DEFAULT) -> Document:
    """Text as given. Character references are decoded first; markup given as text is read as markup.

    Raises:
        TypeError: `text` is not a str.
    """
    if not isinstance(text, str):
        raise TypeError(f"read_text needs a str, not {_kind(text)}; give the bytes of a file to read_bytes.")
    return _text(Decoded(text, "utf-8"), digest(text), limits, None)


def read_html(html: str | bytes, *, url: str | None = None, limits: Limits = DEFAULT) -> Document:
    """A page; bytes are decoded by mark, `<meta charset>` or UTF-8.

    `url` becomes the product's, unless the page names its canonical address.

    Raises:
        TypeError: `html` is neither str nor bytes.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(f"read_html needs a page as str or bytes, not {_kind(html)}.")
    sha256 = digest(html)
    decoded = decode(html) if isinstance(html, bytes) else Decoded(html, "utf-8")
    if not decoded.text.strip():
        return unreadable("The page is empty.", media_type=HTML, sha256=sha256, read_by="html")
    return _markup(decoded.text, HTML, sha256, limits, url, _notes(decoded))


def _kind(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


def _text(decoded: Decoded, sha256: str, limits: Limits, url: str | None) -> Document:
    text = decode_entities(decoded.text) if len(decoded.text) <= limits.characters else decoded.text
    if holds_markup(text):
        return _markup(text, HTML, sha256, limits, url, _notes(decoded))
    return read_plain(text, limits=limits, sha256=sha256, checks=_notes(decoded))


def _markup(
    text: str, media_type: str, sha256: str, limits: Limits, url: str | None, checks: tuple[Check, ...]
) -> Document:
    if len(text) > limits.bytes:
        problem = f"The page has {len(text):,} characters; the limit is {limits.bytes:,}."
        return unreadable(problem, media_type=media_type, sha256=sha256, read_by="html", checks=checks)
    return page_pool.read(text, media_type=media_type, sha256=sha256, limits=limits, url=url, checks=checks)


def _notes(decoded: Decoded) -> tuple[Check, ...]:
    return (Check("decode_text", ran=True, reason=decoded.note),) if decoded.note else ()


def _why_not(media_type: str, name: str | None) -> str:
    if media_type in _NOT_READ:
        return _NOT_READ[media_type]
    if media_type in _ARCHIVES:
        return "The file is a compressed archive, which is not opened. Unpack it and screen each file."
    if name and name.lower().endswith(".pdf"):
        return "The file is named .pdf but is not a PDF. Save it again from the program that made it."
    return "The file is neither a PDF, a page nor text, so it is not read. Give a PDF, HTML or the text."

"""What a file really is, told by its first bytes. A name or a declared type is never looked at."""

from __future__ import annotations

import json
import re

from screener.documents.charset import decode, wide_encoding
from screener.documents.markup import holds_markup

PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
JSON = "application/json"
SVG = "image/svg+xml"
BINARY = "application/octet-stream"
EMPTY = "application/x-empty"
SEVERAL = "application/x-several-types"  # a PDF and something else: what a person sees depends on the program

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x00\x0cJXL ", "image/jxl"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"\xc5\xd0\xd3\xc6", "application/postscript"),
    (b"PAR1", "application/vnd.apache.parquet"),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
)
_MARKUP_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,4000}?-->\s*){0,9}<(!doctype\s+html|html|head|body|svg|!doctype\s+svg)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_START = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[{"\d\]-]|true|false|null))')
_JSON_PARSED = 200_000  # characters up to which a candidate is parsed to be sure
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def sniff(data: bytes) -> str:
    """The media type of `data` by content; 'application/octet-stream' where nothing fits."""
    if not data:
        return EMPTY
    binary = _by_magic(data)
    if binary not in (None, PDF) and _holds_pdf(data):
        return SEVERAL
    if binary is not None:
        return binary
    if not _is_text(data):
        return PDF if b"%PDF-" in data[:1024] else BINARY
    text = decode(data[:_JSON_PARSED]).text
    complete = len(data) <= _JSON_PARSED
    return _text_type(text, complete=complete, head=data[:1024], pdf=_holds_pdf(data))


def _holds_pdf(data: bytes) -> bool:
    """Whether a program that reads PDF would find one here, behind up to 1,024 bytes of something else."""
    return b"%PDF-" in data[:1024] and b"endobj" in data


def _by_magic(data: bytes) -> str | None:
    head = data[:1024]
    if head.startswith(b"%PDF-"):
        return PDF
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and len(head) > 18 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in _HEIF_BRANDS:
            return "image/heic"
        return "image/avif" if brand in (b"avif", b"avis") else "video/mp4"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zip_type(data)
    return None


def _zip_type(data: bytes) -> str:
    names = data[:4096] + data[-4096:]
    for mark, media_type in _OFFICE:
        if mark in names:
            return media_type
    return "application/zip"


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")) or wide_encoding(
        data
    ):
        return True
    sample = data[:8192]
    return len(_CONTROLS.findall(sample)) <= 0.02 * len(sample)


def _text_type(text: str, *, complete: bool, head: bytes, pdf: bool) -> str:
    start = _MARKUP_START.match(text[:40_000])
    if start and pdf:
        return SEVERAL
    if start:
        return SVG if "svg" in start.group(1).lower() else HTML
    if b"%PDF-" in head:  # junk before the header is allowed up to 1,024 bytes (ISO 32000-1, H.3.4.1)
        return PDF
    if _JSON_START.match(text):
        if not complete:
            return JSON
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            pass
        else:
            return JSON
    if text.lstrip().startswith("<") and holds_markup(text):
        return HTML
    return TEXT

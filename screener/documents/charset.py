"""Bytes to characters: byte order marks, what the sender or the page says, UTF-8, and a stated fallback.

Decoding never fails; what was guessed is said in a note. Knows nothing of the meaning of the text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: Byte order marks, the longer first: UTF-32 LE begins like UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
#: What browsers read under these names (WHATWG Encoding Standard, 'Names and labels').
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
_LONE_HIGH_BYTE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were read in, and a sentence if that encoding is a guess or lossy."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode text or markup.

    Order: byte order mark, UTF-16 told by its zero bytes, `declared` (of the HTTP header), the page's own
    `<meta charset>`, UTF-8, and last a guess that is said in the note. A declared encoding that the bytes
    contradict is passed over.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return _lossy(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        not_utf8 = error
    for name in (declared, _declared_in_page(data)):
        text = _strict(data, name)
        if text is not None and name is not None:
            return Decoded(text, _known(name) or name)
    if len(data) - not_utf8.start < 4:  # cut off inside the last character
        return _lossy(data, "utf-8")
    return _guess(data)


def wide_encoding(data: bytes) -> str | None:
    """'utf-16-le' or 'utf-16-be' where zero bytes stand at every other place, as in Latin text; else None."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _declared_in_page(data: bytes) -> str | None:
    found = _META.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        canonical = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    canonical = _AS_BROWSERS_DO.get(canonical, canonical)
    return None if canonical.startswith(("utf-16", "utf-32")) else canonical


def _strict(data: bytes, name: str | None) -> str | None:
    encoding = _known(name)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None  # 'rot13' and the like are no character encodings


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    note = None
    if "\ufffd" in text:
        note = f"Some bytes are not valid {encoding} and stand as replacement characters."
    return Decoded(text, encoding, note)


def _guess(data: bytes) -> Decoded:
    """Western text has single high bytes among ASCII; anything else is left to charset-normalizer."""
    sample = data[:_SAMPLE]
    lone, high = len(_LONE_HIGH_BYTE.findall(sample)), len(_HIGH_BYTE.findall(sample))
    encoding = "cp1252"
    if lone < 0.6 * high:
        from charset_normalizer import from_bytes  # comes with pdfminer.six and requests; needed rarely

        best = from_bytes(sample).best()
        encoding = (best and _known(best.encoding)) or "cp1252"
    text = data.decode(encoding, "replace")
    shown = "windows-1252" if encoding == "cp1252" else encoding
    return Decoded(
        text, encoding, f"The file does not say its encoding and is not UTF-8; it was read as {shown}."
    )

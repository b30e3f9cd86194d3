"""Draws the pictures that the tests read, in the font that comes with Pillow."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

ROWS = (("Vitamin C", "90 mg"), ("Phenibut", "250 mg"), ("L-Theanine", "100 mg"), ("Taurine", "1 g"))
#: The text of `label()` as a person reads it, line by line.
READ = (
    "Supplement Facts",
    "Serving Size: 2 Capsules",
    "Vitamin C  90 mg",
    "Phenibut  250 mg",
    "L-Theanine  100 mg",
    "Taurine  1 g",
    "Other Ingredients: Gelatin, Rice Flour.",
)


def label(
    rows: Sequence[tuple[str, str]] = ROWS, *, size: int = 26, ink: str = "black", paper: str = "white"
) -> Image.Image:
    """A small Supplement Facts panel; `size` is that of its letters in pixels."""
    picture = Image.new("RGB", (24 * size, (len(rows) + 5) * 2 * size), paper)
    draw = ImageDraw.Draw(picture)
    font, title = ImageFont.load_default(size), ImageFont.load_default(size * 1.5)
    draw.text((size, size), READ[0], ink, title)
    draw.text((size, 3.4 * size), READ[1], ink, font)
    y = 5.4 * size
    for name, amount in rows:
        draw.text((size, y), name, ink, font)
        draw.text((23 * size - draw.textlength(amount, font), y), amount, ink, font)
        y += 1.9 * size
    draw.text((size, y + size), READ[-1], ink, font)
    return picture


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def tilted(picture: Image.Image, degrees: float) -> Image.Image:
    """The picture on a table, turned a little."""
    return picture.rotate(degrees, expand=True, fillcolor=(120, 110, 100), resample=Image.Resampling.BICUBIC)


def smeared(picture: Image.Image, pixels: int) -> Image.Image:
    """Out of focus until letters run together: reduced so far, and enlarged again."""
    small = picture.resize((picture.width // pixels, picture.height // pixels), Image.Resampling.BOX)
    return small.resize(picture.size, Image.Resampling.BICUBIC)


def noise() -> Image.Image:
    """Grain without print."""
    grain = np.random.default_rng(7).integers(90, 160, (300, 400, 3), dtype=np.uint8)
    return Image.fromarray(grain)


def header_only(width: int, height: int) -> bytes:
    """A PNG that claims this size and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))

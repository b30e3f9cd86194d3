"""Pictures that are small as files and immense when decoded, cut off, endless, or something else as well."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

_JPEG_START = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def png(
    width: int, height: int, pixels: bytes, *, bits: int = 1, colour: int = 0, before: bytes = b""
) -> bytes:
    """A PNG whose header says one thing and whose packed `pixels` hold what they hold."""
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def zeros(count: int) -> bytes:
    """So many zero bytes, packed a thousand to one."""
    packer = zlib.compressobj(9)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(count // 1_000_000)) + packer.flush()


def huge_png() -> bytes:
    """30,000 x 30,000 points: 0.1 MB here, 2.7 GB as colours."""
    return png(30_000, 30_000, zeros(30_000 * 3_751))


def png_that_holds_more() -> bytes:
    """A header of 500 x 500 points before a thousand megabytes of them."""
    return png(500, 500, zeros(1_000_000_000), bits=8)


def png_with_packed_text() -> bytes:
    """A note that unpacks to 500 MB before a picture of one shade."""
    note = chunk(b"zTXt", b"Comment\0\0" + zeros(500_000_000))
    return png(100, 100, zlib.compress(bytes(100 * 101)), bits=8, before=note)


def picture(form: str, size: tuple[int, int] = (200, 200), **options: object) -> bytes:
    """A picture of one shade."""
    buffer = io.BytesIO()
    Image.new("RGB", size, (200, 200, 200)).save(buffer, form, **options)
    return buffer.getvalue()


def cut(form: str) -> bytes:
    """The first half of a picture with something on it."""
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, form)
    return buffer.getvalue()[: len(buffer.getvalue()) // 2]


def absurd_jpeg() -> bytes:
    """A header of 65,535 x 65,535 points and no data."""
    return _JPEG_START + _frame(65_535, 65_535) + b"\xff\xd9"


def jpeg_of_many_scans() -> bytes:
    """A progressive JPEG of 20 million points, all of whose scans must be gone through to see it."""
    whole = picture("JPEG", (4_900, 5_000), progressive=True, quality=10)
    start = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[start:-2] * 300 + b"\xff\xd9"


def _frame(width: int, height: int) -> bytes:
    return (
        b"\xff\xc0\x00\x11\x08"
        + struct.pack(">HH", height, width)
        + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    )


def huge_webp() -> bytes:
    """16,383 x 16,383 points of one shade, without loss: 5 kB here, 1 GB decoded. The header alone is made."""
    bits = (16_383 - 1) | (16_383 - 1) << 14
    data = b"\x2f" + struct.pack("<I", bits) + bytes(200)
    body = b"WEBPVP8L" + struct.pack("<I", len(data)) + data + bytes(len(data) & 1)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(frames: int, size: tuple[int, int] = (64, 64)) -> bytes:
    """An animation whose frames are all the same few points."""
    head = b"GIF89a" + struct.pack("<HHBBB", *size, 0x80, 0, 0) + b"\xc8\xc8\xc8\x00\x00\x00"
    frame = (
        b"\x21\xf9\x04\x00\x01\x00\x00\x00"
        + b"\x2c"
        + struct.pack("<HHHHB", 0, 0, 2, 2, 0)
        + b"\x02\x02\x84\x51\x00"
    )
    return head + frame * frames + b"\x3b"


def gif_and_script() -> bytes:
    """A GIF whose width is the start of a comment to a reader of JavaScript."""
    return b"GIF89a/*" + struct.pack("<HBBB", 8_000, 0, 0, 0) + b"*/=1;alert(1)//\x3b"


def tiff_entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count, value)


def tiff(width: int, height: int, *, following: int = 0) -> bytes:
    """A TIFF header of one page without data; `following` is where the next page is said to begin."""
    entries = [
        tiff_entry(256, 4, 1, width),
        tiff_entry(257, 4, 1, height),
        tiff_entry(258, 3, 1, 8),
        tiff_entry(259, 3, 1, 1),
        tiff_entry(262, 3, 1, 1),
        tiff_entry(273, 4, 1, 8),
        tiff_entry(277, 3, 1, 1),
        tiff_entry(278, 4, 1, height),
        tiff_entry(279, 4, 1, min(width * height, 2**32 - 1)),
    ]
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + struct.pack("<I", following)


def tiff_of_pages(count: int) -> bytes:
    """So many pages of one shade."""
    page = Image.new("L", (40, 40), 200)
    buffer = io.BytesIO()
    page.save(buffer, "TIFF", save_all=True, append_images=[page] * (count - 1))
    return buffer.getvalue()


def tiff_packed() -> bytes:
    """5,000 x 5,000 points, the most that are decoded, in one packed strip that holds ten times as many."""
    strip = zeros(250_000_000)
    entries = [
        tiff_entry(256, 4, 1, 5_000),
        tiff_entry(257, 4, 1, 5_000),
        tiff_entry(258, 3, 1, 8),
        tiff_entry(259, 3, 1, 8),
        tiff_entry(262, 3, 1, 1),
        tiff_entry(273, 4, 1, 130),
        tiff_entry(277, 3, 1, 1),
        tiff_entry(278, 4, 1, 5_000),
        tiff_entry(279, 4, 1, len(strip)),
    ]
    head = b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + bytes(4)
    return head.ljust(130, b"\0") + strip


def bmp(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, width, height, 1, 24, 0, 0, 1, 1, 0, 0)

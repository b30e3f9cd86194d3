"""Pictures as files: what is read, how it is turned, and what is said of those that cannot be read."""

from __future__ import annotations

import io
from importlib.util import find_spec

import numpy as np
import pytest
from picture_making import READ, encoded, header_only, label, noise, smeared, tilted
from PIL import Image

from screener.documents import sandbox
from screener.documents.image import as_array
from screener.documents.limits import Limits
from screener.documents.ocr.engine import installed_engine
from screener.documents.read import read_bytes

needs_ocr = pytest.mark.skipif(installed_engine() != "rapidocr", reason="rapidocr is not installed")


def turned(orientation: int) -> bytes:
    """A JPEG whose EXIF data say how the camera was held."""
    how = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(label().transpose(how[orientation]), "JPEG", exif=exif)


@needs_ocr
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(encoded(label(ink="white", paper="#301030")), id="light on dark"),
        pytest.param(encoded(label(size=14)), id="small letters"),
        pytest.param(turned(6), id="turned by EXIF"),
        pytest.param(encoded(label().transpose(Image.Transpose.ROTATE_90)), id="lying on its left"),
        pytest.param(encoded(label().transpose(Image.Transpose.ROTATE_180)), id="upside down"),
        pytest.param(encoded(tilted(label(), 7), "JPEG"), id="tilted"),
    ],
)
def test_a_picture_of_a_label_is_read_row_by_row(data: bytes) -> None:
    document = read_bytes(data)
    assert document.problem is None
    # the engine may leave out the blank before a unit
    assert ["".join(line.split()) for line in document.text.splitlines()] == [
        "".join(x.split()) for x in READ
    ]
    assert (document.read_by, document.pages) == ("ocr", 1)
    assert document.unread_pages == document.unsure_pages == ()
    assert document.by_ocr == ((0, len(document.text)),)


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (label(), "PNG"),
        (label(), "JPEG"),
        (label(), "WEBP"),
        (label(), "BMP"),
        (label(), "GIF"),
        (label().convert("1"), "TIFF"),
        (label().convert("L").point(lambda v: v * 257, "I"), "TIFF"),
        (label().convert("CMYK"), "JPEG"),
        (label().convert("P"), "PNG"),
    ],
)
def test_pictures_of_every_kind_are_decoded_alike(picture: Image.Image, kind: str) -> None:
    with Image.open(io.BytesIO(encoded(picture, kind))) as opened:
        decoded = as_array(opened)
    assert np.abs(decoded.astype(int) - np.asarray(label()).astype(int)).mean() < 8


def test_what_is_transparent_is_white() -> None:
    decoded = as_array(Image.new("RGBA", (20, 20), (0, 0, 0, 0)))
    assert decoded.min() == 255


@needs_ocr
def test_words_have_boxes_in_pixels_of_the_picture_as_it_is_seen() -> None:
    document = read_bytes(turned(8))
    start = document.text.index("Phenibut")
    (word,) = [w for w in document.words if w.start == start]
    assert document.text[word.start : word.end] == "Phenibut"
    x0, top, x1, bottom = word.box
    assert x0 == pytest.approx(26, abs=12)  # the row begins one letter in
    assert x1 - x0 == pytest.approx(4.2 * 26, rel=0.3)
    assert top < 7.3 * 26 + 13 < bottom + 13


@needs_ocr
def test_boxes_of_a_picture_upside_down_are_in_the_picture_as_given() -> None:
    picture = label()
    document = read_bytes(encoded(picture.transpose(Image.Transpose.ROTATE_180)))
    start = document.text.index("Phenibut")
    (word,) = [w for w in document.words if w.start == start]
    assert word.box[2] == pytest.approx(picture.width - 26, abs=12)


@needs_ocr
def test_the_pages_of_a_tiff_are_read_and_the_blank_one_is_no_gap() -> None:
    other = label((("Kratom leaf", "500 mg"),))
    blank = Image.new("RGB", (200, 200), "white")
    data = encoded(label(), "TIFF", save_all=True, append_images=[blank, other])
    document = read_bytes(data)
    assert (document.pages, document.unread_pages) == (3, ())
    place = document.text.index("Kratom")
    assert {word.page for word in document.words if word.start == place} == {3}


@needs_ocr
@pytest.mark.parametrize("picture", [smeared(label(), 12), noise()])
def test_a_picture_that_cannot_be_read_is_not_said_to_be_read(picture: Image.Image) -> None:
    document = read_bytes(encoded(picture))
    assert document.problem is not None or document.unsure_pages == (1,)


@needs_ocr
def test_letters_that_can_hardly_be_made_out_are_named() -> None:
    document = read_bytes(encoded(smeared(label(), 5)))
    assert document.unsure_pages == (1,)
    assert document.doubtful
    assert all(0 <= start < end <= len(document.text) for start, end in document.doubtful)
    assert [c.name for c in document.checks if not c.ran] == ["trust_reading"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (header_only(30_000, 30_000), "too large (image/png, 30000 x 30000); the limit is 25 million pixels"),
        (header_only(8, 8), "too small to hold print (8 x 8)"),
        (encoded(label())[:300], "damaged or not whole"),
        (encoded(label(), "JPEG")[:200], "damaged or not whole"),
        (b"\x00\x00\x00\x18ftypavif" + bytes(300), "Save it as PNG or JPEG"),
        (b"\x00\x00\x00\x0cJXL \r\n\x87\n" + bytes(300), "Save it as PNG or JPEG"),
        (encoded(Image.new("RGB", (300, 200), "grey")), "one shade all over"),
    ],
)
def test_a_picture_that_cannot_be_decoded_says_why(data: bytes, said: str) -> None:
    if installed_engine() is None and "shade" in said:
        pytest.skip("without an engine nothing is decoded")
    document = read_bytes(data)
    assert document.problem is not None
    assert said in document.problem
    assert (document.text, document.read_by) == ("", "ocr")


@needs_ocr
def test_a_photo_over_the_limit_is_decoded_at_a_part_of_its_size() -> None:
    document = read_bytes(encoded(label(size=60), "JPEG"), limits=Limits(pixels=700_000))
    assert "Phenibut" in document.text


@needs_ocr
@pytest.mark.skipif(find_spec("pillow_heif") is None, reason="pillow-heif is not installed")
def test_a_heic_photo_is_read() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    document = read_bytes(encoded(label(), "HEIF"))
    assert document.media_type == "image/heic"
    assert "Phenibut" in document.text


def test_without_an_engine_the_answer_says_how_to_install_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "installed_engine", lambda: None)
    problem = read_bytes(encoded(label())).problem
    assert problem is not None
    assert "pip install 'label-screener[ocr]'" in problem

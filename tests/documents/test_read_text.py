"""Plain text, text that holds markup, and telling types by content."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.documents.charset import decode
from screener.documents.cues import looks_like_value
from screener.documents.markup import holds_markup, shape_of
from screener.documents.read import read_bytes, read_html, read_text
from screener.documents.sniff import sniff
from screener.documents.textlayer import is_readable
from screener.model import BlockKind


def test_each_line_is_a_block_and_the_text_stays_as_given() -> None:
    text = "Supplement Facts\n\n- Caffeine  200 mg\n1. Taurine\nZinc\t11 mg"
    document = read_text(text)
    assert document.text == text
    assert [(b.kind, text[b.start : b.end]) for b in document.blocks] == [
        (BlockKind.LINE, "Supplement Facts"),
        (BlockKind.LIST_ITEM, "- Caffeine  200 mg"),
        (BlockKind.LIST_ITEM, "1. Taurine"),
        (BlockKind.TABLE_ROW, "Zinc\t11 mg"),
    ]


def test_the_hash_is_of_the_input() -> None:
    assert read_text("Grüntee").sha256 == hashlib.sha256("Grüntee".encode()).hexdigest()
    data = "<p>Grüntee".encode("cp1252")
    assert read_bytes(data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\ufeff", "\x00\x00"])
def test_a_text_without_words_is_not_screenable(text: str) -> None:
    assert read_text(text).problem == "The text is empty."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("caf\x00feine\x07", "caffeine"),
        ("FD&amp;C Red #40, &beta;-alanine", "FD&C Red #40, β-alanine"),
        ("AT&T, R&D; A&B", "AT&T, R&D; A&B"),
        ("&lt;p&gt;Caffeine&lt;/p&gt;", "Caffeine"),
        ("&amp;lt;b&amp;gt;Caffeine&amp;lt;/b&amp;gt;", "Caffeine"),
        ('X (A; <p class="x">B</p>)', "X (A;\nB\n)"),
    ],
)
def test_a_text_is_cleaned_without_losing_words(text: str, expected: str) -> None:
    assert read_text(text).text == expected


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<ul><li>Creatine 5 g</li></ul>", True),
        ('X (A; <p class="x">B</p>)', True),
        ("Caffeine<br>Taurine", True),
        ("Caffeine<br/>Taurine", True),
        ("Caffeine</p>", True),
        ("<b>Caffeine</b> 200 mg", True),
        ("<span style='color:red'>x</span>", True),
        ("<IMG SRC=x ALT=Caffeine>", True),
        ("a <!-- b --> c", True),
        ("<div\nclass=a\n>x", True),
        ("a < b", False),
        ("Zn<15mg", False),
        ("lead <0.5 ppm, cadmium <0.1 ppm>", False),
        ("p<0.05 and q>3", False),
        ("a<b>c", False),
        ("i<a and b>c", False),
        ("<1 g", False),
        ("caffeine <caffeine>", False),
        ("<<< SALE >>>", False),
        ("name <mail@shop.example>", False),
        ("<3 taurine", False),
    ],
)
def test_markup_is_told_from_signs_for_less_than(text: str, markup: bool) -> None:
    assert holds_markup(text) is markup
    if not markup:
        assert read_text(text).text == text


@pytest.mark.parametrize(
    ("markup", "depth"),
    [
        ("<div><div></div></div><div></div>", 2),
        ("<ul>" + "<li>x" * 50 + "</ul>", 1),
        ("<table>" + "<tr><td>x" * 50 + "</table>", 1),
        ("<br>" * 50, 0),
        ("<div></span>" * 5, 5),
        ("<script>'<div><div>'</script><div></div>", 1),
        ("<!-- <div><div> --><div></div>", 1),
        ("<svg>" + "<path d='M0 0'/>" * 50 + "</svg>", 1),
        ("<div/>" * 50, 50),
        ("<!--", 0),
        ("<div", 1),
    ],
)
def test_depth_is_counted_as_a_parser_would_nest(markup: str, depth: int) -> None:
    assert shape_of(markup).depth == depth


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab<>/&;=\"' \n!-pbrdivscript&amp;é\x00"), max_size=80))
def test_any_text_gives_a_document_whose_blocks_lie_in_order(text: str) -> None:
    for document in (read_text(text), read_html(text), read_bytes(text.encode())):
        assert (document.problem is None) == bool(document.text)
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text)
            assert "\n" not in document.text[block.start : block.end]
            end = block.end
        document.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_decode(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
    assert "/" in sniff(data)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "application/x-empty"),
        (b"%PDF-1.4", "application/pdf"),
        (b"\n\n%PDF-1.4 \x80\x00\x01" + b"\x00" * 40, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"GIF89a", "image/gif"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x01", "image/bmp"),
        (b"II*\x00", "image/tiff"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypavif", "image/avif"),
        (b"PK\x03\x04abc", "application/zip"),
        (b"\x1f\x8b\x08", "application/gzip"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf\n <html>", "text/html"),
        (b"<!-- made by hand --><html>", "text/html"),
        (b"<div class=a>x</div>", "text/html"),
        (b"<?xml version='1.0'?><svg xmlns='x'>", "image/svg+xml"),
        ("<html>".encode("utf-16"), "text/html"),
        ("Zutaten: Koffein".encode("utf-16-le"), "text/plain"),
        (b'{"a": 1}', "application/json"),
        (b'[{"a": 1}]', "application/json"),
        (b"[Caffeine 200 mg]", "text/plain"),
        (b"{Caffeine}", "text/plain"),
        (b"id,name\n1,Caffeine\n", "text/plain"),
        (b"BMPEA 25 mg", "text/plain"),
        (b"Zn <15 mg", "text/plain"),
        ("Grüntee-Extrakt".encode("cp1252"), "text/plain"),
        (b"\x00\x01\x02\x03" * 20, "application/octet-stream"),
    ],
)
def test_types_are_told_by_content(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Grüntee-Extrakt, Curaçao, 25 µg, Kräuter", "cp1252"),
        (
            "配料:咖啡因、牛磺酸、肌酸、维生素C、烟酸、淫羊藿提取物。请置于阴凉干燥处。本品不能代替药物。",
            "gb18030",
        ),
        (
            "原材料名:カフェイン、タウリン、ビタミンC、でんぷん、ステアリン酸カルシウム。直射日光を避けて保存してください。",
            "shift_jis",
        ),
        (
            "Состав: кофеин, таурин, пикамилон, никотиновая кислота, крахмал картофельный.",
            "cp1251",
        ),
    ],
)
def test_a_text_without_a_declared_encoding_is_read_and_the_guess_said(text: str, encoding: str) -> None:
    document = read_bytes(text.encode(encoding))
    assert document.text == text
    (check,) = document.checks
    assert check.name == "decode_text"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("100 mg", True),
        ("1,800 mg", True),
        ("<1 g", True),
        ("25%", True),
        ("20 mcg (800 IU)", True),
        ("500 mg 100%†", True),
        ("5 billion CFU", True),
        ("†", True),
        ("**", True),
        ("% Daily Value", True),
        ("Amount Per Serving", True),
        ("Vitamin C", False),
        ("5-HTP", False),
        ("7-Keto", False),
        ("1,3-Dimethylamylamine", False),
        ("2-Aminoisoheptane 100 mg", False),
        ("100 mg caffeine", False),
        ("4-Androstenedione", False),
    ],
)
def test_amounts_are_told_from_names(cell: str, value: bool) -> None:
    assert looks_like_value(cell) is value


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Supplement Facts Caffeine 200 mg", True),
        ("配料:咖啡因、牛磺酸", True),
        ("Состав: кофеин", True),
        (
            "DMAA 50 mg, DMHA 100 mg, HCl, GABA, BCAA, MCT, CLA, EGCG, ALCAR, NAC, CoQ10, 5-HTP, LGD-4033",
            True,
        ),
        ("", False),
        ("\ue001\ue002\ue003\ue004", False),
        ("(cid:12)(cid:14)(cid:99)", False),
        ("\ufffd\ufffd\ufffd a", False),
        (
            "6XSSOHPHQW )DFWV 6HUYLQJ 6L]H &DSVXOHV $PRXQW 3HU 6HUYLQJ &DIIHLQH $QK\\GURXV JHODWLQ PDJQHVLXP",
            False,
        ),
        ("!!!! ???? ---- ;;;; 1", False),
    ],
)
def test_a_useless_text_layer_is_told(text: str, readable: bool) -> None:
    assert is_readable(text) is readable

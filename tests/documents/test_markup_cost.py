"""The quick look at markup before it is parsed never lets pass what counting every tag would refuse."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.documents import markup as markup_module
from screener.documents.limits import Limits
from screener.documents.markup import shape_of, too_costly

#: Tags in and out of form, and what hides tags from a reader: raw text, comments, values, icons.
SIMPLE = """<div> </div> <div/> <div <DIV> </DIV> <b> </b> <p> </p> <x-y> </x-y> </ </div <!-- --> - > < " a <svg>
</svg> <path/> <path> <use/> <g/> <script> </script> </scrip <scripty> <style> </style <title> </title> <textarea"""
HIDING = [
    '<div title="</div>">',
    '<svg a><path d="x"/></svg>',
    '<svg><path d="</svg>"/>',
    '<script src="<div>">',
]
PARTS = st.sampled_from([*SIMPLE.split(), *HIDING])


@settings(max_examples=500, deadline=None)
@given(st.lists(PARTS, max_size=60).map("".join), st.integers(1, 8), st.integers(1, 40))
def test_what_is_let_pass_is_neither_deep_nor_long(markup: str, depth: int, length: int) -> None:
    shape = shape_of(markup)
    with mock.patch.object(markup_module, "_STRETCH", 7):  # so that a short markup has several stretches
        refused = too_costly(markup, Limits(html_depth=depth, html_tag_characters=length)) is not None
    assert refused is (shape.depth > depth or shape.longest_tag > length)


@pytest.mark.parametrize(
    ("markup", "refused"),
    [
        ("<div>" * 2_001, True),
        ("<div>" * 2_000, False),
        ("<div></div>" * 50_000, False),
        ('<div title="</div>">' * 2_001, True),
        ("<script></div></script><div>" * 2_001, True),
        ("<div>" * 1_000 + "</p>" * 5_000 + "<div>" * 1_001, True),
        ("<svg><path d='M0'/></svg>" * 50_000, False),
        ("<path/>" * 2_001, True),
        ("<a " + "b " * 10_001 + ">", True),
        ('<a b="' + "c" * 50_000 + '">', False),
        ("<script>" + "x" * 50_000 + "</script>", False),
        ("<p>" + "a < b " * 10_000, False),
        ("<svg" * 100_000, True),
    ],
)
def test_pages_of_one_kind(markup: str, refused: bool) -> None:
    assert (too_costly(markup, Limits()) is not None) is refused


@pytest.mark.parametrize(
    "unit", ["<svg", "<svg>", "<svg><path/>", "<script", "<!--", "<!-", "<", "</div", "<a <"]
)
def test_the_look_takes_linear_time(unit: str) -> None:
    too_costly(unit * 400_000, Limits())  # quadratic time would be minutes

"""Reports as people read them."""

from datetime import date

import pytest

from screener import Screener
from screener.render import render_markdown, render_text
from screener.render.text import COLOURED

DAY = date(2026, 11, 23)
LABEL = "Ingredients: Pikatropin 100 mg, zinc, *niacin*. Contains no DMAA."


@pytest.fixture(scope="module")
def report():  # type: ignore[no-untyped-def]
    return Screener("us", DAY).screen_text(LABEL, product={"name": "Focus <60>", "brand": "North"})


def test_lines_fit_a_terminal(report) -> None:  # type: ignore[no-untyped-def]
    lines = render_text(report, "label.txt").splitlines()
    assert all(len(line) <= 96 or "http" in line or "sha256" in line for line in lines)


def test_colour_changes_no_word(report) -> None:  # type: ignore[no-untyped-def]
    import re

    coloured = render_text(report, "label.txt", COLOURED)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(report, "label.txt")


@pytest.mark.parametrize(
    "words", ["Pikatropin", "Picamilon", "FDA", "Contains no", "policy us", "sha256:", "not clearance"]
)
def test_the_text_names_what_a_person_needs(report, words: str) -> None:  # type: ignore[no-untyped-def]
    assert words.casefold() in render_text(report, "label.txt").casefold()


def test_markdown_escapes_what_was_printed(report) -> None:  # type: ignore[no-untyped-def]
    markdown = render_markdown(report, "label.txt")
    assert "# Focus \\<60\\>" in markdown
    assert "](<https://" in markdown


@pytest.mark.parametrize("text", [LABEL, "", "Zinc", "Kava root"])
def test_no_report_says_safe_or_illegal(text: str) -> None:
    shown = render_text(Screener("all", DAY).screen_text(text), "x").casefold()
    assert " safe" not in shown.replace("reported as safe", "")
    assert "illegal" not in shown

"""Squashing: one key for every spelling, with a way back to what was printed."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.text import BLANK, CLASS, JOIN, LINE, NONE, STRONG, squash
from screener.text.characters import ASCII_FELLOWS, Role, describe
from screener.text.squash import _squash_any, _squash_ascii


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Pikatropin", "pikatropin"),
        ("PIKATROPIN", "pikatropin"),
        ("Pika\u200btropin", "pikatropin"),  # zero-width space
        ("Pika\u00adtropin", "pikatropin"),  # soft hyphen
        ("Pika-\ntropin", "pikatropin"),
        ("Pika\u2010\n  tropin", "pikatropin"),
        ("Pika\x02tropin", "pikatropin"),  # what pypdfium2 prints for a hyphen it joined
        ("Pika\ufffetropin", "pikatropin"),
        ("ＰＩＫＡＴＲＯＰＩＮ", "pikatropin"),  # full width
        ("Рikаtrорin", "pikatropin"),  # Cyrillic Р, а, р, о among Latin letters
        ("P i k a t r o p i n", "pikatropin"),
        ("Pikatropin®", "pikatropin"),
        ("Pikatropin™", "pikatropin"),
        ("éphédrine", "ephedrine"),
        ("e\u0301phe\u0301drine", "ephedrine"),
        ("β-Me-PEA", "betamepea"),
        ("ß-MePEA", "betamepea"),  # sharp s printed for beta
        ("17ß-ol", "17betaol"),
        ("Größe", "grosse"),
        ("17α-methyl", "17alphamethyl"),
        ("7а-hydroxy", "7ahydroxy"),  # Cyrillic а joined to Latin letters by a hyphen
        ("cαffeine", "caffeine"),  # Greek α inside a Latin word
        ("Δ9-THC", "delta9thc"),
        ("100 µg", "100ug"),
        ("100 μg", "100ug"),
        ("ﬁbre", "fibre"),
        ("1,3-Dimethyl", "13dimethyl"),
        ("Витамин K", "витаминk"),  # a real Russian word stays Russian
        ("МСМ", "мсм"),
        ("ビタミンK", "ビタミンk"),
        ("ｶﾞ", "ガ"),  # half-width base and voicing mark
        ("カ\u3099", "ガ"),
        ("カ", "カ"),
        ("타다라필", "타다라필"),
        (unicodedata.normalize("NFD", "타다라필"), "타다라필"),
        ("καφεΐνη", "καφεινη"),  # a Greek word stays Greek
        ("μ\u00adπλε", "μπλε"),  # so does one with a soft hyphen
        ("κ α ν έ λ α", "κανελα"),  # and one that is spaced out
        ("α β tocopherol", "alphabetatocopherol"),
        ("17-οl", "17ol"),  # Greek omicron and Latin l
        ("", ""),
        (" .,-\n", ""),
    ],
)
def test_a_spelling_has_this_key(printed: str, key: str) -> None:
    assert squash(printed).key == key


@pytest.mark.parametrize(
    ("printed", "place", "kind"),
    [
        ("DMHA150mg", 4, CLASS),
        ("150mgCaffeine", 5, CLASS),
        ("Caffeine", 1, NONE),
        ("a b", 1, BLANK),
        ("a-b", 1, BLANK),
        ("a.b", 1, BLANK),
        ("a, b", 1, STRONG),
        ("a/b", 1, STRONG),
        ("a\nb", 1, LINE),
        ("a-\nb", 1, JOIN),
        ("a-,\nb", 1, STRONG),
        ("ab", 0, STRONG),
        ("ab", 2, STRONG),
        ("碱素", 1, CLASS),
        ("K维生素", 1, CLASS),
        ("a•b", 1, STRONG),
        ("a、b", 1, STRONG),
    ],
)
def test_what_separates_two_characters_is_kept(printed: str, place: int, kind: int) -> None:
    assert squash(printed).breaks[place] == kind


def test_a_span_leads_back_to_the_printed_characters() -> None:
    text = "Energy: β-Me-\nPEA 30 mg"
    squashed = squash(text)
    start = squashed.key.index("betamepea")
    first, last = squashed.span(start, start + len("betamepea"))
    assert text[first:last] == "β-Me-\nPEA"


@given(st.text(max_size=200))
def test_offsets_never_decrease_and_lie_in_the_text(text: str) -> None:
    squashed = squash(text)
    assert len(squashed.starts) == len(squashed.ends) == len(squashed.key)
    assert len(squashed.breaks) == len(squashed.key) + 1
    assert all(a <= b for a, b in zip(squashed.starts, squashed.starts[1:], strict=False))
    assert all(a <= b for a, b in zip(squashed.ends, squashed.ends[1:], strict=False))
    assert all(0 <= a < b <= len(text) for a, b in zip(squashed.starts, squashed.ends, strict=True))


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=120))
def test_a_key_of_one_script_is_its_own_key(text: str) -> None:
    key = squash(text.replace("ß", "").replace("ẞ", "")).key
    assert squash(key).key == key


@given(st.text(alphabet="abcXYZ019 -,./()\n", max_size=120))
def test_ascii_and_full_width_forms_have_one_key(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert squash(wide).key == squash(text).key


@given(st.text(alphabet=st.characters(max_codepoint=0x7F, exclude_characters="\x02"), max_size=200))
def test_the_fast_way_for_ascii_gives_what_the_general_way_gives(text: str) -> None:
    assert _squash_ascii(text, text) == _squash_any(text, text)


def test_hostile_runs_take_linear_time() -> None:
    for text in ("a1" * 50_000, "é1" * 50_000, "-" * 100_000, "а" * 50_000, "\u00ad\n" * 50_000):
        squashed = squash(text)
        assert len(squashed.breaks) == len(squashed.key) + 1
        assert len(squashed.key) == sum(c.isalnum() for c in text)


@given(st.text(alphabet="aB1 -,\n" + "".join(ASCII_FELLOWS), max_size=60))
def test_what_counts_as_an_ascii_character_gives_what_that_character_gives(text: str) -> None:
    plain = "".join(ASCII_FELLOWS.get(c, c) for c in text)
    assert squash(text) == replace(squash(plain), source=text)


@pytest.mark.parametrize("character", ASCII_FELLOWS)
def test_an_ascii_fellow_has_the_role_of_its_character(character: str) -> None:
    fellow = ASCII_FELLOWS[character]
    role, letters, upper = describe(character)
    assert (role, letters, upper) == describe(fellow) or (role is Role.STRONG and fellow == ";")

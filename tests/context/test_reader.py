"""The English reader of roles: its pieces, its network, its windows, and what it costs a document at most."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.context import opinions as opinions_module
from screener.context import reader
from screener.context.encoder import Encoder
from screener.context.language import is_english
from screener.context.opinions import WINDOWS, Opinions
from screener.context.window import MARK, window_around
from screener.context.wordpieces import WordPieces

MODEL = files("screener.context") / "model"
PIECES = {
    piece: number
    for number, piece in enumerate(["[UNK]", "un", "##aff", "##able", "tea", "e", ",", "茶", "no"])
}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("unaffable tea", [1, 2, 3, 4]),
        ("TEA, tea", [4, 6, 4]),
        ("téa", [4]),  # accents go
        ("te\u00ada\u0000", [4]),  # so do soft hyphens and control characters
        ("茶no茶", [7, 8, 7]),
        ("tea\u3000no", [4, 8]),
        ("teapot", [0]),  # a word whose rest is unknown is unknown as a whole
        ("x" * 101, [0]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, numbers: list[int]) -> None:
    assert WordPieces(PIECES).encode(text) == numbers


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("This tea is free of kava and made without melatonin.", True),
        ("Customers who viewed this item also viewed", True),
        ("Dieser Tee ist frei von Kava und wird ohne Melatonin gemacht.", False),
        ("Cette tisane est sans kava et sans mélatonine.", False),
        ("Este té no lleva kava ni melatonina.", False),
        ("Questa tisana è senza kava.", False),
        ("本品不含卡瓦。", False),
        ("Этот чай без кавы.", False),
        ("Kava 300 mg", False),  # too little to tell: read by the model of all languages
        ("", False),
    ],
)
def test_english_is_told_by_its_small_words(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Each capsule of our blend contains \ue000 for a serious kick.", True),
        ("Powered by \ue000, our most popular pre-workout ever.", True),
        ("WARNING: this product contains \ue000 and may cause drowsiness.", True),
        ("Our tea has never been laced with \ue000 and never will be.", False),
        ("Do not take this product if you are using \ue000 or other medicines.", False),
        (
            "Last month another company had to recall its coffee because a laboratory found \ue000 in it.",
            False,
        ),
        ("She wrote her thesis on the pharmacology of \ue000 before she joined our team.", False),
    ],
)
def test_plain_sentences_are_read_as_a_person_would(sentence: str, held: bool) -> None:
    declared, absent, other = reader.shares(sentence, 0)
    assert (declared > 0.5) is held
    assert declared + absent + other == pytest.approx(1, abs=1e-4)


def test_two_names_of_a_sentence_may_have_two_roles() -> None:
    text = "We replaced \ue000 with \ue000 in the new formula."
    assert reader.shares(text, 0)[0] < 0.5 < reader.shares(text, 1)[0]


def test_a_long_window_is_read_around_the_name_that_is_asked_about() -> None:
    text = (
        f"Free of {MARK}. " + "Our tea is made of mint, honey and lemon balm. " * 12 + f"It contains {MARK}."
    )
    assert reader.shares(text, 0)[0] < 0.5 < reader.shares(text, 1)[0]


@given(st.text(alphabet=f"{MARK}aé茶,.\n \U0001f375", max_size=200), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_any_masked_text_has_shares_for_each_mark(text: str, place: int) -> None:
    masked = text + MARK
    assert sum(reader.shares(masked, place % masked.count(MARK))) == pytest.approx(1, abs=1e-4)


def test_the_network_gives_shares_for_each_place_and_changes_nothing() -> None:
    with (MODEL / "encoder.npz").open("rb") as file:
        encoder = Encoder.load(file)
    pieces = list(range(5, 25))
    both = encoder.shares(pieces, [3, 7])
    assert both.shape == (2, 3)
    assert np.allclose(both[1], encoder.shares(pieces, [7])[0], atol=1e-5)
    assert np.array_equal(both, encoder.shares(pieces, [3, 7]))


def test_names_of_one_sentence_share_a_window() -> None:
    text = "Intro of the page. Free of kava, kratom and DMAA. The end."
    names = [(text.index(name), text.index(name) + len(name)) for name in ("kava", "kratom", "DMAA")]
    windows = [window_around(text, name, [other for other in names if other != name]) for name in names]
    assert {window.masked for window in windows} == {
        f"Intro of the page. Free of {MARK}, {MARK} and {MARK}. The end."
    }
    assert [window.place for window in windows] == [0, 1, 2]


@given(st.text(alphabet="ab. \n", max_size=900), st.integers(0, 900), st.integers(1, 9))
@settings(max_examples=80, deadline=None)
def test_a_window_holds_the_mark_it_is_about(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    hit = (start, min(len(text), start + length))
    window = window_around(text, hit, [])
    assert window.masked.count(MARK) == 1
    assert window.place == 0


def test_a_document_has_a_number_of_windows_and_then_the_linear_model_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def shares(masked: str, place: int) -> tuple[float, float, float]:
        asked.append(masked)
        return 0.2, 0.3, 0.5

    monkeypatch.setattr(opinions_module.reader, "shares", shares)
    sentence = (
        "The shop of number {} is not a place for kava. " + "It is only a shop with tea. " * 12 + "\n\n"
    )
    text = "".join(sentence.format(number) for number in range(WINDOWS + 5))
    hits = [(at, at + 4) for at in range(len(text)) if text.startswith("kava", at)]
    opinions = Opinions(text)
    read = [opinions.of(hit, [], listed_elsewhere=True).read for hit in hits]
    assert read == [True] * WINDOWS + [False] * 5
    assert len(asked) == WINDOWS


def test_the_card_speaks_of_the_shipped_weights_and_pieces() -> None:
    card = json.loads((MODEL / "encoder.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((MODEL / "encoder.npz").read_bytes()).hexdigest() == card["sha256"]
    assert len((MODEL / "pieces.txt").read_text(encoding="utf-8").splitlines()) == card["pieces"]

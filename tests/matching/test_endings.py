"""Names with the endings, salts and parts that languages put behind them in one word."""

import pytest

from screener.lexicon.release import load_release
from screener.matching import Matcher
from screener.matching.endings import has_endings, stem


@pytest.fixture(scope="module")
def bundled() -> Matcher:
    return Matcher(load_release())


@pytest.mark.parametrize(
    ("printed", "substance"),
    [
        ("efedriini", "ephedrine"),
        ("efedryny 20 mg", "ephedrine"),
        ("efedrinhydroklorid", "ephedrine"),
        ("johimbinhydroklorid", "yohimbine"),
        ("metformiinihydrokloridi", "metformin"),
        ("efedrakruid", "ephedra"),
        ("эфедры", "ephedra"),
        ("с йохимбином", "yohimbine"),
        ("麻黄の力", "ephedra"),
        ("크라톰으로", "kratom"),
    ],
)
def test_a_name_is_found_with_its_endings(bundled: Matcher, printed: str, substance: str) -> None:
    assert [hit.substances for hit in bundled.hits(printed) if not hit.lookalike] == [(substance,)]


@pytest.mark.parametrize("printed", ["efedriment", "йохимбинович", "kavalier", "кавалер"])
def test_another_word_that_begins_so_is_not_the_name(bundled: Matcher, printed: str) -> None:
    assert [hit for hit in bundled.hits(printed) if not hit.lookalike and hit.sure] == []


@pytest.mark.parametrize(
    ("key", "expected"),
    [("efedrine", "efedrin"), ("efedrin", "efedrin"), ("эфедра", "эфедр"), ("йохимбин", "йохимбин")],
)
def test_a_stem_is_the_key_without_its_exchangeable_letter(key: str, expected: str) -> None:
    assert has_endings(key)
    assert stem(key) == expected

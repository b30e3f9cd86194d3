"""Where names stand, however they are spelled; and what is none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.matching import Matcher
from screener.model import Hit, Method


def real(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.lookalike is None]


@pytest.mark.parametrize(
    ("text", "substance", "printed", "method"),
    [
        ("Pikatropin 100 mg", "picamilon", "Pikatropin", Method.EXACT),
        ("Pikatropin100mg", "picamilon", "Pikatropin", Method.EXACT),
        ("P\u200bikatropin", "picamilon", "P\u200bikatropin", Method.EXACT),
        ("ＰＩＫＡＴＲＯＰＩＮ", "picamilon", "ＰＩＫＡＴＲＯＰＩＮ", Method.EXACT),
        ("Pika-\ntropin 5 mg", "picamilon", "Pika-\ntropin", Method.EXACT),
        ("(Focus Blend [Pikatropin], zinc)", "picamilon", "Pikatropin", Method.EXACT),
        ("P I K A T R O P I N", "picamilon", "P I K A T R O P I N", Method.EXACT),
        ("Hig enamine 25 mg", "higenamine", "Hig enamine", Method.EXACT),
        ("DMHA, D M A A 30 mg", "dmaa", "D M A A", Method.EXACT),
        ("1, 3 Dimethylamylamine", "dmaa", "1, 3 Dimethylamylamine", Method.EXACT),
        ("1.3-dimethylamylamine", "dmaa", "1.3-dimethylamylamine", Method.EXACT),
        ("l,3-Dimethylamylamine", "dmaa", "l,3-Dimethylamylamine", Method.OCR),
        ("1,3 Dimethylamulamine", "dmaa", "1,3 Dimethylamulamine", Method.FUZZY),
        ("Plkatropln", "picamilon", "Plkatropln", Method.OCR),
        ("Picarnilon", "picamilon", "Picarnilon", Method.OCR),
        ("Picamillion 50 mg", "picamilon", "Picamillion", Method.FUZZY),
        ("enlcomiphene", "enclomiphene", "enlcomiphene", Method.FUZZY),
        ("Tianeptine sodium", "tianeptine", "Tianeptine", Method.EXACT),
        ("Tianeptlne sodlum", "tianeptine", "Tianeptlne", Method.OCR),
        ("Efedrina 20 mg", "ephedrine", "Efedrina", Method.FOLDED),
        ("Ephedrin", "ephedrine", "Ephedrin", Method.FOLDED),
        ("Ephedrinehydrochloride", "ephedrine", "Ephedrine", Method.EXACT),
        ("8enzoylfentanyl", "benzoylfentanyl", "8enzoylfentanyl", Method.OCR),
        ("A. rigidula leaf", "acacia-rigidula", "A. rigidula", Method.EXACT),
        ("CAS 34562-97-5", "picamilon", "34562-97-5", Method.IDENTIFIER),
        ("配料：西布曲明、绿茶", "sibutramine", "西布曲明", Method.EXACT),
        ("Erythropoietin (EPO)", "erythropoietin", "EPO", Method.EXACT),
        ("LGD-4033¹ 10 mg", "lgd-4033", "LGD-4033", Method.EXACT),  # a footnote mark
        ("LGD-40332 10 mg", "lgd-4033", "LGD-4033", Method.FUZZY),  # one that lost its height
        ("LGD-403310mg", "lgd-4033", "LGD-4033", Method.FUZZY),
        ("Kavaextrakt", "kava", "Kava", Method.EXACT),
        ("S P E C: T A D A L A F I L   2 0   m g", "tadalafil", "T A D A L A F I L", Method.EXACT),
    ],
)
def test_a_name_is_found_where_it_is_printed(
    matcher: Matcher, text: str, substance: str, printed: str, method: Method
) -> None:
    found = {(hit.substances[0], text[hit.start : hit.end], hit.method) for hit in real(matcher.hits(text))}
    assert (substance, printed, method) in found


@pytest.mark.parametrize(
    ("text", "substance"),
    [
        ("DMAE 130 mg", "dmaa"),
        ("1,4-Dimethylamylamine", "dmaa"),
        ("1,3-Dimethylamylamine", "1-4-dmaa"),
        ("1,4-DMAA 10 mg", "dmaa"),
        ("Chromium picolinate", "picamilon"),
        ("LGD-3303", "lgd-4033"),
        ("LGD-4038", "lgd-4033"),
        ("Methylsynephrine", "synephrine"),
        ("Nortadalafil", "tadalafil"),
        ("Acacia gum", "acacia-rigidula"),
        ("Acacia rigida", "acacia-rigidula"),
        ("Guava leaf", "kava"),
        ("Java Blend", "kava"),
        ("chia (Salvia hispanica)", "salvia-divinorum"),
        ("Mandarin EPO (evening primrose) 1000 mg", "erythropoietin"),
        ("epo 5 mg", "erythropoietin"),
        ("vitamin C, ava 5 mg", "kava"),
        ("fentanyls", "fentanyl"),
        ("D, M, A, A", "dmaa"),
        ("A D M A A B", "dmaa"),  # letters spaced out on both sides
        ("Kavalier", "kava"),
    ],
)
def test_a_near_twin_is_not_taken_for_it(matcher: Matcher, text: str, substance: str) -> None:
    assert substance not in {s for hit in real(matcher.hits(text)) for s in hit.substances}


@pytest.mark.parametrize(
    ("text", "resembled"),
    [
        ("3-methylphenibut 150 mg", "phenibut"),
        ("Phenylpicamilon", "picamilon"),
        ("Butyltadalafil", "tadalafil"),
        ("hydroxythiohomotadalafil", "tadalafil"),
        ("N-acetyl tianeptine", "tianeptine"),
        ("Sibutramine N-oxide", "sibutramine"),
        ("dimethyl tianeptine", "tianeptine"),
        ("Tianeptine-2-carboxylate", "tianeptine"),
    ],
)
def test_a_longer_chemical_name_is_a_possible_derivative(matcher: Matcher, text: str, resembled: str) -> None:
    (hit,) = real(matcher.hits(text))
    assert hit.method is Method.DERIVATIVE
    assert not hit.sure
    assert hit.substances == (resembled,)


@pytest.mark.parametrize(
    "text", ["L-Phenibut", "(R)-Phenibut", "DL-Phenibut", "Phenibut HCl", "p-Synephrine"]
)
def test_stereo_prefixes_and_salts_do_not_change_the_substance(matcher: Matcher, text: str) -> None:
    (hit,) = real(matcher.hits(text))
    assert hit.method is Method.EXACT
    assert hit.sure


def test_a_reviewed_ordinary_name_hides_the_listed_name_inside_it(matcher: Matcher) -> None:
    hits = matcher.hits("Salvia hispanica seed")
    assert [hit.lookalike for hit in hits] == ["it is chia, another sage"]


def test_hits_come_in_text_order(matcher: Matcher) -> None:
    hits = matcher.hits("Kava, Phenibut, DMAA 5 mg, Picamilon")
    assert [hit.substances[0] for hit in hits] == ["kava", "phenibut", "dmaa", "picamilon"]


@pytest.mark.parametrize("text", ["", " ", "\x00", "����", "a" * 50_000, "kava," * 5_000, "(" * 10_000])
def test_any_text_is_answered(matcher: Matcher, text: str) -> None:
    for hit in matcher.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)


_NAMES = [
    "Picamilon",
    "Higenamine",
    "1,3-dimethylamylamine",
    "Acacia rigidula",
    "Tianeptine",
    "Methylsynephrine",
]


@given(st.sampled_from(_NAMES), st.data())
def test_one_lost_letter_does_not_lose_a_long_name(matcher: Matcher, name: str, data: st.DataObject) -> None:
    letters = [i for i, c in enumerate(name) if c.isalpha() and i > 0]
    place = data.draw(st.sampled_from(letters))
    if name[place - 1 : place + 6].lower().find("methyl") >= 0 or "ine" in name[place - 2 : place + 3]:
        return  # dropping a letter of 'methyl' or of an ending may spell another substance
    text = f"zinc, {name[:place] + name[place + 1 :]} 5 mg"
    assert any(hit.method in (Method.FUZZY, Method.OCR, Method.FOLDED) for hit in real(matcher.hits(text)))


@given(st.text(max_size=150))
def test_spans_lie_on_the_text(matcher: Matcher, text: str) -> None:
    for hit in matcher.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.substances

"""Ingredient lists and panels to ingredients."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.labels import understand
from screener.model import Block, BlockKind, Document, Ingredient, Label
from screener.pipeline import Screener, bundled_lexicon


def read(text: str, protected: list[tuple[int, int]] | None = None) -> Label:
    return understand(Document(text, "text/plain", "0", "text"), protected or [])


def names(text: str) -> list[str]:
    return [item.name for item in read(text).ingredients]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ingredients: maca, zinc; iron", ["maca", "zinc", "iron"]),
        ("Ingredient\tAmount %DV\nMaca\t300 mg", ["Maca"]),
        ("mg per capsule % w/w\nMaca\t300 mg\t50%", ["Maca"]),
        ("Supplement Facts\nMaca 300 mg\nMade in USA", ["Maca"]),
        ("Great.\nMaca 300 mg", ["Maca"]),
        ("Supplement Facts\nGreat maca 300 mg", ["Great maca"]),
        ("Ingredients: caffeine, alpha-\nyohimbine, zinc", ["caffeine", "alpha-yohimbine", "zinc"]),
        ("Ingredients: caffeine, N-\nmethyltyramine", ["caffeine", "N-methyltyramine"]),
        ("Supplement Facts\nMaca\nzinc\niron", ["Maca", "zinc", "iron"]),
        ("Contains no maca or zinc.", []),
        ("Ingredients: maca, zinc and iron", ["maca", "zinc", "iron"]),
        ("Ingredients: Sugar, Natural and Artificial Flavors", ["Sugar", "Natural and Artificial Flavors"]),
        ("Ingredients: 1,3-Dimethylamylamine, taurine", ["1,3-Dimethylamylamine", "taurine"]),
        ("Ingredients: N,N-Dimethylphenethylamine, zinc", ["N,N-Dimethylphenethylamine", "zinc"]),
        (
            "Ingredients: Dymethazine (2,17-dimethyl-5-androstan-17-ol-3,3'-azine), zinc",
            ["Dymethazine (2,17-dimethyl-5-androstan-17-ol-3,3'-azine)", "zinc"],
        ),
        ("Ingredients: 3,5-diiodo-L-thyronine, zinc 2,000 mg", ["3,5-diiodo-L-thyronine", "zinc"]),
        (
            "Supplement Facts\nChromium (as Chromium Picolinate) 200 mcg †",
            ["Chromium (as Chromium Picolinate)"],
        ),
        (
            "Supplement Facts\nHuperzine A (from Lyopodium serrata (whole herb)) 50 mcg **",
            ["Huperzine A (from Lyopodium serrata (whole herb))"],
        ),
        ("Supplement Facts\nGreen Tea leaf extract (50% EGCG) 400 mg", ["Green Tea leaf extract (50% EGCG)"]),
        ("Supplement Facts\nL-Citrulline Malate 2:1 6 g", ["L-Citrulline Malate 2:1"]),
        ("Supplement Facts\nPeak ATP® 400 mg †", ["Peak ATP®"]),
        ("Supplement Facts\nAlpha-GPC 50% 300 mg", ["Alpha-GPC 50%"]),
        (
            "Ingredients: Zinc (as zinc oxide, zinc citrate), iron",
            ["Zinc (as zinc oxide, zinc citrate)", "iron"],
        ),
        ("Ingredients: FD&C Red #40, salt", ["FD&C Red #40", "salt"]),
        ("Ingredients: Contains 2% or less of: salt, maca", ["salt", "maca"]),
        (
            "Other Ingredients: Gelatin (capsule), Rice\nFlour, Silica",
            ["Gelatin (capsule)", "Rice Flour", "Silica"],
        ),
        (
            "Other Ingredients: Gelatin, Stearic Acid, Natural\nMint Flavor\n",
            ["Gelatin", "Stearic Acid", "Natural Mint Flavor"],
        ),
        (
            "Other Ingredients: Gelatin,\nStearic Acid, Beet root\npowder",
            ["Gelatin", "Stearic Acid", "Beet root powder"],
        ),
        (
            "Ingredients: Phosp\u2010\nhatidylcholine, menaquinone-\n7, zinc",
            ["Phosphatidylcholine", "menaquinone-7", "zinc"],
        ),
        ("Ingredients: Bulking Agent: Cellulose, maca", ["Cellulose", "maca"]),
        ("Zutaten: Maca, Zink.\nFR Ingrédients: maca, zinc", ["Maca", "Zink", "maca", "zinc"]),
        ("Supplement Facts\nMaca 300 mg\nStir one scoop in 250 ml", ["Maca"]),
        ("Supplement Facts\nper tablet\nw 1 kapsułce\nper compressa\nMaca 300 mg", ["Maca"]),
        ("Supplement Facts\nServing Šize: 1 capsule\nMaca 300 mg", ["Maca"]),
        ("Supplement Facts\nServing Size: 1 Scoop (14 g)\nServings Per Container: 30\nMaca 1 g", ["Maca"]),
        (
            "Supplement Facts\nAmount Per Serving  % Daily Value\nCalories 10\nTotal Fat 0 g\nMaca 1 g",
            ["Maca"],
        ),
        ("Supplement Facts\nMaca 1 g †\n† Daily Value not established.", ["Maca"]),
        ("Supplement Facts\nMaca\n1 g\nZinc\n10 mg", ["Maca", "Zinc"]),
        ("Supplement Facts\nMaca\t1 g\t†\nZinc\t10 mg\t90%", ["Maca", "Zinc"]),
        ("Ingredients: sugar, maca", ["sugar", "maca"]),
        ("Ingredients: maca •  zinc • iron", ["maca", "zinc", "iron"]),
        ("Ingredients: green tea / maca, zinc", ["green tea", "maca", "zinc"]),
        ("Other Ingredients: Sucralose, Soy\nLecithin, Salt.", ["Sucralose", "Soy Lecithin", "Salt"]),
        ("hor-\ndenine 40 mg; ty-\nrosine 300 mg", ["hordenine", "tyrosine"]),
        ("Vitamin C 90 mg 100% | Zinc 11 mg 100%", ["Vitamin C", "Zinc"]),
        ("DMHA150mgCaffeine250mg", ["DMHA", "Caffeine"]),
        ("Nicotinyl-GABA 100 mg plus niacinamide 20 mg", ["Nicotinyl-GABA", "niacinamide"]),
        ("Gluten free - picamilon 75 mg - vegan", ["picamilon"]),
        (
            "Zutaten: Koffein, Synephrin-freier Orangenschalenextrakt",
            ["Koffein", "Synephrin-freier Orangenschalenextrakt"],
        ),
        ("原材料名：マカ、ＧＡＢＡ、ナイアシン", ["マカ", "ＧＡＢＡ", "ナイアシン"]),
        ("配料：他达拉非、人参，枸杞", ["他达拉非", "人参", "枸杞"]),
        ("원재료명: 타다라필 20mg, 홍삼", ["타다라필", "홍삼"]),
        ("المكونات: الكافيين، الزنك؛ النشا", ["الكافيين", "الزنك", "النشا"]),
        # heads of columns
        ("Supplement Facts\nIngredient  Dose\nMaca  300 mg", ["Maca"]),
        ("Ingredient | Amount per serving | %DV\nMaca | 300 mg | *", ["Maca"]),
        ("Supplement Facts\nIngredient\tSource\tStrength\nMaca\troot\t300 mg", ["Maca", "root"]),
        ("Zutat  Menge pro Kapsel  %NRV\nMaca  300 mg", ["Maca"]),
        ("Ingredients: Natural source vitamin E, Active Charcoal, Grade A honey",
         ["Natural source vitamin E", "Active Charcoal", "Grade A honey"]),
        # the ends of inverted chemical names
        ("Ingredients: phenol, 4-(2-aminopropyl)-, zinc", ["phenol, 4-(2-aminopropyl)-", "zinc"]),
        ("Ingredients: amphetamine, d-, zinc", ["amphetamine, d-", "zinc"]),
        ("Ingredients: 1H-indol-3-amine, 5-methoxy-, (+/-)-, zinc", ["1H-indol-3-amine, 5-methoxy-, (+/-)-", "zinc"]),
        ("Supplement Facts\nIron - 10 mg\nMaca- 5 mg", ["Iron", "Maca"]),
        ("Zutaten: Natrium-, Kalium-, Calciumsalze", ["Natrium", "Kalium", "Calciumsalze"]),
        ("Ingredients: rose (hip, leaf), 60- 70% alcohol, zinc", ["rose", "hip", "leaf", "60- 70% alcohol", "zinc"]),
    ],
)  # fmt: skip
def test_items_are_named_as_printed_without_their_amounts(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (
            "Ingredients: vitamin premix (niacinamide, folic acid), salt",
            ["-", "vitamin premix", "vitamin premix", "-"],
        ),
        ("Supplement Facts\nFocus Matrix 1.1 g: maca, zinc", ["-", "Focus Matrix", "Focus Matrix"]),
        ("Supplement Facts\nSprint Blend 1,800 mg\nTaurine\nMaca", ["-", "Sprint Blend", "Sprint Blend"]),
        ("Supplement Facts\nSprint Blend 1 g\nTaurine\nZinc 10 mg", ["-", "Sprint Blend", "-"]),
        (
            "Ingredients: A Blend (maca, B Blend [zinc, iron]), salt",
            ["-", "A Blend", "A Blend", "B Blend", "B Blend", "-"],
        ),
    ],
)
def test_parts_of_a_blend_know_their_blend(text: str, family: list[str]) -> None:
    found = read(text).ingredients
    assert [found[item.parent].name if item.parent is not None else "-" for item in found] == family


def test_amounts_belong_to_their_names() -> None:
    found = read("Supplement Facts\nMaca 1 g\nZinc\n10 mg\nBlend 2,000 mg").ingredients
    assert [(item.name, item.amount, item.unit) for item in found] == [
        ("Maca", 1.0, "g"),
        ("Zinc", 10.0, "mg"),
        ("Blend", 2000.0, "mg"),
    ]


@pytest.mark.parametrize(
    ("item", "name", "amount", "unit"),
    [
        ("Colloidal Silver (20 ppm)", "Colloidal Silver", 20.0, "ppm"),
        ("Colloidal Silver 500 PPM*", "Colloidal Silver", 500.0, "ppm"),
        ("Silver (10 parts per million)", "Silver", 10.0, "ppm"),
        ("Silver 10 ppm 50 mcg", "Silver 10 ppm", 50.0, "mcg"),
        # the limits of contaminants are no amounts
        ("Lead < 0.5 ppm", "Lead < 0.5 ppm", None, None),
        ("Citrinin below 0.1 ppm", "Citrinin below 0.1 ppm", None, None),
        ("NMT 10 ppm lead", "NMT 10 ppm lead", None, None),
        ("Maca (max. 5 ppm lead)", "Maca (max. 5 ppm lead)", None, None),
    ],
)
def test_a_share_of_the_product_is_an_amount_and_a_limit_is_none(
    item: str, name: str, amount: float | None, unit: str | None
) -> None:
    first = read(f"Ingredients: {item}, zinc").ingredients[0]
    assert (first.name, first.amount, first.unit) == (name, amount, unit)


def page(*blocks: tuple[BlockKind, str]) -> Document:
    """A page of these blocks, one below the other."""
    placed, text = [], ""
    for kind, words in blocks:
        placed.append(Block(len(text), len(text) + len(words), kind))
        text += words + "\n"
    return Document(text.rstrip("\n"), "text/html", "0", "html", blocks=tuple(placed))


@pytest.mark.parametrize(
    ("kind", "after", "expected"),
    [
        (BlockKind.PARAGRAPH, "Hard, dry size without compromise.", ["Gelatin", "Rice Flour", "Magnesium Stearate"]),
        (BlockKind.PARAGRAPH, "Weight care under the tongue.", ["Gelatin", "Rice Flour", "Magnesium Stearate"]),
        (BlockKind.PARAGRAPH, "Silica, Talc, Zinc.",
         ["Gelatin", "Rice Flour", "Magnesium Stearate", "Silica", "Talc", "Zinc"]),
        (BlockKind.PARAGRAPH, "(vegetable), Silica", ["Gelatin", "Rice Flour", "Magnesium Stearate (vegetable)", "Silica"]),
        (BlockKind.LINE, "Dihydrate, Silica, Talc", ["Gelatin", "Rice Flour", "Magnesium Stearate Dihydrate", "Silica", "Talc"]),
    ],
)  # fmt: skip
def test_an_item_of_a_page_ends_with_its_paragraph(kind: BlockKind, after: str, expected: list[str]) -> None:
    blocks = [
        (BlockKind.HEADING, "Other Ingredients"),
        (kind, "Gelatin, Rice Flour, Magnesium Stearate"),
        (kind, after),
    ]
    assert [item.name for item in understand(page(*blocks), []).ingredients] == expected


def test_a_blank_line_ends_an_item() -> None:
    text = "Other Ingredients: Gelatin, Rice Flour\n\nTaurine Plus"
    assert names(text)[:2] == ["Gelatin", "Rice Flour"]


def test_a_protected_name_is_never_cut() -> None:
    text = "Ingredients: acid, citric; maca"
    assert [item.name for item in read(text, [(13, 25)]).ingredients] == ["acid, citric", "maca"]


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients: " + "(" * 10_000 + "a" + ")" * 10_000,
        "Ingredients: " + "Blend (maca, " * 3_000 + "x" + ")" * 3_000,
        "a/" * 3_000,
        ", ".join(f"root{number}" for number in range(5_000)),
    ],
    ids=["brackets", "nested blends", "slashes", "long list"],
)
def test_hostile_lists_are_read_without_recursion(text: str) -> None:
    assert read(text).sections[-1].end == len(text)


ALPHABET = st.one_of(
    st.sampled_from(list("ab1,;()[]{}:.\n|•/- 、，。®†%'\"")),
    st.sampled_from(
        ["Ingredients: ", "Supplement Facts\n", " 10 mg", "Blend", "Warning: ", " and ", "no ", "free"]
    ),
    st.sampled_from(["原材料名：", "Reviews\n", "contains ", "Other ingredients: ", " (as ", "0 mg"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ALPHABET, max_size=60).map("".join), st.data())
def test_every_label_keeps_its_shape(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    protected = data.draw(st.lists(st.tuples(ends, ends), max_size=3))
    label = read(text, protected)
    assert_sections_cover(label, text)
    for index, item in enumerate(label.ingredients):
        assert_item_in_place(label, text, index, item)


def assert_sections_cover(label: Label, text: str) -> None:
    at = 0
    for section in label.sections:
        assert section.start == at
        assert section.start < section.end
        at = section.end
    assert at == len(text)


def assert_item_in_place(label: Label, text: str, index: int, item: Ingredient) -> None:
    assert item.printed == text[item.start : item.end]
    assert item.name
    home = [s for s in label.sections if s.start <= item.start and item.end <= s.end]
    assert [section.kind for section in home] == [item.section]
    if item.parent is not None:
        blend = label.ingredients[item.parent]
        assert item.parent < index
        assert blend.end <= item.start
        assert blend.section is item.section


BLEND = """Supplement Facts
Energy Blend 1,250 mg
{indent}L-Tyrosine, Caffeine Anhydrous (150 mg),
{indent}Pikatropin (pikamilon), Bacopa monnieri leaf
{indent}extract, Choline Bitartrate
Vitamin C 90 mg"""


@pytest.mark.parametrize("indent", ["", "  "])
def test_the_lines_under_a_blend_belong_to_it_and_wrapped_names_are_one(indent: str) -> None:
    read_items = [(item.name, item.parent) for item in read(BLEND.format(indent=indent)).ingredients]
    assert read_items == [
        ("Energy Blend", None),
        ("L-Tyrosine", 0),
        ("Caffeine Anhydrous", 0),
        ("Pikatropin (pikamilon)", 0),
        ("Bacopa monnieri leaf extract", 0),
        ("Choline Bitartrate", 0),
        ("Vitamin C", None),
    ]


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Supplement Facts\nBlend 1 g\n  Maca 500 mg\n  Zinc 10 mg\nIron 5 mg", [None, 0, 0, None]),
        ("Supplement Facts\nBlend 1 g\nMaca 500 mg\nZinc 10 mg", [None, None, None]),
    ],
)
def test_a_row_with_an_amount_belongs_to_a_blend_only_if_it_is_indented(
    text: str, parents: list[int | None]
) -> None:
    assert [item.parent for item in read(text).ingredients] == parents


@pytest.mark.parametrize(
    ("text", "function", "parts"),
    [
        ("Ingredients: Bulking Agent (Dicalcium Phosphate), maca", "Bulking Agent", ["Dicalcium Phosphate"]),
        ("Ingredients: maca, Capsule Shell (Hypromellose)", "Capsule Shell", ["Hypromellose"]),
        ("Ingredients: Anti-caking Agents (Silica, Talc), maca", "Anti-caking Agents", ["Silica", "Talc"]),
        ("Zutaten: Trennmittel (Magnesiumstearat), Maca", "Trennmittel", ["Magnesiumstearat"]),
        ("Ingrédients: agent de charge (cellulose), maca", "agent de charge", ["cellulose"]),
    ],
)
def test_what_a_function_holds_in_brackets_is_the_ingredient(
    text: str, function: str, parts: list[str]
) -> None:
    items = read(text).ingredients
    head = next(index for index, item in enumerate(items) if item.name == function)
    assert [item.name for item in items if item.parent == head] == parts


def test_amounts_and_claims_inside_a_known_name_belong_to_it() -> None:
    text = "Ingredients: GR 33343 G, Sus-Phrine Sulfite-Free, Gluten-Free"
    known = [
        (text.index(name), text.index(name) + len(name)) for name in ("GR 33343 G", "Sus-Phrine Sulfite-Free")
    ]
    assert [item.name for item in read(text, known).ingredients] == ["GR 33343 G", "Sus-Phrine Sulfite-Free"]


#: A full stop behind an author's name, a hyphen before a name and brackets around all of it are no part of it.
_AROUND = re.compile(r"^-|^\((?=.*\)$)|\.$")


def listed_names() -> list[str]:
    """Every fifteenth name of a listed substance."""
    lexicon = bundled_lexicon()
    listed = [
        name.text for one in lexicon.substances.values() if lexicon.listings_of(one.id) for name in one.names
    ]
    return listed[::15]


@pytest.mark.parametrize(("opening", "before", "after"), [
    ("Ingredients: Maltodextrin", ", ", ", Gelatin"),
    ("Supplement Facts\nVitamin C 90 mg", "\n", "  25 mg"),
])  # fmt: skip
def test_no_listed_name_is_split(opening: str, before: str, after: str) -> None:
    screener, names = Screener("all"), listed_names()
    split = []
    for first in range(0, len(names), 40):
        text, places = opening, []
        for name in names[first : first + 40]:
            start = len(text) + len(before)
            bare = _AROUND.sub("", name)
            lead = name.index(bare)
            places.append((start + lead, start + lead + len(bare.removesuffix(")" * lead))))
            text += before + name + after
        hits = screener.matcher.match(text).hits
        items = read(text, [(hit.start, hit.end) for hit in hits]).ingredients
        for start, end in places:
            over = [item for item in items if item.start < end and start < item.end]
            split += [text[start:end] for item in over if item.start > start or item.end < end]
    assert split == []

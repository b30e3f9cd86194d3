"""The ordinary names are well formed, hold the near-twins, and hold nothing that is famously listed."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from screener.lexicon.keys import LexiconKeys
from screener.lexicon.load import load_folder
from screener.text import CLASS, Squashed
from screener.text import squash as squashed_text

ORDINARY = Path(__file__).resolve().parents[2] / "lexicons" / "ordinary"
TABLES = ("supplement.tsv", "us.tsv", "foods.tsv", "languages.tsv")
SOURCES = {
    "supplement.tsv": {"own"},
    "languages.tsv": {"own"},
    "us.tsv": {"fda-ndi", "unpa-odi", "fda-gras", "fda-saf"},
    "foods.tsv": {
        f"off-{taxonomy}"
        for taxonomy in (
            "ingredients",
            "additives",
            "vitamins",
            "minerals",
            "amino-acids",
            "nucleotides",
            "other-nutritional-substances",
        )
    },
}
LANGUAGES = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr", "uk", "ru", "ja", "ko", "zh"}
#: For coffee and sea buckthorn, which these languages spell like the listed kava and cathine.
LANGUAGES |= {"cs", "hr", "ro"}
#: The least number of names of languages.tsv that each language of labels must have.
LEAST_NAMES = {
    **dict.fromkeys(("zh", "ja", "ko", "ru", "de", "fr", "es"), 500),
    **dict.fromkeys(("pt", "it", "nl", "pl", "sv", "tr", "uk"), 350),
}

FAMOUS = """
    ephedra|ma huang|ephedrine|DMAA|1,3-dimethylamylamine|DMHA|octodrine|BMPEA|phenethylamine|hordenine
    octopamine|synephrine|methylsynephrine|higenamine|yohimbe|yohimbine|rauwolscine|kava|kava kava
    Piper methysticum|kratom|Mitragyna speciosa|mitragynine|CBD|cannabidiol|hemp|hemp seed oil|cannabis|DHEA
    pregnenolone|androstenedione|6-OXO|melatonin|huperzine A|Huperzia serrata|vinpocetine|picamilon|phenibut
    tianeptine|adrafinil|piracetam|aniracetam|sulbutiamine|chaparral|comfrey|germander|lobelia|coltsfoot
    wormwood|Artemisia absinthium|pennyroyal|tansy|Mucuna pruriens|deer antler velvet|red yeast rice
    bitter orange|Citrus aurantium|cascara sagrada|Acacia rigidula|colloidal silver|cesium chloride|cobalt
    ostarine|ibutamoren|sibutramine|sildenafil|cyclamate|betel nut|usnic acid|aristolochia|salvia divinorum|blue lotus
"""

NEAR_TWINS = """
    DMAE|chromium picolinate|L-theanine|theobromine|theacrine|octacosanol|MK-7|benfotiamine|Himalayan salt
    acacia gum|gum acacia|chia|guava|java tea|gotu kola|mandarin|N-acetyl-L-tyrosine|N-acetyl-L-cysteine
    betaine|7,4'-dimethoxyflavone|trimethylglycine|Salvia hispanica|sage|pea protein|yellow pea
    citrus bioflavonoids|sweet orange peel|calcium chloride|carnitine|cytidine|quinic acid|vitamin K|DHA
    nicotinamide|agmatine sulfate|CarnoSyn|BioPerine|Cognizin|microcrystalline cellulose|stearic acid
"""


def squash(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", name).casefold() if char.isalnum())


def unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", unaccented(unicodedata.normalize("NFKC", name).casefold()))


def contains_whole(name: str, part: str) -> bool:
    """Whether the words of `part` stand side by side in `name`."""
    words, wanted = tokens(name), tokens(part)
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def holds_whole(text: Squashed, key: str) -> bool:
    """Whether the matcher could find `key` in this text: from token boundary to token boundary.

    Chinese, Japanese and Korean characters are each a token, so there it is plain containment.
    """
    start = text.key.find(key)
    while start >= 0:
        if text.breaks[start] >= CLASS and text.breaks[start + len(key)] >= CLASS:
            return True
        start = text.key.find(key, start + 1)
    return False


def split_names(text: str) -> list[str]:
    return [name.strip() for line in text.strip().splitlines() for name in line.split("|")]


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    with (ORDINARY / table).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def squashed(table: str) -> frozenset[str]:
    return frozenset(squash(row["name"]) for row in rows(table))


@cache
def words() -> tuple[str, ...]:
    return tuple((ORDINARY / "words.txt").read_text(encoding="utf-8").splitlines())


@cache
def hides() -> tuple[dict[str, str], ...]:
    return tuple(yaml.safe_load((ORDINARY / "reviewed.yaml").read_text(encoding="utf-8"))["hides"])


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_clean_name_a_language_and_a_known_source(table: str) -> None:
    header = (ORDINARY / table).read_text(encoding="utf-8").split("\n", 1)[0]
    assert header == "name\tlang\tsource"
    for row in rows(table):
        name = row["name"]
        assert None not in row, row
        assert name == " ".join(name.split()), row
        assert 2 <= len(name) <= 80, row
        assert not squash(name).isdigit(), row
        assert row["lang"] in LANGUAGES, row
        assert row["source"] in SOURCES[table], row


@pytest.mark.parametrize("table", TABLES)
def test_no_name_stands_twice_once_blanks_hyphens_and_case_are_gone(table: str) -> None:
    assert len(squashed(table)) == len(rows(table))


def test_the_tables_are_as_large_as_they_are_meant_to_be() -> None:
    assert len(rows("supplement.tsv")) >= 1_500
    assert len(rows("foods.tsv")) <= 40_000


@pytest.mark.parametrize(("language", "least"), LEAST_NAMES.items())
def test_every_language_of_labels_has_enough_names(language: str, least: int) -> None:
    assert Counter(row["lang"] for row in rows("languages.tsv"))[language] >= least


@pytest.mark.parametrize("table", [table for table in TABLES if table != "languages.tsv"])
def test_languages_repeat_nothing_of_the_other_tables(table: str) -> None:
    keys = {squashed_text(row["name"]).key for row in rows("languages.tsv")}
    assert not keys & {squashed_text(row["name"]).key for row in rows(table)}


def test_a_name_of_languages_has_two_characters_and_four_if_it_is_a_latin_word() -> None:
    # Three small letters are a word of some other language; abbreviations stand in capitals.
    for row in rows("languages.tsv"):
        key = squashed_text(row["name"]).key
        least = 4 if key.isascii() and not row["name"].isupper() else 2
        assert len(key) >= least, row


def test_no_name_of_languages_is_or_holds_a_listed_name() -> None:
    listed = [key for key, _ in LexiconKeys(load_folder(ORDINARY.parent)).listed()]
    names = [squashed_text(row["name"]) for row in rows("languages.tsv")]
    # One search over all names together, then a look at the tokens where something was found.
    together = "\n".join(name.key for name in names)
    found = [key for key in listed if key in together]
    assert [(name.source, key) for key in found for name in names if holds_whole(name, key)] == []


@pytest.mark.parametrize(
    "name",
    [
        *("Magnesiumbisglycinat", "Mariendistelextrakt", "extrait de gingembre", "estearato magnésico"),
        *("estratto secco di zenzero", "extrato de romã", "gemberwortelextract", "ekstrakt z kłącza imbiru"),
        *("hydroxipropylmetylcellulosa", "magnezyum stearat", "целюлоза мікрокристалічна"),
        *("целлюлоза микрокристаллическая", "экстракт зеленого кофе"),  # the latter without the dots of ё
        *("結晶セルロース", "스테아린산마그네슘", "微晶纤维素", "羥丙基甲基纖維素", "檸檬酸鎂", "維生素C"),
    ],
)
def test_what_stands_on_labels_of_other_languages_is_ordinary(name: str) -> None:
    assert any(squash(name) in squashed(table) for table in TABLES)


def test_foods_repeat_nothing_of_the_other_tables_and_have_three_characters_or_more() -> None:
    assert not squashed("foods.tsv") & (squashed("us.tsv") | squashed("supplement.tsv"))
    assert all(len(squash(row["name"])) >= 3 for row in rows("foods.tsv"))


def test_the_licence_of_foods_stands_beside_it() -> None:
    text = (ORDINARY / "foods.LICENSE.md").read_text(encoding="utf-8")
    assert all(part in text for part in ("Open Food Facts", "ODbL", "1.0", "What was changed"))


@pytest.mark.parametrize("name", split_names(FAMOUS))
def test_a_famous_listed_name_is_nowhere_ordinary(name: str) -> None:
    assert all(squash(name) not in squashed(table) for table in TABLES)
    assert squash(name) not in {squash(word) for word in words()}


def test_a_name_that_contains_a_famous_listed_name_was_reviewed() -> None:
    reviewed = {(squash(pair["ordinary"]), squash(pair["listed"])) for pair in hides()}
    famous = [name for name in split_names(FAMOUS) if len(name) >= 4]
    unreviewed = [
        (row["name"], name)
        for table in TABLES
        for row in rows(table)
        for name in famous
        if name.casefold() in row["name"].casefold()
        and contains_whole(row["name"], name)
        and (squash(row["name"]), squash(name)) not in reviewed
    ]
    assert unreviewed == []


@pytest.mark.parametrize("name", split_names(NEAR_TWINS))
def test_a_lawful_near_twin_of_a_listed_name_is_ordinary(name: str) -> None:
    assert any(squash(name) in squashed(table) for table in TABLES)


def test_every_reviewed_pair_is_an_ordinary_name_with_a_listed_name_whole_inside_and_a_reason() -> None:
    for pair in hides():
        assert set(pair) == {"ordinary", "listed", "reason"}, pair
        assert contains_whole(pair["ordinary"], pair["listed"]), pair
        assert squash(pair["ordinary"]) != squash(pair["listed"]), pair
        assert any(squash(pair["ordinary"]) in squashed(table) for table in TABLES), pair
        assert pair["reason"].strip(), pair


def test_no_pair_was_reviewed_twice() -> None:
    pairs = [(squash(pair["ordinary"]), squash(pair["listed"])) for pair in hides()]
    assert len(set(pairs)) == len(pairs)


def test_words_are_lower_case_single_sorted_and_unique() -> None:
    assert len(words()) >= 3_000
    assert list(words()) == sorted(set(words()))
    assert all(re.fullmatch(r"[a-z]+", word) for word in words())


@pytest.mark.parametrize(
    "word",
    [
        *("natural", "standard", "mandarin", "special", "vision", "ambient", "tested"),
        *("demander", "liquido", "verzehrempfehlung", "nahrungserganzungsmittel", "ingredienti"),
    ],
)
def test_words_hold_what_could_be_mistaken_for_a_listed_name(word: str) -> None:
    assert word in words()

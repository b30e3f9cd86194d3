"""The editor's files become a Lexicon, and every fault becomes a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from screener.lexicon.errors import LexiconError
from screener.lexicon.files import DataFiles
from screener.lexicon.forms import IdentifiersForm
from screener.lexicon.load import UNRELEASED, load_files, load_folder, load_policy
from screener.lexicon.schema import Basis, Checked, Kind, Limit, Name, NameType, OrdinaryName


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(LexiconError) as caught:
        load_folder(folder)
    return caught.value.problems


def test_a_substance_has_its_preferred_name_first_and_every_other_name_with_type_and_language(folder):
    picamilon = load_folder(folder).substances["picamilon"]
    assert picamilon.kind is Kind.CHEMICAL
    assert picamilon.names == (
        Name("Picamilon", NameType.COMMON),
        Name("pikamilon", NameType.SYNONYM),
        Name("nicotinoyl-GABA", NameType.SYNONYM),
        Name("Pikatropin", NameType.BRAND),
        Name("пикамилон", NameType.COMMON, "ru"),
    )
    assert picamilon.identifiers == {"cas": "34562-97-5", "unii": "0S5N9SEK4N"}


def test_a_preferred_name_repeated_under_a_type_has_that_type_and_stands_once(folder):
    assert load_folder(folder).substances["yohimbe"].names == (
        Name("Pausinystalia johimbe", NameType.BOTANICAL),
        Name("yohimbe", NameType.VERNACULAR),
    )


def test_a_name_may_be_marked_as_not_verified_and_a_translation_may_have_a_type(folder, write):
    write(
        "substances/more.yaml",
        "- id: dmaa\n  name: Methylhexanamine\n  kind: chemical\n"
        "  names: {synonym: [{name: geranamine, verified: false}]}\n"
        "  translations: {ru: {abbreviation: [ДМАА]}, 'no': [metylheksanamin]}\n",
    )
    assert load_folder(folder).substances["dmaa"].names[1:] == (
        Name("geranamine", NameType.SYNONYM, None, verified=False),
        Name("ДМАА", NameType.ABBREVIATION, "ru"),
        Name("metylheksanamin", NameType.COMMON, "no"),
    )


def test_a_listing_takes_what_its_list_says(folder):
    (listing,) = load_folder(folder).listings_of("picamilon")
    assert (listing.authority, listing.list, listing.status) == (
        "us-fda",
        "letters",
        "not a dietary ingredient",
    )
    assert (listing.title, listing.document, listing.url) == ("Letters on picamilon", "Letter of 2015", None)
    assert (listing.basis, listing.checked) == (Basis.AGENCY_POSITION, Checked.ARCHIVED_COPY)
    assert listing.effective_from == date(2015, 11, 30)


@pytest.mark.parametrize("substance", ["yohimbe", "yohimbine"])
def test_a_listing_of_several_substances_overrides_its_list_for_each_even_with_null(folder, substance):
    (listing,) = load_folder(folder).listings_of(substance)
    assert listing.substance == substance
    assert listing.limit == Limit(3, "mg", "day", "yohimbine")
    assert (listing.effective_from, listing.effective_to) == (None, date(2030, 12, 31))


def test_an_authority_shares_its_lists_between_files_and_the_same_definition_twice_is_accepted(folder, write):
    write("listings/us-fda/again.yaml", (folder / "listings/us-fda/_lists.yaml").read_text("utf-8"))
    assert load_folder(folder).listings_of("picamilon")


def test_ordinary_names_reviewed_pairs_words_policies_and_release_are_read(folder):
    lexicon = load_folder(folder)
    assert lexicon.ordinary[0] == OrdinaryName("chromium picolinate", "en", "gras")
    assert lexicon.reviewed[0].listed == "yohimbe"
    assert lexicon.words == {"when", "socalled"}
    assert lexicon.policies["us"].counts[0].authority == "us-fda"
    assert lexicon.release == "2026.11.1"


def test_a_folder_without_a_release_file_is_unreleased(folder):
    (folder / "RELEASE").unlink()
    assert load_folder(folder).release == UNRELEASED


def test_an_ordinary_name_in_two_files_stands_once(folder, write):
    write("ordinary/other.tsv", "name\tlang\tsource\nvitamin C\ten\tother\n")
    assert [name.text for name in load_folder(folder).ordinary].count("vitamin C") == 1


SUBSTANCE = "- {id: a-b, name: Ab, kind: chemical}"
LISTING = "authority: us-fda\nlistings:\n- {substance: picamilon, list: letters, status: x}"

FAULTS = [
    (
        "substances/x.yaml",
        "- {id: picamilon, name: P, kind: chemical}",
        "stands in substances/some.yaml already",
    ),
    ("substances/x.yaml", "- {id: Ab, name: Ab, kind: chemical}", "`id` is 'Ab'"),
    ("substances/x.yaml", "- {id: ab, kind: chemical}", "substance 'ab': `name` is missing; add it."),
    ("substances/x.yaml", "- {id: ab, name: Ab, kind: mineral}", "`kind` is 'mineral'; write one of"),
    ("substances/x.yaml", "- {id: ab, name: Ab, kind: chemical, banned: true}", "`banned` is not a field"),
    ("substances/x.yaml", "- {id: ab, name: 1435, kind: chemical}", "`name` is 1435"),
    ("substances/x.yaml", "- {id: ab, name: Ab, kind: chemical, names: {synonym: [no]}}", "put it in quotes"),
    ("substances/x.yaml", "- {id: ab, name: Ab, kind: chemical, names: {synonyms: [b]}}", "synonyms"),
    ("substances/x.yaml", "- {id: ab, name: Ab, kind: chemical, translations: {no: [b]}}", "translations"),
    ("substances/x.yaml", '- {id: ab, name: "Ab ", kind: chemical}', "begins or ends with a blank"),
    ("substances/x.yaml", '- {id: ab, name: "A\\u00adb", kind: chemical}', "invisible or control character"),
    ("substances/x.yaml", f"{SUBSTANCE[:-1]}, identifiers: {{cas: 34562-97-6}}}}", "wrong CAS check digit"),
    ("substances/x.yaml", f"{SUBSTANCE[:-1]}, identifiers: {{cas: 34562975}}}}", "put it in quotes"),
    ("substances/x.yaml", f"{SUBSTANCE[:-1]}, identifiers: {{unii: 0S5N9SEK4}}}}", "`identifiers.unii`"),
    (
        "substances/x.yaml",
        f"{SUBSTANCE[:-1]}, relations: [{{type: salt_of, target: zz}}]}}",
        "'zz', which is no",
    ),
    (
        "substances/x.yaml",
        f"{SUBSTANCE[:-1]}, relations: [{{type: salt_of, target: a-b}}]}}",
        "points to itself",
    ),
    (
        "substances/x.yaml",
        f"{SUBSTANCE[:-1]}, relations: [{{type: like, target: yohimbe}}]}}",
        "'like'; write one",
    ),
    ("substances/x.yaml", "- {id: ab, name: Ab, name: Bc, kind: chemical}", "`name` stands twice"),
    ("substances/x.yaml", "- {id: ab", "this is not YAML"),
    ("substances/x.yaml", "", "must hold a list of entries"),
    ("substances/x.yaml", "id: ab", "must hold a list of entries"),
    ("substances/x.yml", SUBSTANCE, "nothing reads a file of this name"),
    ("substances/deep/x.yaml", SUBSTANCE, "nothing reads a file of this name"),
    ("listings/us-fda/x.yaml", LISTING.replace("picamilon", "zz"), "'zz' is no substance"),
    ("listings/us-fda/x.yaml", LISTING.replace("letters", "zz"), "'zz' is no list of us-fda"),
    ("listings/us-fda/x.yaml", LISTING.replace("us-fda", "us-dea"), "the folder is 'us-fda'"),
    ("listings/us-fda/x.yaml", LISTING.replace("substance: picamilon, ", ""), "either `substance: id` or"),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, url: www.fda.gov"),
        "not a web address",
    ),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, effective_from: '2022'"),
        "not a day",
    ),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, effective_to: 2001-01-01"),
        "is before",
    ),
    ("listings/us-fda/x.yaml", LISTING.replace("status: x", "status: x, basis: null"), "says `basis`"),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, limit: {amount: 1, unit: mg, per: day}"),
        "no `conditions`",
    ),
    ("listings/us-fda/x.yaml", "authority: us-fda\nlists: {letters: {title: Other}}", "defines it otherwise"),
    ("ordinary/x.tsv", "name,lang,source\na,en,x\n", "the first line must be"),
    ("ordinary/x.tsv", "name\tlang\tsource\na\ten\n", "line 2"),
    ("policies/eu.yaml", "{id: uk, name: U, description: D, counts: [{}]}", "file name and id differ"),
    ("policies/eu.yaml", "{id: eu, name: U, description: D, counts: []}", "`counts`"),
    ("RELEASE", "next", "is not a release"),
]


@pytest.mark.parametrize(("path", "text", "said"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_is_told_with_its_file_and_remedy(folder, write, path, text, said):
    write(path, text)
    (problem,) = problems(folder)
    assert problem.startswith(path)
    assert said in problem


def test_every_fault_is_told_at_once(folder, write):
    write("substances/x.yaml", "- {id: ab, name: 1, kind: mineral}\n- {id: cd}")
    write("ordinary/x.tsv", "nothing")
    assert len(problems(folder)) == 5


def test_a_file_that_is_not_utf8_is_told(folder):
    (folder / "substances/x.yaml").write_bytes(b"- \xff")
    assert "byte 2 is not UTF-8" in problems(folder)[0]


def test_a_missing_folder_is_told_with_the_variable_that_named_it(tmp_path):
    assert "SCREENER_LEXICON" in problems(tmp_path / "nowhere")[0]


def test_a_policy_of_ones_own_is_read_from_its_file(write):
    path = write(
        "../mine.yaml", "{id: mine, name: M, description: D, counts: [{lists: [letters]}], excludes: [{}]}"
    )
    assert load_policy(path).counts[0].lists == ("letters",)


@pytest.mark.parametrize("text", ["id: mine", "- 1", ": ["])
def test_a_policy_that_is_not_in_the_form_is_refused(write, text):
    with pytest.raises(LexiconError, match=r"mine\.yaml"):
        load_policy(write("../mine.yaml", text))


#: Words of the form, so that what is generated comes near to it.
WORDS = st.sampled_from(
    ["id", "name", "kind", "chemical", "names", "synonym", "authority", "us-fda", "lists", "listings", "list"]
)
VALUES = st.recursive(
    WORDS | st.text(max_size=3) | st.integers() | st.none() | st.booleans() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.integers(), inner, max_size=5),
)


@given(
    st.sampled_from(
        ["substances/a.yaml", "listings/us-fda/a.yaml", "ordinary/reviewed.yaml", "policies/a.yaml"]
    ),
    VALUES.map(lambda value: yaml.safe_dump(value).encode()) | st.binary(max_size=20),
)
def test_whatever_a_file_holds_the_answer_is_a_lexicon_or_sentences(path, content):
    problems: tuple[str, ...] = ()
    try:
        load_files(DataFiles(Path(), {path: content}))
    except LexiconError as error:
        problems = error.problems
    assert all(problem.startswith(path) and problem.endswith(".") for problem in problems)


@given(st.integers(10, 9_999_999), st.integers(0, 99), st.integers(1, 9))
def test_exactly_one_last_digit_makes_a_cas_number(head, middle, wrong):
    def accepted(last: int) -> bool:
        try:
            IdentifiersForm(cas=f"{head}-{middle:02d}-{last}")
        except ValueError:
            return False
        return True

    assert [accepted(last) for last in range(10)].count(True) == 1

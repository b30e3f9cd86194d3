"""Each source read in the form that it answers in, compared with a small lexicon, and refused in any other."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from screener.lexicon.errors import LexiconError
from screener.lexicon.load import load_folder
from screener.lexicon.sources import dod_list, dsld, openfda_enforcement, pubchem, unii
from screener.lexicon.sources.download import Limits, RefreshError
from screener.lexicon.sources.proposal import Proposal, ProposalKind, write_proposals
from screener.lexicon.sources.store import State
from screener.lexicon.sources.update import Source, sources, update

QUICK = Limits(connect=1, wait=1, seconds=2)


def told(proposals: list[Proposal]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind.value, one.subject, one.names) for one in proposals]


# The Department of Defense list


def dod_page(entries: object, key: str = "dodProhibited") -> str:
    settings = json.dumps({"path": {"baseUrl": "/"}, key: entries})
    return (
        "<!DOCTYPE html><html><head><title>List</title>"
        '<script type="application/json">not the settings</script>'
        f'<script type="application/json" data-drupal-selector="drupal-settings-json">{settings}</script>'
        "</head><body><p>Ingredients</p></body></html>"
    )


def dod_entry(name: str, *others: str, reasons: tuple[str, ...] = ("FDA Statement",)) -> dict[str, object]:
    return {
        "Name": name,
        "guid": "0",
        "other_names": json.dumps(others),
        "Reasons": json.dumps([{"reason_code": 1, "reason": reason, "link": ""} for reason in reasons]),
        "label_terms": None,
    }


DOD_LISTING = """
authority: us-dod
lists:
  dod-prohibited: {title: T, document: D, basis: binding, action: list, context: military, checked: official_page}
listings:
  - {substances: [yohimbe, yohimbine], list: dod-prohibited, status: prohibited for service members}
"""


@pytest.fixture
def dod(origin, session, store):
    return lambda: dod_list.fetch(session, store, address=origin.url("/list"), limits=QUICK)


def test_the_dod_list_is_compared_entry_by_entry(origin, dod, folder, write):
    write("listings/us-dod/list.yaml", DOD_LISTING)
    entries = [
        dod_entry("picamilon", "Pikatropin", "nicotinoyl gamma &amp; co", "yohimbe", "vitamin C"),
        dod_entry("Yohimbine", "yohimbine HCl"),
        dod_entry("new stimulant", "NS-1", reasons=("Unapproved Drug", "FDA Statement")),
    ]
    origin.serve("/list", dod_page(entries))
    proposals = dod_list.propose(dod(), load_folder(folder))
    assert told(proposals) == [
        ("new_entry", "new stimulant", ("new stimulant", "NS-1")),
        ("add_names", "picamilon", ("nicotinoyl gamma & co",)),
        ("add_names", "yohimbine", ("yohimbine HCl",)),
        ("add_listing", "picamilon", ("picamilon",)),
        ("look", "picamilon", ("vitamin C",)),
        ("look", "picamilon", ("yohimbe",)),
    ]
    assert proposals[0].evidence == ("Unapproved Drug", "FDA Statement")
    assert "the lexicon has it as yohimbe" in proposals[-1].sentence


def test_an_entry_that_is_printed_as_two_names_is_known_by_either(origin, dod, lexicon):
    entry = dod_entry("PM-1 (Pikamilon)", "Picamilon (a trade name)", "Picamilon forte")
    origin.serve("/list", dod_page([entry]))
    assert told(dod_list.propose(dod(), lexicon)) == [
        ("add_names", "picamilon", ("Picamilon forte",)),
        ("add_listing", "picamilon", ("PM-1 (Pikamilon)",)),
    ]


def test_an_entry_that_is_gone_from_the_dod_list_is_told(origin, dod, folder, write):
    write("listings/us-dod/list.yaml", DOD_LISTING)
    origin.serve("/list", dod_page([dod_entry("Yohimbine")]))
    assert told(dod_list.propose(dod(), load_folder(folder))) == [("entry_gone", "yohimbe", ())]


def test_an_entry_that_could_be_several_substances_is_left_to_a_person(origin, dod, lexicon):
    origin.serve("/list", dod_page([dod_entry("something", "yohimbe", "yohimbine")]))
    (proposal,) = dod_list.propose(dod(), lexicon)
    assert proposal.kind is ProposalKind.LOOK
    assert "could be any of yohimbe, yohimbine" in proposal.sentence


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (dod_page([dod_entry("x")], key="prohibited"), "no settings with the key dodProhibited"),
        ("<html><body>Moved</body></html>", "no settings with the key dodProhibited"),
        (dod_page({}), "is not a list of entries"),
        (dod_page([]), "is not a list of entries"),
        (dod_page([dod_entry("x"), {"title": "y"}]), "Entry 2 of dodProhibited has no name"),
        (dod_page([{"Name": "x", "other_names": "[half"}]), "begins like JSON and is not"),
    ],
    ids=["other key", "no settings", "no list", "empty", "no name", "damaged field"],
)
def test_a_dod_page_in_another_form_keeps_the_good_copy(origin, dod, page, problem):
    origin.serve("/list", dod_page([dod_entry("Picamilon")]))
    good = dod()
    origin.serve("/list", page)
    snapshot = dod()
    assert (snapshot.state, snapshot.documents) == (State.KEPT, good.documents)
    assert problem in snapshot.problem


# UNII


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return buffer.getvalue()


RECORDS = (
    "UNII\tPT\tRN\tPUBCHEM\tINCHIKEY\n"
    "0S5N9SEK4N\tPICAMILON\t34562-97-5\t60608\t\n"
    "2Y49VWD90Q\tYOHIMBINE\t146-48-5\t8969\t\n"
    "not a code\tX\t\t\t\n"
)
UNII_NAMES = (
    "Name\tTYPE\tUNII\tDisplay Name\n"
    "NICOTINOYL-.GAMMA.-AMINOBUTYRIC ACID\tsys\t0S5N9SEK4N\tPICAMILON\n"
    "NICOTINOYL GABA\tcn\t0S5N9SEK4N\tPICAMILON\n"
    "PIKAMILON [WHO-DD]\tcn\t0S5N9SEK4N\tPICAMILON\n"
    "NSC-12345\tcd\t0S5N9SEK4N\tPICAMILON\n"
)


@pytest.fixture
def archive(origin, session, store):
    return lambda *paths: unii.fetch(
        session, store, addresses=[origin.url(path) for path in paths], limits=QUICK
    )


def test_unii_archives_give_names_and_identifiers(origin, archive, lexicon):
    origin.serve("/data.zip", zipped(README="read me", UNII_Records=RECORDS))
    origin.serve("/names.zip", zipped(UNII_Names=UNII_NAMES))
    proposals = unii.propose(archive("/data.zip", "/names.zip"), lexicon)
    assert told(proposals) == [
        ("add_names", "picamilon", ("NICOTINOYL-.GAMMA.-AMINOBUTYRIC ACID",)),
        ("set_identifier", "picamilon", ()),
        ("set_identifier", "yohimbine", ()),
    ]
    assert [one.identifiers for one in proposals[1:]] == [(("pubchem", "60608"),), (("unii", "2Y49VWD90Q"),)]


def test_a_unii_that_is_gone_and_an_identifier_that_differs_are_to_be_looked_at(origin, archive, lexicon):
    origin.serve("/data.zip", zipped(UNII_Records=RECORDS.replace("34562-97-5", "58-08-2")))
    (other, *_) = unii.propose(archive("/data.zip"), lexicon)
    assert "gives cas 58-08-2 for picamilon, which has 34562-97-5" in other.sentence
    origin.serve("/data.zip", zipped(UNII_Records=RECORDS.replace("0S5N9SEK4N", "AAAAAAAAAA")))
    assert ("look", "picamilon", ()) in told(unii.propose(archive("/data.zip"), lexicon))


def test_a_unii_table_in_the_windows_code_page_is_read(origin, archive):
    table = RECORDS.replace("PICAMILON", "PICAMILON É").encode("cp1252")
    origin.serve("/data.zip", zipped(UNII_Records=table))
    assert unii.read(archive("/data.zip").documents)["0S5N9SEK4N"].names == ["PICAMILON É"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<html>maintenance</html>", "damaged or is no zip file"),
        (zipped(UNII_Records=RECORDS)[:-30], "damaged or is no zip file"),
        (zipped(UNII_Records=RECORDS.replace("UNII", "CODE", 1)), "no table with the columns UNII"),
        (zipped(README="read me"), "no table with the columns UNII"),
    ],
    ids=["a page", "cut off", "other columns", "no table"],
)
def test_a_unii_archive_in_another_form_is_refused(origin, archive, content, problem):
    origin.serve("/data.zip", content)
    with pytest.raises(RefreshError, match=problem):
        archive("/data.zip")


def test_a_unii_archive_that_unpacks_without_end_is_refused(origin, archive, monkeypatch):
    monkeypatch.setattr(unii, "MAXIMUM_UNPACKED", 10)
    origin.serve("/data.zip", zipped(UNII_Records=RECORDS))
    with pytest.raises(RefreshError, match="unpacks to more"):
        archive("/data.zip")


# openFDA


def recall(number: int, reason: str, **others: str) -> dict[str, str]:
    return {
        "recall_number": f"F-{number:04}-2026",
        "report_date": "20260401",
        "product_description": "Capsules, 60 count",
        "reason_for_recall": reason,
        "recalling_firm": "A Firm",
        "classification": "Class I",
        **others,
    }


def recalls(*results: object, total: int) -> dict[str, object]:
    meta = {"last_updated": "2026-11-18", "results": {"skip": 0, "limit": 2, "total": total}}
    return {"meta": meta, "results": list(results)}


@pytest.fixture
def enforcement(origin, session, store):
    def fetch(page: int = 2):
        return openfda_enforcement.fetch(
            session, store, address=origin.url("/food.json"), page=page, limits=QUICK
        )

    return fetch


def page_address(origin, skip: int) -> str:
    """The path of one page as the source asks for it."""
    asked = next(path for path, _ in origin.asked if parse_qs(urlsplit(path).query)["skip"] == ["0"])
    return asked.replace("skip=0", f"skip={skip}")


def test_all_pages_of_recalls_are_fetched_and_compared(origin, enforcement, lexicon):
    origin.serve("/food.json", recalls(recall(1, "x"), recall(2, "y"), total=2))
    enforcement()  # learns how a page is asked for
    first = recalls(
        recall(1, "Product contains yohimbine, an ingredient."),
        recall(2, "Undeclared picamilon, sildenafil and vitamin C."),
        total=3,
    )
    origin.serve(page_address(origin, 0), first)
    origin.serve(page_address(origin, 2), recalls(recall(3, "Undeclared Sildenafil"), total=3))
    snapshot = enforcement()
    assert len(snapshot.documents) == 2
    proposals = openfda_enforcement.propose(snapshot, replace(lexicon, listings={}))
    assert told(proposals) == [
        ("new_entry", "sildenafil", ("sildenafil",)),
        ("look", "picamilon", ()),
        ("look", "yohimbine", ()),
    ]
    assert proposals[0].evidence[1] == "F-0003-2026 (20260401, A Firm): Undeclared Sildenafil"
    assert told(openfda_enforcement.propose(snapshot, lexicon))[1:] == []  # the FDA lists both already


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"error": {"code": "SERVER_ERROR"}}, "has no `results`"),
        ("<html></html>", "is not JSON"),
        ({"meta": {}, "results": []}, "does not say how many records"),
        (recalls({"recall_number": "F-1"}, total=1), "A record lacks its number"),
        (recalls(recall(1, "x"), total=2), "The pages hold 1 of 2 records"),
    ],
    ids=["error", "a page", "no total", "other fields", "fewer than told"],
)
def test_recalls_in_another_form_are_refused(origin, enforcement, answer, problem):
    origin.serve("/food.json", answer)
    with pytest.raises(RefreshError, match=problem):
        enforcement()


def test_a_search_that_finds_nothing_is_a_fault(origin, enforcement):
    with pytest.raises(RefreshError, match="finds nothing"):
        enforcement()


# The label database


def label(number: int, *ingredients: tuple[str, str]) -> dict[str, object]:
    printed = [
        {"name": name, "ingredientGroup": group, "category": "other", "notes": ""}
        for name, group in ingredients
    ]
    source = {"brandName": "A Brand", "fullName": "A Product", "allIngredients": printed}
    return {"_index": "labels", "_id": str(number), "_score": 1.0, "_source": source}


@pytest.fixture
def labels(origin, session, store):
    return lambda: dsld.fetch(
        session, store, ["Picamilon"], address=origin.url("/search-filter"), pause=0, limits=QUICK
    )


def test_labels_tell_how_a_listed_substance_is_printed(origin, labels, lexicon):
    printed = [("Pikamilone  Complex", "Picamilon"), ("PIKAMILON", "Picamilon"), ("Niacin", "Niacin")]
    origin.serve("/search-filter", {"hits": [label(7, *printed), label(8, printed[0])], "stats": {}})
    snapshot = labels()
    assert parse_qs(urlsplit(origin.asked[0][0]).query) == {"q": ["Picamilon"], "from": ["0"], "size": ["50"]}
    (proposal,) = dsld.propose(snapshot, lexicon)
    assert told([proposal]) == [("add_names", "picamilon", ("Pikamilone Complex",))]
    assert proposal.evidence[0] == (
        "label 7 (A Brand A Product) prints 'Pikamilone Complex', group 'Picamilon'"
    )


def test_the_label_database_is_asked_for_what_can_make_a_finding(lexicon):
    assert dsld.queries(lexicon) == ["Picamilon", "Pausinystalia johimbe", "Yohimbine"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"total": 0}, "has no `hits`"),
        ("oops", "is not JSON"),
        ({"hits": [{"_id": "1", "_source": {}}]}, "has no `allIngredients`"),
        ({"hits": [{"_id": "1", "_source": {"allIngredients": [{"text": "x"}]}}]}, "has no `name`"),
    ],
)
def test_labels_in_another_form_are_refused(origin, labels, answer, problem):
    origin.serve("/search-filter", answer)
    with pytest.raises(RefreshError, match=problem):
        labels()


# PubChem


def compounds(*numbers: int, synonyms: list[str] | None = None) -> dict[str, object]:
    some = [{"CID": number, "Synonym": synonyms or ["x"]} for number in numbers]
    return {"InformationList": {"Information": some}}


@pytest.fixture
def synonyms(origin, session, store, lexicon):
    return lambda: pubchem.fetch(
        session, store, pubchem.subjects(lexicon), address=origin.url("/pug"), pause=0, limits=QUICK
    )


def test_pubchem_gives_names_and_its_registry_numbers_are_left_out(origin, synonyms, lexicon):
    given = [
        "Picamilon",
        "34562-97-5",
        "N-nicotinoyl gamma acid",
        "DTXSID70188041",
        "CHEMBL2105969",
        "Yohimbe",
    ]
    origin.serve("/pug/name/34562-97-5/synonyms/JSON", compounds(60608, synonyms=given))
    origin.serve("/pug/name/Yohimbine/synonyms/JSON", compounds(8969, 6169))
    proposals = pubchem.propose(synonyms(), lexicon)
    assert told(proposals) == [
        ("add_names", "picamilon", ("N-nicotinoyl gamma acid",)),
        ("look", "picamilon", ("Yohimbe",)),
        ("look", "yohimbine", ()),
    ]
    assert "compounds 8969, 6169" in proposals[-1].sentence


def test_pubchem_is_asked_by_its_own_number_where_there_is_one(lexicon):
    known = lexicon.substances["picamilon"]
    numbered = replace(known, identifiers={"pubchem": "60608", "cas": "34562-97-5"})
    odd = replace(known, name="a/b c", identifiers={})
    subjects = pubchem.subjects(replace(lexicon, substances={"n": numbered, "o": replace(odd, id="odd")}))
    assert subjects == {"picamilon": "cid/60608", "odd": "name/a%2Fb%20c"}


def test_what_pubchem_does_not_know_is_no_fault_and_another_form_is(origin, synonyms):
    fault = {"Fault": {"Code": "PUGREST.NotFound"}}
    origin.serve("/pug/name/34562-97-5/synonyms/JSON", compounds(60608))
    assert len(synonyms().documents) == 1
    origin.serve("/pug/name/34562-97-5/synonyms/JSON", fault)
    snapshot = synonyms()
    assert snapshot.state is State.KEPT
    assert "does not hold synonyms in the known form" in snapshot.problem


# Proposals and the run over all sources


def test_proposals_are_written_dated_and_in_order_and_say_what_they_rest_on(
    origin, dod, lexicon, tmp_path, store
):
    origin.serve("/list", dod_page([dod_entry("Пикамилон", "ns"), dod_entry("b"), dod_entry("a")]))
    snapshot = dod()
    path = write_proposals(snapshot, dod_list.propose(snapshot, lexicon), tmp_path / "out", store.day)
    assert path.name == "2026-11-23-dod-list.yaml"
    text = path.read_text("utf-8")
    assert "Пикамилон" in text
    written = yaml.safe_load(text)
    assert written["snapshot"]["sha256"] == snapshot.sha256
    assert [(one["kind"], one["subject"]) for one in written["proposals"]] == [
        ("new_entry", "a"),
        ("new_entry", "b"),
        ("add_names", "picamilon"),
        ("add_listing", "picamilon"),
    ]


def test_proposals_are_never_written_into_a_lexicon(origin, dod, folder, store):
    origin.serve("/list", dod_page([dod_entry("a")]))
    snapshot = dod()
    for inside in (folder, folder / "substances", folder / "listings" / "new"):
        with pytest.raises(LexiconError, match="proposals are no data"):
            write_proposals(snapshot, [], inside, store.day)


def test_one_source_that_fails_does_not_stop_the_others(origin, lexicon, store, tmp_path):
    origin.serve("/list", dod_page([dod_entry("new one")]))
    known = {
        "broken": Source(
            lambda session, store, _: dod_list.fetch(session, store, address=origin.url("/gone")),
            dod_list.propose,
        ),
        "whole": Source(
            lambda session, store, _: dod_list.fetch(session, store, address=origin.url("/list")),
            dod_list.propose,
        ),
    }
    broken, whole = update([], lexicon, store, tmp_path / "out", known=known)
    assert (broken.failed, broken.path) == (True, None)
    assert "There is no earlier copy to go on with." in broken.sentence
    assert (whole.failed, whole.proposals) == (False, 1)
    assert whole.path is not None
    assert whole.sentence.startswith("dod-list has news; 1 proposals in ")
    with pytest.raises(LexiconError, match="write one of broken, whole"):
        update(["mars"], lexicon, store, tmp_path / "out", known=known)


def test_every_source_can_be_named():
    assert list(sources()) == ["dod-list", "openfda-enforcement", "unii", "dsld", "pubchem"]


def test_the_rest_of_the_room_opens_no_connection():
    """Importing all that screening and editing need brings no `requests`."""
    code = (
        "import sys, screener.lexicon.release, screener.lexicon.audit, screener.lexicon.private, "
        "screener.lexicon.diff, screener.lexicon.stats\n"
        "sys.exit(1 if {'requests', 'urllib3', 'http.client'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

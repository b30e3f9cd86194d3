"""What the store keeps, how it tells products apart, and how it finds them again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.model import Outcome, Product
from screener.store import Store
from screener.store.ids import is_id, new_id

# ---------------------------------------------------------------- reports


def test_a_report_comes_back_as_the_same_bytes(store, make_report):
    saved = store.save(make_report(), source="api")
    assert store.get_json(saved.id) == saved.to_json()
    assert store.get(saved.id) == saved.to_dict()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(alphabet=st.characters(), min_size=10))
def test_any_text_keeps_its_receipt(store, make_report, text):
    saved = store.save(make_report(text=text), source="api")
    kept = store.get(saved.id)
    assert kept["receipt"] == saved.receipt
    assert kept["text"] == text


def test_the_id_is_outside_the_receipt(store, make_report):
    report = make_report()
    assert store.save(report, source="api").receipt == report.receipt


def test_two_savings_of_one_report_are_two_screenings(store, make_report):
    first, second = (store.save(make_report(), source="cli") for _ in range(2))
    assert first.id != second.id


@pytest.mark.parametrize("unknown", ["", "x", "0" * 32, "../etc", "A" * 32, "0" * 31 + "é"])
def test_an_unknown_id_gives_nothing(store, unknown):
    assert store.get(unknown) is None


def test_ids_sort_in_the_order_of_their_making():
    start = datetime(2026, 11, 23, tzinfo=UTC)
    ids = [new_id(start + timedelta(microseconds=step)) for step in range(50)]
    assert ids == sorted(ids)
    assert all(is_id(each) for each in ids)


# ---------------------------------------------------------------- products

A = Product(name="Focus", brand="Acme", seller="shop-1", url="https://a.example/p/1", upc="036000291452")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (Product(upc="036000291452"), Product(upc="0036000291452"), True),
        (Product(upc="0 36000 29145 2"), Product(upc="036000291452", name="other name"), True),
        (Product(upc="036000291452", name="Focus"), Product(upc="036000291469", name="Focus"), False),
        (Product(upc="Does not apply", name="Focus"), Product(upc="Does not apply", name="Sleep"), False),
        (Product(upc="000000000000", name="Focus"), Product(upc="000000000000", name="Sleep"), False),
        (Product(url="https://A.example/p"), Product(url="https://a.example/p#reviews"), True),
        (Product(url="https://a.example/p?id=1"), Product(url="https://a.example/p?id=2"), False),
        (Product(url="http://[broken"), Product(url="http://[broken"), True),
        (Product(name="Focus", brand="Acme"), Product(name=" focus ", brand="ACME"), True),
        (Product(name="Focus", brand="Acme"), Product(name="Focus", brand="Other"), False),
        (Product(name="Focus", seller="one"), Product(name="Focus", seller="two"), False),
        (A, Product(url=A.url), True),
        (A, Product(name="Focus", brand="Acme"), True),
        (Product(name="Focus", brand="Acme"), A, True),
        (A, Product(name="Focus", brand="Acme", url="https://b.example/"), False),
        (Product(), Product(), True),  # the same bytes
        (Product(brand="Acme"), Product(seller="shop"), True),  # neither tells products apart
    ],
)
def test_products_are_one_or_two(store, make_report, first, second, same):
    store.save(make_report(product=first), source="api")
    store.save(make_report(product=second), source="api")
    assert store.products().total == (1 if same else 2)


def test_unnamed_inputs_are_told_apart_by_their_bytes(store, make_report):
    store.save(make_report(sha256="11" * 32), source="api")
    store.save(make_report(sha256="22" * 32), source="api")
    assert store.products().total == 2


def test_what_is_learnt_of_a_product_is_added_and_nothing_known_is_lost(store, make_report):
    store.save(make_report(product=Product(name="Focus", brand="Acme")), source="api")
    store.save(make_report(product=A), source="api")
    store.save(make_report(product=Product(upc=A.upc)), source="api")
    (row,) = store.products().items
    assert (row.name, row.brand, row.seller, row.url, row.upc) == (A.name, A.brand, A.seller, A.url, A.upc)


def test_the_latest_screening_of_a_product_stands(store, make_report):
    store.save(make_report(product=A), source="api")
    last = store.save(make_report(product=A, outcome=Outcome.NO_LISTED_MATCH), source="api")
    (row,) = store.products().items
    assert (row.screening, row.outcome, row.substances) == (last.id, "no_listed_match", ())
    assert store.products(outcome="flagged").total == 0


def test_one_policy_never_hides_what_another_said(store, make_report):
    store.save(make_report(product=A, policy="us"), source="api")
    store.save(make_report(product=A, policy="au", outcome=Outcome.NO_LISTED_MATCH), source="api")
    assert [row.policy for row in store.products(outcome="flagged").items] == ["us"]
    assert store.products(policy="au").total == 1


def test_products_are_found_by_substance_seller_and_outcome(store, make_report):
    store.save(make_report(product=A), source="api")
    other = Product(name="Sleep", brand="Acme", seller="shop-2")
    store.save(make_report(product=other, substance="phenibut", alternatives=("tianeptine",)), source="api")
    names = {
        "all": store.products(),
        "substance": store.products(substance="phenibut"),
        "may mean": store.products(substance="tianeptine"),
        "seller": store.products(seller="SHOP-1"),
        "none": store.products(seller="shop-1", substance="phenibut"),
    }
    assert {key: [row.name for row in page.items] for key, page in names.items()} == {
        "all": ["Sleep", "Focus"],
        "substance": ["Sleep"],
        "may mean": ["Sleep"],
        "seller": ["Focus"],
        "none": [],
    }
    (row,) = names["substance"].items
    assert [(seen.id, seen.printed) for seen in row.substances] == [("phenibut", "Pikatropin")]


def test_pages_cut_the_list_without_overlap(store, make_report):
    for number in range(5):
        store.save(make_report(product=Product(name=f"P{number}")), source="api")
    pages = [store.products(page=page, per_page=2) for page in (1, 2, 3, 4)]
    assert [[row.name for row in page.items] for page in pages] == [["P4", "P3"], ["P2", "P1"], ["P0"], []]
    assert {page.total for page in pages} == {5}


def test_the_name_of_the_file_stands_beside_the_report_and_not_in_it(store, make_report):
    saved = store.save(make_report(), source="web", file_name="focus\ud800.pdf")
    plain = store.save(make_report(sha256="11" * 32), source="web")
    assert store.file_name(saved.id) == "focus?.pdf"
    assert store.file_name(plain.id) is store.file_name("0" * 32) is None
    assert "focus" not in store.get_json(saved.id)
    assert [row.file_name for row in store.products().items] == [None, "focus?.pdf"]


def test_a_database_of_the_release_before_is_upgraded_and_keeps_its_screenings(tmp_path, make_report):
    path = tmp_path / "screener.db"
    first = Store(path)
    saved = first.save(make_report(), source="api")
    db = first._database()
    db.execute("ALTER TABLE screenings DROP COLUMN file_name")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_file_names'")
    first.close()
    upgraded = Store(path)
    assert upgraded.get_json(saved.id) == saved.to_json()
    assert upgraded.file_name(saved.id) is None


# ---------------------------------------------------------------- the file


def test_the_database_is_set_up_as_promised(store):
    db = store._database()
    pragmas = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "foreign_keys", "synchronous")
    }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO latest VALUES (99, 'us', 'nothing')")


def test_a_failed_save_leaves_nothing_behind(store, make_report, monkeypatch):
    monkeypatch.setattr("screener.store.store.new_id", lambda now: "0" * 32)
    store.save(make_report(product=Product(name="one")), source="api")
    with pytest.raises(sqlite3.IntegrityError):
        store.save(make_report(product=Product(name="two")), source="api")
    assert store._database().execute("SELECT count(*) FROM products").fetchone()[0] == 1


def test_a_folder_that_is_missing_is_made(tmp_path: Path, make_report):
    store = Store(tmp_path / "new" / "folder" / "screener.db")
    assert store.ready()
    store.close()
    assert store.save(make_report(), source="cli").id

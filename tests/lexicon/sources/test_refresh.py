"""Whatever a source does wrong, the last good copy stays and the reason is told in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screener.lexicon.sources.download import FormatError, Limits, RefreshError, download
from screener.lexicon.sources.refresh import Gathered, gather_each, refresh
from screener.lexicon.sources.store import State, Store

QUICK = Limits(bytes=1_200_000, connect=1, wait=0.3, seconds=0.6)
GOOD = b"one\ntwo\nthree\nfour\n"


def read(documents):
    """A source of lines: what does not end with a line end is in another form."""
    text = b"".join(document.content for document in documents)
    if not text.endswith(b"\n"):
        raise FormatError("The last line has no end; look at the source.")
    return text.splitlines()


@pytest.fixture
def lines(origin, session, store):
    """Refreshes the source of lines and gives the snapshot."""

    def ask(at: Store = store):
        address = origin.url("/lines")
        return refresh(
            at,
            "lines",
            lambda known: Gathered([download(session, address, known.get(address), limits=QUICK)]),
            read,
        )

    return ask


def test_what_was_fetched_is_kept_and_is_the_same_after_reading_it_again(origin, store, lines):
    origin.serve("/lines", GOOD, ETag='"1"', Last_Modified="Mon, 23 Nov 2026 10:00:00 GMT")
    snapshot = lines()
    assert (snapshot.state, snapshot.fetched_on, snapshot.problem) == (State.NEW, "2026-11-23", None)
    assert snapshot.documents[0].content == GOOD
    assert store.last("lines") == replace(snapshot, state=State.UNCHANGED)


@pytest.mark.parametrize(
    ("headers", "sent"),
    [
        ({"ETag": '"1"'}, ("if-none-match", '"1"')),
        (
            {"Last_Modified": "Mon, 23 Nov 2026 10:00:00 GMT"},
            ("if-modified-since", "Mon, 23 Nov 2026 10:00:00 GMT"),
        ),
    ],
    ids=["by ETag", "by date"],
)
def test_a_source_is_asked_only_for_what_changed(origin, store, lines, headers, sent):
    origin.serve_once("/lines", GOOD, **headers)
    lines()
    snapshot = lines(replace(store, day=date(2026, 12, 1)))
    assert (snapshot.state, snapshot.fetched_on) == (State.UNCHANGED, "2026-12-01")
    assert snapshot.documents[0].content == GOOD
    name, value = sent
    assert name not in origin.asked[0][1]
    assert origin.asked[1][1][name] == value


def test_the_same_content_without_any_condition_is_no_news_either(origin, lines):
    origin.serve("/lines", GOOD)
    lines()
    assert lines().state is State.UNCHANGED


def test_new_content_replaces_the_old_one_on_disk(origin, store, lines):
    origin.serve("/lines", GOOD)
    lines()
    origin.serve("/lines", GOOD + b"five\n")
    assert lines().state is State.NEW
    assert len(list((store.folder / "lines").iterdir())) == 2


FAULTS = [
    ("404", "is not there"),
    ("500", "answered with status 500"),
    ("304", "answered with status 304"),
    ("cut off", "could not be read to its end"),
    ("silent", "did not answer in time"),
    ("dripping", "takes longer than 0.6 seconds|did not answer in time"),
    ("oversize", "holds more than 1 MiB"),
]


@pytest.mark.parametrize(("fault", "told"), FAULTS, ids=[fault for fault, _ in FAULTS])
def test_a_fault_keeps_the_last_good_copy_and_says_so(origin, store, lines, fault, told):
    origin.serve("/lines", GOOD)
    good = lines()
    origin.fail("/lines", fault, b"x" * 1_000)
    snapshot = lines(replace(store, day=date(2026, 12, 1)))
    assert (snapshot.state, snapshot.documents) == (State.KEPT, good.documents)
    assert snapshot.fetched_on == "2026-11-23"
    assert snapshot.problem.endswith("The copy of 2026-11-23 stays in use.")
    with pytest.raises(AssertionError, match=told):
        raise AssertionError(snapshot.problem)
    assert store.last("lines").documents == good.documents


@pytest.mark.parametrize(("fault", "told"), FAULTS, ids=[fault for fault, _ in FAULTS])
def test_a_fault_without_an_earlier_copy_is_an_error_and_leaves_none_behind(
    origin, store, lines, fault, told
):
    origin.fail("/lines", fault, b"x" * 1_000)
    with pytest.raises(RefreshError, match=told):
        lines()
    assert store.last("lines") is None


def test_a_port_where_nobody_answers_is_told(session):
    with pytest.raises(RefreshError, match="could not be read"):
        download(session, "http://127.0.0.1:9/", limits=QUICK)


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"one\ntwo", "has no end"), (b"one\n", "holds 1 entries where the copy of 2026-11-23 holds 4")],
    ids=["another form", "most of it gone"],
)
def test_an_answer_that_is_in_another_form_or_mostly_gone_never_replaces_a_good_copy(
    origin, lines, content, told
):
    origin.serve("/lines", GOOD)
    lines()
    origin.serve("/lines", content)
    snapshot = lines()
    assert snapshot.state is State.KEPT
    assert told in snapshot.problem
    assert snapshot.documents[0].content == GOOD


def test_a_copy_that_was_damaged_on_disk_counts_as_none(origin, store, lines):
    origin.serve_once("/lines", GOOD, ETag='"1"')
    document = lines().documents[0]
    (store.folder / "lines" / document.sha256).write_bytes(GOOD[:-1])
    assert store.last("lines") is None
    assert lines().documents[0].content == GOOD  # asked for without a condition


def test_a_folder_that_cannot_be_written_is_told_with_the_remedy(origin, store, lines, tmp_path: Path):
    origin.serve("/lines", GOOD)
    (tmp_path / "file").write_text("x")
    with pytest.raises(RefreshError, match="name another folder for the copies"):
        lines(replace(store, folder=tmp_path / "file"))


def test_of_many_questions_those_that_fail_keep_their_earlier_answers(origin, session):
    def ask(subject, address, kept):
        return download(session, address, kept, limits=QUICK, subject=subject)

    def gathered(known):
        return gather_each(["a", "b", "c"], known, lambda subject: origin.url(f"/{subject}"), ask, pause=0)

    for subject in ("a", "b"):
        origin.serve(f"/{subject}", subject.encode())
    first = gathered({})  # c is not known there, which is no fault
    assert [(one.subject, one.content) for one in first.documents] == [("a", b"a"), ("b", b"b")]
    assert first.problem is None
    origin.fail("/a", "500")
    origin.serve("/b", b"B")
    second = gathered({one.address: one for one in first.documents})
    assert [one.content for one in second.documents] == [b"a", b"B"]
    assert second.problem.startswith("1 questions were not answered, and the earlier answers stay: ")


def test_a_source_that_answers_nothing_is_left_in_peace(origin, session):
    for number in range(20):
        origin.fail(f"/{number}", "500")
    with pytest.raises(RefreshError, match="status 500"):
        gather_each(
            [str(number) for number in range(20)],
            {},
            lambda subject: origin.url(f"/{subject}"),
            lambda subject, address, kept: download(session, address, kept, limits=QUICK),
            pause=0,
        )
    assert len(origin.asked) == 5

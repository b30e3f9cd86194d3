"""Every bad file of the corpus through the whole pipeline: an answer in a sentence, in time, and nothing left."""

from __future__ import annotations

import gc
import io
import re
import tempfile
import time
from pathlib import Path

import pytest
from corpus import CORPUS, READ, BadFile
from flask.testing import FlaskClient
from watching import Watch, children, resident

from screener import Screener
from screener.documents import DEFAULT_LIMITS, page_pool
from screener.documents.ocr import pool
from screener.model import Outcome
from screener.web import Settings, create_app

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are watched by /proc")

SECONDS = 20.0
#: What a reader takes before its limit is counted: the interpreter and the libraries.
LIBRARIES = 150 * 1024**2
GROWTH = 50 * 1024**2


@pytest.fixture(scope="module")
def screener() -> Screener:
    screener = Screener("us")
    screener.screen_text("Ingredients: Picamilon, zinc")  # what is loaded once is loaded
    screener.screen_html("<p>Ingredients: Picamilon, zinc</p>")
    return screener


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    settings = Settings(database=tmp_path_factory.mktemp("hostile") / "screener.db")
    return create_app(settings).test_client()


def _cases() -> list[object]:
    return [pytest.param(bad, id=bad.name, marks=[pytest.mark.slow] if bad.slow else []) for bad in CORPUS]


@pytest.mark.parametrize("bad", _cases())
def test_a_bad_file_is_answered_in_a_sentence_and_leaves_nothing(
    bad: BadFile, screener: Screener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, temporary = tmp_path / bad.name, tmp_path / "temporary"
    path.write_bytes(bad.make())
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    gc.collect()
    before, started, held = children(), time.monotonic(), resident()
    with Watch() as watch:
        report = screener.screen_file(path)
    assert time.monotonic() - started < SECONDS
    # A child begins with the pages of its parent, which after many tests are many.
    assert watch.peak < held + DEFAULT_LIMITS.memory_bytes + LIBRARIES
    assert list(temporary.iterdir()) == []
    warm = {*pool.pool().processes(), *page_pool.pool().processes()}
    assert children() - before - warm == set()
    assert report.reason is not None
    assert re.search(bad.says.replace(READ, "The label names Picamilon"), report.reason), report.reason
    assert report.outcome in (Outcome.FLAGGED, Outcome.NOT_SCREENABLE)
    assert report.reason.endswith(".")
    assert "\n" not in report.reason
    assert len(report.reason) < 300
    del report
    gc.collect()
    assert resident() - held < GROWTH


#: One of each kind, by its ending.
SAMPLE = list({Path(bad.name).suffix: bad for bad in reversed(CORPUS) if not bad.slow}.values())


@pytest.mark.parametrize("bad", SAMPLE, ids=[bad.name for bad in SAMPLE])
def test_a_bad_file_is_a_report_to_the_api_and_a_page_to_a_browser(bad: BadFile, client: FlaskClient) -> None:
    data = bad.make()
    answer = client.post("/api/v1/screenings", data={"file": (io.BytesIO(data), bad.name)})
    assert answer.status_code == 201, answer.get_json()
    assert answer.get_json()["outcome"] in ("flagged", "not_screenable")
    assert client.get(answer.headers["Location"]).get_json() == answer.get_json()
    page = client.get(f"/screenings/{answer.get_json()['id']}")
    assert page.status_code == 200


def test_names_of_the_corpus_are_file_names_and_different() -> None:
    names = [bad.name for bad in CORPUS]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "/" in name]

"""A release is one file that says what it is, loads alone, and is refused once it was touched."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.lexicon.artifact import build, open_release, pack
from screener.lexicon.compile import SCHEMA, encode
from screener.lexicon.errors import LexiconError
from screener.lexicon.load import load_folder
from screener.lexicon.release import load_release


@pytest.fixture
def artifact(folder: Path, tmp_path: Path) -> Path:
    return build(folder, tmp_path / "out")


def test_a_built_release_is_the_lexicon_of_its_folder(folder, artifact):
    assert artifact.name == "lexicon-2026.11.1.json.gz"
    assert open_release(artifact) == load_folder(folder)


def test_the_same_content_gives_the_same_bytes(folder, artifact, tmp_path):
    assert build(folder, tmp_path / "other").read_bytes() == artifact.read_bytes()


def test_a_release_is_replaced_whole_and_nothing_else_is_left(folder, artifact, write):
    before = artifact.read_bytes()
    write("ordinary/lawful.tsv", "name\tlang\tsource\n")
    assert build(folder, artifact.parent).read_bytes() != before
    assert list(artifact.parent.iterdir()) == [artifact]


def test_the_first_line_says_what_the_file_is(folder, artifact):
    first, content = gzip.decompress(artifact.read_bytes()).split(b"\n", 1)
    assert json.loads(first) == {
        "format": "label-screener lexicon",
        "schema": SCHEMA,
        "release": "2026.11.1",
        "lexicon_sha256": load_folder(folder).sha256,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


def test_the_form_of_the_content_changes_only_together_with_its_number(folder):
    # Another hash here means that other programs cannot read the content: raise SCHEMA, then note the hash.
    assert SCHEMA == 1
    content = encode(load_folder(folder))
    assert hashlib.sha256(content).hexdigest()[:16] == "19bbdb41f44c0e89"


def repacked(artifact: Path, **changes: object) -> bytes:
    first, content = gzip.decompress(artifact.read_bytes()).split(b"\n", 1)
    header = {name: value for name, value in {**json.loads(first), **changes}.items() if value is not None}
    return gzip.compress(json.dumps(header).encode() + b"\n" + content)


def altered(artifact: Path) -> bytes:
    return gzip.compress(gzip.decompress(artifact.read_bytes()).replace(b"not a dietary", b"now a dietary"))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.read_bytes()[:-1], "is damaged or was altered"),
        (lambda path: path.read_bytes()[: path.stat().st_size // 2], "is damaged or was altered"),
        (lambda path: path.read_bytes() + b"more", "is damaged or was altered"),
        (lambda path: b"", "is damaged or was altered"),
        (lambda path: b"id: us", "is damaged or was altered"),
        (altered, "does not have the hash"),
        (lambda path: repacked(path, sha256="0" * 64), "does not have the hash"),
        (lambda path: repacked(path, release="2027.1.1"), "names another release"),
        (lambda path: repacked(path, bytes=None), "header is not complete"),
        (lambda path: repacked(path, schema=SCHEMA + 1), "built for form 2 of a release"),
        (lambda path: gzip.compress(b'{"a": 1}\n'), "is not a release"),
        (lambda path: gzip.compress(b"[]"), "is not a release"),
    ],
    ids=[
        "one byte short",
        "half",
        "appended",
        "empty",
        "no gzip",
        "altered",
        "other hash",
        "other release",
        "no length",
        "other form",
        "other JSON",
        "no header",
    ],
)
def test_a_file_that_is_not_as_it_was_built_is_refused_in_one_sentence(artifact, damage, told):
    artifact.write_bytes(damage(artifact))
    with pytest.raises(LexiconError, match=told) as refused:
        open_release(artifact)
    assert len(refused.value.problems) == 1
    assert str(artifact) in str(refused.value)
    assert "; " in str(refused.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_no_single_flipped_byte_passes_unseen(folder, tmp_path, data):
    lexicon = load_folder(folder)
    packed = bytearray(pack(lexicon))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "flipped.json.gz"
    path.write_bytes(packed)
    with suppress(LexiconError):
        assert open_release(path) == lexicon  # a byte of the gzip header that means nothing: time, system


def test_what_unpacks_without_end_is_refused(artifact, monkeypatch):
    monkeypatch.setattr("screener.lexicon.artifact.MAXIMUM_BYTES", 1_000)
    with pytest.raises(LexiconError, match="cut off"):
        open_release(artifact)


def test_a_file_that_is_not_there_is_told_with_the_remedy(tmp_path):
    with pytest.raises(LexiconError, match="name a built release or a lexicon folder"):
        open_release(tmp_path / "nowhere.json.gz")


def test_a_folder_that_cannot_be_made_is_told(folder, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LexiconError, match="cannot be written"):
        build(folder, tmp_path / "file")


def test_the_variable_may_name_a_built_release_and_nothing_is_cached(
    folder, artifact, cache_home, monkeypatch
):
    monkeypatch.setenv("SCREENER_LEXICON", str(artifact))
    assert load_release() == load_folder(folder)
    assert not list(cache_home.rglob("*.cache"))


def test_a_built_release_loads_without_yaml_and_pydantic(artifact):
    code = (
        "import sys\nfrom screener.lexicon.release import load_release\nload_release()\n"
        "sys.exit(1 if {'yaml', 'pydantic', 'pickle', 'requests', 'numpy'} & set(sys.modules) else 0)"
    )
    environment = {**os.environ, "SCREENER_LEXICON": str(artifact)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0

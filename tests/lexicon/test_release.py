"""A release is compiled once per content; a bad cache costs time and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.lexicon import cache
from screener.lexicon.cache import cache_path, code_key, read_cached, write_cached
from screener.lexicon.compile import decode, encode
from screener.lexicon.files import DataFiles
from screener.lexicon.load import load_folder
from screener.lexicon.release import lexicon_folder, load_release


def cached(home: Path) -> list[Path]:
    return sorted(home.rglob("lexicon-*.cache"))


def test_a_compiled_lexicon_is_the_lexicon(folder):
    lexicon = load_folder(folder)
    again = decode(encode(lexicon))
    assert again == lexicon
    for part in ("substances", "listings", "policies"):  # equal strings are not yet equal enums
        assert repr(getattr(again, part)) == repr(getattr(lexicon, part))


def test_the_second_load_comes_from_the_cache_and_is_equal(folder, cache_home):
    first = load_release(folder)
    (file,) = cached(cache_home)
    before = file.stat().st_mtime_ns
    assert load_release(folder) == first == load_folder(folder)
    assert file.stat().st_mtime_ns == before


def test_a_warm_load_needs_neither_yaml_nor_pydantic(folder):
    load_release(folder)
    code = (
        "import sys\nfrom screener.lexicon.release import load_release\nload_release()\n"
        "sys.exit(1 if {'yaml', 'pydantic', 'pickle'} & set(sys.modules) else 0)"
    )
    environment = {**os.environ, "SCREENER_LEXICON": str(folder)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_an_edit_is_seen_even_if_size_and_time_stay(folder, write):
    old = load_release(folder)
    path = folder / "substances/some.yaml"
    stat = path.stat()
    write("substances/some.yaml", path.read_text("utf-8").replace("pikamilon", "pikamilom"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    new = load_release(folder)
    assert new.sha256 != old.sha256
    assert new.substances["picamilon"].names[1].text == "pikamilom"


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: b"x" + content,
        lambda content: content[:-40] + b"?" + content[-39:],
        lambda content: content.replace(b"Picamilon", b"Pikamilon"),
    ],
    ids=["empty", "cut at the end", "cut in half", "other magic", "one byte", "one name"],
)
def test_a_damaged_cache_file_is_built_anew(folder, cache_home, damage):
    lexicon = load_release(folder)
    (file,) = cached(cache_home)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert load_release(folder) == lexicon
    assert file.read_bytes() == whole


def test_a_cache_file_of_another_content_under_this_name_is_not_believed(folder, write, cache_home):
    load_release(folder)
    (old,) = cached(cache_home)
    write("ordinary/lawful.tsv", "name\tlang\tsource\n")
    new = load_release(folder)
    (other,) = set(cached(cache_home)) - {old}
    other.write_bytes(old.read_bytes())
    assert load_release(folder) == new


def test_a_cache_folder_that_cannot_be_made_is_no_error(folder, cache_home):
    cache_home.write_text("a file where the folder should be")
    assert cache_path("lexicon", "key") is None
    assert load_release(folder) == load_folder(folder)


def test_a_cache_file_that_cannot_be_replaced_is_no_error_and_leaves_nothing_behind(cache_home):
    path = cache_path("index", "key")
    path.mkdir()
    write_cached(path, b"payload")
    assert read_cached(path) is None
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_user_without_a_home_has_no_cache(monkeypatch):
    monkeypatch.setattr(cache.platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache"))
    assert cache_path("lexicon", "key") is None


def test_only_the_newest_files_of_a_kind_stay():
    for number in range(cache.KEPT + 3):
        write_cached(cache_path("index", str(number)), b"x")
        write_cached(cache_path("other", "one"), b"x")
    folder = cache_path("index", "0").parent
    assert len(list(folder.glob("index-*"))) == cache.KEPT
    assert len(list(folder.glob("other-*"))) == 1


@given(st.binary())
def test_any_bytes_come_back_from_the_cache(payload):
    path = cache_path("any", "bytes")
    write_cached(path, payload)
    assert read_cached(path) == payload


@pytest.mark.parametrize(
    ("kind", "key"), [("../x", "y"), ("x", "../y"), ("x", ""), ("a-b", "y"), ("x", "a/b")]
)
def test_a_cache_name_cannot_leave_its_folder(kind, key):
    with pytest.raises(ValueError, match="no cache name"):
        cache_path(kind, key)


def test_other_code_has_another_key(tmp_path):
    (tmp_path / "a.py").write_text("a = 1")
    before = code_key(tmp_path)
    (tmp_path / "a.py").write_text("a = 2")
    assert before != code_key(tmp_path)


FILES = st.dictionaries(st.text("ab/", min_size=1, max_size=3), st.binary(max_size=4), max_size=4)


@given(FILES, FILES)
def test_two_folders_have_the_same_hash_only_if_they_are_the_same(first, second):
    def sha256(contents: dict[str, bytes]) -> str:
        return DataFiles(Path(), contents).sha256

    assert (sha256(first) == sha256(second)) == (first == second)
    assert sha256(first) == sha256(dict(reversed(first.items())))


def test_explanations_and_editors_leavings_are_no_part_of_the_content(folder, write):
    before = load_folder(folder).sha256
    for path in ("README.md", "substances/some.yaml~", ".DS_Store", "substances/.some.yaml.swp"):
        write(path, "x")
    assert load_folder(folder).sha256 == before


def test_the_variable_names_another_folder(folder, monkeypatch):
    monkeypatch.setenv("SCREENER_LEXICON", str(folder))
    assert lexicon_folder() == folder
    assert load_release().release == "2026.11.1"

"""A small lexicon folder that a test can add to or break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SUBSTANCES = """
- id: picamilon
  name: Picamilon
  kind: chemical
  names:
    synonym: [pikamilon, nicotinoyl-GABA]
    brand: [Pikatropin]
  translations:
    ru: [пикамилон]
  identifiers: {cas: 34562-97-5, unii: 0S5N9SEK4N}
  lookalikes:
    - {name: chromium picolinate, reason: "a salt of picolinic acid, not of picamilon"}
- id: yohimbe
  name: Pausinystalia johimbe
  kind: botanical
  names:
    botanical: [Pausinystalia johimbe]
    vernacular: [yohimbe]
  relations:
    - {type: source_of, target: yohimbine}
- id: yohimbine
  name: Yohimbine
  kind: constituent
"""

LISTS = """
authority: us-fda
lists:
  letters:
    title: "Letters on picamilon"
    document: "Letter of 2015"
    basis: agency_position
    action: warning_letter
    context: dietary_supplement
    checked: archived_copy
    effective_from: 2015-11-30
"""

LISTINGS = """
authority: us-fda
listings:
  - {substance: picamilon, list: letters, status: "not a dietary ingredient"}
  - substances: [yohimbe, yohimbine]
    list: letters
    status: "restricted"
    conditions: "below 3 mg a day"
    limit: {amount: 3, unit: mg, per: day, of: yohimbine}
    effective_from: null
    effective_to: 2030-12-31
"""

POLICY = """
id: us
name: United States
description: Counts what the Food and Drug Administration says.
counts: [{authority: us-fda}]
"""

WriteFile = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A consistent lexicon of three substances."""
    root = tmp_path / "lexicons"
    for path, text in {
        "RELEASE": "2026.11.1\n",
        "README.md": "explains",
        "substances/some.yaml": SUBSTANCES,
        "listings/us-fda/_lists.yaml": LISTS,
        "listings/us-fda/letters.yaml": LISTINGS,
        "ordinary/lawful.tsv": "name\tlang\tsource\nchromium picolinate\ten\tgras\nvitamin C\ten\tgras\n",
        "ordinary/reviewed.yaml": "hides:\n- {ordinary: yohimbe gum, listed: yohimbe, reason: not yohimbe}\n",
        "ordinary/words.txt": "# common words\nWhen\nso-called  # a remark\n\n",
        "policies/us.yaml": POLICY,
    }.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def write(folder: Path) -> WriteFile:
    """Puts a file into the folder."""

    def put(path: str, text: str) -> Path:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    return put


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the user's cache."""
    home = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.delenv("SCREENER_LEXICON", raising=False)
    return home

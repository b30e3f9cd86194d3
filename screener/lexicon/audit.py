"""A lexicon folder looked over as a whole: its form, its consistency, its unused lists.

This is what an editor runs. It imports yaml and pydantic; screening never needs it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from screener.lexicon.check import check, unused_lists
from screener.lexicon.errors import LexiconError
from screener.lexicon.files import read_data_files
from screener.lexicon.findings import Problem, without_reviewed
from screener.lexicon.load import defined_lists, load_files, read_exceptions


def audit_folder(folder: Path, *, today: date | None = None) -> list[Problem]:
    """Every finding of `check` and every unused list, but those that exceptions.yaml names.

    Those that do not `stops_release` are notices. Faults of form are findings of the kind `form`; while there
    are any, nothing else can be told.
    """
    try:
        files = read_data_files(folder)
        lexicon = load_files(files)
        exceptions = read_exceptions(files)
    except LexiconError as error:
        return [Problem("form", sentence.partition(": ")[0], sentence) for sentence in error.problems]
    found = [*check(lexicon, today=today), *unused_lists(lexicon, defined_lists(files))]
    return without_reviewed(found, exceptions)

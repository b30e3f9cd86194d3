"""A row of a table to its answer: what the pipeline takes is picked out, screened, and told.

Knows columns and one screener. It opens no table; a file that a row names is read by the screener, and
only from inside the input's own folder.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from screener.bulk.answers import Answer, from_error, from_report
from screener.bulk.readers import InputRow
from screener.errors import ScreenerError
from screener.pipeline import Screener

log = logging.getLogger("screener.bulk")


@dataclass(frozen=True, slots=True)
class RowScreener:
    """Answers rows of one table: `places` says where its recognised columns stand."""

    screener: Screener
    places: Mapping[str, int]
    folder: Path

    def answer(self, row: InputRow) -> Answer:
        """The row's answer. Never raises: what is wrong with a row is its answer."""
        values = {name: row.cells[place] for name, place in self.places.items()}
        identifier = str(values.pop("id", None) or row.number)
        if row.error is not None:
            return from_error(row.number, identifier, row.error)
        try:
            if values.get("file"):
                values["file"] = str(inside(self.folder, str(values["file"])))
            report = next(self.screener.screen_batch([values], self.folder))
        except (ScreenerError, OSError) as error:
            return from_error(row.number, identifier, str(error))
        # The boundary of one row: whatever it does to the engine, the others must have their answers.
        except Exception as error:
            log.exception("Row %d could not be screened", row.number)
            return from_error(
                row.number, identifier, f"The engine failed on this row ({type(error).__name__})."
            )
        return from_report(row.number, identifier, report)


class OutsideError(ScreenerError):
    """A row names a file that it may not name."""


def inside(folder: Path, name: str) -> Path:
    """The path of a file that a row names, relative to the input's folder.

    Raises OutsideError for an absolute path, one with '..', one that a link leads outside, and one that
    is not there. A table comes from a supplier: it may not read what else lies on this machine.
    """
    name = name.strip()
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    if windows.drive or windows.root or posix.is_absolute() or ".." in windows.parts:
        raise OutsideError(f"The file {name!r} is refused: give a path inside the folder of the table.")
    root = folder.resolve()
    try:
        path = (root / name).resolve()
        there = path.is_relative_to(root) and path.is_file()
    except (OSError, ValueError, RuntimeError) as error:  # too long a name, a zero byte, a circle of links
        raise OutsideError(f"The file {name[:200]!r} has a name that cannot be opened.") from error
    if not there:
        raise OutsideError(f"There is no file {name!r} inside the folder of the table.")
    return path

"""One refresh of one source: gather, look whether it can be read, keep it; or keep what was there and say so.

Knows the steps that all sources share, and nothing of any one of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, replace

from screener.lexicon.sources.download import FormatError, NotThereError, RefreshError
from screener.lexicon.sources.store import Document, Snapshot, State, Store

#: Less than this share of what was there before is taken for a fault of the source, not for news.
SMALLEST_SHARE = 0.5

#: After so many failures in a row a source is taken to be down, and is left in peace.
FAILURES_IN_A_ROW = 5

Known = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All documents of a source, and the sentence why some are of an earlier day."""

    documents: Sequence[Document]
    problem: str | None = None


def refresh(
    store: Store,
    source: str,
    gather: Callable[[Known], Gathered],
    read: Callable[[Sequence[Document]], Sized],
) -> Snapshot:
    """The source as it is now, or its last good copy with the reason.

    `gather` gets the kept documents by address, `read` raises FormatError where it cannot read them. Raises
    RefreshError if the source cannot be refreshed and there is no earlier copy.
    """
    last = store.last(source)
    known = {document.address: document for document in last.documents} if last else {}
    try:
        gathered = gather(known)
        entries = len(read(gathered.documents))
        if last is not None:
            _check_share(entries, len(read(last.documents)), last.fetched_on)
    except RefreshError as error:
        if last is None:
            raise RefreshError(f"{source}: {error} There is no earlier copy to go on with.") from error
        sentence = f"{error} The copy of {last.fetched_on} stays in use."
        return replace(last, state=State.KEPT, problem=sentence)
    try:
        return store.keep(source, gathered.documents, gathered.problem)
    except OSError as error:
        raise RefreshError(
            f"{source}: {error.filename or store.folder} cannot be written ({error.strerror}); name another "
            "folder for the copies."
        ) from error


def gather_each(
    subjects: Iterable[str],
    known: Known,
    address_of: Callable[[str], str],
    download: Callable[[str, str, Document | None], Document],
    *,
    pause: float,
) -> Gathered:
    """One document for each subject; where asking fails, the kept one.

    `download` gets the subject, its address and the kept document. What the source does not know is left
    out. `pause` is the time between two questions in seconds, as the source asks for. Raises RefreshError if
    no question was answered at all.
    """
    documents: list[Document] = []
    failures: list[str] = []
    answered = row = 0
    for subject in subjects:
        address = address_of(subject)
        kept = known.get(address)
        if row < FAILURES_IN_A_ROW:
            try:
                documents.append(download(subject, address, kept))
                answered, row = answered + 1, 0
                continue
            except NotThereError:
                answered, row = answered + 1, 0
                continue
            except RefreshError as error:
                failures.append(str(error))
                row += 1
            finally:
                time.sleep(pause)
        else:
            failures.append("not asked any more")
        if kept is not None:
            documents.append(kept)
    if failures and not answered:
        raise RefreshError(failures[0])
    return Gathered(documents, _told(failures))


def _told(failures: Sequence[str]) -> str | None:
    if not failures:
        return None
    return f"{len(failures)} questions were not answered, and the earlier answers stay: {failures[0]}"


def _check_share(now: int, before: int, day: str) -> None:
    if now < SMALLEST_SHARE * before:
        raise FormatError(
            f"It holds {now} entries where the copy of {day} holds {before}; look at the source, and remove "
            "that copy if the new one is right."
        )

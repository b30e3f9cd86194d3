"""FDA's substance registration system: UNII codes with names and other identifiers.

Two archives are published, both zip files of tab separated text: UNII_Data.zip has one row a substance (UNII,
PT, RN, PUBCHEM, INCHIKEY ...), UNIIs.zip one row a name (Name, TYPE, UNII, Display Name). Either is read by
the columns of its header. Knows nothing of what the lexicon lists.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from screener.lexicon.schema import Lexicon, Substance
from screener.lexicon.sources.download import FormatError, Limits, download
from screener.lexicon.sources.known import KnownNames, is_registry_number
from screener.lexicon.sources.proposal import Proposal, ProposalKind, in_order
from screener.lexicon.sources.refresh import Gathered, Known, refresh
from screener.lexicon.sources.store import Document, Snapshot, Store
from screener.text import squash

if TYPE_CHECKING:
    from requests import Session

NAME = "unii"
ADDRESS = "https://precision.fda.gov/uniisearch/archive/latest/UNII_Data.zip"
NAMES_ADDRESS = "https://precision.fda.gov/uniisearch/archive/latest/UNIIs.zip"

#: The archives hold some 30 MB, unpacked ten times that.
LIMITS = Limits(bytes=256 * 1024 * 1024, seconds=900)
MAXIMUM_UNPACKED = 1024 * 1024 * 1024

#: Column of the archive by the scheme of the lexicon.
_SCHEMES = {"cas": "RN", "inchikey": "INCHIKEY", "pubchem": "PUBCHEM"}

#: A name may end with the source that it is from: 'MELATONIN [USP]'.
_TAG = re.compile(r" \[[A-Z][^\[\]]*\]$")


@dataclass(slots=True)
class Record:
    """What the archives say of one UNII; `names` begin with the preferred term."""

    unii: str
    names: list[str] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)


def fetch(
    session: Session, store: Store, *, addresses: Sequence[str] = (ADDRESS,), limits: Limits = LIMITS
) -> Snapshot:
    """The archives as they are now, or the last good copies. Raises RefreshError if there is neither.

    `addresses`: (ADDRESS, NAMES_ADDRESS) takes every name as well, not the preferred ones only.
    """

    def gather(known: Known) -> Gathered:
        return Gathered([download(session, one, known.get(one), limits=limits) for one in addresses])

    return refresh(store, NAME, gather, read)


def read(documents: Sequence[Document]) -> dict[str, Record]:
    """Every record by UNII. Raises FormatError if an archive is damaged or has other columns."""
    records: dict[str, Record] = {}
    for document in documents:
        found = 0
        for row in _rows(document.content):
            found += 1
            record = records.setdefault(row["UNII"], Record(row["UNII"]))
            _add(record, row)
        if not found:
            raise FormatError(
                f"{document.address} holds no table with the columns UNII and PT or Name; look at its files."
            )
    return records


def propose(snapshot: Snapshot, lexicon: Lexicon) -> list[Proposal]:
    """Names and identifiers to add or correct, for substances with a UNII and for those that lack one."""
    records = read(snapshot.documents)
    known = KnownNames(lexicon)
    proposals: list[Proposal] = []
    lacking: dict[str, Substance] = {}
    for substance in lexicon.substances.values():
        unii = substance.identifiers.get("unii")
        if unii is None:
            lacking[squash(substance.name).key] = substance
        elif unii not in records:
            sentence = f"UNII {unii} of {substance.id} is not in the archive; look it up again."
            proposals.append(Proposal(ProposalKind.LOOK, substance.id, sentence))
        else:
            record = records[unii]
            proposals += known.name_proposals(substance.id, record.names, "The UNII archive", (unii,))
            proposals += _identifiers(substance, record)
    return in_order([*proposals, *_uniis(lacking, records)])


def _identifiers(substance: Substance, record: Record) -> Iterator[Proposal]:
    for scheme, value in record.identifiers.items():
        entered = substance.identifiers.get(scheme)
        if entered is None:
            sentence = f"The UNII archive gives {scheme} {value} for {substance.id}; enter it."
        elif entered != value:
            sentence = (
                f"The UNII archive gives {scheme} {value} for {substance.id}, which has {entered}; decide "
                "which is right."
            )
        else:
            continue
        yield Proposal(
            ProposalKind.SET_IDENTIFIER,
            substance.id,
            sentence,
            identifiers=((scheme, value),),
            evidence=(record.unii,),
        )


def _uniis(lacking: dict[str, Substance], records: dict[str, Record]) -> Iterator[Proposal]:
    """A UNII for a substance without one, where exactly one record has its preferred name."""
    found: dict[str, set[str]] = {}
    for record in records.values():
        for name in record.names:
            key = squash(name).key
            if key in lacking:
                found.setdefault(key, set()).add(record.unii)
    for key, uniis in found.items():
        if len(uniis) == 1:
            (unii,) = uniis
            substance = lacking[key]
            sentence = f"The UNII archive has {substance.name} as {unii}; enter it if it is the same."
            yield Proposal(ProposalKind.SET_IDENTIFIER, substance.id, sentence, identifiers=(("unii", unii),))


def _add(record: Record, row: dict[str, str]) -> None:
    for column in ("PT", "Display Name", "Name"):
        name = _TAG.sub("", row.get(column, ""))
        if name and name not in record.names and not is_registry_number(name):
            record.names.append(name)
    for scheme, column in _SCHEMES.items():
        value = row.get(column)
        if value:
            record.identifiers[scheme] = value


def _rows(content: bytes) -> Iterator[dict[str, str]]:
    """Every row of every table in the archive that has a UNII."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if member.filename.lower().endswith(".txt")]
            if sum(member.file_size for member in members) > MAXIMUM_UNPACKED:
                raise FormatError(
                    "The archive unpacks to more than 1 GiB; look whether it is still the same."
                )
            for member in members:
                yield from _table(archive.read(member))
    except (zipfile.BadZipFile, zlib.error, csv.Error, EOFError, NotImplementedError) as error:
        raise FormatError("The archive is damaged or is no zip file; try again later.") from error


def _table(raw: bytes) -> Iterator[dict[str, str]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:  # some editions are in the Windows code page
        text = raw.decode("cp1252", "replace")
    lines = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(lines, [])
    if "UNII" not in header or not {"PT", "Name"} & set(header):
        return  # a file that explains the others
    for cells in lines:
        row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        if re.fullmatch(r"[A-Z0-9]{10}", row.get("UNII", "")):
            yield row

"""The editor's folder of YAML and TSV files, strictly read into one `Lexicon` value.

All faults are collected before one LexiconError is raised. Whether the content is consistent beyond its
form (a name under two substances, a stale date) is the matter of `check`. This module imports yaml and
pydantic, so import it only where something is to be compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from screener.lexicon import forms
from screener.lexicon.errors import LexiconError
from screener.lexicon.files import DataFiles, read_data_files
from screener.lexicon.findings import ReviewedException
from screener.lexicon.listings import AuthorityFiles
from screener.lexicon.schema import (
    CountRule,
    Lexicon,
    Listing,
    Lookalike,
    Name,
    NameType,
    OrdinaryName,
    Policy,
    Relation,
    ReviewedPair,
    Substance,
)
from screener.lexicon.yaml_text import read_yaml
from screener.text import squash

FormT = TypeVar("FormT", bound=forms.Form)

#: The release of a folder that has no RELEASE file, such as one that is being edited elsewhere.
UNRELEASED = "unreleased"
EXCEPTIONS = "exceptions.yaml"
ORDINARY_HEADER = ["name", "lang", "source"]


def load_folder(folder: Path) -> Lexicon:
    """Read a lexicon folder (form: lexicons/README.md). Raises LexiconError with every fault found."""
    return load_files(read_data_files(folder))


def load_files(files: DataFiles, *, beside: Lexicon | None = None) -> Lexicon:
    """Build the Lexicon of files already read. Raises LexiconError with every fault found.

    `beside` is a lexicon whose substances the files may name without holding them.
    """
    reader = _Reader(beside.substances if beside is not None else ())
    for path in sorted(files.contents):
        reader.read(path, files.contents[path])
    return reader.lexicon(files.sha256)


def load_policy(path: Path) -> Policy:
    """Read a reader's own policy file. Raises LexiconError if it is missing or not in the form."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LexiconError([f"{path}: cannot be read ({error.strerror}); name a YAML file."]) from error
    reader = _Reader()
    policy = reader.policy(str(path), content)
    if policy is None:
        raise LexiconError(reader.problems)
    return policy


def defined_lists(files: DataFiles) -> dict[tuple[str, str], str]:
    """The file of every list, by authority and list id, of files that `load_files` accepts."""
    reader = _Reader()
    for path in sorted(files.contents):
        if path.startswith("listings/"):
            reader.read(path, files.contents[path])
    return reader.authorities.defined_lists()


def read_exceptions(files: DataFiles) -> tuple[ReviewedException, ...]:
    """The reviewed findings in exceptions.yaml, none if there is no such file. Raises LexiconError."""
    content = files.contents.get(EXCEPTIONS)
    if content is None:
        return ()
    reader = _Reader()
    exceptions = reader.exceptions(EXCEPTIONS, content)
    if reader.problems:
        raise LexiconError(reader.problems)
    return exceptions


def entry_name(kind: str, number: int, raw: object) -> str:
    """How an error names an entry: by id where it has one, else by its position from 1."""
    identity = raw.get("id") if isinstance(raw, dict) else None
    return f"{kind} '{identity}'" if isinstance(identity, str) else f"{kind} number {number}"


class _Reader:
    """Collects what the files hold, and every fault as a sentence."""

    def __init__(self, known: Container[str] = ()) -> None:
        """`known` are ids of substances that stand elsewhere and may be named here."""
        self.problems: list[str] = []
        self._known = known
        self._release = UNRELEASED
        self._substances: dict[str, Substance] = {}
        self._home: dict[str, str] = {}  # substance id -> file, for the errors
        self.authorities = AuthorityFiles(self._validate, self.problems)
        self._ordinary: dict[tuple[str, str], OrdinaryName] = {}
        self._reviewed: list[ReviewedPair] = []
        self._words: frozenset[str] = frozenset()
        self._policies: dict[str, Policy] = {}

    def read(self, path: str, content: bytes) -> None:
        readers: tuple[tuple[str, Callable[[str, bytes], None]], ...] = (
            (r"RELEASE", self._read_release),
            (re.escape(EXCEPTIONS), self._skip),
            (r"substances/[^/]+\.yaml", self._read_substances),
            (r"listings/[^/]+/[^/]+\.yaml", self._read_listings),
            (r"ordinary/reviewed\.yaml", self._read_reviewed),
            (r"ordinary/[^/]+\.tsv", self._read_ordinary),
            (r"ordinary/words\.txt", self._read_words),
            (r"policies/[^/]+\.yaml", self._read_policy),
        )
        for pattern, read in readers:
            if re.fullmatch(pattern, path):
                read(path, content)
                return
        self.problems.append(
            f"{path}: nothing reads a file of this name here, so its content would be missing silently; "
            "use substances/*.yaml, listings/<authority>/*.yaml, ordinary/*.tsv, ordinary/reviewed.yaml, "
            "ordinary/words.txt or policies/*.yaml, or move it away."
        )

    def lexicon(self, sha256: str) -> Lexicon:
        for substance in self._substances.values():
            self._check_relations(substance)
        listings = self.authorities.listings(self._is_substance)
        if self.problems:
            raise LexiconError(self.problems)
        return Lexicon(
            release=self._release,
            sha256=sha256,
            substances={identity: self._substances[identity] for identity in sorted(self._substances)},
            listings=_by_substance(listings),
            ordinary=tuple(self._ordinary.values()),
            reviewed=tuple(self._reviewed),
            policies=self._policies,
            words=self._words,
        )

    def _is_substance(self, identity: str) -> bool:
        return identity in self._substances or identity in self._known

    def policy(self, path: str, content: bytes) -> Policy | None:
        raw = self._yaml(path, content, dict)
        if raw is None:
            return None
        form = self._validate(forms.PolicyForm, raw, f"{path}, {entry_name('policy', 1, raw)}")
        if form is None:
            return None
        return Policy(form.id, form.name, form.description, _rules(form.counts), _rules(form.excludes))

    def exceptions(self, path: str, content: bytes) -> tuple[ReviewedException, ...]:
        entries = [
            self._validate(forms.ExceptionForm, raw, f"{path}, exception number {number}")
            for number, raw in enumerate(self._yaml(path, content, list) or (), start=1)
        ]
        return tuple(ReviewedException(entry.kind, entry.where, entry.reason) for entry in entries if entry)

    def _skip(self, path: str, content: bytes) -> None:
        """Reviewed exceptions belong to `check`."""

    def _read_release(self, path: str, content: bytes) -> None:
        release = content.decode("utf-8", "replace").strip()
        if re.fullmatch(r"\d{4}\.\d{1,2}\.\d{1,3}", release):
            self._release = release
        else:
            self.problems.append(f"{path}: {release!r} is not a release; write year.month.number: 2026.11.1.")

    def _read_substances(self, path: str, content: bytes) -> None:
        for number, raw in enumerate(self._yaml(path, content, list) or (), start=1):
            place = f"{path}, {entry_name('substance', number, raw)}"
            form = self._validate(forms.SubstanceForm, raw, place)
            if form is None:
                continue
            if form.id in self._substances:
                self.problems.append(
                    f"{place}: stands in {self._home[form.id]} already; merge the two entries or rename one."
                )
                continue
            self._home[form.id] = path
            self._substances[form.id] = _substance(form)

    def _check_relations(self, substance: Substance) -> None:
        place = f"{self._home[substance.id]}, substance '{substance.id}'"
        for relation in substance.relations:
            if relation.target == substance.id:
                self.problems.append(f"{place}: `{relation.type}` points to itself; remove the relation.")
            elif not self._is_substance(relation.target):
                self.problems.append(
                    f"{place}: `{relation.type}` points to '{relation.target}', which is no substance; "
                    "correct the id or add that substance."
                )

    def _read_listings(self, path: str, content: bytes) -> None:
        raw = self._yaml(path, content, dict)
        if raw is not None:
            self.authorities.read(path, raw)

    def _read_reviewed(self, path: str, content: bytes) -> None:
        raw = self._yaml(path, content, dict)
        form = self._validate(forms.ReviewedFileForm, raw, path) if raw is not None else None
        for number, entry in enumerate(form.hides if form else (), start=1):
            pair = self._validate(forms.ReviewedPairForm, entry, f"{path}, pair number {number}")
            if pair is not None:
                self._reviewed.append(ReviewedPair(pair.ordinary, pair.listed, pair.reason))

    def _read_ordinary(self, path: str, content: bytes) -> None:
        header, *lines = self._text(path, content).splitlines() or [""]
        if header.split("\t") != ORDINARY_HEADER:
            self.problems.append(
                f"{path}: the first line must be `name`, `lang`, `source` with tabs between."
            )
            return
        for number, line in enumerate(lines, start=2):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) == len(ORDINARY_HEADER) and cells[0]:
                name, language, source = cells
                self._ordinary.setdefault((name, language), OrdinaryName(name, language, source))
            elif line.strip():
                self.problems.append(
                    f"{path}, line {number}: must be a name, a language, a source with tabs between."
                )

    def _read_words(self, path: str, content: bytes) -> None:
        """One word a line, kept as the key that matching compares; '#' begins a remark."""
        lines = (line.partition("#")[0].strip() for line in self._text(path, content).splitlines())
        self._words = frozenset(key for line in lines if (key := squash(line).key))

    def _read_policy(self, path: str, content: bytes) -> None:
        policy = self.policy(path, content)
        if policy is None:
            return
        if Path(path).stem != policy.id:
            self.problems.append(
                f"{path}, policy '{policy.id}': file name and id differ; make them the same."
            )
        self._policies[policy.id] = policy

    def _validate(self, form: type[FormT], raw: object, place: str) -> FormT | None:
        try:
            return form.model_validate(raw)
        except ValidationError as error:
            self.problems += [f"{place}: {sentence}" for sentence in forms.sentences(error)]
            return None

    def _text(self, path: str, content: bytes) -> str:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.problems.append(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.")
            return ""

    def _yaml(self, path: str, content: bytes, shape: type[RawT]) -> RawT | None:
        before = len(self.problems)
        text = self._text(path, content)
        if len(self.problems) > before:
            return None
        try:
            raw = read_yaml(text)
        except LexiconError as error:
            self.problems += [f"{path}: {problem}" for problem in error.problems]
            return None
        if isinstance(raw, shape):
            return raw
        wanted = "a list of entries (or [] for none)" if shape is list else "fields with values"
        self.problems.append(f"{path}: must hold {wanted}; see the form in lexicons/README.md.")
        return None


RawT = TypeVar("RawT", list[object], dict[object, object])


def _substance(form: forms.SubstanceForm) -> Substance:
    return Substance(
        id=form.id,
        name=form.name,
        kind=form.kind,
        names=tuple(_names(form)),
        identifiers={
            scheme: value for scheme, value in form.identifiers.model_dump().items() if value is not None
        },
        relations=tuple(Relation(relation.type, relation.target) for relation in form.relations),
        lookalikes=tuple(Lookalike(lookalike.name, lookalike.reason) for lookalike in form.lookalikes),
        note=form.note,
    )


def _names(form: forms.SubstanceForm) -> Iterable[Name]:
    """The preferred name first; where `names` repeats it under a type, that is its type."""
    others = [
        Name(item.name, type_, None, item.verified) for type_, items in form.names.items() for item in items
    ]
    others += [
        Name(item.name, type_, language, item.verified)
        for language, by_type in form.translations.items()
        for type_, items in by_type.items()
        for item in items
    ]
    repeated = [name for name in others if name.text == form.name and name.language is None]
    preferred = repeated[0] if repeated else Name(form.name, NameType.COMMON)
    return dict.fromkeys([preferred, *others])


def _rules(rules: Iterable[forms.CountRuleForm]) -> tuple[CountRule, ...]:
    return tuple(
        CountRule(
            rule.authority,
            tuple(rule.lists) if rule.lists is not None else None,
            tuple(rule.contexts) if rule.contexts is not None else None,
        )
        for rule in rules
    )


def _by_substance(listings: Iterable[Listing]) -> dict[str, tuple[Listing, ...]]:
    grouped: dict[str, list[Listing]] = {}
    for listing in sorted(listings, key=lambda listing: (listing.substance, listing.authority, listing.list)):
        grouped.setdefault(listing.substance, []).append(listing)
    return {substance: tuple(group) for substance, group in grouped.items()}

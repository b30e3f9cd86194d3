"""The files of listings/<authority>/, put together: lists shared by an authority, listings citing them.

Only `load` imports this module. It knows the substances by their ids only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from screener.lexicon import forms
from screener.lexicon.schema import Limit, Listing

FormT = TypeVar("FormT", bound=forms.Form)

#: What a list and its listing together must say.
REQUIRED = ("title", "basis", "action", "context", "checked")


class Validate(Protocol):
    """Checks one raw entry against its form, noting the faults; None if there were any."""

    def __call__(self, form: type[FormT], raw: object, place: str) -> FormT | None: ...


@dataclass(frozen=True)
class _Defined:
    form: forms.CitationForm
    path: str


@dataclass(frozen=True)
class _Entry:
    form: forms.ListingForm
    place: str
    authority: str


class AuthorityFiles:
    """Collects lists and listings file by file; `listings` resolves them when all were read."""

    def __init__(self, validate: Validate, problems: list[str]) -> None:
        self._validate = validate
        self._problems = problems
        self._lists: dict[tuple[str, str], _Defined] = {}
        self._faulty: set[tuple[str, str]] = set()  # lists with faults already told
        self._entries: list[_Entry] = []

    def read(self, path: str, raw: dict[object, object]) -> None:
        """Take in one file, `path` relative to the lexicon folder: listings/<authority>/<name>.yaml."""
        file = self._validate(forms.AuthorityFileForm, raw, path)
        if file is None:
            return
        folder = path.split("/")[1]
        if file.authority != folder:
            self._problems.append(
                f"{path}: `authority` is '{file.authority}' but the folder is '{folder}'; make them the same."
            )
            return
        for identity, entry in file.lists.items():
            self._define((file.authority, identity), entry, path)
        for number, entry in enumerate(file.listings, start=1):
            subject = entry.get("substance") or entry.get("substances")
            place = f"{path}, listing number {number} ({subject})"
            form = self._validate(forms.ListingForm, entry, place)
            if form is not None:
                self._entries.append(_Entry(form, place, file.authority))

    def listings(self, is_substance: Callable[[str], bool]) -> list[Listing]:
        """Every listing of every substance, lists' defaults filled in; faults go to the problems."""
        return [listing for entry in self._entries for listing in self._resolve(entry, is_substance)]

    def defined_lists(self) -> dict[tuple[str, str], str]:
        """Authority and id of every list, with the file that defines it."""
        return {key: defined.path for key, defined in self._lists.items()}

    def _define(self, key: tuple[str, str], raw: dict[str, Any], path: str) -> None:
        form = self._validate(forms.CitationForm, raw, f"{path}, list '{key[1]}'")
        if form is None:
            self._faulty.add(key)
            return
        known = self._lists.setdefault(key, _Defined(form, path))
        if known.form != form:
            self._problems.append(
                f"{path}, list '{key[1]}': {known.path} defines it otherwise; keep one of the two."
            )

    def _resolve(self, entry: _Entry, is_substance: Callable[[str], bool]) -> Iterator[Listing]:
        form, place = entry.form, entry.place
        key = (entry.authority, form.list)
        if key not in self._lists:
            if key not in self._faulty:
                self._problems.append(
                    f"{place}: '{form.list}' is no list of {entry.authority}; define it under `lists:` in "
                    f"one of the files of listings/{entry.authority}/, or correct the id."
                )
            return
        citation = self._citation(self._lists[key].form, form, place)
        if citation is None:
            return
        for substance in [form.substance] if form.substance is not None else form.substances or []:
            if is_substance(substance):
                yield self._listing(substance, entry, citation)
            else:
                self._problems.append(
                    f"{place}: '{substance}' is no substance; correct the id or add it to substances/."
                )
        if form.limit is not None and form.limit.of is not None and not is_substance(form.limit.of):
            self._problems.append(f"{place}: `limit.of` '{form.limit.of}' is no substance; correct the id.")

    def _citation(
        self, defaults: forms.CitationForm, form: forms.ListingForm, place: str
    ) -> dict[str, Any] | None:
        """The list's fields under the listing's own; an explicit null of the listing counts as its own."""
        fields = set(forms.CitationForm.model_fields)
        merged = defaults.model_dump() | form.model_dump(include=fields & form.model_fields_set)
        missing = [name for name in REQUIRED if merged[name] is None]
        began, ended = merged["effective_from"], merged["effective_to"]
        if missing:
            self._problems.append(
                f"{place}: neither it nor its list '{form.list}' says `{'`, `'.join(missing)}`; "
                "add it to the list."
            )
        if began is not None and ended is not None and began > ended:
            self._problems.append(f"{place}: `effective_to` is before `effective_from`; correct the dates.")
        return None if missing else merged

    def _listing(self, substance: str, entry: _Entry, citation: dict[str, Any]) -> Listing:
        form = entry.form
        limit = form.limit
        return Listing(
            substance=substance,
            authority=entry.authority,
            list=form.list,
            status=form.status,
            conditions=form.conditions,
            limit=Limit(limit.amount, limit.unit, limit.per, limit.of) if limit is not None else None,
            note=form.note,
            **citation,
        )

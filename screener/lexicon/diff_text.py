"""The difference of two releases in words, for a person. Decides nothing, and leaves nothing out but length.

Long lists of names are cut, and say by how much; `LexiconDiff.to_dict` holds them whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from screener.lexicon.diff import (
    FieldChange,
    LexiconDiff,
    ListingChange,
    PolicyChange,
    Release,
    SubstanceChange,
)

#: Names told of one substance, and ordinary names told in all, before the rest is counted.
NAMES_TOLD = 12


def render_diff(difference: LexiconDiff) -> str:
    """The difference as lines under headings; ends with a line end."""
    before, after = difference.before, difference.after
    lines = [
        f"From release {before.release} ({before.sha256[:12]}) to {after.release} ({after.sha256[:12]})."
    ]
    if difference.is_empty:
        lines.append("Nothing changed.")
    for heading, told in (
        ("Substances added", [f"{one.name} ({one.id})" for one in difference.substances_added]),
        ("Substances removed", [f"{one.name} ({one.id})" for one in difference.substances_removed]),
        ("Substances changed", [_substance(one) for one in difference.substances_changed]),
        ("Listings added", [_listing(one) for one in difference.listings_added]),
        ("Listings removed", [_listing(one) for one in difference.listings_removed]),
        ("Listings changed", [_changed_listing(one) for one in difference.listings_changed]),
        ("Policies added", list(difference.policies_added)),
        ("Policies removed", list(difference.policies_removed)),
        ("Policies changed", [_policy(one) for one in difference.policies_changed]),
        ("Ordinary names added", _cut(difference.ordinary_added)),
        ("Ordinary names removed", _cut(difference.ordinary_removed)),
        ("Reviewed pairs added", list(difference.reviewed_added)),
        ("Reviewed pairs removed", list(difference.reviewed_removed)),
        ("Common words added", _cut(difference.words_added)),
        ("Common words removed", _cut(difference.words_removed)),
    ):
        lines += _section(heading, told)
    return "\n".join(lines) + "\n"


def _release(release: Release) -> str:
    return f"{release.release} ({release.sha256[:12]})"


def _section(heading: str, told: list[str]) -> Iterator[str]:
    if told:
        yield ""
        yield f"{heading}:"
        yield from (f"  - {one}" for one in told)


def _substance(change: SubstanceChange) -> str:
    parts = []
    if change.renamed_from is not None:
        parts.append(f"renamed from '{change.renamed_from}'")
    if change.names_added:
        parts.append(f"names added: {', '.join(_cut(change.names_added))}")
    if change.names_removed:
        parts.append(f"names removed: {', '.join(_cut(change.names_removed))}")
    parts += _fields((*change.identifiers, *change.fields))
    return f"{change.name} ({change.id}): {'; '.join(parts)}"


def _listing(change: ListingChange) -> str:
    return (
        f"{change.authority}, {change.list}: {change.substance.name} ({change.substance.id}), "
        f"'{change.status}' ({change.basis}), in \"{change.title}\"; {_policies(change)}"
    )


def _changed_listing(change: ListingChange) -> str:
    return (
        f"{change.authority}, {change.list}: {change.substance.name} ({change.substance.id}): "
        f"{'; '.join(_fields(change.fields))}; {_policies(change)}"
    )


def _policies(change: ListingChange) -> str:
    if not change.policies:
        return "no policy counts it"
    return f"counted by the policies {', '.join(change.policies)}"


def _policy(change: PolicyChange) -> str:
    return f"{change.id} ({change.name}): {'; '.join(_fields(change.fields))}"


def _fields(changes: Iterable[FieldChange]) -> list[str]:
    return [f"{change.field} from {_said(change.before)} to {_said(change.after)}" for change in changes]


def _said(value: str | None) -> str:
    return "nothing" if value is None else f"'{value}'"


def _cut(names: tuple[str, ...]) -> list[str]:
    told = list(names[:NAMES_TOLD])
    rest = len(names) - len(told)
    return [*told, f"and {rest} more"] if rest else told

"""How well a label was read: its ingredients, their amounts, blends and sections, and the roles of names.

Compares a Report with what a gold case says the label prints. Knows nothing of how it was read or screened,
and opens no file. docs/reference/extraction.md says the same at length.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from screener.model import DECLARING_SECTIONS, Report, ReportedIngredient

#: A gold ingredient: the name alone, or an object with the fields that are to be judged beside it.
GoldIngredient = str | Mapping[str, Any]

#: How many characters of a stretch are looked at where the gold does not say its length.
_STRETCH = 200
_UNREAD = re.compile(r"[\s\u00ad\u200b-\u200d\ufeff®™©℠†‡*]+|\((?:r|tm)\)", re.IGNORECASE)
_TRAILING_AMOUNT = re.compile(
    r"[\s,(–-]+\d[\d.,]*\s?(?:mg|mcg|µg|μg|g|kg|iu|ml|cfu|ppm|мг|мкг|г)\)?[\s†‡*.]*$", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*")
_MICRO = {"µg": "mcg", "μg": "mcg", "ug": "mcg"}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those that could be judged were right, and a line for each that was not."""

    right: int = 0
    of: int = 0
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """What came of one label. `read` counts the reported ingredients that could be right or wrong."""

    wanted: int
    found: int
    read: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    amounts: Share = field(default_factory=Share)
    units: Share = field(default_factory=Share)
    parents: Share = field(default_factory=Share)
    sections: Share = field(default_factory=Share)
    roles: Share = field(default_factory=Share)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of the names; 1.0 where there is nothing to find."""
        total = self.wanted + self.read
        return 2 * self.found / total if total else 1.0

    @property
    def errors(self) -> tuple[str, ...]:
        """One line for each thing that is not as the gold says."""
        return (
            *(f"missed: {name}" for name in self.missed),
            *(f"no ingredient: {name}" for name in self.wrong),
            *(line for share in self.shares.values() for line in share.errors),
        )

    @property
    def shares(self) -> dict[str, Share]:
        """The figures beside the names, by what they judge."""
        return {
            "amounts": self.amounts,
            "units": self.units,
            "parents": self.parents,
            "sections": self.sections,
            "roles": self.roles,
        }


@dataclass(frozen=True, slots=True)
class Extracted:
    """The result of one case, with the group (a layout, a suite) under which it is counted."""

    case: str
    group: str
    result: ExtractionResult


def extraction_of(
    report: Report,
    gold_ingredients: Sequence[GoldIngredient],
    gold_sections: Sequence[Mapping[str, Any]] = (),
    gold_roles: Sequence[Mapping[str, Any]] = (),
) -> ExtractionResult:
    """Compare the report with what the label prints.

    A reported ingredient is right if its name, or what it prints, equals a gold name but for case, blanks,
    trademark signs, footnote marks and a trailing amount, and the name stands in its span. Fields that a
    gold ingredient does not have are not judged; `optional` ones are neither missed nor wrong. Where the gold
    gives names only, heads of blends are not counted.
    """
    gold = [_object(one) for one in gold_ingredients]
    pairs = _pair(report, gold)
    matched = {index for index, _ in pairs.values()}
    heads = {item.parent for item in report.ingredients if item.parent is not None}
    names_only = all(isinstance(one, str) for one in gold_ingredients)
    optional = {number for number, one in enumerate(gold) if one.get("optional")}
    wrong = [
        item.name
        for index, item in enumerate(report.ingredients)
        if index not in matched and not (names_only and index in heads)
    ]
    found = sum(number not in optional for number in pairs)
    missed = [
        str(one["name"]) for number, one in enumerate(gold) if number not in pairs and number not in optional
    ]
    judged = [(gold[number], item) for number, (_, item) in sorted(pairs.items())]
    return ExtractionResult(
        wanted=len(gold) - len(optional),
        found=found,
        read=found + len(wrong),
        missed=tuple(missed),
        wrong=tuple(wrong),
        amounts=_share(_amounts(judged)),
        units=_share(_units(judged)),
        parents=_share(_parents(judged, report)),
        sections=_share([*_placed(judged), *_silent_stretches(report, gold_sections)]),
        roles=_share(_roles(report, gold_roles)),
    )


def render_extraction(results: Sequence[Extracted], *, failures: int | None = 0) -> str:
    """A table with a row for each group, then at most `failures` labels that were misread (all if None)."""
    groups: dict[str, list[ExtractionResult]] = {}
    for one in results:
        groups.setdefault(one.group, []).append(one.result)
    header = ("layout", "files", "names", "precision", "recall", "F1", *ExtractionResult(0, 0, 0).shares)
    rows = [header, *(_row(name, some) for name, some in groups.items())]
    if results:
        rows.append(_row("all", [one.result for one in results]))
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    misread = [one for one in results if one.result.errors]
    shown = misread if failures is None else misread[:failures]
    if shown:
        lines.append("")
    for one in shown:
        lines.append(f"{one.case} ({one.group})")
        lines.extend(f"  {error}" for error in one.result.errors)
    return "\n".join(lines)


def normal(name: str) -> str:
    """A name without what may differ: case, blanks, trademark signs, footnote marks, a trailing amount."""
    text = unicodedata.normalize("NFKC", _BROKEN_WORD.sub("-", name)).replace("’", "'")
    text = _TRAILING_AMOUNT.sub("", text)
    return _UNREAD.sub("", text).casefold().strip(".,;:")


def _letters(text: str) -> str:
    """Letters and digits alone, so that a name is found across line ends and hyphens."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _object(one: GoldIngredient) -> Mapping[str, Any]:
    return {"name": one} if isinstance(one, str) else one


def _pair(report: Report, gold: Sequence[Mapping[str, Any]]) -> dict[int, tuple[int, ReportedIngredient]]:
    """Gold number to the reported ingredient that is it; of several with its name, the one most like it."""
    named: dict[str, list[int]] = {}
    for index, item in enumerate(report.ingredients):
        for key in {normal(item.name), normal(item.printed)}:
            named.setdefault(key, []).append(index)
    pairs: dict[int, tuple[int, ReportedIngredient]] = {}
    taken: set[int] = set()
    for number, one in enumerate(gold):
        name = str(one["name"])
        candidates = [i for i in named.get(normal(name), ()) if i not in taken and _stands(report, i, name)]
        if candidates:
            best = max(candidates, key=lambda i: (_likeness(report.ingredients[i], one), -i))
            pairs[number] = (best, report.ingredients[best])
            taken.add(best)
    return pairs


def _stands(report: Report, index: int, name: str) -> bool:
    """Whether the words of the name stand, in order, where the ingredient says it is printed."""
    span = report.ingredients[index].span
    printed, at = _letters(report.text[span.start : span.end]), 0
    for word in re.findall(r"\w+", name):
        at = printed.find(_letters(word), at)
        if at < 0:
            return False
    return True


def _likeness(item: ReportedIngredient, one: Mapping[str, Any]) -> int:
    return (item.section.value == one.get("section")) * 2 + (item.amount == one.get("amount"))


_Judged = Sequence[tuple[Mapping[str, Any], ReportedIngredient]]


def _share(verdicts: Iterable[str]) -> Share:
    """Verdicts are '' where right and the line to show where not."""
    lines = list(verdicts)
    return Share(lines.count(""), len(lines), tuple(line for line in lines if line))


def _amounts(judged: _Judged) -> Iterator[str]:
    for one, item in judged:
        if "amount" not in one or (one["amount"] is None and item.amount is None):
            continue
        right = (
            one["amount"] is not None
            and item.amount is not None
            and math.isclose(float(one["amount"]), item.amount)
        )
        yield "" if right else f"amount of {one['name']}: {item.amount}, not {one['amount']}"


def _units(judged: _Judged) -> Iterator[str]:
    for one, item in judged:
        wanted, unit = one.get("unit"), item.unit
        if "unit" not in one or (wanted is None and unit is None):
            continue
        same = _unit(wanted) == _unit(unit)
        yield "" if same else f"unit of {one['name']}: {unit}, not {wanted}"


def _unit(unit: str | None) -> str | None:
    return None if unit is None else _MICRO.get(unit.casefold(), unit.casefold())


def _parents(judged: _Judged, report: Report) -> Iterator[str]:
    for one, item in judged:
        if "parent" not in one or (one["parent"] is None and item.parent is None):
            continue
        head = None if item.parent is None else report.ingredients[item.parent].name
        wanted = one["parent"]
        same = head is not None and wanted is not None and normal(head) == normal(wanted)
        yield "" if same else f"blend of {one['name']}: {head}, not {wanted}"


def _placed(judged: _Judged) -> Iterator[str]:
    for one, item in judged:
        if one.get("section"):
            same = item.section.value == one["section"]
            yield "" if same else f"section of {one['name']}: {item.section.value}, not {one['section']}"


def _silent_stretches(report: Report, gold_sections: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """For each stretch that declares nothing: no ingredient begins in it.

    A stretch runs from its first words over its length, but not into the next stretch of the gold. One whose
    words do not stand in the text is not judged: whether text was read is what the names say.
    """
    declaring = {kind.value for kind in DECLARING_SECTIONS}
    starts = [_place(report.text, one["starts_with"]) for one in gold_sections]
    for one, start in zip(gold_sections, starts, strict=True):
        if one["type"] in declaring or start is None:
            continue
        length = int(one.get("length", _STRETCH))
        end = min([start + length, *(at for at in starts if at is not None and at > start)])
        inside = [item.name for item in report.ingredients if start <= item.span.start < end]
        yield f"in {one['type']}, no ingredient: {', '.join(inside)}" if inside else ""


def _place(text: str, words: str) -> int | None:
    """Where the words stand first, whatever separates their letters; None if they do not."""
    letters = [c for c in unicodedata.normalize("NFKC", words) if c.isalnum()]
    pattern = r"[\W_]*".join(map(re.escape, letters))
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return found.start() if found else None


def _roles(report: Report, gold_roles: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for one in gold_roles:
        name = _letters(str(one["printed"]))
        wanted = [one["role"]] if isinstance(one["role"], str) else list(one["role"])
        shown = [f.role.value for f in report.findings if name in _letters(f.printed)]
        shown += [c.role.value for c in report.considered if name in _letters(c.printed)]
        right = bool(shown) and all(role in wanted for role in shown)
        said = ", ".join(dict.fromkeys(shown)) or "not shown"
        yield "" if right else f"role of {one['printed']}: {said}, not {' or '.join(wanted)}"


def _row(name: str, group: Sequence[ExtractionResult]) -> tuple[str, ...]:
    wanted, found, read = (sum(getattr(one, key) for one in group) for key in ("wanted", "found", "read"))
    shares = []
    for key in group[0].shares:
        right, of = (sum(getattr(one.shares[key], part) for one in group) for part in ("right", "of"))
        shares.append(f"{right}/{of}" if of else "-")
    return (
        name,
        str(len(group)),
        f"{found}/{wanted}",
        f"{found / read:.3f}" if read else "-",
        f"{found / wanted:.3f}" if wanted else "-",
        f"{2 * found / (wanted + read):.3f}" if wanted + read else "-",
        *shares,
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join((row[0].ljust(widths[0]), *rest)).rstrip()

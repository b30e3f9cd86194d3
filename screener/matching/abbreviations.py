"""Guard f: abbreviations count only with evidence beside them.

147 listed names have four letters or fewer, and 'cat', 'det', 'amp', 'dom', 'k' are words. An ambiguous
abbreviation is taken for the substance when it is printed as the lexicon writes it and stands alone as a
list item, or with an amount, or where a long form of the same substance stands too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.matching.chemistry import SALTS
from screener.matching.occurrence import Occurrence
from screener.text import LINE, Squashed

_AMOUNT = re.compile(
    r"[\s:–\-.…(\[（]*[<~≈]?\s*\d[\d.,\s]*\s?(?:mg|mcg|µg|μg|ug|g|iu|ml|%|мг|мкг|毫克|微克|克)(?![a-z])",
    re.IGNORECASE,
)
#: The potency of a homeopathic preparation: '6X', '30 CH', 'D12'.
_POTENCY = re.compile(r"\s{0,2}(?:\d{1,4}\s?(?:X|C|CH|CK|DH|LM|K|M)|[DC]\d{1,4})(?![A-Za-z\d])")
_JOINED_BEHIND = re.compile(r"[-–/_.]?\w")
_JOINING = frozenset("-–/_.")
_LONG_WORD = 6
_AMBIGUOUS = "an abbreviation that may mean something else"
_OPENING = re.compile(r"\s*[(\[（]")


def weigh(
    text: Squashed, accepted: Sequence[Occurrence], exact: Sequence[Occurrence]
) -> tuple[list[Occurrence], list[Occurrence]]:
    """Split accepted occurrences in those that stand and those without evidence (as look-alikes).

    `exact` are all exact occurrences, ordinary ones too: what stands in a bracket behind explains.
    """
    long_forms = {s for occ in accepted if not occ.entry.needs_evidence for s in occ.entry.substances}
    behind: dict[int, list[Occurrence]] = {}
    for occ in exact:
        behind.setdefault(occ.start, []).append(occ)
    kept: list[Occurrence] = []
    unproven: list[Occurrence] = []
    for occ in accepted:
        if not occ.entry.needs_evidence:
            kept.append(occ)
            continue
        printed = text.source[text.starts[occ.start] : text.ends[occ.end - 1]]
        if not _printed_as_written(printed, occ) and not _long_with_amount(text, occ):
            continue  # an ordinary word in small letters: not worth a line
        explained = _explained_otherwise(text, occ, behind.get(occ.end, ()))
        if explained is not None:
            unproven.append(occ._replace(lookalike=f"the label explains it as {explained!r}"))
        elif long_forms.intersection(occ.entry.substances):
            kept.append(occ._replace(note="the long form stands on the label too"))
        elif _is_code_in_full(text, printed, occ):
            kept.append(occ._replace(sure=False, note=_AMBIGUOUS))
        elif len(occ.entry.key) > 1 and (_alone(text, occ) or _with_amount(text, occ)):
            specific = len(occ.entry.key) >= 3 and not occ.entry.ordinary and len(occ.entry.substances) == 1
            sure = specific and _with_amount(text, occ)
            kept.append(occ if sure else occ._replace(sure=False, note=_AMBIGUOUS))
        else:
            unproven.append(
                occ._replace(
                    lookalike="an abbreviation with nothing beside it that says it means the substance"
                )
            )
    return kept, unproven


def _printed_as_written(printed: str, occ: Occurrence) -> bool:
    if not printed.isascii():
        return True
    return printed.upper() == printed if occ.entry.capitals else any(c.isupper() for c in printed)


def _is_code_in_full(text: Squashed, printed: str, occ: Occurrence) -> bool:
    """'7-OH' and 'S-23' with their hyphen, not as a part of 'S-23-0417' or 'X-7-OH'."""
    start, end = text.starts[occ.start], text.ends[occ.end - 1]
    apart = (
        not _JOINED_BEHIND.match(text.source, end) and text.source[max(0, start - 1) : start] not in _JOINING
    )
    return (
        apart
        and "-" in printed
        and any(map(str.isdigit, printed))
        and printed.upper() == occ.entry.text.upper()
    )


def _long_with_amount(text: Squashed, occ: Occurrence) -> bool:
    """'krokodil 25 mg': a longer word in small letters that has an amount is no common word."""
    return len(occ.entry.key) >= _LONG_WORD and not occ.entry.capitals and _with_amount(text, occ)


def _alone(text: Squashed, occ: Occurrence) -> bool:
    if text.breaks[occ.start] < LINE or len(occ.entry.key) < 3:
        return False
    if text.breaks[occ.end] >= LINE:
        return True
    rest = text.key[occ.end : occ.end + 20]
    return any(rest.startswith(salt) for salt in SALTS)


def _with_amount(text: Squashed, occ: Occurrence) -> bool:
    end = text.ends[occ.end - 1]
    return bool(_AMOUNT.match(text.source, end) or _POTENCY.match(text.source, end))


def _explained_otherwise(text: Squashed, occ: Occurrence, behind: Sequence[Occurrence]) -> str | None:
    """The other name in the bracket right behind the abbreviation, if one stands there."""
    opening = _OPENING.match(text.source, text.ends[occ.end - 1])
    if opening is None:
        return None
    for other in behind:
        if not set(other.entry.substances).intersection(occ.entry.substances):
            return other.entry.text
    return None

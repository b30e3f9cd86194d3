"""The name that a text opens with, where the text prints an amount that belongs to no name.

'Galantamine turned up in the snowdrop. For lucid dreamers: 8 mg.' tells of a plant and sells a dose: what
such a text opens with may be what it sells, however its sentences read. Knows spans and amounts, neither
roles nor substances.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.context.sentence import sentence_bounds, wraps_in_prose
from screener.model import DECLARING_SECTIONS, Label
from screener.text.units import DOSE

#: Units of actives; grams and millilitres are as often those of the pack.
_ACTIVE = re.compile(r"(?:mg|mcg|µg|μg|ug|iu|мг|мкг|毫克|微克)\b|(?:mg|毫克|微克)", re.IGNORECASE)
#: Shorter ordinary names are words of sentences in some language.
_SHORTEST = 4


def topic_with_unnamed_amount(
    text: str, label: Label, hits: Sequence[tuple[int, int]], ordinary: Sequence[tuple[int, int]]
) -> str | None:
    """The first name of the text as printed, if it is one of `hits` and an amount stands without a name.

    What stands under the heading of a list belongs to the list.
    """
    names = sorted({*hits, *(span for span in ordinary if span[1] - span[0] >= _SHORTEST)})
    if not names or names[0] not in set(hits):
        return None
    lists = [
        (s.start, s.end) for s in label.sections if s.kind in DECLARING_SECTIONS and s.heading is not None
    ]
    for dose in DOSE.finditer(text):
        if not _ACTIVE.search(dose[0]) or any(start <= dose.start() < end for start, end in lists):
            continue
        first, last = sentence_bounds(text, dose.start(), dose.end(), wraps_in_prose)
        if not any(first <= start < last for start, _ in names):
            return text[names[0][0] : names[0][1]]
    return None

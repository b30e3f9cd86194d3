"""What a heading says of the names under it: a former recipe, references, interactions, or absence.

Knows headings and cues, not sections' texts or roles.
"""

from __future__ import annotations

import re

from screener.context.compiled import PREFIX_CUES
from screener.context.cues import CueKind
from screener.context.scope import only_modifies
from screener.model import SectionKind

_FORMER_HEADING = re.compile(
    r"\b(?:old|former|previous|discontinued|alte|altes|frühere|ancienne?s?|anterior|"
    r"antigu[ao]|antig[ao]|vecchi[ao]|star[yae]|poprzedni|oude?|стар\w+|прежн\w+)\b|[旧舊]|이전|구 ",
    re.IGNORECASE,
)
_REFERENCE_HEADING = re.compile(
    r"reference|bibliograph|literatur|further reading|quellen|référence|referenc|riferiment|"
    r"литература|источник|参考文|참고문",
    re.IGNORECASE,
)
_INTERACTION_HEADING = re.compile(
    r"(?:drug |known |possible |medicine )?(?:interactions?|contra-?indications?)|wechselwirkungen|"
    r"gegenanzeigen|contre-indications|contraindicaciones|controindicazioni|contraindicações|przeciwwskazania|противопоказания|禁忌",
    re.IGNORECASE,
)
_ABSENT_HEADING = re.compile(
    r"(?:\w+ )?free (?:from|of)|what.s not in.*|not inside|what we le(?:ave|ft) out|"
    r"what it does(?:n.t| not) contain|"
    r"contains no(?:ne of(?: the following)?)?|none of the following|does(?:n.t| not) contain|"
    r"(?:made |formulated )?without|"
    r"no added|frei von|ohne(?: zusatz von)?|enthält keine?|sans|ne contient (?:pas|ni)|exempt de|"
    r"sin|libre de|no contiene|"
    r"senza|privo di|non contiene|sem|livre de|não contém|bez|wolne od|nie zawiera|"
    r"zonder|vrij van|bevat geen|без|"
    r"не содержит|不含|不添加|無添加|不使用",
    re.IGNORECASE,
)


def meaning_of_heading(heading: str, kind: SectionKind) -> str | None:
    """One sentence that says why a name under the heading is only mentioned, or None."""
    printed = heading.strip(" \t:：*")
    if kind is SectionKind.PROSE and _FORMER_HEADING.search(heading):
        return f'It stands under "{printed}", which speaks of a former recipe.'
    if kind is SectionKind.PROSE and _REFERENCE_HEADING.search(heading):
        return f'It stands under "{printed}", among references.'
    if kind is SectionKind.WARNINGS and _INTERACTION_HEADING.fullmatch(printed):
        return f'It stands under "{printed}", among what the product acts on.'
    return None


def claims_absence(heading: str) -> bool:
    """True if a heading says that what stands under it is absent: 'Absolutely no:', 'Excludes:'."""
    if _ABSENT_HEADING.fullmatch(heading.strip(" \t:：?*")):
        return True
    found = list(PREFIX_CUES.find(heading, 0, len(heading)))
    return bool(found) and found[-1][2].kind is CueKind.ABSENT and only_modifies(heading[found[-1][1] :])

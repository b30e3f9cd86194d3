"""Turns of phrase that say more than one cue can: answered questions, zero amounts, studies, sly comparisons.

Knows sentences and characters, not sections, roles or substances.
"""

from __future__ import annotations

import re

_ZERO = re.compile(
    r"(?:^|[,;(|•\n])[ \t]*(0(?:[.,]0+)?[ \t]?(?:mg|mcg|µg|μg|ug|g|iu))"
    r"(?:[ \t]+(?:of[ \t]+)?|[ \t]*:[ \t]*)$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:^|[.!?\n:])[ \t]*(?:is|are)[ ]there(?:[ ]any)?[ ]+$"
    r"|(?:^|[.!?\n:])[ \t]*(?:does|do|will)[ ](?:it|this|you|they|these|your|the|\w+)(?:[ ]\w+){0,3}?[ ]"
    r"(?:contain|have|include|use)(?:[ ]any)?[ ]+$",
    re.IGNORECASE,
)
_ANSWER_NO = re.compile(
    r"[^.!?\n]{0,60}\?\s{0,3}(?:a(?:nswer)?:\s?)?(no|none|never|nope|not at all|absolutely not)"
    r"(?=\s*(?:[!,;—–]|\.(?!\s?\d)|\n|$))",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\b(?:purity|potency|quality|identity|strength|freshness|safety|you|your|reinheit|pureté|pureza|purezza)\b",
    re.I,
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|rats|mice|volunteers|participants|subjects)\b[^.;\n]{0,60}"
    r"\b(?:gave|given|received|administered|fed|took|used|found|showed|shown)\b"
    r"|\b(?:gave|given to|administered to|fed to)\b[^.;\n]{0,40}"
    r"\b(?:rats|mice|volunteers|participants|subjects)\b",
    re.IGNORECASE,
)
_TESTED_AHEAD = re.compile(r"\b(?:auf|gegen)\s[^.;:\n]{0,50}$", re.IGNORECASE)
_TESTED_BEHIND = re.compile(
    r"(?:,?\s(?:und|oder)?\s?[^\W\d_]+){0,3}?\s(getestet|geprüft|untersucht|analysiert)(?!\w)", re.IGNORECASE
)
_SAME_KIND = re.compile(
    r"\b(?:others?|most|many|regular|ordinary|standard|typical|usual|average|competing|normal|conventional|generic|cheap(?:er)?|"
    r"plain|leading|previous|andere\w*|übliche\w*|autres?|otr[oa]s?|altr[ie]|outr[oa]s?|друг\w+|обычн\w+)\b",
    re.IGNORECASE,
)
_WARES = re.compile(
    r"[ -](?:\w+[ ])?(?:products?|brands?|supplements?|capsules?|pills?|tablets?|powders?|"
    r"formulas?|blends?|sellers?|vendors?)\b",
    re.IGNORECASE,
)
_FINITE_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|will|can|may|might|does|ist|sind|hat|wird|est|sont|es|son|[^\W\d_]{3,}s)(?!\w)",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\b(?:consult|doctor|physician|practitioner|do not|don['’]t|avoid|stop|"
    r"discontinue|medical|pregnant|warning|caution)\b",
    re.IGNORECASE,
)


def zero_amount_before(text: str, first: int, start: int) -> str | None:
    """The zero of '0 mg X' at the start of an item, as printed; 'Caffeine 0 mg X' gives None."""
    begin = max(first, start - 20)
    found = _ZERO.search(text[begin:start])
    if found is None or (found.start(1) == 0 and begin > first):
        return None
    return found[1]


def denied_by_answer(text: str, start: int, end: int) -> str | None:
    """The 'No' of 'Does it contain X? No.', or None. Only a question that asks for X itself counts."""
    if not _QUESTION.search(text, max(0, start - 80), start):
        return None
    answer = _ANSWER_NO.match(text, end, end + 100)
    return answer[1] if answer else None


def tested_around(text: str, start: int, end: int, last: int) -> str | None:
    """The verb of German 'auf X getestet', which stands behind what is tested for, or None."""
    verb = _TESTED_BEHIND.match(text, end, last)
    return verb[1] if verb and _TESTED_AHEAD.search(text, max(0, start - 60), start) else None


def reports_a_study(text: str, first: int, last: int) -> bool:
    """True if the sentence tells what a study gave or found: its amounts are not the product's."""
    return bool(_STUDY.search(text, first, last))


def implies_the_product(text: str, cue_end: int, start: int, end: int, last: int) -> bool:
    """True for 'compared to other X' and 'than X products': the product compared may well be X itself."""
    return bool(_SAME_KIND.search(text, cue_end, start) or _WARES.match(text, end, last))


def subject_of_a_verb(text: str, start: int, end: int, last: int) -> bool:
    """True for ', X calms' and 'and X is': the clause before is closed, and X starts one of its own."""
    joint = re.search(r"(?:[,，]|\s(?:and|und|et|y|e))\s*$", text[max(0, start - 8) : start], re.IGNORECASE)
    return bool(joint) and bool(_FINITE_VERB.match(text, end, last))


def tests_quality(text: str, cue_end: int, start: int) -> bool:
    """True for 'tested for purity, X': the test ends with the word, and X may be what was tested."""
    return bool(_QUALITY.search(text, cue_end, start))


def warns_of_taking(text: str, first: int, last: int) -> bool:
    """True if the sentence warns, so that 'if you take X' speaks of another product."""
    return bool(_WARNS.search(text, first, last))

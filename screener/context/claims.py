"""Turns of phrase that say more than one cue can: answered questions, zero amounts, studies, sly comparisons.

Knows sentences and characters, not sections, roles or substances.
"""

from __future__ import annotations

import re

from screener.context.cues import CueKind

_ZERO = re.compile(
    r"(?:^|[,;(|•\n])[ \t]*(0(?:[.,]0+)?[ \t]?(?:mg|mcg|µg|μg|ug|g|iu))"
    r"(?:[ \t]+(?:of[ \t]+)?|[ \t]*:[ \t]*)$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:^|[.!?\n:>•])[ \t>*\"'-]*(?:is|are)[ ]there(?:[ ]any)?[ ]+$"
    r"|(?:^|[.!?\n:>•])[ \t>*\"'-]*$"
    r"|(?:^|[.!?\n:>•])[ \t>*\"'-]*(?:is|are)[ ](?:this|it|these)[ ](?:an?[ ])?$"
    r"|(?:^|[.!?\n:>•])[ \t>*\"'-]*(?:does|do|will)[ ](?:it|this|you|they|these|your|the|"
    r"\w+)(?:[ ]\w+){0,3}?[ ]"
    r"(?:contain|have|include|use)(?:[ ]any)?[ ](?:NAME(?:,|[ ]or|[ ]and|,[ ]or)[ ])*$",
    re.IGNORECASE,
)
_CROSSED = re.compile(r"[✗✘❌✖🚫🗙][\ufe0f]?[ \t]{0,3}$")
_CELL_NO = re.compile(
    r"[ \t]*(?:\||\t)[ \t]*(no|none|absent|nil|not present|not included|not added|not used|✗|✘|❌)[ \t]*(?=\|"
    r"|\t|\n|$)",
    re.IGNORECASE,
)
_CELL_TESTED = re.compile(
    r"(?:[ \t]*(?:\||\t)[^\n|\t]{0,30})?[ \t]*(?:\||\t)[ \t]*(not detected|none detected|nd|n\.d\.|negative|"
    r"<\s?lo[dq])[ \t]*(?=\||\t|\n|$)",
    re.IGNORECASE,
)
_ASKS_PRESENCE = re.compile(
    r"\b(?:present|contain\w*|detected|result|found|included|added|used|inside|in (?:it|this|our|the) \w+|"
    r"status)\b[ ?]*(?:\||\t|\n|$)",
    re.IGNORECASE,
)
_ANSWER_NO = re.compile(
    r"[^.!?\n]{0,60}\?(?:\s{0,3}|[^\n]{0,100}\n[\s>*-]{0,4}(?=a(?:nswer)?\s?:))(?:a(?:nswer)?\s?:\s?)?"
    r"(no|none|never|nope|not at all|absolutely not)"
    r"(?=\s*(?:[!,;—–]|\.(?!\s?\d)|\n|$)|\s(?:it|we|there|they|this)\s)",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\b(?:purity|potency|quality|identity|strength|freshness|safety|you|your|reinheit|pureté|pureza|"
    r"purezza)\b",
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
    r"\b(?:others?|most|many|regular|ordinary|standard|typical|usual|average|competing|normal|conventional|"
    r"generic|cheap(?:er)?|"
    r"plain|leading|previous|andere\w*|übliche\w*|autres?|otr[oa]s?|altr[ie]|outr[oa]s?|друг\w+|обычн\w+)\b",
    re.IGNORECASE,
)
_WARES = re.compile(
    r"[ -](?:\w+[ ])?(?:products?|brands?|supplements?|capsules?|pills?|tablets?|powders?|"
    r"formulas?|blends?|sellers?|vendors?)\b|\s(?:from|by|of)\s(?:other|any|most|your)\b|"
    r"\s(?:that\s)?you(?:['’]ve)?\s",
    re.IGNORECASE,
)
_FINITE_VERB = re.compile(
    r"\s(?!(?:products|supplements|capsules|powders|teas|pills|snacks|items|goods|brands|medicines|drugs)\b)"
    r"(?:is|are|was|were|has|have|will|can|may|might|does|ist|sind|hat|wird|est|sont|es|son|"
    r"[^\W\d_]{3,}s)(?!\w)",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\b(?:consult|doctor|physician|practitioner|pharmacist|clinician|specialist|oncologist|do not|don['’]t|"
    r"avoid|stop|"
    r"discontinue|medical|pregnant|warning|caution|should|must|ask|talk|check|not (?:recommended|suitable|"
    r"intended|for|to|be)|"
    r"interact\w*|contra-?indicated|risks?|monitor|unsuitable|advised|allerg\w+|not)\b",
    re.IGNORECASE,
)


def zero_amount_before(text: str, first: int, start: int) -> str | None:
    """The zero of '0 mg X' at the start of an item, as printed; 'Caffeine 0 mg X' gives None."""
    begin = max(first, start - 20)
    found = _ZERO.search(text[begin:start])
    if found is None or (found.start(1) == 0 and begin > first):
        return None
    return found[1]


_GIFT = re.compile(
    r"\b(?:get|buy|receive|claim|win|grab|order|earn|bonus|gift|plus|with)\b[^.;!?]{0,60}$", re.IGNORECASE
)
_RETURNS = re.compile(
    r"\b(?:(?:is|are|it['’]s) back|back in|returns?|returned|again|still|so does|as does|once more|(?:is|"
    r"are) now for)\b",
    re.IGNORECASE,
)
_IN_PRODUCT = re.compile(
    r"\b(?:in|for|into) (?:this|our|these|every|each|your) (?:\w+ )?(?:bar|product|capsules?|blend|formula|"
    r"mix|drink|tea|shot|"
    r"powder|supplement|scoop|bottle|gumm(?:y|ies))\b",
    re.IGNORECASE,
)


_SHARED = re.compile(
    r"\b(?:also|too|same|shared?|shares|cross|(?:made|produced|processed|packed|packaged|bottled|"
    r"manufactured|blended|filled|prepared|"
    r"encapsulated|fried|baked|roasted|stored|handled)|handles?|handling|stores?|contact|co-?packer|"
    r"elsewhere|products|facility|"
    r"facilities|equipment|machinery|packs|processes|bottles|bottling|packing)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|this|these|your|my)\s+(?:(?:own|new|pure|famous|best|strong|premium)\s+)?$", re.IGNORECASE
)


def is_ours(text: str, first: int, start: int) -> bool:
    """True for 'people who take our X': the name is of what the text sells."""
    return bool(_OURS.search(text, max(first, start - 30), start))


def given_away(text: str, first: int, start: int, cue: str) -> bool:
    """True for 'buy two, get X free': what is free is no claim of absence."""
    return (
        cue.strip(" -").casefold() == "free"
        and "-" not in cue
        and bool(_GIFT.search(text, max(first, start - 80), start))
    )


def is_back(text: str, first: int, last: int, kind: CueKind, end: int, language: str = "en") -> bool:
    """True for 'the old formula with X is back' and 'our kitchen also uses X in this bar'."""
    if kind is CueKind.FORMER:
        return bool(_RETURNS.search(text, first, last))
    if kind is CueKind.FACILITY and language == "en" and not _SHARED.search(text, first, last):
        return True
    return kind is CueKind.FACILITY and bool(_IN_PRODUCT.search(text, end, last))


def denied_by_mark(text: str, start: int, end: int) -> str | None:
    """The cross before a name ('✗ X'), or the 'No' or 'Not detected' in the cell behind it, or None.

    A plain 'No' counts only under a column head that asks whether it is present: 'Kratom | No' may else say
    that it is no allergen.
    """
    crossed = _CROSSED.search(text, max(0, start - 6), start)
    if crossed:
        return crossed[0].strip()
    tested = _CELL_TESTED.match(text, end, end + 80)
    if tested:
        return tested[1]
    cell = _CELL_NO.match(text, end, end + 40)
    return cell[1] if cell and _ASKS_PRESENCE.search(text[max(0, start - 600) : start]) else None


def denied_by_answer(text: str, start: int, end: int, names: list[tuple[int, int]]) -> str | None:
    """The 'No' of 'Does it contain X? No.', or None. Only a question that asks for X itself counts."""
    window = max(0, start - 120)
    before = text[window:start]
    for begin, finish in reversed(names):
        if window <= begin and finish <= start:
            before = before[: begin - window] + "NAME" + before[finish - window :]
    if not _QUESTION.search(before):
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

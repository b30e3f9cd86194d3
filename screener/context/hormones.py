"""Hormones and messengers of the body, as claims name them: 'supports normal testosterone levels'.

Data and one question. Such words name what the body makes, unless an amount follows or a list declares them.
"""

from __future__ import annotations

import re

_HORMONE = (
    r"(?:free\s|total\s|natural\s)?(?:testosteron[ea]?|testostérone|test|тестостерон\w*|テストステロン|睾酮|睾丸素|테스토스테론|"
    r"(?:human\s)?growth\shormones?|hgh|wachstumshormon\w*|hormona?\s(?:de|del)\screcimiento|hormone\sde\scroissance|"
    r"гормон\w*\sроста|成長ホルモン|生长激素|生長激素|성장\s?호르몬|somatotropin|somatomedin(?:[\s-]c)?|igf[\s-]?[12]|"
    r"(?:nor)?adrenalin[ea]?|(?:nor)?adrénaline|(?:nor)?epinephrine|адреналин\w*|アドレナリン|肾上腺素|腎上腺素|"
    r"dopamine?|dopamina|дофамин\w*|serotonin\w*|sérotonine|серотонин\w*|melatonin\w*|gaba|acetylcholine|"
    r"o?estrogens?|o?estradiol|o?estrone|östrogen\w*|progesterone?|pregnenolone|dhea|dht|dihydrotestosterone|androstenedione|"
    r"cortisol|kortisol|cortisone|insulin\w*|glucagon|thyroid\shormones?|thyroxine?|t[34]|triiodothyronine|"
    r"luteini[sz]ing\shormone|lh|fsh|prolactin|erythropoietin|epo|oxytocin|androgens?|histamine|aldosterone)"
)
#: Hormones that no list declares as an ingredient by their name alone.
_NEVER_LISTED = re.compile(
    r"(?:free\s)?testosteron\w*|testostérone|(?:human\s)?growth\shormones?|hgh|somatotropin|somatomedin.*|erythropoietin|epo|"
    r"dihydrotestosterone|dht|cortisol|o?estrogens?|insulin|luteini[sz]ing\shormone",
    re.IGNORECASE,
)
_ONLY = re.compile(_HORMONE, re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:support\w*|boost\w*|promot\w+|increas\w+|optimi[sz]\w+|maintain\w*|maintenance|stimulat\w+|enhanc\w+|rais(?:es?|ing)|"
    r"elevat\w+|regulat\w+|balanc\w+|healthy|normal|normale[nrs]?|low|lower\w*|your|body['’]?s(?:\sown)?|own|block\w*|inhibit\w*|reduc\w+|"
    r"control\w*|convert\w*|production|produce\w*|release|releas\w+|levels?|secretion|metabolism|synthesis|conversion|endogenous|"
    r"unterstütz\w*|förder\w*|steiger\w*|erhöh\w*|soutien\w*|favoris\w+|stimul\w+|augment\w+|apoya|favorece|aumenta|"
    r"sostiene|supporta|поддерж\w+|повыша\w+|стимулир\w+|выработк\w+|уровен\w*|уровня|支持|促进|促進|提高|サポート)"
    r"(?P<gap>[^.;:!?。]{0,60})$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s?(?:,|&|/|and|or|und|et|y)\s?{_HORMONE}){{0,4}}(?:[\s-]+(?:[^\W\d_]+[\s-]+){{0,2}}|-)"
    r"(?:levels?|production|producing|metabolism|releas\w+|boost\w*|support\w*|synthesis|secretion|conversion|output|response|"
    r"stimulat\w+|activat\w+|balance|balancing|receptors?|optimi[sz]\w+|elevat\w+|enhanc\w+|increas\w+|regulat\w+|modulat\w+|"
    r"suppress\w+|inhibit\w+|control|catalyst|precursors?|triggers?|co-?factors?|upregulat\w+|primer|spiegel|produktion|stoffwechsel|"
    r"ausschüttung|blockers?|antagonists?|building)(?![^\W\d_])|(?:レベル|の分泌|の産生|をサポート|水平|分泌|の生成|代谢|代謝|수치|분비)",
    re.IGNORECASE,
)
_BLEND = re.compile(
    rf"(?:\s?(?:,|&|/|and)\s?(?:{_HORMONE}|[^\W\d_]+(?:\s[^\W\d_]+)?)){{0,2}}[\s-]+(?:[^\W\d_]+[\s-]+){{0,1}}"
    r"(?:matrix|complex|blend|formula|stack|booster|support|activator)(?![^\W\d_])",
    re.IGNORECASE,
)
_NOT_A_CLAIM = re.compile(r"contain|with|provid|\d\s?(?:mg|mcg|g)\b|,\s", re.IGNORECASE)


def claim_about_hormone(
    text: str, first: int, start: int, end: int, last: int, *, listed: bool
) -> str | None:
    """The words that make text[start:end] a claim about the body's own hormone, or None.

    `first` and `last` bound the sentence. In a list (`listed`) only what follows the word can make it one.
    """
    printed = re.sub(r"\s+", " ", text[start:end])
    if not _ONLY.fullmatch(printed):
        return None
    after = _AFTER.match(text, end, last)
    if after:
        return after[0].strip(" -,")
    if _NEVER_LISTED.fullmatch(printed) and (blend := _BLEND.match(text, end, last)):
        return blend[0].strip(" -,")
    if listed:
        return None
    before = _BEFORE.search(text, max(first, start - 90), start)
    if before and not _NOT_A_CLAIM.search(before["gap"]):
        return before[0][: len(before[0]) - len(before["gap"])].strip()
    return None

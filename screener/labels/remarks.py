"""Tells remarks about other things from items: tests, comparisons, news, studies, effects.

Judges how a stretch opens, for a remark names nothing that the product holds. Words only. A remark is not
cleared by this: what it names is then read by the words around it.
"""

from __future__ import annotations

import re

from screener.labels.other_languages import OPENS_REMARK

_OPENS = re.compile(
    r"(?:(?:every|each|all|our|this)\s(?:\w+\s){0,3})?(?:is\s|are\s)?(?:third[\s-]party\s|"
    r"lab\s)?(?:re)?(?:tested|screened|checked|"
    r"analy[sz]ed)\s(?:for|against|free|negative)\b|"
    r"contaminants?\stested|(?:ref(?:erence)?|source|citation)s?\.?\s?\[?\d*\]?:|(?:\w+\s){0,3}(?:tested|"
    r"screened)\s(?:for|against)\b|"
    r"(?:fried|made|produced|packed|bottled|manufactured|blended|processed|packaged|roasted|baked|"
    r"filled)\s(?:in|on|at)\b|"
    r"contra-?indicated\b|(?:nature['’]s|the\snatural)\sanswer\sto\b|replaces?\s(?:your|the|my)\b|"
    r"named\safter\b|"
    r"(?:an?\s|the\s|your\s|our\s|\w+,\s)?(?:\w+[\s,]+){0,2}(?:alternatives?|substitutes?|"
    r"replacements?)\s(?:to|for|of|zu|für)\b|"
    r"alternativ[ae]s?\s(?:\w+\s)?(?:à|au|aux|a|al|ao|alla|para)\b|"
    r"compar(?:e|ed|able|es|ing)\s(?:to|with)\b|similar\sto\b|unlike\b|instead\sof\b|(?:feels|works|acts|"
    r"hits)\slike\b|"
    r"(?:works|acts|performs)\sas\s\w+\sas\b|looking\sfor\b|(?:[^\W\d_]+\s){0,3}(?:reagents?|test\sstrips?|"
    r"test\skits?)\sfor\b|"
    r"(?:\w+\s)?(?:better|stronger|safer|cleaner|smoother|gentler|faster)\sthan\b|as\s\w+\sas\s(?!ever|"
    r"always|before)|"
    r"(?:the\s)?(?:us\s|u\.s\.\s)?(?:fda|fsanz|tga|mhra|wada|efsa)\s(?:has|have|had|banned|prohibited|"
    r"warned|warns|recalled|says)\b|"
    r"(?:banned|prohibited)\s(?:by|in|since)\b|"
    r"(?:blocks|inhibits|reduces|lowers|regulates|increases|raises|maintains|converts|stimulates|replaces|"
    r"mimics|rivals|beats|"
    r"prevents|fights)\s(?=\S)|"
    r"(?:auf|gegen)\s[^,;:]{1,60}\s(?:getestet|geprüft|untersucht)\b|"
    r"(?:getestet|geprüft|untersucht|kontrolliert)\sauf\b|(?:testé|analysé|contrôlé)e?s?\s(?:pour|contre)\b|"
    r"im\svergleich\s(?:zu|mit)\b|ähnlich\swie\b|comparé\s(?:à|au)\b|en\slugar\sde\b|al\sposto\sdi\b",
    re.IGNORECASE,
)
_QUALITY_TEST = re.compile(r"(?:tested|screened|checked|analy[sz]ed)\s+(?:for|against)\b", re.IGNORECASE)
_SENTENCE_WITH_TEST = re.compile(
    r"\b(?:batch(?:es)?|lots?|products?|capsules?|we|independently|third[\s-]party|"
    r"lab)\s(?:\w+[\s-]){0,3}?(?:tested|screened|"
    r"checked|analy[sz]ed)\s(?:for|against)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|rats|mice|volunteers|participants|subjects)\b[^.;\n]{0,60}"
    r"\b(?:gave|given|received|administered|fed|took|used|found|showed|shown)\b",
    re.IGNORECASE,
)
_OF_STUDIES = ("stud", "trial", "rats", "mice", "volunteers", "participants", "subjects")
_EDGE = " \t\n*•-–—.,;\"'“”†‡"


def is_remark(stretch: str, *, has_amount: bool) -> bool:
    """True if the stretch opens as a remark on something else than what the product holds.

    One that prints an amount counts only as the report of a study: amounts are else of the product.
    """
    bare = stretch[:600].strip(_EDGE)
    folded = bare.casefold()
    if any(word in folded for word in _OF_STUDIES) and _STUDY.search(bare):
        return True
    if has_amount:
        return False
    return bool(
        _OPENS.match(bare)
        or OPENS_REMARK.match(bare)
        or ("ed " in folded and _SENTENCE_WITH_TEST.search(bare[:120]))
    )


def names_tests(stretch: str) -> bool:
    """True for 'Tested for A, B, C': however long, its list is of what was looked for."""
    return bool(_QUALITY_TEST.match(stretch[:200].strip(_EDGE)))

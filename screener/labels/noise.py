"""What a panel prints that is no ingredient: serving size, column heads, footnotes, energy, net weight.

Words only; does not know where on the label it stands.
"""

from __future__ import annotations

import re

from screener.labels.columns import is_column_head

_NOISE = re.compile(
    r"[\s*†‡•·|]*(?:"
    r"serving(?:s)?\s*(?:size|per|:)|portion(?:s)?\s*(?:size|per|:)|serv\.?\s*size|"
    r"servings?[\s*|:]*$|amount(?:s)?\s*(?:per|/)\s*(?:\w+|$)|per\s+(?:serving|\d|\d+\s*g|100|capsule|tablet|day|daily)\b|"
    r"(?:per|pro|par|por|je|w|na|za|po|в|на)\s+(?:\d+\s+|jed\w+\s+|un[ao]?\s+)?(?:compress[ae]|capsul[ae]|cápsulas?|comprim\w+|"
    r"gélules?|bustin[ae]|tavolett\w+|kaps(?:eln?|uł\w+)|tablett?\w*|portion\w*|porzion\w*|porcj\w*|dos[ei]s?|dosi|dawk\w+|"
    r"saszet\w+|messlöffel|tagesdosis|табл\w+|капс\w+|порци\w+)[\s*|:]*$|"
    r"total\s+plate\s+count|aerobic\s+plate|yeasts?\s*(?:and|&)\s*mou?lds?|coliforms?|loss\s+on\s+drying|bulk\s+density|"
    r"%\s*(?:daily|dv|nrv|rda|rdi|vdr|aj)|(?:%\s*)?(?:daily\s+value|nrv|nährstoffbezugswert)|"
    r"\W*(?:daily\s+)?values?\s*\(?d?v?\)?\s*not\s+established|percent\s+daily|\W*%?\s*dv\b|"
    r"(?:\(?\s*(?:amount\s+per\s+serving|daily\s+value\s+not)\b)|\W*(?:not\s+established|nicht\s+festgelegt)|"
    r"net\s*(?:wt|weight|contents?|carbs?)|nettof?\w*|poids\s+net|peso\s+net\w+|масса\s+нетто|内容量|净含量|淨含量|중량|"
    r"dosage\s+form|best\s+(?:before|by)|exp(?:iry|\.)|lot\b|batch\b|upc\b|sku\b|item\s*#|"
    r"(?:dietary|food|nutritional)\s+supplement\s*$|nahrungsergänzungsmittel\s*$|complément\s+alimentaire\s*$|"
    r"proprietary\s*$|n/a\s*$|(?:mg|mcg|g)\s+per\s+(?:capsule|tablet|serving|scoop|dose|softgel|day)[\s|]*"
    r"(?:%\s*(?:dv|daily\s+value|nrv|rda|w/w)[\s*†]*)?$|%?\s*w/w\s*$|"
    r"(?:proudly\s+)?(?:made|manufactured|produced|product|packed|bottled)\s+(?:in|of)\s+(?:the\s+)?"
    r"(?:u\.?s\.?a?\.?|united\s+states|united\s+kingdom|u\.?k\.?|e\.?u\.?|germany|canada|china|india|france|italy|spain|poland)"
    r"[\s.!]*$|(?:great|excellent|awesome|amazing|perfect|thanks|thank\s+you|wow)[\s.!]*$"
    r")",
    re.IGNORECASE,
)
_NUTRITION_ROW = re.compile(
    r"[\s*†‡•·|]*(?:"
    r"(?:total\s+)?calories|energy\s*(?:\(|:|\d)|energie|énergie|energía|energia|brennwert|fat\s+calories|"
    r"(?:total|saturated|trans|polyunsaturated|monounsaturated)\s+fat(?:ty)?\b|saturates\b|"
    r"(?:total\s+)?carbohydrates?\b|(?:total\s+|added\s+)?sugars?\s*(?:\d|<|$)|includes\s+\d|of\s+which|davon|dont\b|"
    r"dietary\s+fib(?:er|re)\s*(?:\d|<|$)|cholesterol\s*(?:\d|<|$)|kohlenhydrate|kcal\b|kj\b"
    r")",
    re.IGNORECASE,
)
_COUNT_ONLY = re.compile(
    r"[\s(]*(?:approx\.?\s*)?\d{1,5}\s*(?:count|ct|vegetarian|veggie|vegan|veg|rapid[\s-]release)?\s*"
    r"(?:capsules?|caps|tablets?|tabs|softgels?|servings?|scoops?|gummies|lozenges|drops|count|ct|pieces|stück|kapseln|"
    r"tabletten|gélules|cápsulas|compresse|kapsułek|капсул\w*|таблет\w*|粒|錠|カプセル|片|정|캡슐)\.?[\s)]*$",
    re.IGNORECASE,
)
_ONLY_MARKS = re.compile(r"[\W\d_]*(?:mg|mcg|µg|g|iu|dv|ea)?\W*$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*(?:[†‡§^*]+|\*{1,3}|\(?\d\)|[¹²³])\s*(?=\S)")
_FOOTNOTE_WORDS = re.compile(
    r"daily\s+value|percent|based\s+on|2,?000[\s-]calorie|not\s+established|nrv|nutrient\s+reference|"
    r"referenzmenge|nährstoffbezug|apport|naturally\s+occurring|trademark|registered|valor\w*\s+diari",
    re.IGNORECASE,
)


def is_noise(stretch: str) -> bool:
    """True if the stretch names no ingredient: a column head, a footnote, a count, a net weight."""
    head = stretch[:240]
    if _NOISE.match(head) or _COUNT_ONLY.match(head) or _ONLY_MARKS.match(head) or is_column_head(stretch):
        return True
    return bool(_FOOTNOTE.match(head) and _FOOTNOTE_WORDS.search(head))


def is_nutrition_row(stretch: str) -> bool:
    """True for energy and macronutrient rows of a panel; in an ingredient list 'sugar' is an ingredient."""
    return bool(_NUTRITION_ROW.match(stretch[:240]))

"""Words by which a reader tells where ingredients stand, and which parts of a page are about something else.

Only the shape of a file is judged with them (is this panel hidden or closed? is there a panel at all?);
what a text means is decided in later rooms. Phrases are regular expressions, a blank stands for any white
space; languages: en, de, fr, es, it, pt, nl, pl, sv/da, ru, zh, ja, ko.
"""

from __future__ import annotations

import re


def _any(*phrases: str) -> str:
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + ")"


_PANEL = _any(
    "supplement facts",
    "nutrition facts",
    "nutrition(?:al)? (?:information|values?)",
    "(?:medicinal|non-?medicinal|active|inactive|other|key) ingredients?",
    "ingredients?",
    "zutaten(?:liste|verzeichnis)?",
    "inhaltsstoffe",
    "zusammensetzung",
    r"nährwert\w*",
    "ingr[ée]dients",
    "composition",
    "informations? nutritionnelles?",
    "ingredientes",
    "composici[óo]n",
    "informaci[óo]n nutricional",
    "ingredienti",
    "composizione",
    "composição",
    "informaç(?:ão|ões) nutriciona(?:l|is)",
    "ingredi[ëe]nten",
    "samenstelling",
    "składniki?",
    "skład",
    "ingredienser",
    "innehåll",
    "indhold",
    "состав",
    "ингредиенты",
    "成分",
    "成份",
    "配料表?",
    "原料",
    "全成分",
    "原材料名?",
    "원재료명?",
    "성분",
    "المكونات",
    "מרכיבים",
    "רכיבים",
    "thành phần",
)
_FACTS = re.compile(
    _any("supplement facts", "nutrition facts", "amount per serving", "栄養成分表示"), re.IGNORECASE
)
_HEADING = re.compile(rf"^\W{{0,6}}{_PANEL}\W{{0,8}}$", re.IGNORECASE)
_STATED = re.compile(
    rf"(?<!\w){_PANEL}\s{{0,3}}(?:\([^()\n]{{0,40}}\)\s{{0,3}})?[:：]\s{{0,20}}\S", re.IGNORECASE
)

_HEADED_MARKUP = re.compile(rf"(?:>|&gt;)\s{{0,20}}{_PANEL}\s?[:：]?\s{{0,20}}(?:<|&lt;)", re.IGNORECASE)
_NUMBER = r"\d(?:[\d., \u00a0]{0,10}\d)?"
_UNIT = _any(
    "mcg",
    "mg",
    "[µμ]g",
    "ug",
    "kg",
    "gr?",
    "grams?",
    "ml",
    "fl oz",
    "oz",
    r"i\.?u\.?",
    r"i\.?e\.?",
    "ui",
    "мг",
    "мкг",
    "毫克",
    "微克",
    "ミリグラム",
    "(?:mg|mcg|[µμ]g) [a-z]{2,3}",  # mcg DFE, mg NE, mcg RAE
    r"(?:million|billion|mio\.?|mrd\.?)(?: (?:cfu|kbe|ufc|afu))?",
    "cfu",
    "kbe",
    "kcal",
    "kj",
    "cal(?:ories)?",
)
_AMOUNT = re.compile(rf"(?<![\w.,]){_NUMBER}\s?{_UNIT}(?!\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DOSE_UNIT = re.compile(
    r"(?:mcg|mg|[µμu]g|\dg|\sg|gr|grams?|i\.?u\.?|i\.?e\.?|ui|мг|мкг|毫克|微克|ミリグラム|billion|million|cfu|kbe|\d\s?"
    r"(?:mio|mrd)\.?)(?: [a-z]{2,3})?$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\W{0,6}(?:(?:other|inactive|non-?medicinal)\s+ingredients?|(?:sonstige|weitere|andere)\s+zutaten|"
    r"autres\s+ingr[ée]dients|otros\s+ingredientes|altri\s+ingredienti|outros\s+ingredientes|excipients?|その他の原料)",
    re.IGNORECASE,
)
_MARKS = r"[\s†‡*+§^#\u00b9\u00b2\u00b3\u2070-\u2079\u2013\u2014-]{0,6}"
_QUANTITY = rf"[<>≤≥~≈]?\s?{_NUMBER}\s?(?:{_UNIT}(?:\s?/\s?(?:{_UNIT}|\d{{1,4}}\s?{_UNIT}|serving))?|%)?"
#: A cell of a column of amounts: '100 mg', '<1 g', '90 mg (100%)', '†', 'Amount Per Serving', '% DV'.
_VALUE = re.compile(
    rf"^(?:{_QUANTITY}{_MARKS}(?:[(\[/]?\s?{_QUANTITY}\s?(?:{_any('dv', 'nrv', 'rda')})?[)\]]?{_MARKS})?"
    rf"|[†‡*§\u2013\u2014-]{{1,4}}|"
    + _any(
        "n/?a",
        "traces?",
        r"q\.?s\.?",
        "amount.{0,32}",
        ".{0,8}daily values?.{0,6}",
        r"%\s?(?:dv|nrv|rda|ri|vrn|nrw|aj|vdr)\W{0,3}",
        "(?:je|pro|per|por|par) .{0,24}",
    )
    + ")$",
    re.IGNORECASE,
)

REVIEWS_HEADING = re.compile(
    r"^\W*"
    + _any(
        r"(?:\d[\d.,]* )?(?:(?:all|our|latest|top|most helpful) )?"
        r"(?:(?:customer|product|user|client|verified|buyer) )?"
        r"(?:reviews?|ratings?|testimonials?)\b",
        "what (?:our )?(?:customers|people|others) (?:are )?say",
        r"(?:kunden)?(?:bewertungen|rezensionen|meinungen)\b",
        "das sagen unsere kunden",
        r"avis(?: (?:des )?clients?)?\b",
        "commentaires",
        r"(?:opiniones|reseñas|valoraciones|comentarios)\b",
        r"(?:recensioni|opinioni)\b",
        r"(?:avaliações|opiniões)\b",
        "(?:klant)?beoordelingen",
        r"(?:opinie|recenzje)\b",
        "отзывы",
        "(?:カスタマー)?レビュー",
        "口コミ",
        "(?:用户评价|客户评论|顾客评论|商品评价|买家评论)",
    ),
    re.IGNORECASE,
)
RELATED_HEADING = re.compile(
    r"^\W*"
    + _any(
        "you (?:may|might|will|would) (?:also )?(?:like|love|enjoy|need)",
        "(?:related|similar|recommended|suggested|featured|complementary) (?:products?|items?|supplements?)",
        "(?:other|more) (?:products?|items?|supplements?)",
        r"recommended (?:for|with)\b",
        "more (?:from|like this|for you)",
        "(?:frequently|often|commonly) (?:bought|purchased)",
        r"(?:customers|people|others|shoppers) (?:who|also)\b",
        "recently viewed",
        "complete (?:your|the) (?:stack|order)",
        "(?:pairs? (?:well )?|goes well |stack (?:it )?)with",
        r"best ?sellers?\b",
        "compare (?:with )?similar",
        "(?:das |dies )?könnten? (?:ihnen|dir|sie|dich) (?:auch )?(?:gefallen|interessieren)",
        "ähnliche (?:produkte|artikel)",
        "(?:andere )?kunden.{0,30}(?:kauften|gekauft|interessierten)",
        "wird oft zusammen",
        "passende (?:produkte|artikel)",
        "zuletzt angesehen",
        "empfohlene produkte",
        "vous (?:aimerez|pourriez)",
        "produits (?:similaires|associés|apparentés|complémentaires)",
        "les clients (?:ont|ayant)",
        "tambi[ée]n (?:te|le) (?:puede|podría|gustar)",
        "(?:te|le) (?:puede|podría) (?:también )?(?:gustar|interesar)",
        "quizás? te",
        "productos (?:relacionados|similares)",
        "los clientes (?:que|también)",
        "(?:ti |le )?potrebbe(?:ro)? (?:anche )?(?:interessar|piacer)",
        "prodotti (?:correlati|simili)",
        "você (?:também )?(?:pode|vai)",
        "produtos (?:relacionados|semelhantes)",
        "quem (?:viu|comprou)",
        "gerelateerde",
        "anderen (?:kochten|bekeken)",
        "podobne produkty",
        "вам (?:может|также)",
        "похожие товары",
        "с этим товаром",
        "(?:関連商品|関連製品|おすすめ商品|こちらもおすすめ|この商品を.{0,12}人|あなたへのおすすめ)",
        "(?:相关产品|相关商品|猜你喜欢|您可能还|你可能也|推荐商品|类似商品)",
    ),
    re.IGNORECASE,
)


_AND_REVIEWS = re.compile(r"^\W*(?:and\s+)?(?:reviews?|ratings?)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def is_panel_title(text: str) -> bool:
    """Whether a heading heads an ingredient list or facts panel, be it with a remark ('... per capsule')."""
    return len(text) <= 80 and (is_panel_heading(text) or _names_facts(text))


def _states_list(text: str) -> bool:
    """Whether 'Ingredients: ...' stands in `text`: not without a colon, which is cheaper to look for."""
    return (":" in text or "：" in text) and _STATED.search(text) is not None


def _names_facts(text: str) -> bool:
    """Whether a facts panel's title stands in `text`; the same of a part that no case folding changes."""
    lowered = text.lower()
    if "fact" in lowered or "per" in lowered or "栄養" in text:
        return _FACTS.search(text) is not None
    return False


def label_elsewhere(text: str) -> bool:
    """Whether `text` is nothing but the label of a way to reviews or other products: 'Reviews (12)'."""
    if len(text) > 60:
        return False
    found = REVIEWS_HEADING.match(text) or RELATED_HEADING.match(text)
    return found is not None and not _LETTER.search(_AND_REVIEWS.sub("", text[found.end() :]))


def is_panel_heading(text: str) -> bool:
    """Whether `text` is nothing but the heading of an ingredient list or facts panel."""
    return len(text) <= 80 and _HEADING.match(text) is not None


def states_ingredients(text: str) -> bool:
    """Whether `text` holds an ingredient list or facts panel: its title, 'Ingredients: ...', two amounts."""
    return has_amounts(text) or _states_list(text) or _names_facts(text)


def starts_panel(text: str) -> bool:
    """Whether `text` begins a panel: a heading alone, or 'Ingredients: ...' at its start."""
    if is_panel_heading(text):
        return True
    stated = _STATED.search(text) if ":" in text or "：" in text else None
    return stated is not None and stated.start() <= 6


def count_amounts(text: str) -> int:
    """How many amounts with a unit stand in `text`."""
    return sum(1 for _ in _AMOUNT.finditer(text))


def has_amounts(text: str) -> bool:
    """Whether two or more amounts with a unit stand in `text`."""
    if _DIGIT.search(text) is None:
        return False
    found = _AMOUNT.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def heads_in_markup(markup: str) -> bool:
    """Whether an element of `markup`, which may be escaped, is nothing but the heading of a list or panel."""
    return (">" in markup or "&" in markup) and _HEADED_MARKUP.search(markup) is not None


def count_doses(text: str) -> int:
    """How many amounts stand in `text` that can be how much of something a dose holds: no kcal, no ml."""
    return sum(1 for found in _AMOUNT.finditer(text) if _DOSE_UNIT.search(found[0]))


def states_list(text: str) -> bool:
    """Whether `text` holds 'Ingredients: ...', or a facts panel with its amounts."""
    return _states_list(text) or (_names_facts(text) and has_amounts(text))


def is_other_heading(text: str) -> bool:
    """Whether `text` begins with a heading of what is in the product beside its active ingredients."""
    return _OTHER.match(text) is not None


def looks_like_value(cell: str) -> bool:
    """Whether a table cell holds an amount, a percentage or a footnote mark rather than a name."""
    cell = cell.strip()
    return 0 < len(cell) <= 48 and _VALUE.match(cell) is not None

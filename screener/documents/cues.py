"""Words by which a reader tells where ingredients stand, and which parts of a page are about something else.

Only the shape of a file is judged with them (is this panel hidden or closed? is there a panel at all?);
what a text means is decided in later rooms. Languages: en, de, fr, es, it, pt, nl, pl, sv/da, ru, zh, ja, ko.
"""

from __future__ import annotations

import re

_PANEL = (
    r"supplement\s+facts|nutrition\s+facts|(?:medicinal|non-?medicinal|active|inactive|other|key)\s+ingredients?|"
    r"ingredients?|zutaten(?:liste|verzeichnis)?|inhaltsstoffe|zusammensetzung|nährwert\w*|"
    r"ingr[ée]dients|composition|informations?\s+nutritionnelles?|"
    r"ingredientes|composici[óo]n|informaci[óo]n\s+nutricional|"
    r"ingredienti|composizione|composição|informaç(?:ão|ões)\s+nutriciona(?:l|is)|"
    r"ingredi[ëe]nten|samenstelling|składniki?|skład|ingredienser|innehåll|indhold|"
    r"состав|ингредиенты|成分|成份|配料表?|原料|全成分|原材料名?|栄養成分\w*|원재료명?|성분"
)
_HEADING = re.compile(rf"^\W{{0,6}}(?:{_PANEL})\b?\W{{0,8}}$", re.IGNORECASE)
_STATED = re.compile(rf"(?<!\w)(?:{_PANEL})\s{{0,3}}(?:\([^()\n]{{0,40}}\)\s{{0,3}})?[:：]\s{{0,20}}\S", re.IGNORECASE)
_FACTS = re.compile(r"supplement\s+facts|nutrition\s+facts|amount\s+per\s+serving|栄養成分表示", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<![\w.,])\d[\d.,  ]{0,9}\s?(?:mg|mcg|µg|μg|ug|g|gr|kg|ml|iu|i\.u\.|ui|ie|мг|мкг|毫克|微克|ミリグラム|cfu|kbe)(?!\w)",
    re.IGNORECASE,
)

#: A cell or a column of amounts: '100 mg', '<1 g', '25%', '†', '**', 'Amount Per Serving', '% Daily Value'.
_VALUE = re.compile(
    r"^(?:[<>≤≥~≈]?\s*\d[\d.,  ]*\s*(?:[a-zµμ%‰./()-]{0,12}|(?:million|billion|mio\.?|mrd\.?)\s*[a-z]{0,4})"
    r"(?:\s*[(/]?\s*[<>]?\d[\d.,]*\s*[a-zµμ%]{0,6}\)?)?"
    r"\s*[†‡*+§^¹²³]{0,3}|[†‡*§+–—-]{1,4}|n/?a|trace|traces|q\.?s\.?|"
    r"amount.{0,24}|.{0,8}daily\s+values?.{0,6}|%\s?(?:dv|nrv|rda|ri|vrn|nrw|aj|vdr)\W{0,3}|(?:je|pro|per|por|par)\s.{0,24})$",
    re.IGNORECASE,
)

REVIEWS_HEADING = re.compile(
    r"^\W*(?:\d[\d.,]*\s+)?(?:(?:all|our|latest|top|verified|most\s+helpful)\s+)?"
    r"(?:(?:customer|product|user|client|verified|buyer)\s+)?(?:reviews?|ratings?(?:\s*(?:&|and)\s*reviews?)?|testimonials?)\b|"
    r"^\W*what\s+(?:our\s+)?(?:customers|people|others)\s+(?:are\s+)?say|"
    r"^\W*(?:kunden)?(?:bewertungen|rezensionen|meinungen|erfahrungen)\b|^\W*das\s+sagen\s+unsere\s+kunden|"
    r"^\W*(?:avis(?:\s+(?:des\s+)?clients?)?|commentaires)\b|"
    r"^\W*(?:opiniones|reseñas|valoraciones|comentarios)\b|^\W*(?:recensioni|opinioni)\b|"
    r"^\W*(?:avaliações|opiniões)\b|^\W*(?:beoordelingen|klantbeoordelingen)\b|^\W*(?:opinie|recenzje)\b|"
    r"^\W*отзывы|(?:レビュー|口コミ|カスタマーレビュー|用户评价|客户评论|顾客评论|商品评价|买家评论)",
    re.IGNORECASE,
)
RELATED_HEADING = re.compile(
    r"^\W*(?:you\s+(?:may|might|will|would)\s+(?:also\s+)?(?:like|love|enjoy|need)|"
    r"(?:related|similar|recommended|suggested|featured|complementary|other|more)\s+(?:products?|items?|supplements?|for\s+you)|"
    r"recommended\s+(?:for|with)\b|more\s+(?:from|like\s+this)|(?:frequently|often|commonly)\s+(?:bought|purchased)|"
    r"(?:customers|people|others|shoppers)\s+(?:who|also)\b|recently\s+viewed|complete\s+(?:your|the)\s+(?:stack|order)|"
    r"pairs?\s+(?:well\s+)?with|goes\s+well\s+with|stack\s+(?:it\s+)?with|best\s?sellers?|compare\s+(?:with\s+)?similar|"
    r"(?:das\s+könnte|dies\s+könnte|könnte)\s+(?:ihnen|dir)\s+(?:auch\s+)?gefallen|ähnliche\s+(?:produkte|artikel)|"
    r"(?:kunden|andere\s+kunden).{0,30}(?:kauften|gekauft|interessierten)|wird\s+oft\s+zusammen|passende\s+(?:produkte|artikel)|"
    r"zuletzt\s+angesehen|empfohlene\s+produkte|unsere\s+empfehlung|"
    r"vous\s+aimerez|vous\s+pourriez|produits\s+(?:similaires|associés|apparentés|complémentaires)|"
    r"les\s+clients\s+(?:ont|ayant)|(?:también|tambien)\s+(?:te|le)\s+(?:puede|podría|gustar)|"
    r"(?:te|le)\s+(?:puede|podría)\s+(?:también\s+)?(?:gustar|interesar)|quizás?\s+te|productos\s+(?:relacionados|similares)|"
    r"los\s+clientes\s+|(?:ti|le)\s+potrebbe|potrebbe(?:ro)?\s+(?:anche\s+)?(?:interessar|piacer)|prodotti\s+(?:correlati|simili)|"
    r"você\s+(?:também\s+)?(?:pode|vai)|produtos\s+(?:relacionados|semelhantes)|quem\s+(?:viu|comprou)|"
    r"gerelateerde|anderen\s+(?:kochten|bekeken)|podobne\s+produkty|polecane|вам\s+(?:может|также)|похожие\s+товары|"
    r"с\s+этим\s+товаром)|"
    r"(?:関連商品|関連製品|おすすめ商品|こちらもおすすめ|この商品を.{0,12}人|あなたへのおすすめ|相关产品|相关商品|猜你喜欢|"
    r"您可能还|你可能也|推荐商品|类似商品)",
    re.IGNORECASE,
)


def is_panel_heading(text: str) -> bool:
    """Whether `text` is nothing but the heading of an ingredient list or facts panel."""
    return len(text) <= 80 and _HEADING.match(text) is not None


def states_ingredients(text: str) -> bool:
    """Whether `text` holds an ingredient list or a facts panel: 'Ingredients: ...', two amounts, a panel's title."""
    return bool(_STATED.search(text) or _FACTS.search(text)) or has_amounts(text)


def starts_panel(text: str) -> bool:
    """Whether `text` begins a panel: a heading alone or 'Ingredients: ...' at its start."""
    if is_panel_heading(text):
        return True
    stated = _STATED.search(text)
    return stated is not None and stated.start() <= 6


def has_amounts(text: str) -> bool:
    """Whether two or more amounts with a unit stand in `text`."""
    found = _AMOUNT.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def looks_like_value(cell: str) -> bool:
    """Whether a table cell holds an amount, a percentage or a footnote mark rather than a name."""
    return len(cell) <= 40 and _VALUE.match(cell.strip()) is not None

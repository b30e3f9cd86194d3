"""What the amounts of a panel are given for: 'per 2 capsules', 'pro Tagesdosis | %NRV' behind its heading.

Words and one pattern. Knows neither headings nor sections: whether 'Nährwerte pro Kapsel' heads a panel is
told by what is left of it.
"""

from __future__ import annotations

import re

_OPENS = "|".join(
    """
    per in each every pro je par pour dans por en cada a w na в на за у voor för i v za pentru ανά başına mỗi
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)
#: How the words for a dose begin, in all languages: 'kapsuł' stands for 'kapsułkę' and 'kapsułce'.
_DOSE_STEMS = "|".join(
    """
    capsul cápsul caplet tablet tablett serving serve scoop softgel dose dosis dosi dosag daily day gummy
    gummies sachet stick gram drop teaspoon portion lozenge vial pill kapsel kapsl tagesdos tagesportion
    tagesverzehr messlöffel tropfen beutel presslin gélule comprim prise jour toma sobre porción porcion
    ración día compress bustin perla porzion giorn porção saqueta kapsuł tabletk porcj dawk dawc dzień saszet
    dagdos dagport portie dag kapslar kapsül ölçek kapsle dávk kapszul adag tableta
    капсул таблет порци доз суточн стик саше κάψουλ δισκί δόση viên
    """.split()  # noqa: SIM905
)
_MEASURES = r"g|mg|ml|caps?|tabs?|tbl|г|мл|мг|dia"
_ADJECTIVE = (
    r"(?:diari|diári|journali|quotidien|giornalier|dzienn|daily|dose|dosis|serving|recom|recomm|conseill|zalecan|"
    r"рекоменд|суточн)[^\W\d_]*"
)
_COLUMN = (
    r"[\s|,/–-]*(?:%\s?\w{0,4}|(?:in\s)?%|amounts?|quantity|dv|nrv|rda|menge|quantité|cantidad|quantità)"
    r"[\s*†|%()]{0,6}"
)
_BASIS = re.compile(
    rf"[\s,|–-]+(?:(?:{_OPENS})\s+|/\s?)(?:\d{{1,4}}\s?|[^\W\d_]{{1,14}}\s){{0,3}}?"
    rf"(?:(?:{_DOSE_STEMS})[^\W\d_]*|(?:{_MEASURES})(?![^\W_]))(?:\s{_ADJECTIVE}){{0,2}}"
    rf"(?:\s*[(（][^()（）]{{0,40}}[)）])?(?:{_COLUMN}){{0,3}}$"
    rf"|(?:{_COLUMN}){{1,3}}$"
    r"|[\s（(]*(?:每|1日|一日|1회|1일|\d{1,3}\s?(?:g|ml|粒|錠|包|袋|份|캡슐|정|片))[^\n:：。、,.]{0,14}$",
    re.IGNORECASE,
)


def without_basis(words: str) -> str:
    """The words of a heading without what its amounts are given for, and without heads of columns.

    'Nährwerte pro 2 Kapseln | %NRV*' becomes 'Nährwerte'; words without a basis stay as they are.
    """
    found = _BASIS.search(words)
    return words[: found.start()].rstrip() if found else words

"""A product page as shops serve it: styles, menus, a panel, reviews, related products, state for scripts.

Invented throughout. About 300 kB, of which a third is text and markup that a reader walks through.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_SAID = """clean steady energy without crash mixes well tastes like mango my third tub and still happy shipping took
four days scoop was buried at the bottom good before leg day slight tingle after ten minutes would buy again"""
_WORDS = _SAID.split()
_PRODUCTS = (
    "Nightfall Sleep Stack", "Harbor Whey Isolate", "Ironleaf Greens", "Summit Creatine", "Peak Focus Capsules",
    "Tidal Electrolytes", "Anvil Pump", "Lumen Vitamin D3", "Cedar Joint Support", "Ember Thermogenic",
)  # fmt: skip
_ICON = (
    '<svg aria-hidden="true" focusable="false" class="icon icon-{name}" viewBox="0 0 20 20">'
    '<path fill-rule="evenodd" d="M10 1.3l2.6 5.4 5.9.8-4.3 4.1 1 5.9L10 14.7l-5.3 2.8 1-5.9L1.5 7.5l5.9-.8L10 1.3z"/></svg>'
)
_LAZY = (
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="//cdn.shop.example/files/{name}_{{width}}x.jpg?v=17" '
    'srcset="//cdn.shop.example/files/{name}_180x.jpg 180w, //cdn.shop.example/files/{name}_360x.jpg 360w, '
    '//cdn.shop.example/files/{name}_720x.jpg 720w" sizes="(min-width: 990px) 25vw, 50vw" width="360" height="360" '
    'loading="lazy" alt="{alt}" class="motion-reduce lazyload">'
)


def shop_page(items: Sequence[str], *, reviews: int = 60, related: int = 24, state: int = 120) -> str:
    """The page of a product that holds `items`, each a name, for most with an amount behind it."""
    rows = "".join(
        f'<tr class="facts__row"><td class="facts__name"><span>{name}</span></td>'
        f'<td class="facts__amount">{amount}</td><td class="facts__share">{9 * number % 300}%</td></tr>'
        for number, (name, amount) in enumerate(map(_parted, items))
    )
    return (
        '<!doctype html>\n<html class="no-js" lang="en"><head><meta charset="utf-8">'
        "<title>Vector Pre-Workout | Northgate Nutrition</title>"
        '<meta name="description" content="Energy and focus for training days."><link rel="stylesheet" '
        f'href="//cdn.shop.example/base.css?v=3"><style>{_styles(350)}</style>{_linked_data()}'
        f'<script>{_script(20_000)}</script></head><body class="gradient template-product">'
        f'{_menu(12, 12)}<main id="MainContent" class="content-for-layout focus-none" role="main" tabindex="-1">'
        '<section class="product__section"><div class="product product--large grid grid--1-col">'
        f'<div class="grid__item product__media-wrapper">{_gallery(8)}</div><div class="product__info-wrapper grid__item">'
        '<h1 class="product__title">Vector Pre-Workout</h1><p class="product__text">by <a href="/v">Northgate</a></p>'
        '<div class="price price--large"><span class="price-item price-item--regular">$49.99 USD</span></div>'
        f"{_form(6)}<div class='product__description rte quick-add-hidden'><p>{_prose(60, 3)}</p>"
        "<h2>Supplement Facts</h2><p>Serving Size: 1 scoop (12 g)<br>Servings Per Container: 30</p>"
        '<table class="facts"><thead><tr><th>Ingredient</th><th>Amount Per Serving</th><th>% DV</th></tr></thead>'
        f"<tbody>{rows}</tbody></table><p><strong>Other ingredients:</strong> citric acid, malic acid, "
        "natural flavor, silicon dioxide, sucralose, beta carotene (color).</p>"
        f"<h3>Directions</h3><p>Mix one scoop with 300 ml of water.</p></div>{_accordion(10)}</div></div></section>"
        f"{_reviews(reviews)}{_related(related)}</main>{_footer(5, 9)}"
        f'<script id="__STATE__" type="application/json">{json.dumps(_state(state))}</script>'
        f"<script>window.theme = {json.dumps(_state(state // 6))};{_script(20_000)}</script></body></html>"
    )


def _parted(item: str) -> tuple[str, str]:
    amount = re.search(r" (\d[\d.]* (?:mg|mcg|g))$", item)
    return (item[: amount.start()], amount[1]) if amount else (item, "")


def _prose(words: int, seed: int) -> str:
    return " ".join(
        _WORDS[(seed * 7 + at * (seed % 5 + 1)) % len(_WORDS)] for at in range(words)
    ).capitalize()


def _styles(rules: int) -> str:
    return (
        "".join(
            f".section-{number} .card__inner--{number % 7},.grid-{number}>.grid__item{{display:flex;padding:{number % 40}px 0;"
            f"color:rgba(var(--color-foreground),.{number % 9}5)}}"
            for number in range(rules)
        )
        + ".visually-hidden{position:absolute!important;width:1px;clip:rect(0 0 0 0)}.menu-drawer{visibility:hidden}"
    )


def _script(characters: int) -> str:
    line = (
        'var s=document.createElement("script");s.async=!0;s.dataset.n="{n}";window.dataLayer=window.dataLayer||[];'
        'function gtag{n}(){{dataLayer.push(arguments)}}if(window.performance&&performance.mark)performance.mark("m{n}");\n'
    )
    return "".join(line.format(n=number) for number in range(characters // len(line)))


def _linked_data() -> str:
    product = {
        "@context": "https://schema.org/",
        "@type": "Product",
        "name": "Vector Pre-Workout",
        "brand": {"@type": "Brand", "name": "Northgate Nutrition"},
        "description": "Energy and focus for training days.",
        "offers": {"@type": "Offer", "price": "49.99", "priceCurrency": "USD"},
        "review": [
            {
                "@type": "Review",
                "author": {"@type": "Person", "name": f"Buyer {number}"},
                "reviewBody": _prose(40, number),
            }
            for number in range(10)
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(product)}</script>'


def _menu(groups: int, links: int) -> str:
    inner = "".join(
        f'<li><details id="Details-HeaderMenu-{group}"><summary class="header__menu-item list-menu__item">'
        f'<span>Goal {group}</span>{_ICON.format(name="caret")}</summary><ul class="header__submenu list-menu">'
        + "".join(
            f'<li><a href="/collections/goal-{group}/{link}" class="mega-menu__link link link--text focus-inset">'
            f"{_PRODUCTS[(group + link) % len(_PRODUCTS)]}</a></li>"
            for link in range(links)
        )
        + "</ul></details></li>"
        for group in range(groups)
    )
    return (
        '<div class="announcement-bar" role="region"><p>Free shipping over $75</p></div><div class="header-wrapper">'
        f'<header class="header header--middle-left"><nav class="header__inline-menu"><ul class="list-menu">{inner}</ul>'
        "</nav></header></div>"
    )


def _gallery(pictures: int) -> str:
    return (
        '<ul class="product__media-list contains-media grid" role="list">'
        + "".join(
            f'<li class="product__media-item grid__item slider__slide" data-media-id="{number}"><div class="product__media media">'
            + _LAZY.format(name=f"vector-{number}", alt=f"Vector Pre-Workout, view {number}")
            + "</div></li>"
            for number in range(pictures)
        )
        + "</ul>"
    )


def _form(choices: int) -> str:
    return (
        '<form method="post" action="/cart/add" class="form"><fieldset class="js product-form__input"><legend>Flavor</legend>'
        + "".join(
            f'<input type="radio" id="option-{number}" name="Flavor" value="Flavor {number}"><label for="option-{number}">'
            f"Flavor {number}</label>"
            for number in range(choices)
        )
        + '</fieldset><button type="submit" name="add" class="product-form__submit button button--full-width">'
        "<span>Add to cart</span></button></form>"
    )


def _accordion(questions: int) -> str:
    return "".join(
        f'<div class="product__accordion accordion"><details id="q-{number}"><summary><div class="summary__title">'
        f'{_ICON.format(name="question")}<h2 class="h4 accordion__title">Question {number}?</h2></div></summary>'
        f'<div class="accordion__content rte"><p>{_prose(45, number)}.</p></div></details></div>'
        for number in range(questions)
    )


def _reviews(count: int) -> str:
    star = _ICON.format(name="star")
    one = "".join(
        f'<div class="jdgm-rev jdgm-divider-top" data-verified-buyer="true" data-review-id="{number}"><div class="jdgm-rev__header">'
        f'<div class="jdgm-row-rating"><span class="jdgm-rev__rating" data-score="5" aria-label="5 star review">{star * 5}</span>'
        f'<span class="jdgm-rev__timestamp" data-content="2026-0{number % 9 + 1}-12 10:00:00 UTC"></span></div>'
        f'<div class="jdgm-row-profile"><div class="jdgm-rev__icon">B</div><span class="jdgm-rev__author-wrapper">'
        f'<span class="jdgm-rev__author">Buyer {number}</span></span></div></div><div class="jdgm-rev__content">'
        f'<b class="jdgm-rev__title">{_prose(4, number)}</b><div class="jdgm-rev__body"><p>{_prose(50, number)}.</p></div></div>'
        '<div class="jdgm-rev__actions"><a class="jdgm-rev_thumb-btn" role="button">0</a></div></div>'
        for number in range(count)
    )
    return f'<div id="judgeme_product_reviews" class="jdgm-widget jdgm-review-widget"><h2>Customer Reviews</h2>{one}</div>'


def _related(count: int) -> str:
    cards = "".join(
        '<li class="grid__item"><div class="card-wrapper product-card-wrapper"><div class="card card--standard"><div '
        'class="card__inner ratio" style="--ratio-percent: 100%;"><div class="card__media"><div class="media">'
        + _LAZY.format(name=f"card-{number}", alt=_PRODUCTS[number % len(_PRODUCTS)])
        + f'</div></div></div><div class="card__content"><div class="card__information"><h3 class="card__heading h5"><a '
        f'href="/products/{number}" class="full-unstyled-link">{_PRODUCTS[number % len(_PRODUCTS)]}</a></h3>'
        '<div class="card-information"><div class="price"><span class="visually-hidden">Regular price</span>'
        f'<span class="price-item">${19 + number}.99 USD</span></div></div></div></div></div></div></li>'
        for number in range(count)
    )
    return (
        '<section class="section-related"><product-recommendations class="related-products page-width"><h2 '
        f'class="related-products__heading">You may also like</h2><ul class="grid product-grid">{cards}</ul>'
        "</product-recommendations></section>"
    )


def _footer(columns: int, links: int) -> str:
    return (
        '<footer class="footer color-background-1"><div class="footer__blocks-wrapper grid">'
        + "".join(
            f'<div class="footer-block grid__item"><h2 class="footer-block__heading">Column {column}</h2><ul>'
            + "".join(
                f'<li><a href="/pages/{link}" class="link">Page {link}</a></li>' for link in range(links)
            )
            + "</ul></div>"
            for column in range(columns)
        )
        + "</div></footer>"
    )


def _state(count: int) -> dict[str, object]:
    return {
        "settings": {"currency": "USD", "locale": "en", "cart": "drawer"},
        "strings": {f"label_{number}": _prose(6, number) for number in range(count)},
        "collection": [
            {
                "id": 7_000_000 + number,
                "handle": _PRODUCTS[number % len(_PRODUCTS)].lower().replace(" ", "-"),
                "price": 1999 + number,
                "available": True,
                "featured_image": {"src": f"//cdn.shop.example/files/card-{number}.jpg", "width": 1200},
            }
            for number in range(count)
        ],
    }

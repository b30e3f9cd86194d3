"""Pieces of product pages: a title, a menu, a panel as a table, a footer.

Each takes a label or one of its parts and returns markup; how they make a page is the concern of `pages`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from label import Label, Part


def page(label: Label, body: str, *, head: str = "", charset: str = "utf-8", lang: str = "en") -> str:
    title = f"<title>{escape(label.product)} | {escape(label.brand)}</title>"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="{charset}">\n{title}\n{head}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def title(label: Label) -> str:
    return f"<h1>{escape(label.product)}</h1>\n<p class='vendor'>{escape(label.brand)}</p>\n"


def menu(*links: str) -> str:
    names = links or ("Home", "Shop", "About", "Contact")
    items = "".join(f"<li><a href='/c/{n}'>{escape(name)}</a></li>" for n, name in enumerate(names))
    return f"<header><nav class='site-nav'><ul>{items}</ul></nav></header>\n"


def footer(label: Label) -> str:
    return (
        f"<footer class='site-footer'><p>{escape(label.brand)}. These statements have not been evaluated by "
        "the Food and Drug Administration.</p><a href='/privacy'>Privacy</a></footer>\n"
    )


def text(part: Part, tag: str = "h3") -> str:
    heading = f"<{tag}>{escape(part.heading)}</{tag}>" if part.heading else ""
    return f"{heading}<p>{escape(part.body)}</p>\n"


def inline(part: Part) -> str:
    heading = f"<strong>{escape(part.heading)}:</strong> " if part.heading else ""
    return f"<p>{heading}{escape(part.body)}</p>\n"


def table(part: Part, *, header: bool = True) -> str:
    rows = ""
    for name, amount, daily, depth in part.printed_rows:
        indent = "&nbsp;&nbsp;" * depth
        rows += f"<tr><td>{indent}{escape(name)}</td><td>{escape(amount)}</td><td>{escape(daily)}</td></tr>\n"
    caption = (
        f"<tr><th colspan=3>{escape(part.heading)}</th></tr>\n"
        f"<tr><td colspan=3>Serving Size: {escape(part.serving)}</td></tr>\n"
        f"<tr><td colspan=3>Servings Per Container: {escape(part.servings)}</td></tr>\n"
    )
    columns = "<tr><th>Amount Per Serving</th><th></th><th>%DV</th></tr>\n" if header else ""
    return f"<table class='facts'>\n{caption}{columns}{rows}</table>\n"


def declared(label: Label, panel: Callable[[Part], str] = table) -> str:
    return "".join(panel(part) if part.is_panel else text(part) for part in label.parts if part.items)


def prose(label: Label, *kinds: str) -> str:
    return "".join(text(part) for part in label.parts if not part.items and part.kind in kinds)


def related(label: Label, heading: str) -> str:
    cards = "".join(
        f"<div class='card'><a href='/p/{n}'>{escape(name)}</a><span>$2{n}.99</span></div>"
        for n, name in enumerate(label.names("related"))
    )
    return f"<section class='related-products'><h2>{heading}</h2>{cards}</section>\n"


def json_ld(label: Label, **more: object) -> str:
    data = {
        "@context": "https://schema.org/",
        "@type": "Product",
        "name": label.product,
        "brand": {"@type": "Brand", "name": label.brand},
        "offers": {"@type": "Offer", "price": "29.90", "priceCurrency": "USD"},
        **more,
    }
    return f"<script type='application/ld+json'>{json.dumps(data, ensure_ascii=False)}</script>\n"


def claim(label: Label) -> str:
    part = label.part("claims")
    return part.body if part else ""

"""Product pages as shop systems write them: where the panel stands, and what stands around it.

Each template imitates the markup of a kind of shop, with invented names. What is around a panel (menus,
cookie banners, reviews, related products) belongs to the test: it names substances that the product has not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

import markup
from label import Label, Part


def make(label: Label) -> bytes:
    """The page's bytes in the encoding that its template declares."""
    text, encoding = _TEMPLATES[label.template](label)
    return text.encode(encoding)


def _shopify(label: Label) -> tuple[str, str]:
    """A theme with the description in the page and again in the product's JSON."""
    description = markup.declared(label, markup.table) + markup.prose(
        label, "claims", "directions", "warnings"
    )
    product = {
        "id": 7012,
        "title": label.product,
        "vendor": label.brand,
        "description": description,
        "variants": [{"id": 1, "title": "Default", "price": 4999}],
    }
    data = json.dumps(product, ensure_ascii=False).replace("</", "<\\/")
    body = (
        markup.menu("Shop all", "Stacks", "Help")
        + f"<main id='MainContent'><div class='product__info'>{markup.title(label)}"
        + "<span class='price'>$49.99</span>"
        + f"<div class='product__description rte'>{description}</div></div></main>\n"
        + f"<script type='application/json' id='ProductJson-7012'>{data}</script>\n"
        + "<script>window.ShopifyAnalytics={meta:{product:{id:7012}}};</script>\n"
        + markup.related(label, "You may also like")
        + markup.footer(label)
    )
    return markup.page(label, body), "utf-8"


def _woocommerce(label: Label) -> tuple[str, str]:
    """Tabs: description, additional information, reviews."""
    reviews = "".join(
        f"<li class='review'><strong class='woocommerce-review__author'>{escape(who)}</strong>"
        f"<div class='description'><p>{escape(said.strip())}</p></div></li>"
        for who, _, said in (review.partition(":") for review in label.names("reviews"))
    )
    count = len(label.names("reviews"))
    body = (
        markup.menu()
        + f"<div class='product type-product'><div class='summary entry-summary'>{markup.title(label)}"
        + "<div class='woocommerce-product-details__short-description'>"
        + f"{markup.prose(label, 'claims')}</div></div>"
        + "<div class='woocommerce-tabs wc-tabs-wrapper'><ul class='tabs wc-tabs'>"
        + f"<li>Description</li><li>Additional information</li><li>Reviews ({count})</li></ul>"
        + "<div class='woocommerce-Tabs-panel panel' id='tab-description'><h2>Description</h2>"
        + f"{markup.declared(label)}{markup.prose(label, 'directions', 'warnings')}</div>"
        + "<div class='woocommerce-Tabs-panel panel' id='tab-additional_information'>"
        + "<h2>Additional information</h2><table class='woocommerce-product-attributes shop_attributes'>"
        + "<tr><th>Weight</th><td>0.2 kg</td></tr>"
        + "<tr><th>Dimensions</th><td>6 × 6 × 12 cm</td></tr></table></div>"
        + f"<div class='woocommerce-Tabs-panel panel' id='tab-reviews'><h2>{count} reviews for "
        + f"{escape(label.product)}</h2><ol class='commentlist'>{reviews}</ol></div></div></div>\n"
        + markup.footer(label)
    )
    return markup.page(label, body), "utf-8"


def _woo_attributes(label: Label) -> tuple[str, str]:
    """The list of ingredients is one row among the attributes."""
    rows = "".join(
        f"<tr class='woocommerce-product-attributes-item'><th>{escape(part.heading)}</th>"
        f"<td><p>{escape(part.body)}</p></td></tr>"
        for part in label.parts
        if part.heading
    )
    body = (
        markup.menu()
        + f"<div class='product'>{markup.title(label)}{markup.prose(label, 'claims')}"
        + "<table class='woocommerce-product-attributes shop_attributes'>"
        + "<tr><th>Weight</th><td>0.3 kg</td></tr>"
        + f"{rows}<tr><th>Bottle</th><td><p>Amber glass</p></td></tr></table></div>\n"
        + markup.footer(label)
    )
    return markup.page(label, body), "utf-8"


def _amazon(label: Label) -> tuple[str, str]:
    """Bullets, important information, questions and a carousel."""
    important = "".join(
        f"<div class='a-section content'><h4>{escape(part.heading)}</h4><p>{escape(part.body)}</p></div>"
        for part in label.parts
        if part.heading
    )
    questions = "".join(
        f"<div class='askInlineQuestion'><b>Question:</b> <span>{escape(question)}?</span><br>"
        f"<b>Answer:</b> <span>{escape(answer.strip())}</span></div>"
        for question, _, answer in (pair.partition("?") for pair in label.names("questions"))
    )
    carousel = "".join(f"<li><a>{escape(name)}</a></li>" for name in label.names("related"))
    body = (
        "<div id='nav-belt'><a href='/'>Marketplace</a><input aria-label='Search'></div>\n"
        f"<div id='dp-container'><div id='centerCol'><span id='productTitle'>{escape(label.product)}</span>"
        f"<a id='bylineInfo'>Visit the {escape(label.brand)} Store</a>"
        f"<div id='feature-bullets'><ul><li><span class='a-list-item'>"
        f"{escape(markup.claim(label))}</span></li></ul></div></div>\n"
        f"<div id='important-information'><h2>Important information</h2>{important}</div>\n"
        f"<div id='sims-consolidated' class='a-carousel related'>"
        f"<h2>Customers who viewed this item also viewed</h2>{carousel}</div>\n"
        f"<div id='ask-btf'><h2>Customer questions &amp; answers</h2>{questions}</div></div>\n"
    )
    return markup.page(label, body), "utf-8"


def _jsonld_only(label: Label) -> tuple[str, str]:
    """An application that draws the page in the browser; only its JSON-LD says what the product is."""
    part = label.part("ingredients")
    listed = f"Ingredients: {part.body}" if part else ""
    head = markup.json_ld(label, description=f"{markup.claim(label)} {listed}")
    return markup.page(
        label, "<div id='root'></div><noscript>Please enable JavaScript.</noscript>", head=head
    ), "utf-8"


def _microdata(label: Label) -> tuple[str, str]:
    ingredients = label.part("ingredients")
    body = (
        markup.menu()
        + "<div itemscope itemtype='https://schema.org/Product'>"
        + f"<h1 itemprop='name'>{escape(label.product)}</h1>"
        + f"<span itemprop='brand'>{escape(label.brand)}</span>"
        + f"<p itemprop='description'>{escape(markup.claim(label))}</p>"
        + (
            f"<div itemprop='additionalProperty' itemscope itemtype='https://schema.org/PropertyValue'>"
            f"<span itemprop='name'>{escape(ingredients.heading)}</span>: "
            f"<span itemprop='value'>{escape(ingredients.body)}</span></div>"
            if ingredients
            else ""
        )
        + markup.prose(label, "directions", "warnings")
        + "</div>\n"
        + markup.footer(label)
    )
    return markup.page(label, body), "utf-8"


def _next_data(label: Label) -> tuple[str, str]:
    """A page whose panel is only in the state that the browser is to draw."""
    panel = label.part("supplement_facts")
    others = label.part("other_ingredients")
    state = {
        "props": {
            "pageProps": {
                "product": {
                    "name": label.product,
                    "brand": label.brand,
                    "description": markup.claim(label),
                    "supplementFacts": {
                        "servingSize": panel.serving if panel else "",
                        "ingredients": [
                            {"name": item.name, "amount": item.amount, "dailyValue": item.daily}
                            for item in (panel.items if panel else ())
                        ],
                    },
                    "otherIngredients": others.body if others else "",
                }
            }
        },
        "page": "/p/[slug]",
        "buildId": "a1b2c3",
    }
    body = (
        f"<div id='__next'><main><h1>{escape(label.product)}</h1><p>{escape(markup.claim(label))}</p>"
        "<button>Add to cart</button></main></div>"
        f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(state, ensure_ascii=False)}</script>"
    )
    return markup.page(label, body), "utf-8"


def _plain(label: Label, panel: Callable[[Part], str], before: str = "", head: str = "") -> tuple[str, str]:
    body = (
        markup.menu()
        + before
        + f"<main class='product-page'>{markup.title(label)}{markup.prose(label, 'claims')}"
        + markup.declared(label, panel)
        + f"{markup.prose(label, 'directions', 'warnings', 'other_ingredients')}</main>\n"
        + markup.footer(label)
    )
    return markup.page(label, body, head=head), "utf-8"


def _table_panel(label: Label) -> tuple[str, str]:
    return _plain(label, markup.table)


def _definition_list(label: Label) -> tuple[str, str]:
    def panel(part: Part) -> str:
        rows = "".join(
            f"<dt>{escape(name)}</dt><dd>{escape(amount)} <span class='dv'>{escape(daily)}</span></dd>"
            for name, amount, daily, _ in part.printed_rows
        )
        return f"<h3>{escape(part.heading)}</h3><p>Serving Size: {escape(part.serving)}</p><dl>{rows}</dl>\n"

    return _plain(label, panel)


def _accordion(label: Label) -> tuple[str, str]:
    """Every section folded into details."""
    folded = ""
    for part in label.parts:
        if part.kind == "claims":
            continue
        inside = markup.table(part) if part.is_panel else f"<p>{escape(part.body)}</p>"
        summary = f"<summary>{escape(part.heading)}</summary>"
        folded += f"<details class='accordion'>{summary}<div>{inside}</div></details>\n"
    body = markup.menu() + markup.title(label) + markup.prose(label, "claims") + folded + markup.footer(label)
    return markup.page(label, body), "utf-8"


def _div_soup(label: Label) -> tuple[str, str]:
    """Rows of divs under generated class names, without a table or a heading element."""

    def panel(part: Part) -> str:
        rows = "".join(
            f"<div class='css-1x9'><div class='css-a{depth}'>{escape(name)}</div>"
            f"<div class='css-b'>{escape(amount)}</div><div class='css-c'>{escape(daily)}</div></div>\n"
            for name, amount, daily, depth in part.printed_rows
        )
        return (
            f"<div class='css-9f'><div class='css-hd'>{escape(part.heading)}</div>"
            f"<div class='css-1x9'>Serving Size {escape(part.serving)}</div>{rows}</div>\n"
        )

    blocks = ""
    for part in label.parts:
        blocks += panel(part) if part.is_panel else f"<div class='css-t'>{markup.inline(part)}</div>\n"
    bar = "<div class='css-bar'>Free shipping over $50</div>"
    body = f"<div class='css-root'>{bar}{markup.title(label)}{blocks}</div>\n"
    return markup.page(label, body), "utf-8"


def _marketplace(label: Label) -> tuple[str, str]:
    """A listing: item specifics as pairs, the seller's text with line breaks."""
    specifics = (
        ("Brand", label.brand),
        ("Condition", "New"),
        ("Formulation", "See description"),
        ("Country of Origin", "Not stated"),
    )
    pairs = "".join(
        f"<div class='ux-labels-values'><dt>{escape(key)}</dt><dd>{escape(value)}</dd></div>"
        for key, value in specifics
    )
    lines = "<br>\n".join(
        f"{escape(part.heading)}: {escape(part.body)}" if part.heading else escape(part.body)
        for part in label.parts
    )
    body = (
        f"<div class='vi-title'>{markup.title(label)}</div><div class='price'>US $19.80</div>\n"
        f"<div class='x-about-this-item'><h2>Item specifics</h2><dl>{pairs}</dl></div>\n"
        f"<div id='desc_div'><h2>Item description from the seller</h2><p>{lines}</p></div>\n"
        "<div class='seller'><h2>About this seller</h2><p>99.1% positive feedback</p></div>\n"
    )
    return markup.page(label, body), "utf-8"


def _image_only(label: Label) -> tuple[str, str]:
    body = (
        markup.menu()
        + markup.title(label)
        + "<img src='/i/front.jpg' alt='front of the bottle'><img src='/i/back.jpg' alt='supplement facts'>\n"
        + markup.prose(label, "claims", "directions")
        + markup.footer(label)
    )
    return markup.page(label, body), "utf-8"


def _entities(label: Label) -> tuple[str, str]:
    """A page that writes letters outside ASCII, and some within, as character references."""
    coded = {"β": "&beta;", "ä": "&auml;", "ö": "&ouml;", "ü": "&uuml;", "ß": "&szlig;", "Ö": "&Ouml;"}
    coded |= {",": "&#44;", "1": "&#x31;", "-": "&#45;"}
    parts = "".join(
        f"<h3>{escape(part.heading)}</h3><p>{''.join(coded.get(c, escape(c)) for c in part.body)}</p>\n"
        for part in label.parts
    )
    text = markup.page(label, markup.menu() + markup.title(label) + parts, charset="us-ascii")
    return "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in text), "ascii"


def _encoded(charset: str, codec: str, lang: str) -> Callable[[Label], tuple[str, str]]:
    """A page in an older encoding that it names, as `charset`, the way browsers know it."""

    def template(label: Label) -> tuple[str, str]:
        body = markup.title(label) + "".join(markup.text(part) for part in label.parts)
        spoken = label.settings.get("lang", lang)
        return markup.page(label, f"<div id='content'>{body}</div>", charset=charset, lang=spoken), codec

    return template


def _meta_spam(label: Label) -> tuple[str, str]:
    words = escape(label.settings["keywords"])
    title = f"<meta property='og:title' content='{escape(label.product)}'>\n"
    head = f"<meta name='keywords' content='{words}'>\n{title}"
    return _plain(label, markup.table, head=head)


def _chrome_heavy(label: Label) -> tuple[str, str]:
    """A cookie banner over the page and a menu of categories beside it."""
    banner = (
        "<div id='cookie-consent' class='cookie-banner' role='dialog'><p>We use cookies to keep your cart "
        "and to count visits.</p><button>Accept all</button><button>Settings</button></div>\n"
    )
    categories = "".join(
        f"<li><a href='/c/{n}'>{name}</a></li>" for n, name in enumerate(label.names("navigation"))
    )
    side = f"<aside><nav class='category-menu' aria-label='Categories'><ul>{categories}</ul></nav></aside>\n"
    crumbs = "<ol class='breadcrumb'><li>Home</li><li>Mushrooms</li></ol>\n"
    return _plain(label, markup.table, before=banner + side + crumbs)


def _free_from(label: Label) -> tuple[str, str]:
    """A table of what a laboratory looked for and did not find stands beside the panel."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>Not detected</td></tr>" for name in label.names("free_from")
    )
    head = "<tr><th>Tested for</th><th>Result</th></tr>"
    table = f"<section><h2>Free from banned substances</h2><table>{head}{rows}</table></section>\n"
    return _plain(label, markup.table, before=table)


_TEMPLATES: dict[str, Callable[[Label], tuple[str, str]]] = {
    "shopify": _shopify,
    "woocommerce": _woocommerce,
    "woo_attributes": _woo_attributes,
    "amazon": _amazon,
    "jsonld_only": _jsonld_only,
    "microdata": _microdata,
    "next_data": _next_data,
    "table_panel": _table_panel,
    "definition_list": _definition_list,
    "accordion": _accordion,
    "div_soup": _div_soup,
    "marketplace": _marketplace,
    "image_only": _image_only,
    "entities": _entities,
    "windows1252": _encoded("windows-1252", "cp1252", "de"),
    "shift_jis": _encoded("shift_jis", "shift_jis", "ja"),
    "gb18030": _encoded("gb18030", "gb18030", "zh"),
    "meta_spam": _meta_spam,
    "chrome_heavy": _chrome_heavy,
    "free_from": _free_from,
}

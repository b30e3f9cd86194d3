"""Product pages: reading order, shapes, zones, data in the page, identity."""

from __future__ import annotations

import json

import pytest

from screener.documents.read import read_bytes, read_html, read_text
from screener.model import BlockKind, Document, Zone


def texts(document: Document, zone: Zone = Zone.MAIN) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.zone is zone]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


class TestOrderAndShape:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<h2>Ingredients</h2><p>Caffeine,  taurine</p>", ["Ingredients", "Caffeine, taurine"]),
            (
                "<ul><li>Creatine 5 g</li><li>2-aminoisoheptane 120 mg</li></ul>",
                ["Creatine 5 g", "2-aminoisoheptane 120 mg"],
            ),
            ("<p>A 1 mg<br>B 2 mg<br/>C 3 mg</p>", ["A 1 mg", "B 2 mg", "C 3 mg"]),
            ("<p>Pi<b>cami</b>lon</p>", ["Picamilon"]),
            ("<p>Vitamin B<sub>12</sub> and H<sub>2</sub>O</p>", ["Vitamin B12 and H2O"]),
            ("<p>LGD-4033<sup>2</sup>, zinc<sup>1,3</sup></p>", ["LGD-4033 2, zinc 1,3"]),
            ("<p>RAD-140<span style='vertical-align: super'>2</span></p>", ["RAD-140 2"]),
            ("<p>RAD140 <sup>2</sup> Sensoril<sup>®</sup></p>", ["RAD140 2 Sensoril®"]),
            ("<p>FD&amp;C Red&nbsp;#40, &beta;-alanine</p>", ["FD&C Red\xa0#40, β-alanine"]),
            ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
            ("<pre>A 1 mg\n  B 2 mg</pre>", ["A 1 mg", "B 2 mg"]),
            (
                "<p>a</p><!-- ephedra --><script>var x='ephedra'</script><style>p{}</style><p>b</p>",
                ["a", "b"],
            ),
            ("<p>a<noscript>Caffeine 200 mg</noscript></p>", ["a", "Caffeine 200 mg"]),
            ("<template><p>ephedra</p></template><p>a</p>", ["a"]),
            (
                "<x-panel><template shadowrootmode=open><p>Caffeine 200 mg</p></template></x-panel>",
                ["Caffeine 200 mg"],
            ),
            (
                "<svg><title>logo</title><text>Caffeine</text><text>Taurine</text></svg>",
                ["Caffeine", "Taurine"],
            ),
            (
                "<img alt='Supplement Facts: caffeine 200 mg'><p>x</p>",
                ["Supplement Facts: caffeine 200 mg", "x"],
            ),
            ("<span>Vitamin C</span><span>90 mg</span>", ["Vitamin C  90 mg"]),
            ("<span>Sucralose</span><span>Malic Acid</span>", ["Sucralose  Malic Acid"]),
            ("<span>D</span><span>MAA</span>", ["DMAA"]),
            ("<p><span>rice</span><span>flour</span></p>", ["rice flour"]),
            ("<p><a href=/a>rice</a><a href=/b>flour</a></p>", ["rice flour"]),
            ("<p><a href=/a>Vitamin D</a><a href=/b>Zinc</a></p>", ["Vitamin D Zinc"]),
            ("<p><b>Pica</b><i>milon</i></p>", ["Picamilon"]),
            (
                "<select><option>Choose</option><option>Phenibut 60 caps</select>",
                ["Choose", "Phenibut 60 caps"],
            ),
        ],
    )
    def test_words_come_in_the_order_of_the_page(self, html: str, expected: list[str]) -> None:
        assert texts(read_html(html)) == expected

    @pytest.mark.parametrize(
        ("html", "rows"),
        [
            (
                "<table><tr><th>Amount</th><th>%DV</th></tr><tr><td>Vitamin C<td>90 mg<td>100%</table>",
                ["Amount  %DV", "Vitamin C  90 mg  100%"],
            ),
            ("<table><tr><td><p>Caffeine</p></td><td><p>200 mg</p></td></tr></table>", ["Caffeine  200 mg"]),
            (
                "<table><tr><td>Vitamin C<br>Zinc</td><td>90 mg<br>11 mg</td></tr></table>",
                ["Vitamin C  90 mg", "Zinc  11 mg"],
            ),
            (
                "<table><tr><td>Vitamin C<br>(as ascorbic acid)</td><td>90 mg</td></tr></table>",
                ["Vitamin C (as ascorbic acid)  90 mg"],
            ),
            (
                "<table><tr><td>Vitamin C</td><td>90 mg</td><td>Zinc</td><td>11 mg</td></tr></table>",
                ["Vitamin C  90 mg", "Zinc  11 mg"],
            ),
            (
                "<div class=row><div>Caffeine</div><div>200 mg</div></div>"
                "<div class=row><div>Zinc</div><div>11 mg</div></div>",
                ["Caffeine  200 mg", "Zinc  11 mg"],
            ),
            ("<ul><li><span>Caffeine</span> <span>200 mg</span></li></ul>", ["Caffeine  200 mg"]),
            (
                "<dl><dt>Caffeine</dt><dd>200 mg</dd><dt>Zinc</dt><dd>11 mg</dd><dt>Iron</dt><dd>8 mg</dd></dl>",
                ["Caffeine  200 mg", "Zinc  11 mg", "Iron  8 mg"],
            ),
        ],
    )
    def test_a_row_is_one_line_however_it_is_built(self, html: str, rows: list[str]) -> None:
        document = read_html(html)
        assert texts(document) == rows
        assert {b.kind for b in document.blocks} == {BlockKind.TABLE_ROW}

    def test_attributes_are_headings_with_their_text_and_doses_stay_rows(self) -> None:
        rows = (
            ("Weight", "0.3 kg"),
            ("Ingredients", "Kava, mint"),
            ("Size", "100 g"),
            ("Flavor", "Lemon"),
            ("Caffeine", "200 mg"),
        )
        table = "".join(f"<tr><th>{name}</th><td><p>{text}</p></td></tr>" for name, text in rows)
        pairs = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows)
        for html in (f"<table>{table}</table><p>x</p>", f"<dl>{pairs}</dl><p>x</p>"):
            found = kinds(read_html(html))
            assert found[1:] == [
                ("heading", "Ingredients"),
                ("paragraph", "Kava, mint"),
                ("heading", "Size"),
                ("paragraph", "100 g"),
                ("heading", "Flavor"),
                ("paragraph", "Lemon"),
                ("table_row", "Caffeine  200 mg"),
                ("paragraph", "x"),
            ]
            assert found[0] == ("table_row", "Weight  0.3 kg")

    @pytest.mark.parametrize(
        "head",
        [
            "<th>Ingredients<th>Amount",
            "<td>Ingredient<td>Dose",
            "<td>Ingredients<td>Per capsule",
            "<th>Zutaten<th>x",
        ],
    )
    def test_the_head_of_columns_makes_no_attributes(self, head: str) -> None:
        document = read_html(f"<table><tr>{head}</tr><tr><td>Kava</td><td>dried root</td></tr></table>")
        assert texts(document)[-1] == "Kava  dried root"

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<p><b>Ingredients</b> Kava, mint</p>", ["Ingredients", "Kava, mint"]),
            ("<p><strong>Zutaten</strong>\n Kava</p>", ["Zutaten", "Kava"]),
            ("<p><b>Ingredients:</b> Kava, mint</p>", ["Ingredients: Kava, mint"]),
            ("<p><b>Ingredients</b>: Kava, mint</p>", ["Ingredients: Kava, mint"]),
            ("<p><b>Ingredients</b> of the finest kind</p>", ["Ingredients of the finest kind"]),
            ("<p>Our <b>Ingredients</b> Kava</p>", ["Our Ingredients Kava"]),
        ],
    )
    def test_bold_words_that_head_a_list_are_its_heading(self, html: str, expected: list[str]) -> None:
        assert texts(read_html(html)) == expected

    def test_a_layout_table_is_no_row(self) -> None:
        cells = "<td><h2>Ingredients</h2><ul><li>Caffeine</ul></td><td><p>Price</p><ul><li>x</ul></td>"
        html = f"<table><tr>{cells}</tr></table>"
        assert texts(read_html(html)) == ["Ingredients", "Caffeine", "Price", "x"]

    def test_shapes_are_told(self) -> None:
        html = (
            "<title>Shop</title><h1>Sprint</h1><button aria-expanded=false>Ingredients</button>"
            "<p>Caffeine</p>"
            "<ul><li><p>Taurine</p></li></ul><dl><dt>Form</dt><dd>Powder</dd></dl>"
        )
        assert kinds(read_html(html)) == [
            ("title", "Shop"),
            ("heading", "Sprint"),
            ("heading", "Ingredients"),
            ("paragraph", "Caffeine"),
            ("list_item", "Taurine"),
            ("heading", "Form"),
            ("list_item", "Powder"),
        ]

    def test_blocks_follow_one_another_and_cover_the_text(self) -> None:
        document = read_html("<h1>A</h1><p>b<br>c</p><table><tr><td>d<td>e</table>")
        assert "\n".join(document.text[b.start : b.end] for b in document.blocks) == document.text
        assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)


REVIEW = "<p>I took ephedra before.</p>"


class TestZones:
    @pytest.mark.parametrize(
        ("html", "zone"),
        [
            (f"<div id=reviews>{REVIEW}</div>", Zone.REVIEWS),
            (f"<div class='productReviews__list'>{REVIEW}</div>", Zone.REVIEWS),
            (f"<div itemprop=review>{REVIEW}</div>", Zone.REVIEWS),
            (f"<h2>Customer Reviews</h2>{REVIEW}", Zone.REVIEWS),
            (f"<div><h3>Kundenbewertungen (12)</h3></div><div>{REVIEW}</div>", Zone.REVIEWS),
            (f"<h2>レビュー</h2>{REVIEW}", Zone.REVIEWS),
            (f"<section class='related-products'>{REVIEW}</section>", Zone.RELATED),
            (f"<div class='cross-sells'>{REVIEW}</div>", Zone.RELATED),
            (
                f"<x-products class='product-recommendations'>{REVIEW}</x-products>",
                Zone.RELATED,
            ),
            (f"<h2>You may also like</h2>{REVIEW}", Zone.RELATED),
            (f"<h2>Das könnte Ihnen auch gefallen</h2>{REVIEW}", Zone.RELATED),
            (f"<h3>Vous aimerez aussi</h3>{REVIEW}", Zone.RELATED),
            (f"<h3>También te puede interesar</h3>{REVIEW}", Zone.RELATED),
            (f"<h3>Potrebbe interessarti anche</h3>{REVIEW}", Zone.RELATED),
            (f"<h3>相关产品</h3>{REVIEW}", Zone.RELATED),
            (f"<nav>{REVIEW}</nav>", Zone.NAVIGATION),
            (f"<header>{REVIEW}</header>", Zone.NAVIGATION),
            (f"<div class=breadcrumbs>{REVIEW}</div>", Zone.NAVIGATION),
            (f"<div id='cookie-banner'>{REVIEW}</div>", Zone.NAVIGATION),
            (f"<footer>{REVIEW}</footer>", Zone.FOOTER),
            (f"<div class='site-footer'>{REVIEW}</div>", Zone.FOOTER),
            (f"<span class='visually-hidden'>{REVIEW}</span>", Zone.HIDDEN),
            (f"<div style='position:absolute; left:-9999px'>{REVIEW}</div>", Zone.HIDDEN),
            (f"<div style='display: none'>{REVIEW}</div>", Zone.HIDDEN),
            (f"<div hidden>{REVIEW}</div>", Zone.HIDDEN),
        ],
    )
    def test_text_about_something_else_is_kept_apart(self, html: str, zone: Zone) -> None:
        document = read_html(f"<body><h1>Sprint</h1><p>Caffeine 200 mg</p>{html}</body>")
        assert "I took ephedra before." in texts(document, zone)
        assert "Caffeine 200 mg" in texts(document)

    @pytest.mark.parametrize(
        "html",
        [
            "<div role=tabpanel style='display:none'>{}</div>",
            "<div class='accordion__content' hidden>{}</div>",
            "<div class='tab-pane' style='visibility:hidden'>{}</div>",
            "<a href='#more'>more</a><div id=more style='display:none'>{}</div>",
            "<button aria-controls=x></button><div id=x hidden>{}</div>",
            "<details><summary>Ingredients</summary>{}</details>",
            "<div style='display:none'>Ingredients: {}</div>",
            "<body class='has-reviews page-related' style='opacity:0'><h1>Sprint</h1>{}</body>",
            "<div class='product with-reviews'><h1>Sprint</h1>{}</div>",
            "<main><header>{}</header></main>",
            "<div class='recommended-dose'>{}</div>",
            "<div class='card-footer'>{}</div>",
            "<div class='menu'>Supplement Facts {}</div>",
            "<h2>Reviews</h2><p>Nice</p><h2>Ingredients</h2>{}",
            "<div><h2>Reviews</h2><p>Nice</p></div>{}",
            "<h2>You may also like</h2><ul><li>Other</li></ul><p>Ingredients: {}</p>",
            "<div><h2>Reviews</h2><p>Nice</p><h3>Supplement Facts per capsule</h3><p>{}</p></div>",
        ],
    )
    def test_what_a_buyer_can_open_or_read_stays_main(self, html: str) -> None:
        document = read_html(html.format("Phenibut 500 mg"))
        assert any("Phenibut 500 mg" in text for text in texts(document)), kinds(document)

    @pytest.mark.parametrize(
        "labels",
        [
            "<ul class=tabs><li>Description</li><li>Ingredients</li><li>Reviews (12)</li></ul>",
            "<ul><li><a href=#d>Description</a></li><li><a href=#r>Customer Reviews</a></li></ul>",
            "<div role=tablist><a href=#d>Description</a><a href=#r>Reviews</a></div>",
            "<button>Description</button><button aria-controls=r>Ratings & Reviews</button>",
            "<div role=tab>Reviews</div>",
            "<div class='tab-title'>Reviews (3)</div>",
            "<a>Customer Reviews</a>",
            "<a href=#x>You may also like</a>",
            "<select><option>Top reviews</option></select>",
        ],
    )
    def test_a_label_that_leads_to_reviews_is_navigation_and_opens_nothing(self, labels: str) -> None:
        panel = "<div><p>Phenibut HCl 250mg, L-theanine 200mg</p></div>"
        document = read_html(f"<main><h1>Calm X</h1>{labels}<p>Relax.</p>{panel}</main>")
        assert texts(document)[-2:] == ["Relax.", "Phenibut HCl 250mg, L-theanine 200mg"]
        assert len(texts(document, Zone.NAVIGATION)) == 1

    @pytest.mark.parametrize(
        ("html", "zone"),
        [
            (
                "<ul><li>Details</li><li>Reviews (2)</li></ul><div><div>x</div><div>{}</div></div>",
                Zone.REVIEWS,
            ),
            ("<a href='#t2'>Reviews</a><div id=t2>{}</div>", Zone.REVIEWS),
            ("<button aria-controls=t2>You may also like</button><div id=t2>{}</div>", Zone.RELATED),
            ("<div class='customer-questions'>{}</div>", Zone.REVIEWS),
            ("<div id='CybotCookiebotDialog'>{}</div>", Zone.NAVIGATION),
            ("<div id='onetrust-banner-sdk'>{}</div>", Zone.NAVIGATION),
            ("<ol itemtype='https://schema.org/BreadcrumbList'><li>{}</li></ol>", Zone.NAVIGATION),
        ],
    )
    def test_a_label_tells_what_it_opens(self, html: str, zone: Zone) -> None:
        document = read_html(f"<main><h1>Calm X</h1><p>Ingredients: zinc</p></main>{html.format(REVIEW)}")
        assert "I took ephedra before." in texts(document, zone), kinds(document)

    @pytest.mark.parametrize(
        "html",
        [
            "<ul><li>Details</li><li>Reviews</li></ul><div><div>x</div><div>{}</div><div>y</div></div>",
            "<ul><li>Details</li><li>Reviews</li></ul><div><p>x</p><div>{}</div></div>",
            "<ul><li>Details</li><li>Reviews</li></ul><div><div>x</div><div>Ingredients: {}</div></div>",
            "<a href='#product-details'>Reviews</a><div id=product-details>{}</div>",
            "<a href='#t'>Reviews</a><div id=t><h3>Ingredients</h3><p>{}</p></div>",
        ],
    )
    def test_a_label_that_does_not_fit_what_follows_tells_nothing(self, html: str) -> None:
        document = read_html(f"<h1>Calm X</h1>{html.format('Phenibut')}")
        assert any("Phenibut" in text for text in texts(document)), kinds(document)

    @pytest.mark.parametrize(
        "said",
        ["<li>Reviews mention Phenibut 250 mg</li>", "<a>Reviewed by Dr. A</a>", "<li>Phenibut 250 mg</li>"],
    )
    def test_an_item_that_says_more_is_no_label(self, said: str) -> None:
        assert texts(read_html(f"<main><h1>Calm X</h1><div>{said}</div></main>"), Zone.NAVIGATION) == []

    @pytest.mark.parametrize(
        "reviews",
        [
            "<h2><button>Reviews</button></h2>{}",
            "<details><summary>Reviews (3)</summary>{}</details>",
            "<fieldset><legend>Customer reviews</legend>{}</fieldset>",
        ],
    )
    def test_a_heading_opens_its_zone_though_it_can_be_clicked(self, reviews: str) -> None:
        document = read_html(f"<div><h1>Calm X</h1>{reviews.format(REVIEW)}</div>")
        assert "I took ephedra before." in texts(document, Zone.REVIEWS)

    @pytest.mark.parametrize(
        "html",
        [
            "<div class='product-reviews-and-details'><h2>Supplement Facts</h2><p>{}</p></div>",
            "<div class='productReviewsAndDetails'><p>{}</p></div>",
            "<div class='product-reviews'><p>Nice.</p><h2>Supplement Facts</h2><p>{}</p></div>",
            "<div class='product-reviews'><h2>Reviews</h2><h3>Zutaten</h3><p>{}</p></div>",
            "<div class='product-reviews'><table><caption>Supplement Facts per capsule</caption>"
            "<tr><td>{}</table></div>",
            "<div class=reviews><table><tr><th>Supplement Facts<tr><td>{}</table></div>",
            "<div class=reviews><h2>Calm X</h2><div><h3>Supplement Facts</h3></div><div><p>{}</p></div></div>",
            "<div class='related-products'><h4>Ingredients</h4><p>{}</p></div>",
            "<div class='related-ingredients'><p>{}</p></div>",
            "<div class='nav-content'><p>{}</p></div>",
            "<div class='tab-nav-content'><p>{}</p></div>",
            "<div class='nav'><p>{} per capsule</p></div>",
        ],
    )
    def test_a_class_does_not_overrule_what_declares(self, html: str) -> None:
        document = read_html("<h1>Calm X</h1>" + html.format("Phenibut 250 mg"))
        assert any("Phenibut 250 mg" in text for text in texts(document)), kinds(document)

    @pytest.mark.parametrize(
        ("html", "zone"),
        [
            ("<div class=reviews><h3>Supplement Facts</h3><p>x</p><h3>Great</h3>{}</div>", Zone.REVIEWS),
            ("<div class=reviews><div><h3>Ingredients</h3><p>x</p></div>{}</div>", Zone.REVIEWS),
            ("<div class=related><h3>Other</h3><h4>Ingredients</h4>{}</div>", Zone.RELATED),
            ("<div class=related><a>Other</a><h4>Ingredients</h4>{}</div>", Zone.RELATED),
            ("<div class='ratings-and-reviews'>{}</div>", Zone.REVIEWS),
            ("<ul class='nav'><li><a>Ephedra 250 mg</a></li><li>{}</li></ul>", Zone.NAVIGATION),
        ],
    )
    def test_a_panel_takes_only_its_own_part_out_of_a_zone(self, html: str, zone: Zone) -> None:
        document = read_html("<h1>Calm X</h1>" + html.format(REVIEW))
        assert "I took ephedra before." in texts(document, zone), kinds(document)

    def test_a_zone_lasts_for_everything_inside(self) -> None:
        document = read_html("<div class=related><div><ul><li><b>Picamilon</b> caps</ul></div></div>")
        assert texts(document, Zone.RELATED) == ["Picamilon caps"]


def linked(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


class TestData:
    def test_a_description_that_stands_only_in_data_is_read(self) -> None:
        product = {
            "@type": "Product",
            "name": "Spark",
            "description": "Ingredients: <b>Aniracetam</b> 400&nbsp;mg, caffeine",
        }
        document = read_html(linked(product) + "<div id=root></div>")
        assert texts(document, Zone.STRUCTURED) == ["Spark", "Ingredients: Aniracetam 400\xa0mg, caffeine"]

    def test_what_the_page_shows_is_not_said_twice(self) -> None:
        product = {"@type": "Product", "name": "Spark", "description": "Ingredients: aniracetam, caffeine."}
        document = read_html(
            linked(product) + "<h1>Spark</h1><p>Ingredients: <i>Aniracetam</i>, Caffeine</p>"
        )
        assert texts(document, Zone.STRUCTURED) == []

    def test_words_that_only_a_review_says_do_not_count_as_shown(self) -> None:
        product = {"@type": "Product", "description": "Ingredients: aniracetam 400 mg"}
        document = read_html(linked(product) + "<div id=reviews>Ingredients: aniracetam 400 mg</div>")
        assert texts(document, Zone.STRUCTURED) == ["Ingredients: aniracetam 400 mg"]

    @pytest.mark.parametrize(
        "script",
        [
            '<script type="application/json" data-product-json>{}</script>',
            '<script id="__NEXT_DATA__" type="application/json">{}</script>',
            "<script>window.__INITIAL_STATE__ = {};</script>",
        ],
    )
    def test_the_shops_own_json_is_read_where_it_holds_ingredients(self, script: str) -> None:
        data = {
            "props": {
                "product": {
                    "body_html": "<p>Supplement Facts<br>Phenibut 500 mg</p>",
                    "sku": "A1",
                    "theme": "dark",
                },
                "relatedProducts": [{"description": "Ingredients: ephedra 20 mg"}],
                "reviews": [{"body": "Ingredients: kratom 20 mg"}],
            }
        }
        document = read_html(script.replace("{}", json.dumps(data)) + "<h1>Calm</h1>")
        assert texts(document, Zone.STRUCTURED) == ["Supplement Facts", "Phenibut 500 mg"]
        assert texts(document, Zone.RELATED) == ["Ingredients: ephedra 20 mg"]
        assert texts(document, Zone.REVIEWS) == ["Ingredients: kratom 20 mg"]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (
                {"ingredients": "Tianeptine sodium 15 mg, rice"},
                ["Ingredients", "Tianeptine sodium 15 mg, rice"],
            ),
            ({"ingredients": ["Tianeptine, pure", "rice"]}, ["Ingredients", "Tianeptine, pure", "rice"]),
            (
                {"fullIngredients": [{"name": "Tianeptine", "amount": 15, "unit": "mg"}, {"name": "rice"}]},
                ["Ingredients", "Tianeptine  15 mg", "rice"],
            ),
            ({"Inhaltsstoffe": "Tianeptin"}, ["Inhaltsstoffe", "Tianeptin"]),
            (
                {
                    "ingredients": {
                        "title": "Ingredients",
                        "items": ["Tianeptine", "rice"],
                        "html": "<p>zinc</p>",
                    }
                },
                ["Ingredients", "Tianeptine", "rice", "zinc"],
            ),
            (
                {
                    "supplementFacts": {
                        "servingSize": "1 stick",
                        "ingredients": [{"name": "Taurine", "amount": "60 mg", "dailyValue": "†"}],
                    },
                    "otherIngredients": "Silica, rice",
                },
                [
                    *("Supplement Facts", "Serving size: 1 stick", "Taurine  60 mg  †"),
                    *("Other Ingredients", "Silica, rice"),
                ],
            ),
            (
                {"ingredients": [{"name": "Go Blend", "amount": "1 g", "children": ["Kola", "Cocoa"]}]},
                ["Ingredients", "Go Blend  1 g", "Kola", "Cocoa"],
            ),
            (
                {"attributes": [{"name": "Ingredients", "options": ["Tianeptine", "rice"]}]},
                ["Ingredients", "Tianeptine", "rice"],
            ),
            (
                {"metafields": [{"key": "ingredients", "value": "Tianeptine, rice"}]},
                ["Ingredients", "Tianeptine, rice"],
            ),
            ({"a": json.dumps({"ingredients": "Tianeptine"})}, ["Ingredients", "Tianeptine"]),
            ({"body_html": "<h3>Ingredients</h3><p>Tianeptine</p>"}, ["Ingredients", "Tianeptine"]),
            (
                {"body_html": "&lt;h3&gt;Ingredients&lt;/h3&gt;&lt;p&gt;Tianeptine&lt;/p&gt;"},
                ["Ingredients", "Tianeptine"],
            ),
            ({"labels": {"ingredients": "Ingredients"}}, []),
            ({"filters": {"ingredients": "Kratom, Kava"}}, []),
            ({"ingredients": {"title": "", "items": [1, None]}}, []),
            ({"theme": "Tianeptine"}, []),
        ],
    )
    def test_a_key_that_says_ingredients_is_believed(self, data: object, said: list[str]) -> None:
        for script in (
            f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>',
            f"<script>window.__STATE__ = {json.dumps(data)};</script>",
        ):
            assert texts(read_html(f"<h1>Calm</h1>{script}"), Zone.STRUCTURED) == said

    @pytest.mark.parametrize(
        "markup",
        [
            r"""<script>window.S = JSON.parse("{\"ingredients\":\"Tianeptine, rice\"}");</script>""",
            r"""<script>window.S = JSON.parse('{"ingredients":"Tianeptine, rice","x":"it\'s \x41"}');</script>""",
            r"""<script>self.__next_f.push([1,"5:[\"$\",{\"ingredients\":\"Tianeptine, rice\"}]\n"])</script>""",
            """<div data-page='{"props": {"ingredients": "Tianeptine, rice"}}'></div>""",
            """<div data-product="{&quot;ingredients&quot;: &quot;Tianeptine, rice&quot;}"></div>""",
        ],
    )
    def test_json_is_found_however_the_page_carries_it(self, markup: str) -> None:
        assert texts(read_html(f"<h1>Calm</h1>{markup}"), Zone.STRUCTURED) == [
            "Ingredients",
            "Tianeptine, rice",
        ]

    @pytest.mark.parametrize("broken", ["'{\"a", "'\\", '"{', "'{}\\'", "'[1,2'", "'\\u12'"])
    def test_broken_strings_of_json_are_passed_over(self, broken: str) -> None:
        script = f"<script>x = JSON.parse({broken}); ingredients</script>"
        assert texts(read_html(f"<p>Caffeine</p>{script}")) == ["Caffeine"]

    def test_a_name_that_only_a_remark_says_is_still_listed(self) -> None:
        data = {"ingredients": ["DMAA", "Rice flour"]}
        script = f'<script type="application/json">{json.dumps(data)}</script>'
        document = read_html(f"<h1>Calm</h1><p>Not your DMAA-style jitters. No rice flour.</p>{script}")
        assert texts(document, Zone.STRUCTURED) == ["Ingredients", "DMAA", "Rice flour"]

    def test_a_heading_on_the_page_does_not_take_the_heading_of_data_away(self) -> None:
        product = {"@type": "Product", "description": "<h3>Ingredients</h3><p>Tianeptine, rice</p>"}
        document = read_html(f"<h1>Calm</h1><a href=#i>Ingredients</a>{linked(product)}")
        assert texts(document, Zone.STRUCTURED) == ["Ingredients", "Tianeptine, rice"]

    @pytest.mark.parametrize("page", ["<h1>Calm Sleep</h1>", "<title>Calm Sleep | Shop</title>"])
    def test_other_products_beside_the_pages_own_are_related(self, page: str) -> None:
        own = {"title": "Calm Sleep", "price": 1, "ingredients": "Magnesium"}
        other = {"title": "Zed", "price": 2, "ingredients": "Kratom", "body_html": "Ingredients: kratom"}
        script = f'<script type="application/json">{json.dumps({"products": [own, other]})}</script>'
        document = read_html(page + script)
        assert texts(document, Zone.STRUCTURED) == ["Ingredients", "Magnesium"]
        assert texts(document, Zone.RELATED) == ["Ingredients: kratom"]

    def test_parts_of_a_bundle_are_the_products_own(self) -> None:
        parts = [
            {"title": "Zed", "price": 2, "ingredients": "Kratom"},
            {"title": "Wye", "price": 2, "ingredients": "Zinc"},
        ]
        script = f'<script type="application/json">{json.dumps({"parts": parts})}</script>'
        said = texts(read_html(f"<h1>Night Pack</h1>{script}"), Zone.STRUCTURED)
        assert said == ["Ingredients", "Kratom", "Ingredients", "Zinc"]

    def test_of_several_linked_products_the_one_that_heads_the_page_is_meant(self) -> None:
        products = [
            {"@type": "Product", "name": "Zed", "description": "Ingredients: kratom, rice", "brand": "Z"},
            {"@type": "Product", "name": "Calm", "description": "Ingredients: zinc, rice", "brand": "C"},
        ]
        document = read_html(f"<h1>Calm</h1>{linked(products)}")
        assert document.product.brand == "C"
        assert texts(document, Zone.STRUCTURED) == ["Ingredients: zinc, rice"]
        assert texts(document, Zone.RELATED) == ["Zed", "Ingredients: kratom, rice"]

    def test_properties_are_rows_where_they_are_doses_and_headed_texts_else(self) -> None:
        properties = [
            {"name": "Ingredients", "value": "Tianeptine, rice"},
            {"name": "Zinc", "value": 15, "unitText": "mg"},
            {"name": "Flavor", "value": "Lemon"},
        ]
        product = {"@type": "Product", "additionalProperty": properties, "activeIngredient": ["Kava", "Zinc"]}
        document = read_html(f"<h1>Calm</h1>{linked(product)}")
        assert kinds(document)[1:] == [
            ("heading", "Ingredients"),
            ("paragraph", "Tianeptine, rice"),
            ("table_row", "Zinc  15 mg"),
            ("heading", "Flavor"),
            ("paragraph", "Lemon"),
            ("heading", "Active Ingredient"),
            ("list_item", "Kava"),
            ("list_item", "Zinc"),
        ]

    def test_templates_inside_templates_cost_no_depth(self) -> None:
        deep = 250 * "<template>" + "Phenibut 250 mg" + 250 * "</template>"
        assert texts(read_html(f"<p>Sleep.</p>{deep}")) == ["Sleep."]

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("<p>Phenibut 250 mg</p>", ["Phenibut 250 mg"]),
            ("<h3>Ingredients</h3>Phenibut", ["Ingredients", "Phenibut"]),
            ("<div class=related-products><p>Phenibut 250 mg</p></div>", []),
            ("<p>Your cart is empty</p>", []),
        ],
    )
    def test_a_template_is_data_where_it_declares(self, template: str, said: list[str]) -> None:
        document = read_html(f"<h1>Calm</h1><template>{template}</template><p>Sleep.</p>")
        assert texts(document, Zone.STRUCTURED) == said
        assert texts(document) == ["Calm", "Sleep."]

    @pytest.mark.parametrize(
        "broken", ["{", '{"@type": "Product", "name": }', "[" * 50_000, "null", '"x"', "[1, null]"]
    )
    def test_broken_data_is_passed_over(self, broken: str) -> None:
        document = read_html(f"<script type='application/ld+json'>{broken}</script><p>Caffeine</p>")
        assert texts(document) == ["Caffeine"]

    def test_meta_texts_come_last(self) -> None:
        html = (
            "<meta name=keywords content='ephedra, pump'><meta name=description content='Caffeine 200 mg'>"
            "<p>Caffeine 200 mg</p>"
        )
        document = read_html(html)
        assert texts(document, Zone.META) == ["ephedra, pump"]
        assert document.text.endswith("ephedra, pump")

    def test_identity_comes_from_data_then_from_the_page(self) -> None:
        product = {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": ["Product"],
                    "name": "Sprint",
                    "brand": {"@type": "Brand", "name": "Tallgrass"},
                    "gtin12": "012345678905",
                    "offers": [{"@type": "Offer", "seller": {"name": "Example Shop"}}],
                }
            ],
        }
        html = linked(product) + "<link rel=canonical href='https://shop.example/sprint'><h1>Sprint Pre</h1>"
        found = read_html(html, url="https://shop.example/sprint?utm=1").product
        assert (found.name, found.brand, found.seller, found.url, found.upc) == (
            "Sprint",
            "Tallgrass",
            "Example Shop",
            "https://shop.example/sprint",
            "012345678905",
        )

    def test_identity_from_microdata_and_head(self) -> None:
        html = (
            "<meta property='og:site_name' content='Example Shop'>"
            "<div itemscope itemtype='http://schema.org/Product'><h1 itemprop=name>Sprint</h1>"
            "<span itemprop=brand>Tallgrass</span><meta itemprop=gtin13 content=4006381333931></div>"
        )
        found = read_html(html, url="https://shop.example/p").product
        assert (found.name, found.brand, found.seller, found.url, found.upc) == (
            "Sprint",
            "Tallgrass",
            "Example Shop",
            "https://shop.example/p",
            "4006381333931",
        )

    @pytest.mark.parametrize(
        ("html", "number"),
        [
            ("<p>UPC: 0 12345 67890 5</p>", "012345678905"),
            ("<table><tr><th>EAN</th><td>4006381333931</td></tr></table>", "4006381333931"),
            ("<p>GTIN-13: 4006381333931 | Item 55</p>", "4006381333931"),
            ("<p>UPC: 0 12345 67890 6</p>", None),
            ("<p>UPC: 000000000000</p>", None),
            ("<p>SKU: 012345678905</p>", None),
            ("<p>Call 0 12345 67890 5</p>", None),
            ("<nav>UPC: 0 12345 67890 5</nav>", None),
            ("<div class=related><p>UPC: 0 12345 67890 5</p></div>", None),
            ("<meta property='product:ean' content='4006381333931'>", "4006381333931"),
            ("<meta property='product:upc' content='4006381333932'>", None),
            (linked({"@type": "Product", "sku": "012345678905"}), None),
            (linked({"@type": "Product", "productID": "012345678905"}), None),
            (linked({"@type": "Product", "productID": "upc:012345678905"}), "012345678905"),
            (linked({"@type": "Product", "gtin13": "4006381333932", "gtin": 12345678905}), None),
            (linked({"@type": "Product", "offers": {"gtin12": "0 12345-67890 5"}}), "012345678905"),
            ("<div itemscope itemtype='schema.org/Product'><b itemprop=sku>012345678905</b></div>", None),
        ],
    )
    def test_an_article_number_has_the_right_check_digit_and_is_no_stock_number(
        self, html: str, number: str | None
    ) -> None:
        assert read_html(f"<h1>Calm</h1>{html}").product.upc == number

    def test_brand_and_seller_are_read_from_the_rows_of_the_page(self) -> None:
        html = "<h1>Calm</h1><table><tr><th>Brand</th><td>Tallgrass</td></tr></table><p>Sold by: Example Shop</p>"
        found = read_html(html).product
        assert (found.brand, found.seller) == ("Tallgrass", "Example Shop")

    def test_the_shops_name_in_the_header_is_not_the_products(self) -> None:
        html = "<header><h1>Example Shop</h1></header><div><h1>Sprint</h1><p>Caffeine</p></div>"
        assert read_html(html).product.name == "Sprint"


class TestStyleSheets:
    @pytest.mark.parametrize(
        ("css", "html"),
        [
            (".x { display: none }", "<div class='a x'>{}</div>"),
            ("#x{visibility:hidden}", "<div id=x>{}</div>"),
            (".y, .x {font-size: 0px}", "<div class=x>{}</div>"),
            (".x{font-size:0}", "<div class=x>Ingredients: {}</div>"),
            (".x{color:#fff;background:white}", "<p class=x>{}</p>"),
            ("body{background:#FFF} .x{color:rgb(255, 255, 255)}", "<p class=x>{}</p>"),
            (".x{display:block}.x{display:none}", "<p class=x>{}</p>"),
            ("@media print{.y{display:none}} .x{display:none}", "<p class=x>{}</p>"),
            (".x{left:-9999px;position:absolute}", "<p class=x>{}</p>"),
        ],
    )
    def test_what_a_rule_of_the_page_hides_is_hidden(self, css: str, html: str) -> None:
        document = read_html(f"<style>{css}</style><h1>Calm</h1>{html.format('kratom, kava')}")
        assert [text for text in texts(document, Zone.HIDDEN) if "kratom, kava" in text], kinds(document)

    @pytest.mark.parametrize(
        ("css", "html"),
        [
            (".tab-panel{display:none}", "<div class=tab-panel>{}</div>"),
            (".accordion__body{visibility:hidden}", "<div class=accordion__body>{}</div>"),
            (".x{display:none}", "<div class=x>Ingredients: {}</div>"),
            (".x{display:none}", "<button aria-controls=q>Open</button><div class=x id=q>{}</div>"),
            (".x{display:none}.x{display:block}", "<div class=x>{}</div>"),
            (".x{display:none}.x.open{display:block}", "<div class=x>{}</div>"),
            (".x{display:none}@media (min-width:3px){.y, .x{display:flex}}", "<div class=x>{}</div>"),
            ("@media print{.x{display:none}}", "<div class=x>{}</div>"),
            (".a .x{display:none}", "<div class=x>{}</div>"),
            (".x{opacity:0.5;font-size:0.9em;color:#fff}", "<div class=x>{}</div>"),
            (
                "body{background:#fff}.x{color:#fff}.b{background:#000}",
                "<div class=b><p class=x>{}</p></div>",
            ),
            ("body{background:#fff}.x{color:#fff}", "<div style='background:red'><p class=x>{}</p></div>"),
            ("/* .x{display:none} */", "<div class=x>{}</div>"),
            (".x{display:none", "<div class=x>{}</div>"),
        ],
    )
    def test_what_may_be_seen_stays_main(self, css: str, html: str) -> None:
        document = read_html(f"<style>{css}</style><h1>Calm</h1>{html.format('kratom, kava')}")
        assert [text for text in texts(document) if "kratom, kava" in text], kinds(document)

    def test_a_background_from_a_sheet_elsewhere_is_not_known(self) -> None:
        css = "<link rel=stylesheet href=/a.css><style>body{background:#fff}.x{color:#fff}</style>"
        assert texts(read_html(f"{css}<h1>Calm</h1><p class=x>kratom</p>")) == ["Calm", "kratom"]


class TestPanelAsPicture:
    @pytest.mark.parametrize(
        "picture",
        [
            "<img src=/i/sprint-supplement-facts.jpg>",
            "<img alt='Ingredients' src=/1.png>",
            "<img data-src=/back_label.webp src=x>",
        ],
    )
    def test_a_panel_that_is_only_a_picture_is_said(self, picture: str) -> None:
        document = read_html(f"<h1>Sprint</h1><p>Crush your goals.</p>{picture}")
        (check,) = document.checks
        assert (check.name, check.ran) == ("ingredient_panel", False)
        assert check.reason is not None
        assert "/" in check.reason
        assert "Crush your goals." in document.text

    @pytest.mark.parametrize(
        "words",
        [
            "<p>Ingredients: caffeine</p>",
            "<ul><li>Caffeine 200 mg<li>Taurine 1 g</ul>",
            "<h3>Zutaten</h3><p>Koffein, Taurin</p>",
        ],
    )
    def test_a_panel_in_words_is_enough(self, words: str) -> None:
        assert read_html(f"<h1>Sprint</h1>{words}<img src=facts.jpg>").checks == ()

    @pytest.mark.parametrize(
        "picture",
        [
            "<img src=/back.jpg alt='supplement facts'>",
            "<img src=/back.jpg alt='Burn Matrix Supplement Facts panel'>",
            "<img src=/back.jpg title='Supplement Facts'>",
            "<h3>Ingredients</h3><img src=/i/list.jpg alt='ingredients'>",
            "<img data-src=/facts.webp src='data:image/gif;base64,AA'>",
            "<table><tr><td><img src=/nutrition-facts.png></td><td>Bottle</td></tr></table>",
        ],
    )
    @pytest.mark.parametrize(
        "slogan",
        [
            "Burn hotter, faster. Feel nothing but progress.",
            "Everything in one packet",
            "Mix 5 g with 200 ml of water. Each tub holds 300 g.",
        ],
    )
    def test_a_slogan_beside_the_picture_is_no_list(self, picture: str, slogan: str) -> None:
        document = read_html(f"<h1>Burn Matrix</h1>{picture}<p>{slogan}</p><h3>Directions</h3><p>Take 2.</p>")
        assert [check.name for check in document.checks] == ["ingredient_panel"]
        assert "supplement facts" not in [text.casefold() for text in texts(document)]

    def test_the_other_ingredients_in_words_do_not_make_up_for_a_pictured_panel(self) -> None:
        picture = "<h1>Burn</h1><img src=/back.jpg alt='supplement facts'>"
        (check,) = read_html(f"{picture}<p>Other ingredients: gelatin, rice flour</p>").checks
        assert check.reason is not None
        assert check.reason.endswith(": /back.jpg")
        assert read_html(f"{picture}<p>Ingredients: gelatin, rice flour</p>").checks == ()

    def test_an_alt_text_that_names_the_product_too_is_kept(self) -> None:
        document = read_html("<h1>Calm</h1><img src=/b.jpg alt='Kratom caps supplement facts'><p>x</p>")
        assert texts(document) == ["Calm", "Kratom caps", "x"]
        assert texts(document, Zone.NAVIGATION) == ["supplement facts"]

    def test_other_pictures_are_not_named(self) -> None:
        assert read_html("<h1>Sprint</h1><img src=/logo.svg alt='Tallgrass factory'>").checks == ()


class TestCharacters:
    @pytest.mark.parametrize(
        "data",
        [
            "<p>Grüntee</p>".encode(),
            b"\xef\xbb\xbf" + "<p>Grüntee</p>".encode(),
            "<p>Grüntee</p>".encode("utf-16"),
            "<p>Grüntee</p>".encode("utf-16-le"),
            "<meta charset='iso-8859-1'><p>Grüntee</p>".encode("latin-1"),
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Grüntee</p>'.encode(
                "cp1252"
            ),
            "<p>Grüntee</p>".encode("cp1252"),
        ],
    )
    def test_a_page_is_read_in_its_encoding(self, data: bytes) -> None:
        assert read_html(data).text == "Grüntee"
        assert read_bytes(data).text == "Grüntee"

    def test_the_encoding_of_the_answer_is_believed_before_a_guess(self) -> None:
        data = "<p>пикамилон</p>".encode("cp1251")
        assert read_bytes(data, declared_charset="windows-1251").text == "пикамилон"

    def test_a_guessed_encoding_is_said(self) -> None:
        (check,) = read_html("<p>Grüntee</p>".encode("cp1252")).checks
        assert check.ran is True
        assert check.reason is not None
        assert "windows-1252" in check.reason


def test_a_page_and_the_same_markup_as_text_read_alike() -> None:
    html = "<ul><li>Creatine 5 g</li><li>2-aminoisoheptane 120 mg</li></ul>"
    assert read_text(html).text == read_html(html).text
    assert read_text(html).read_by == "html"


def test_an_empty_page_says_so() -> None:
    assert read_html("").problem == "The page is empty."
    assert read_html("<body></body>").problem == "The page holds no text."

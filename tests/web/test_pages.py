"""The pages: what they say, what they refuse, and that nothing a caller writes becomes markup."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.web import words
from screener.web.cards import cards
from screener.web.highlight import Mark, segments
from screener.web.pages import web_link
from screener.web.screening import tidy_file_name


def screen(client, **form):
    return client.post("/screenings", data=form, content_type="multipart/form-data")


def report_page(client, **form) -> str:
    response = screen(client, **form)
    assert response.status_code == 303
    page = client.get(response.headers["Location"])
    assert page.status_code == 200
    return page.get_data(as_text=True)


# ---------------------------------------------------------------- the form


def test_the_form_has_a_label_for_each_field_and_our_policy_chosen(client):
    page = client.get("/").get_data(as_text=True)
    fields = re.findall(r'<(?:input|textarea|select)[^>]*\bid="([^"]+)"', page)
    assert set(fields) <= set(re.findall(r'<label for="([^"]+)"', page))
    assert re.search(r'<option value="us" selected>', page)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Choose what you have"),
        ({"kind": "magic"}, "Choose what you have"),
        ({"kind": "file"}, "Choose a file"),
        ({"kind": "file", "file": (io.BytesIO(b""), "empty.pdf")}, "The file is empty"),
        ({"kind": "text", "text": "  \n "}, "Paste the text"),
        ({"kind": "ingredients", "ingredients": "\n\n"}, "at least one ingredient"),
        ({"kind": "url", "url": ""}, "Give the address"),
        ({"kind": "text", "text": "Niacin", "policy": "nowhere"}, "The policy is not known"),
    ],
)
def test_a_form_that_cannot_be_screened_says_why_and_keeps_what_was_written(client, form, sentence):
    response = screen(client, name="My product", **form)
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert response.mimetype == "text/html"
    assert sentence in page
    assert 'value="My product"' in page


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_another_site_cannot_send_the_form(client, headers):
    response = client.post("/screenings", data={"kind": "text", "text": "Niacin"}, headers=headers)
    assert response.status_code == 403
    assert response.mimetype == "text/html"


# ---------------------------------------------------------------- the report


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "text", "text": "Supplement Facts\nPicamilon 100 mg\nNiacin 20 mg"},
        {"kind": "ingredients", "ingredients": "Niacin\r\nPicamilon\r\n"},
        {"kind": "file", "file": (io.BytesIO(b"Supplement Facts\nPicamilon 100 mg\n"), "a.txt")},
    ],
)
def test_a_flagged_label_has_its_findings_marked_and_cited(client, form):
    page = report_page(client, name="Focus", **form)
    assert "<h1>Flagged</h1>" in page
    assert 'id="finding-1"' in page
    assert 'href="#in-text-finding-1"' in page
    assert 'id="in-text-finding-1"' in page
    assert re.search(r'href="#finding-1"[^>]*>Picamilon</a>', page)
    assert "FDA, United States" in page
    assert 'href="/substances/picamilon"' in page
    assert "sha256:" in page


def test_the_names_of_one_substance_are_one_card_with_its_listings_once(client):
    label = "Supplement Facts\nPikatropin 50 mg\npikamilon 50 mg\nPhenibut 10 mg\nDirections: take pikamilon"
    location = screen(client, kind="text", text=label).headers["Location"]
    page = client.get(location).get_data(as_text=True)
    found = client.get(f"/api/v1{location}").json["findings"]
    assert [each["substance"]["id"] for each in found][:3] == ["picamilon", "picamilon", "phenibut"]
    assert page.count('<article class="finding') == 2
    assert "Findings (2)" in page
    heading = re.search(r"<h3>.*?Picamilon</a></span></h3>", page, re.DOTALL).group()
    assert re.findall(r"<bdi>(.*?)</bdi>", heading) == ["Pikatropin", "pikamilon"]
    for listing in found[0]["listings"]:
        assert page.count(listing["url"] or listing["title"]) == 1
    for number in range(1, len(found) + 1):
        assert page.count(f'id="finding-{number}"') == 1
        assert f'href="#in-text-finding-{number}"' in page
        assert f'id="in-text-finding-{number}"' in page
    listed = client.get("/products?outcome=flagged").get_data(as_text=True)
    row = next(each for each in listed.split("<tr>") if location in each)
    assert row.count(">Picamilon</a>") == 1


def finding(substance: str, printed: str, effect: str = "prohibited", *others: str) -> dict:
    return {
        "substance": {"id": substance},
        "alternatives": [{"id": other} for other in others],
        "printed": printed,
        "effect": effect,
        "explanation": f"{printed} is {substance}.",
        "listings": [{"title": substance}],
    }


def test_cards_lose_no_finding_and_show_the_gravest_effect():
    found = [
        finding("a", "X", "review"),
        finding("b", "Y"),
        finding("a", "x"),
        finding("a", "X", "review"),
        finding("a", "Z", "review", "b"),
    ]
    made = cards(found)
    assert [(card.substance["id"], card.first, card.effect, card.printed) for card in made] == [
        ("a", 1, "prohibited", ["X"]),
        ("b", 2, "prohibited", ["Y"]),
        ("a", 5, "review", ["Z"]),
    ]
    places = [place for card in made for printing in card.printings for place in printing.places]
    assert sorted(number for number, _ in places) == [1, 2, 3, 4, 5]
    assert made[0].listings == [{"title": "a"}]


def test_an_unnamed_product_is_called_by_its_file_and_the_report_is_not(client):
    content = b"Supplement Facts\nPicamilon 77 mg\n"
    form = {"kind": "file", "file": (io.BytesIO(content), "C:\\labels\\focus <b>label.txt")}
    location = screen(client, **form).headers["Location"]
    shown = "focus &lt;b&gt;label.txt"
    for address in (location, "/products", "/substances/picamilon"):
        assert shown in client.get(address).get_data(as_text=True)
    assert b"focus" not in client.get(f"{location}.json").data
    named = report_page(client, kind="file", file=(io.BytesIO(content), "other.txt"), name="Focus 60")
    assert "other.txt" not in named
    sent = client.post("/api/v1/screenings", data={"file": (io.BytesIO(b"Phenibut 7 mg\nZinc"), "api.txt")})
    assert "api.txt" in client.get(f"/screenings/{sent.json['id']}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("focus-label.pdf", "focus-label.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.pdf", "b.pdf"),
        (" a\n\tb .pdf", "a b .pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("étiquette 标签.pdf", "étiquette 标签.pdf"),
        ("x" * 500, "x" * 120),
        ("folder/", None),
        ("\u202e\0", None),
        ("", None),
        (None, None),
    ],
)
def test_a_file_name_is_made_fit_to_be_shown(name, shown):
    assert tidy_file_name(name) == shown


def test_only_the_chosen_input_counts(client):
    page = report_page(client, kind="ingredients", ingredients="Niacin", text="Picamilon")
    assert "<h1>No listed match</h1>" in page
    assert "not clearance" in page
    assert "Picamilon" not in page


def test_a_file_that_cannot_be_read_says_so(client):
    page = report_page(client, kind="file", file=(io.BytesIO(b"%PDF-1.7 broken"), "a.pdf"))
    assert "<h1>Could not be screened</h1>" in page
    assert "Try a clearer copy" in page


def test_the_report_can_be_taken_away_as_json(client):
    location = screen(client, kind="text", text="Picamilon 5 mg\nNiacin 2 mg").headers["Location"]
    answer = client.get(f"{location}.json")
    assert answer.mimetype == "application/json"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.data == client.get(f"/api/v1{location}").data


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}\u202e\x00"


def test_what_a_caller_writes_never_becomes_markup(client):
    text = f"Supplement Facts\nPicamilon 100 mg\n{HOSTILE}"
    pages = [
        report_page(client, kind="text", text=text, name=HOSTILE, brand=HOSTILE),
        client.get("/products?outcome=any").get_data(as_text=True),
        client.get("/lookup", query_string={"q": HOSTILE}).get_data(as_text=True),
        client.get("/products", query_string={"seller": HOSTILE, "substance": HOSTILE}).get_data(
            as_text=True
        ),
        screen(client, kind="text", name=HOSTILE).get_data(as_text=True),
    ]
    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert "{{7*7}}" in page or "49" not in page


def test_a_scripts_address_is_never_a_link(client):
    body = {"text": "Picamilon", "product": {"url": "javascript:alert(1)", "name": "n"}}
    report = client.post("/api/v1/screenings", json=body).json
    page = client.get(f"/screenings/{report['id']}").get_data(as_text=True)
    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/p?q=1", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("//a.example", False),
        ("data:text/html,x", False),
        ("http://[broken", False),
        (None, False),
    ],
)
def test_pages_link_to_web_addresses_only(url, link):
    assert web_link(url) == (url if link else None)


# ---------------------------------------------------------------- other pages


def test_products_are_filtered_and_unknown_filters_do_no_harm(client):
    report_page(client, kind="ingredients", ingredients="Picamilon", name="A filtered product")
    page = client.get("/products").get_data(as_text=True)
    assert "A filtered product" in page
    assert "A filtered product" not in client.get("/products?outcome=review").get_data(as_text=True)
    for query in ("page=0", "page=x", "page=9999999999999999999999", "outcome=zzz", "policy=zzz", "page=²"):
        assert client.get(f"/products?{query}").status_code == 200


@pytest.mark.parametrize("name", ["picamilon", "Pikatropin", "PIKAMILON"])
def test_products_are_found_by_any_name_of_a_substance(client, name):
    report_page(client, kind="ingredients", ingredients="Picamilon", name="Found by a name")
    page = client.get("/products", query_string={"substance": name}).get_data(as_text=True)
    assert "Found by a name" in page
    assert 'with <a href="/substances/picamilon">Picamilon</a>' in page
    assert f'value="{name}"' in page


@pytest.mark.parametrize("name", ["qqqqqqqqq", "pikamln", "zinc"])
def test_a_filter_that_is_no_substance_says_so_and_shows_nothing(client, name):
    page = client.get("/products", query_string={"substance": name}).get_data(as_text=True)
    assert "0 products" in page
    assert "No substance in the lexicon is called" in page


def test_a_substance_has_its_page(client):
    page = client.get("/substances/picamilon").get_data(as_text=True)
    assert "<h1>Picamilon</h1>" in page
    assert "Pikatropin" in page
    assert "FDA, United States" in page


def test_a_name_is_looked_up_and_an_unknown_one_is_not_cleared(client):
    assert 'href="/substances/picamilon"' in client.get("/lookup?q=pikatropin").get_data(as_text=True)
    unknown = client.get("/lookup?q=qqqqqqqqqqqqqqqqqqq").get_data(as_text=True)
    assert "does not mean that no authority lists it" in unknown
    assert client.get("/lookup").status_code == 200


def test_near_names_are_suggestions_and_no_matches(client):
    page = client.get("/lookup?q=pikamln").get_data(as_text=True)
    assert re.search(
        r"No match for “<bdi>pikamln</bdi>”. Did you mean\s+<a [^>]*><bdi>pikamilon</bdi></a>", page
    )
    assert "1 match" not in page
    assert "apart" not in page
    assert "does not mean that no authority lists it" in page


def test_the_name_of_an_ordinary_ingredient_is_said_to_be_one(client):
    page = client.get("/lookup?q=vitamin+c").get_data(as_text=True)
    assert "Vitamin C is an ordinary ingredient name in the lexicon; no list was found to name it." in page
    assert "Thiamine" not in page
    assert "match" not in re.search(r'<p class="count".*?</p>', page).group()


def test_the_form_offers_what_can_be_read(client):
    page = client.get("/").get_data(as_text=True)
    assert "PDF, saved page or text, up to" in page
    assert "picture" not in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/screenings/" + "0" * 32, 404),
        ("/screenings/x.json", 404),
        ("/substances/nothing", 404),
        ("/screenings", 405),
    ],
)
def test_errors_are_pages_that_say_where_to_go(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    assert 'href="/lookup"' in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "address", ["/", "/products", "/lookup?q=niacin", "/substances/picamilon", "/nothing"]
)
def test_every_page_is_guarded_and_brings_nothing_from_elsewhere(client, address):
    response = client.get(address)
    page = response.get_data(as_text=True)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "<script" not in page
    assert "style=" not in page
    assert not re.findall(r'(?:src|<link[^>]*href)="https?://', page)
    assert page.count("<h1") == 1
    assert 'lang="en"' in page


def test_every_authority_and_basis_of_the_lexicon_has_words(app):
    lexicon = app.extensions["screener"].screeners.lexicon
    listings = [listing for group in lexicon.listings.values() for listing in group]
    assert {listing.authority for listing in listings} <= set(words.AUTHORITIES)
    assert {listing.basis.value for listing in listings} <= set(words.BASES)
    assert {name.type.value for each in lexicon.substances.values() for name in each.names} <= set(
        words.NAME_TYPES
    )


def test_no_page_gives_a_verdict_of_its_own(client):
    pages = [
        client.get(address).get_data(as_text=True) for address in ("/", "/products", "/lookup?q=zzzzzzzz")
    ]
    pages.append(report_page(client, kind="text", text="Supplement Facts\nNiacin 20 mg"))
    said = " ".join(
        [*pages, *words.OUTCOMES.values(), *words.OUTCOME_NOTES.values(), *words.EFFECTS.values()]
    )
    assert not re.search(r"\b(safe|illegal)\b", said, re.IGNORECASE)


# ---------------------------------------------------------------- marking

SPANS = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)), max_size=6)


@given(text=st.text(max_size=25), spans=SPANS)
def test_marking_keeps_every_character_and_every_anchor(text, spans):
    marks = [Mark(start, end, f"finding-{number}", "x") for number, (start, end) in enumerate(spans)]
    cut = segments(text, marks)
    assert "".join(segment.text for segment in cut) == text
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    assert sorted(anchor for segment in cut for anchor in segment.begins) == sorted(m.anchor for m in inside)
    marked = sum(len(segment.text) for segment in cut if segment.mark)
    assert marked == len({place for mark in inside for place in range(mark.start, mark.end)})


def test_where_marks_overlap_the_first_is_shown():
    cut = segments("abcdef", [Mark(0, 4, "a", "x"), Mark(2, 6, "b", "x")])
    assert [(each.text, each.mark.anchor) for each in cut] == [("ab", "a"), ("cd", "a"), ("ef", "b")]

"""The HTTP API: what it answers, and that every error is application/problem+json."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.documents.fetch import Reach, fetch
from screener.web.answers import ReportOut

SCREENINGS = "/api/v1/screenings"


def problem(response):
    assert response.mimetype == "application/problem+json"
    assert response.json["status"] == response.status_code
    assert response.json["title"]
    assert response.json["detail"]
    return response.json


# ---------------------------------------------------------------- screenings


@pytest.mark.parametrize(
    "body",
    [
        {"text": "Supplement Facts\nPicamilon 100 mg"},
        {"ingredients": ["Niacin", "Picamilon"]},
        {"html": "<h1>Focus</h1><h2>Ingredients</h2><p>Picamilon, Niacin</p>"},
        {"text": "Supplement Facts\nPicamilon 100 mg", "policy": "us", "as_of": "2026-11-23"},
    ],
)
def test_a_listed_substance_is_flagged_however_it_is_given(client, body):
    response = client.post(SCREENINGS, json=body)
    assert response.status_code == 201
    assert response.json["outcome"] == "flagged"
    assert [each["substance"]["id"] for each in response.json["findings"]] == ["picamilon"]
    assert response.json["input"]["sha256"]


def test_the_report_that_is_answered_is_the_report_that_is_kept(client, label):
    created = client.post(SCREENINGS, json={"text": label})
    kept = client.get(created.headers["Location"])
    assert kept.status_code == 200
    assert kept.data == created.data


def test_the_documented_form_of_a_report_is_its_real_form(client, label):
    answered = client.post(SCREENINGS, json={"text": label, "product": {"name": "Focus"}}).json
    assert set(ReportOut.model_fields) == set(answered)
    assert ReportOut.model_validate(answered).model_dump(mode="json") == answered


def test_a_file_is_screened_with_its_product_and_policy(client, label):
    response = client.post(
        SCREENINGS,
        data={
            "file": (io.BytesIO(label.encode()), "label.txt"),
            "product": '{"name": "Focus", "upc": "036000291452"}',
            "policy": "us",
            "as_of": "2026-11-23",
        },
    )
    assert response.status_code == 201
    assert response.json["outcome"] == "flagged"
    assert response.json["product"]["name"] == "Focus"
    assert response.json["policy"] == {"id": "us", "as_of": "2026-11-23"}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"\x00\x01\x02\x03" * 50])
def test_a_file_that_cannot_be_read_has_a_report_that_says_so(client, content):
    response = client.post(SCREENINGS, data={"file": (io.BytesIO(content), "label.pdf")})
    assert response.status_code == 201
    assert response.json["outcome"] == "not_screenable"
    assert response.json["reason"]
    assert client.get(f"{SCREENINGS}/{response.json['id']}").data == response.data


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"text": "a", "html": "b"}, "body"),
        ({"text": 5}, "text"),
        ({"text": None}, "body"),
        ({"ingredients": "Niacin"}, "ingredients"),
        ({"ingredients": [1]}, "ingredients.0"),
        ({"text": "a", "colour": "red"}, "colour"),
        ({"text": "a", "product": {"colour": "red"}}, "product.colour"),
        ({"text": "a", "product": {"name": "x" * 1001}}, "product.name"),
        ({"text": "a", "as_of": "tomorrow"}, "as_of"),
        ({"text": "a", "as_of": 0}, "as_of"),
        ({"text": "a", "policy": "nowhere"}, "policy"),
        ({"text": "a", "policy": "../../etc/policy.yaml"}, "policy"),
        ({"text": "a", "policy": ""}, "policy"),
        ([], "body"),
    ],
)
def test_a_body_out_of_form_is_422_and_names_the_field(client, body, field):
    response = client.post(SCREENINGS, json=body)
    assert response.status_code == 422
    assert field in [each["field"] for each in problem(response)["errors"]]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"{'text': 1}", b"\xff\xfe", b"[" * 100_000, b'{"text": ' * 100_000, b'{"text": "\\ud800"}'],
)
def test_what_is_no_json_is_400(client, body):
    response = client.post(SCREENINGS, data=body, content_type="application/json")
    assert response.status_code == 400
    problem(response)


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/xml"]
)
def test_another_media_type_is_415(client, media_type):
    response = client.post(SCREENINGS, data=b'{"text": "a"}', content_type=media_type)
    assert response.status_code == 415
    problem(response)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"file": "no file name"},
        {"text": "a"},
        {"file": (io.BytesIO(b"a"), "a.txt"), "colour": "red"},
        {"file": (io.BytesIO(b"a"), "a.txt"), "policy": "nowhere"},
        {"file": (io.BytesIO(b"a"), "a.txt"), "as_of": "tomorrow"},
        {"file": (io.BytesIO(b"a"), "a.txt"), "product": '{"colour": "red"}'},
        {"file": [(io.BytesIO(b"a"), "a.txt"), (io.BytesIO(b"b"), "b.txt")]},
    ],
)
def test_a_form_out_of_form_is_422(client, form):
    response = client.post(SCREENINGS, data=form, content_type="multipart/form-data")
    assert response.status_code == 422
    problem(response)


def test_too_large_a_body_is_413(client):
    large = json.dumps({"text": "a" * 1_100_000})
    response = client.post(SCREENINGS, data=large, content_type="application/json")
    assert response.status_code == 413
    problem(response)


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_a_browser_that_writes_for_another_site_is_refused(client, headers):
    response = client.post(SCREENINGS, json={"text": "a"}, headers=headers)
    assert response.status_code == 403
    problem(response)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}])
def test_programs_and_our_own_pages_may_write(client, headers):
    assert client.post(SCREENINGS, json={"text": "a"}, headers=headers).status_code == 201


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
BODY = st.dictionaries(
    st.sampled_from(["text", "html", "ingredients", "product", "policy", "as_of", "x"]), JSON
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODY | JSON)
def test_no_body_makes_the_service_fail(client, body):
    response = client.post(SCREENINGS, data=json.dumps(body), content_type="application/json")
    assert response.status_code in {201, 400, 422}


# ---------------------------------------------------------------- pages on the web


@pytest.fixture
def shop(monkeypatch) -> Iterator[str]:
    """A shop on loopback, and a reach that lets the real fetcher go there and nowhere else."""

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self):
            body = "<h1>Focus</h1><h2>Ingredients</h2><p>Picamilon, Niacin</p>".encode("utf-16-le")
            self.send_response(200 if self.path == "/p" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-16-le")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    reach = Reach(ports=frozenset(), loopback_ports=frozenset({server.server_port}))
    monkeypatch.setattr("screener.web.screening.fetch", partial(fetch, reach=reach))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_screened(client, shop):
    response = client.post(SCREENINGS, json={"url": f"{shop}/p"})
    assert response.status_code == 201
    assert response.json["outcome"] == "flagged"
    assert response.json["product"]["url"] == f"{shop}/p"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "nonsense", "https://"],
)
def test_what_is_not_on_the_open_web_is_not_fetched(client, url):
    response = client.post(SCREENINGS, json={"url": url})
    assert response.status_code == 422
    assert problem(response)["errors"][0]["field"] == "url"


# ---------------------------------------------------------------- batch


def test_one_bad_item_never_fails_the_rest(client):
    items = {
        "good": {"text": "Supplement Facts\nPicamilon 100 mg"},
        "empty": {"text": ""},
        "bad": {"colour": "red"},
        "worse": "not an object",
        "page": {"url": "https://example.com/"},
    }
    response = client.post(
        f"{SCREENINGS}/batch", data=json.dumps({"items": items}), content_type="application/json"
    )
    assert response.status_code == 200
    answers = response.json["items"]
    assert {key: answer["status"] for key, answer in answers.items()} == {
        "good": 201, "empty": 201, "bad": 422, "worse": 422, "page": 422,
    }  # fmt: skip
    assert list(answers) == list(items)
    assert answers["good"]["report"]["outcome"] == "flagged"
    assert answers["empty"]["report"]["outcome"] == "not_screenable"
    assert client.get(f"{SCREENINGS}/{answers['good']['report']['id']}").json == answers["good"]["report"]


@pytest.mark.parametrize(
    "body", [{}, {"items": {}}, {"items": []}, {"items": {str(n): {} for n in range(6)}}]
)
def test_a_batch_out_of_form_is_422(client, body):
    response = client.post(f"{SCREENINGS}/batch", json=body)
    assert response.status_code == 422
    problem(response)


def test_an_item_that_the_engine_fails_on_never_fails_the_rest(client, monkeypatch):
    from screener.pipeline import Screener

    def fail(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Screener, "screen_html", fail)
    response = client.post(
        f"{SCREENINGS}/batch", json={"items": {"a": {"html": "x"}, "b": {"text": "Niacin"}}}
    )
    assert [response.json["items"][key]["status"] for key in "ab"] == [500, 201]
    assert b"secret" not in response.data


# ---------------------------------------------------------------- looking


def test_products_are_listed_by_what_was_found_in_them(client):
    product = {"name": "Listed once", "seller": "A shop of its own"}
    client.post(SCREENINGS, json={"ingredients": ["Picamilon"], "product": product})
    query = {"outcome": "flagged", "substance": "picamilon", "seller": "a shop of its own"}
    page = client.get("/api/v1/products", query_string=query).json
    assert page["total"] == 1
    assert page["items"][0]["name"] == "Listed once"
    assert page["items"][0]["substances"][0]["printed"] == "Picamilon"
    assert (
        client.get("/api/v1/products?page=2&per_page=1&seller=A%20shop%20of%20its%20own").json["items"] == []
    )


def test_a_name_is_looked_up(client):
    answer = client.get("/api/v1/substances?q=pikatropin").json
    assert answer["query"] == "pikatropin"
    assert answer["matches"][0]["substance"]["id"] == "picamilon"
    assert client.get("/api/v1/substances?q=qqqqqqqqqqqqqqq").json["matches"] == []


def test_a_substance_has_its_names_and_listings(client):
    answer = client.get("/api/v1/substances/picamilon").json
    assert answer["name"] == "Picamilon"
    assert "Pikatropin" in [each["text"] for each in answer["names"]]
    assert "us-fda" in [each["authority"] for each in answer["listings"]]
    assert answer["products"] >= 0


def test_the_release_and_policies_are_told(client):
    assert set(client.get("/api/v1/lexicon").json) >= {"release", "sha256", "substances"}
    policies = client.get("/api/v1/policies").json["items"]
    assert policies[0]["id"] == "us"
    assert client.get("/api/v1/healthz").json == client.get("/api/v1/readyz").json == {"status": "ok"}


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/screenings/unknown",
        "/api/v1/screenings/" + "0" * 32,
        "/api/v1/substances/unknown",
        "/api/v1/nothing",
        "/api/v2/lexicon",
    ],
)
def test_what_does_not_exist_is_404(client, address):
    response = client.get(address)
    assert response.status_code == 404
    problem(response)


@pytest.mark.parametrize(
    "query",
    [
        "products?outcome=nothing",
        "products?colour=red",
        "products?page=0",
        "products?page=x",
        "products?per_page=100000",
        "products?page=99999999999999999999",
        "products?outcome=flagged&outcome=review",
        "substances",
        "substances?q=",
        "substances?q=a&limit=5",
        "lexicon?x=1",
        "healthz?x=1",
        "policies?x=",
        "substances/picamilon?x=1",
        "screenings/unknown?x=1",
    ],
)
def test_a_parameter_that_is_unknown_or_out_of_form_is_422(client, query):
    response = client.get(f"/api/v1/{query}")
    assert response.status_code == 422
    assert problem(response)["errors"]


def test_a_writing_call_takes_no_parameters(client):
    assert client.post(f"{SCREENINGS}?policy=us", json={"text": "a"}).status_code == 422


@pytest.mark.parametrize(
    ("method", "address"), [("DELETE", SCREENINGS), ("GET", SCREENINGS), ("PUT", "/api/v1/lexicon")]
)
def test_another_method_is_405_and_names_those_it_takes(client, method, address):
    response = client.open(address, method=method)
    assert response.status_code == 405
    problem(response)
    assert response.headers["Allow"]


def test_what_was_not_foreseen_is_500_and_tells_nothing_internal(app, client, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(type(app.extensions["screener"].store), "products", fail)
    response = client.get("/api/v1/products")
    assert response.status_code == 500
    assert "secret" not in json.dumps(problem(response))


# ---------------------------------------------------------------- the description


def test_the_description_has_every_call_and_no_loose_reference(app, client):
    document = client.get("/api/v1/openapi.json").json
    assert document["openapi"].startswith("3.1")
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    described = {(path, method.upper()) for path, calls in document["paths"].items() for method in calls}
    for rule in rules:
        path = rule.rule.replace("<", "{").replace(">", "}")
        assert {(path, method) for method in rule.methods & {"GET", "POST"}} <= described
    schemas = document["components"]["schemas"]
    references = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert references <= set(schemas)


def test_every_error_is_described_as_a_problem(client):
    document = client.get("/api/v1/openapi.json").json
    for calls in document["paths"].values():
        for call in calls.values():
            errors = {status: answer for status, answer in call["responses"].items() if status[0] in "45"}
            assert errors
            assert all(list(answer["content"]) == ["application/problem+json"] for answer in errors.values())

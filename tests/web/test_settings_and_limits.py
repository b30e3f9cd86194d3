"""What an operator sets, and the limits that follow from it."""

from __future__ import annotations

import runpy
import threading
from pathlib import Path

import pytest

from screener.errors import ScreenerError
from screener.web import Settings, SettingsError, create_app
from screener.web.rates import RateLimit
from screener.web.serve import AddressError, address, serve
from screener.web.settings import from_environment


def test_without_variables_the_defaults_hold():
    settings = from_environment({})
    assert settings.database.name == "screener.db"
    assert (settings.policy, settings.max_upload_bytes, settings.rate_limit) == ("us", 20_000_000, None)


def test_variables_are_read(tmp_path):
    settings = from_environment(
        {
            "SCREENER_DATABASE": str(tmp_path / "a.db"),
            "SCREENER_MAX_UPLOAD_BYTES": "1000",
            "SCREENER_POLICY": "sport",
            "SCREENER_RATE_LIMIT": "5",
            "SCREENER_FETCH_URLS": "off",
            "SCREENER_TRUSTED_HOSTS": "a.example, b.example",
        }
    )
    assert settings == Settings(
        database=tmp_path / "a.db",
        max_upload_bytes=1000,
        policy="sport",
        rate_limit=5,
        fetch_urls=False,
        trusted_hosts=("a.example", "b.example"),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("SCREENER_RATE_LIMIT", "0"), ("SCREENER_MAX_UPLOAD_BYTES", "-1"), ("SCREENER_MAX_BATCH_ITEMS", "1e3"),
     ("SCREENER_FETCH_URLS", "maybe")],
)  # fmt: skip
def test_a_variable_out_of_form_is_told_by_name(name, value):
    with pytest.raises(SettingsError, match=name):
        from_environment({name: value})


def test_a_service_with_an_unknown_policy_does_not_start(tmp_path):
    with pytest.raises(ScreenerError):
        create_app(Settings(database=tmp_path / "a.db", policy="nowhere"))


@pytest.mark.parametrize("name", ["", "a.txt", "a.txt/b.db"])
def test_a_database_that_cannot_be_used_is_told_by_its_setting(tmp_path, name):
    (tmp_path / "a.txt").write_text("this is no database, and no folder either")
    with pytest.raises(SettingsError, match=r"^SCREENER_DATABASE is .*give the path of a file"):
        create_app(Settings(database=tmp_path / name))


@pytest.mark.parametrize("port", [-1, 99_999])
def test_a_port_that_is_none_is_told(port):
    with pytest.raises(AddressError, match="give another --host or --port"):
        serve("127.0.0.1", port)


def test_the_limit_holds_for_each_address_and_minute(tmp_path):
    now = [600.0]
    limit = RateLimit(tmp_path / "rates", 2, clock=lambda: now[0])
    assert [limit.wait("a"), limit.wait("a"), limit.wait("a"), limit.wait("b")] == [0, 0, 60, 0]
    now[0] = 661.0
    assert limit.wait("a") == 0


def test_the_limit_holds_across_threads_and_handles(tmp_path: Path):
    limits = [RateLimit(tmp_path / "rates", 5, clock=lambda: 600.0) for _ in range(2)]
    waits: list[int] = []

    def ask(number: int) -> None:
        waits.append(limits[number % 2].wait("a"))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert waits.count(0) == 5


def test_one_screening_too_many_is_429_with_the_time_to_wait(tmp_path):
    app = create_app(Settings(database=tmp_path / "a.db", rate_limit=2))
    client = app.test_client()
    for _ in range(4):
        response = client.post("/api/v1/screenings", json={"text": "Niacin"})
    assert response.status_code == 429
    assert response.mimetype == "application/problem+json"
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert client.get("/api/v1/healthz").status_code == 200
    page = client.post("/screenings", data={"kind": "text", "text": "Niacin"})
    assert page.status_code == 429
    assert page.mimetype == "text/html"


def test_only_trusted_hosts_are_answered(tmp_path):
    app = create_app(Settings(database=tmp_path / "a.db", trusted_hosts=("ours.example",)))
    client = app.test_client()
    assert client.get("/api/v1/healthz", headers={"Host": "ours.example"}).status_code == 200
    refused = client.get("/api/v1/healthz", headers={"Host": "evil.example"})
    assert refused.status_code == 400
    assert refused.mimetype == "application/problem+json"


def test_pages_are_not_fetched_where_that_is_switched_off(tmp_path):
    app = create_app(Settings(database=tmp_path / "a.db", fetch_urls=False))
    response = app.test_client().post("/api/v1/screenings", json={"url": "https://example.com/"})
    assert response.status_code == 422
    assert response.json["errors"][0]["field"] == "url"
    assert b'value="url"' not in app.test_client().get("/").data


@pytest.mark.parametrize(
    ("host", "url"), [("127.0.0.1", "http://127.0.0.1:80/"), ("::1", "http://[::1]:80/")]
)
def test_the_address_is_one_to_click_on(host, url):
    assert address(host, 80) == url


def test_an_operator_may_name_a_policy_of_his_own_by_its_file(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("id: own\nname: Our own\ndescription: What we count.\ncounts:\n  - {authority: us-fda}\n")
    client = create_app(Settings(database=tmp_path / "a.db", policy=str(own))).test_client()
    assert client.get("/api/v1/policies").json["items"][0]["id"] == "own"
    for body in ({"text": "Niacin"}, {"text": "Niacin", "policy": "own"}):
        assert client.post("/api/v1/screenings", json=body).json["policy"]["id"] == "own"
    assert client.post("/api/v1/screenings", json={"text": "a", "policy": str(own)}).status_code == 422


def test_the_wsgi_file_gives_the_app(tmp_path, monkeypatch):
    monkeypatch.setenv("SCREENER_DATABASE", str(tmp_path / "a.db"))
    app = runpy.run_path(str(Path(__file__).parents[2] / "app.py"))["app"]
    assert app.test_client().get("/api/v1/readyz").status_code == 200

"""A real app on a database of its own, and a client that calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from screener.web import Settings, create_app

LABEL = """Supplement Facts
Serving Size 1 capsule
Picamilon 100 mg
Niacin 20 mg
Other ingredients: cellulose, magnesium stearate
"""


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("web")
    return create_app(
        Settings(database=folder / "screener.db", max_upload_bytes=1_000_000, max_batch_items=5)
    )


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def label() -> str:
    return LABEL

"""`create_app`: the service as one WSGI application.

Knows which parts there are and puts them together; what they do stands in them.
"""

from __future__ import annotations

import logging
import sqlite3
from typing import Any

from apiflask import APIFlask
from flask import Response, request
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from screener import __version__
from screener.web import guard, openapi, pages
from screener.web.api import api
from screener.web.problems import ProblemError, from_http
from screener.web.services import Services
from screener.web.settings import Settings, from_environment
from screener.web.ui import ui

log = logging.getLogger("screener.web")


def create_app(settings: Settings | None = None) -> APIFlask:
    """Build the application; without settings they are read from the environment.

    Raises SettingsError (also for a database that cannot be used) and UnknownPolicyError, so that a
    service that cannot work does not start.
    """
    settings = settings or from_environment()
    app = APIFlask(
        __name__,
        title="Label screener",
        version=__version__,
        json_errors=False,
        spec_path="/api/v1/openapi.json",
        docs_path=None,
    )
    app.config.update(
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_upload_bytes,
        MAX_FORM_PARTS=50,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        AUTO_SERVERS=False,
    )
    app.extensions["screener"] = Services.build(settings)
    guard.install(app)
    app.register_blueprint(api)
    app.register_blueprint(ui)
    app.spec_processor(_spec)
    _handle_errors(app)
    return app


def _spec(spec: dict[str, Any] | str) -> dict[str, Any] | str:
    # APIFlask gives a text only where the document is YAML, which this app does not ask for.
    return spec if isinstance(spec, str) else openapi.complete(spec)


def _handle_errors(app: APIFlask) -> None:
    @app.errorhandler(ProblemError)
    def answer_problem(problem: ProblemError) -> Response:
        return problem.response() if _is_api() else pages.problem_page(problem)

    @app.errorhandler(HTTPException)
    def answer_http(error: HTTPException) -> Response:
        return answer_problem(from_http(error))

    @app.errorhandler(sqlite3.OperationalError)
    def answer_database(error: sqlite3.OperationalError) -> Response:
        log.error("The database does not answer", exc_info=error)
        return answer_http(ServiceUnavailable())

    # The process boundary: whatever was not foreseen is logged with its trace and told as one sentence.
    @app.errorhandler(Exception)
    def answer_unforeseen(error: Exception) -> Response:
        log.error("Unforeseen error on %s %s", request.method, request.path, exc_info=error)
        return answer_http(InternalServerError())


def _is_api() -> bool:
    return request.path.startswith("/api/")

"""Errors of the API as `application/problem+json` (RFC 9457).

Knows how an error is said, not when it happens. Nothing internal is ever told: an unforeseen error is
logged, and answered by one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"

#: What to do about errors that the framework raises, where its own words do not say.
REMEDIES = {
    400: "The request cannot be read; check that it is complete and well formed.",
    403: "The request comes from another site; send it from a program or from this service's own pages.",
    404: "There is nothing at this address.",
    405: "The address does not take this method; the Allow header names those it takes.",
    413: "The request is larger than this service takes.",
    415: "Send application/json, or multipart/form-data with a part named 'file'.",
    429: "Too many screenings from this address; wait for as long as the Retry-After header says.",
    500: "The service failed on this request; it has been logged.",
    503: "The service cannot reach its database; try again later.",
}


class ProblemError(Exception):
    """A request that is answered by an error, with its HTTP status and one sentence of remedy."""

    def __init__(self, status: int, detail: str, errors: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.headers: dict[str, str] = {}

    def body(self) -> dict[str, Any]:
        """The error as the JSON object of RFC 9457."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            body["errors"] = [{"field": field, "message": message} for field, message in self.errors]
        return body

    def response(self) -> Response:
        answer = json_response(self.body(), self.status, media_type=MEDIA_TYPE)
        answer.headers.extend(self.headers)
        return answer


def from_validation(error: ValidationError) -> ProblemError:
    """Say each fault that pydantic found. Unreadable JSON is 400, a readable body out of form is 422."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    if any(fault["type"] == "json_invalid" for fault in faults):
        return ProblemError(400, "The body is not JSON that can be read: " + _sentence(faults[0]["msg"]))
    # At most 20, so that a body with thousands of faults has a short answer.
    errors = [(".".join(map(str, fault["loc"])) or "body", fault["msg"]) for fault in faults[:20]]
    return ProblemError(422, "The request has fields that are unknown, missing or out of form.", errors)


def from_query_errors(detail: Mapping[str, Mapping[str, list[str]]]) -> ProblemError:
    """Say what is wrong with the query parameters; `detail` is by location, then by parameter."""
    errors = [(name, text) for fields in detail.values() for name, texts in fields.items() for text in texts]
    return ProblemError(
        422, "The query has parameters that are unknown, missing or out of form.", errors[:20]
    )


def from_http(error: HTTPException) -> ProblemError:
    """Say an error of the framework, with the headers that belong to it (Allow, Retry-After)."""
    status = error.code or 500
    problem = ProblemError(
        status, REMEDIES.get(status, error.description or "The request cannot be answered.")
    )
    problem.headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    return problem


def json_response(value: Any, status: int = 200, *, media_type: str = "application/json") -> Response:
    return json_text_response(json.dumps(value, ensure_ascii=False), status, media_type=media_type)


def json_text_response(text: str, status: int = 200, *, media_type: str = "application/json") -> Response:
    """Answer with a JSON text. A lone surrogate has no UTF-8; as a backslash escape it is valid JSON."""
    return Response(text.encode("utf-8", "backslashreplace"), status, mimetype=media_type)


def _sentence(text: str) -> str:
    return text[:1].lower() + text[1:] + "."

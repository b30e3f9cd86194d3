"""Rendering: a template and its values become an answer, errors become friendly pages.

Knows templates, not addresses.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Response, render_template

from screener.web.problems import ProblemError

HEADLINES = {
    403: "That came from another site",
    404: "Nothing is here",
    405: "This page does not take that",
    413: "That is too large",
    429: "Too many at once",
    500: "Something went wrong here",
    503: "The service is not ready",
}


def page(template: str, status: int = 200, **values: Any) -> Response:
    """Render a page. What has no UTF-8 (a lone surrogate of a damaged file) is shown as '?'."""
    text = render_template(template, **values)
    return Response(text.encode("utf-8", "replace"), status, mimetype="text/html")


def problem_page(problem: ProblemError) -> Response:
    """An error as a page: what happened in one sentence, and what to do."""
    headline = HEADLINES.get(problem.status, "That did not work")
    answer = page("problem.html", problem.status, headline=headline, problem=problem)
    answer.headers.extend(problem.headers)
    return answer


def web_link(url: str | None) -> str | None:
    """The URL if a page may link to it. A caller's `javascript:` address is text, never a link."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None

"""What every answer and every writing request is checked for, whatever the page: headers and origin.

Knows browsers, not the service.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import Forbidden

#: Nothing from elsewhere, no script at all, no framing, forms only to ourselves.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # A report's address is enough to read it: it does not go to the sites that the report cites.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def install(app: Flask) -> None:
    """Check each request's origin before, set the headers after."""
    app.before_request(refuse_other_sites)
    app.after_request(add_headers)


def refuse_other_sites() -> None:
    """Refuse a request that writes and that a browser sends for another site (CSRF).

    Browsers say so themselves: `Sec-Fetch-Site`, or `Origin` in older ones. Programs send neither and
    carry no one's session, so they pass. No token and no cookie is needed.
    """
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        other = site not in {"same-origin", "none"}
    else:
        other = origin is not None and _host(origin) != request.host
    if other:
        raise Forbidden


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        # Labels and verdicts are the business of who asked, not of a proxy between.
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None

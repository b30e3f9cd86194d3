"""The pages that people read: the form, the report, products, substances.

Knows what stands on which page. It computes no verdict, and works without any script.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from screener.lexicon.schema import Listing, Name, NameType, Substance
from screener.model import Outcome
from screener.render.lookup import only_suggestions, ordinary_sentence
from screener.store.ids import is_id
from screener.web import words
from screener.web.cards import cards
from screener.web.form import Form
from screener.web.highlight import Mark, segments
from screener.web.pages import page, web_link
from screener.web.problems import ProblemError, json_text_response
from screener.web.screening import screen_and_save
from screener.web.services import services

ui = Blueprint("ui", __name__)

#: Products on one page.
PER_PAGE = 50


@ui.app_context_processor
def shared() -> dict[str, Any]:
    """What every page shows."""
    return {"lexicon": services().screeners.lexicon}


ui.add_app_template_global(words.say, "say")
ui.add_app_template_global(web_link, "web_link")


@ui.get("/")
def home() -> Response:
    return _form_page(Form.empty(services().screeners.default.id))


@ui.post("/screenings")
def create() -> AnyResponse:
    form = Form.read(request)
    if form.faults:
        return _form_page(form)
    try:
        report = screen_and_save(services(), form.request(), source="web")
    except ProblemError as problem:
        if problem.status != 422:
            raise
        return _form_page(form.refused(problem))
    return redirect(f"/screenings/{report.id}", code=303)


@ui.get("/screenings/<screening>")
def report(screening: str) -> Response:
    found = services().store.get(screening)
    if found is None:
        raise NotFound
    marks = [
        *_marks(found["findings"], "finding", "effect"),
        *_marks(found["considered"], "considered", "role"),
    ]
    return page(
        "report.html",
        report=found,
        cards=cards(found["findings"]),
        file_name=services().store.file_name(screening),
        segments=segments(found["text"], marks),
    )


@ui.get("/screenings/<screening>.json")
def report_json(screening: str) -> Response:
    text = services().store.get_json(screening) if is_id(screening) else None
    if text is None:
        raise NotFound
    answer = json_text_response(text)
    answer.headers["Content-Disposition"] = f'attachment; filename="screening-{screening}.json"'
    return answer


@ui.get("/products")
def products() -> Response:
    chosen = {name: request.args.get(name, "").strip()[:1_000] for name in ("substance", "seller", "policy")}
    outcome = request.args.get("outcome", Outcome.FLAGGED.value)
    if outcome not in words.OUTCOMES:
        outcome = ""
    number = request.args.get("page", "1")
    current = min(int(number), 1_000_000) if number.isascii() and number.isdigit() and int(number) else 1
    filters = {"outcome": outcome or None, **{name: value or None for name, value in chosen.items()}}
    meant = _substance_meant(chosen["substance"])
    if meant is not None:
        filters["substance"] = meant.id
    found = services().store.products(**filters, page=current, per_page=PER_PAGE)
    return page(
        "products.html",
        found=found,
        meant=meant,
        pages=max(1, -(-found.total // PER_PAGE)),
        chosen={"outcome": outcome, **chosen},
        outcomes=words.OUTCOMES,
        policies=services().screeners.policies(),
    )


@ui.get("/substances/<substance>")
def substance(substance: str) -> Response:
    loaded = services().screeners.lexicon
    found = loaded.substances.get(substance)
    if found is None:
        raise NotFound
    listings = sorted(loaded.listings_of(substance), key=_authority)
    return page(
        "substance.html",
        substance=found,
        names=[
            (kind, list(group))
            for kind, group in groupby(sorted(found.names[1:], key=_kind_order), key=_kind)
        ],
        listings=[(authority, list(group)) for authority, group in groupby(listings, key=_authority)],
        related=[(each.type, loaded.substances.get(each.target), each.target) for each in found.relations],
        products=services().store.products(substance=substance, per_page=10),
    )


@ui.get("/lookup")
def lookup() -> Response:
    query = request.args.get("q", "").strip()[:1_000]
    screener = services().screener(None, None)
    matches = [match.to_dict() for match in screener.lookup(query)] if query else []
    ordinary = screener.ordinary_name(query) if query else None
    return page(
        "lookup.html",
        query=query,
        matches=[] if only_suggestions(matches) else matches,
        suggestions=matches if only_suggestions(matches) else [],
        ordinary=None if ordinary is None else ordinary_sentence(ordinary),
    )


def _substance_meant(text: str) -> Substance | None:
    """The substance of a filter: by its id, else the best that the whole text is a name of."""
    if not text:
        return None
    loaded = services().screeners.lexicon
    if text in loaded.substances:
        return loaded.substances[text]
    whole = [found for found in services().screener(None, None).lookup(text) if found.match.whole]
    return loaded.substances[whole[0].substance] if whole else None


def _form_page(form: Form) -> Response:
    return page(
        "home.html",
        422 if form.faults else 200,
        form=form,
        policies=services().screeners.policies(),
        fetch_urls=services().settings.fetch_urls,
        megabytes=services().settings.max_upload_bytes // 1_000_000,
    )


def _marks(entries: list[dict[str, Any]], anchor: str, kind: str) -> list[Mark]:
    return [
        Mark(entry["span"]["start"], entry["span"]["end"], f"{anchor}-{number}", entry[kind])
        for number, entry in enumerate(entries, start=1)
    ]


def _kind(name: Name) -> str:
    return name.type.value


def _kind_order(name: Name) -> int:
    """Names in the order in which the lexicon's schema lists their types."""
    return list(NameType).index(name.type)


def _authority(listing: Listing) -> str:
    return listing.authority

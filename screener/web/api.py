"""The HTTP API under /api/v1: requests in, reports out, errors as problem+json.

Knows addresses and status codes. It computes no verdict and touches no table.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from typing import Any

from apiflask import APIBlueprint
from apiflask.exceptions import _ValidationError  # how APIFlask reports query parameters out of form
from flask import Response, request
from pydantic import ValidationError
from werkzeug.exceptions import InternalServerError, NotFound

from screener.web import answers
from screener.web.bodies import BatchIn, NoParameters, ProductsQuery, ScreeningIn, SubstancesQuery
from screener.web.problems import (
    ProblemError,
    from_http,
    from_query_errors,
    from_validation,
    json_response,
    json_text_response,
)
from screener.web.reading import read_json, read_screening, request_of
from screener.web.screening import screen_and_save
from screener.web.services import services

log = logging.getLogger("screener.web")

api = APIBlueprint("api", __name__, url_prefix="/api/v1", tag="v1")


@api.before_request
def refuse_repeated_parameters() -> None:
    """A parameter given twice would otherwise be answered for one of its values, silently."""
    repeated = [name for name, values in request.args.lists() if len(values) > 1]
    if repeated:
        raise ProblemError(
            422, "The query repeats a parameter.", [(name, "give it once") for name in repeated]
        )


@api.errorhandler(_ValidationError)
def parameters_out_of_form(error: _ValidationError) -> Response:
    return from_query_errors(error.detail).response()


@api.post("/screenings")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.ReportOut, status_code=201, description="The report, also when nothing could be read.")
def create_screening(_: NoParameters) -> Response:
    """Screen a text, page, URL, ingredient list or file"""
    report = screen_and_save(services(), read_screening(request), source="api")
    response = json_text_response(report.to_json(), 201)
    response.headers["Location"] = f"/api/v1/screenings/{report.id}"
    return response


@api.post("/screenings/batch")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.BatchOut, description="An answer under each key, each with a status of its own.")
def create_screenings(_: NoParameters) -> Response:
    """Screen many at once; one bad item never fails the rest"""
    items = read_json(request, BatchIn).items
    most = services().settings.max_batch_items
    if len(items) > most:
        raise ProblemError(422, f"A batch takes at most {most} items.", [("items", "send more batches")])
    return json_response({"items": {key: _answer(item) for key, item in items.items()}})


def _answer(item: Any) -> dict[str, Any]:
    try:
        body = ScreeningIn.model_validate_json(json.dumps(item))
        if body.url is not None:
            raise ProblemError(
                422, "A batch fetches no pages.", [("url", "send it to /screenings, or send its html")]
            )
        report = screen_and_save(services(), request_of(body), source="api")
    except ValidationError as error:
        problem = from_validation(error)
    except ProblemError as refused:
        problem = refused
    # The boundary of one item: whatever it does to the engine, the others must have their answers.
    except Exception:
        log.exception("Unforeseen error on an item of a batch")
        problem = from_http(InternalServerError())
    else:
        return {"status": 201, "report": report.to_dict()}
    return {"status": problem.status, "problem": problem.body()}


@api.get("/screenings/<screening>")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.ReportOut, description="The stored report.")
def get_screening(screening: str, _: NoParameters) -> Response:
    """The stored report, byte for byte"""
    text = services().store.get_json(screening)
    if text is None:
        raise NotFound
    return json_text_response(text)


@api.get("/products")
@api.input(ProductsQuery, location="query")
@api.output(answers.ProductsOut, description="Products, newest screening first.")
def list_products(query_data: ProductsQuery) -> Response:
    """Products by the latest screening of each under each policy"""
    return json_response(asdict(services().store.products(**query_data.model_dump())))


@api.get("/substances")
@api.input(SubstancesQuery, location="query")
@api.output(answers.LookupOut, description="The substances that the name may mean, best first.")
def look_up(query_data: SubstancesQuery) -> Response:
    """Which substances a name means, and what each authority says"""
    matches = services().screener(None, None).lookup(query_data.q)
    return json_response({"query": query_data.q, "matches": [match.to_dict() for match in matches]})


@api.get("/substances/<substance>")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.SubstanceOut, description="The substance.")
def get_substance(substance: str, _: NoParameters) -> Response:
    """A substance: its names, identifiers, listings, and how many products it was found in"""
    lexicon = services().screeners.lexicon
    found = lexicon.substances.get(substance)
    if found is None:
        raise NotFound
    products = services().store.products(substance=substance, per_page=1).total
    return json_response(answers.substance(found, lexicon.listings_of(substance), products))


@api.get("/lexicon")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.LexiconOut, description="The release that is loaded.")
def get_lexicon(_: NoParameters) -> Response:
    """The lexicon release that is loaded, and its size"""
    return json_response(answers.lexicon(services().screeners.lexicon))


@api.get("/policies")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.PoliciesOut, description="The policies, the default first.")
def list_policies(_: NoParameters) -> Response:
    """The policies: which listings count for which reader"""
    return json_response(answers.policies(services().screeners.policies()))


@api.get("/healthz")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.HealthOut, description="The process answers.")
def healthz(_: NoParameters) -> Response:
    """Whether the process answers"""
    return json_response({"status": "ok"})


@api.get("/readyz")
@api.input(NoParameters, location="query", arg_name="_")
@api.output(answers.HealthOut, description="The lexicon is loaded and the database answers.")
def readyz(_: NoParameters) -> Response:
    """Whether the lexicon is loaded and the database answers (503 otherwise)"""
    services().store.ready()
    return json_response({"status": "ok"})

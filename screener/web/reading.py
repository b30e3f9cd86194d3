"""Request bodies, JSON or multipart, into what is to be screened.

Knows the form of bodies; raises ProblemError with the fault and its remedy.
"""

from __future__ import annotations

from typing import TypeVar

from flask import Request as HttpRequest
from pydantic import ValidationError
from werkzeug.exceptions import UnsupportedMediaType

from screener.model import Product
from screener.web.bodies import Body, Choices, ProductIn, ScreeningIn
from screener.web.problems import ProblemError, from_validation
from screener.web.screening import Request

BodyT = TypeVar("BodyT", bound=Body)


def read_screening(request: HttpRequest) -> Request:
    """What to screen: a JSON body, or a multipart form with a part named 'file'."""
    if request.mimetype == "multipart/form-data":
        return _read_form(request)
    return request_of(read_json(request, ScreeningIn))


def read_json(request: HttpRequest, model: type[BodyT]) -> BodyT:
    """A JSON body by its model: 415 for another type, 400 for what is no JSON, 422 for another form.

    pydantic's own parser reads it: thousands of nested brackets are an error to it, not a crash.
    """
    if not (request.mimetype == "application/json" or request.mimetype.endswith("+json")):
        raise UnsupportedMediaType
    try:
        return model.model_validate_json(request.get_data())
    except ValidationError as error:
        raise from_validation(error) from error


def request_of(body: ScreeningIn) -> Request:
    """The validated body as what is to be screened."""
    return Request(
        text=body.text,
        html=body.html,
        url=body.url,
        ingredients=None if body.ingredients is None else tuple(body.ingredients),
        product=body.product.value() if body.product else Product(),
        policy=body.policy,
        as_of=body.as_of,
    )


def _read_form(request: HttpRequest) -> Request:
    """A part 'file', and beside it `policy`, `as_of` as text and `product` as a JSON object."""
    unknown = [
        name for name in (*request.files, *request.form) if name not in {"file", *Choices.model_fields}
    ]
    if unknown:
        raise ProblemError(
            422, "The form has parts that are unknown.", [(name, "leave it out") for name in unknown]
        )
    files = request.files.getlist("file")
    if len(files) != 1:
        raise ProblemError(
            422, "The form needs one file.", [("file", "send one part of this name, with a file name")]
        )
    try:
        product = request.form.get("product")
        values = {name: request.form[name] for name in ("policy", "as_of") if name in request.form}
        choices = Choices.model_validate_strings(values)
        named = ProductIn() if product is None else ProductIn.model_validate_json(product)
    except ValidationError as error:
        raise from_validation(error) from error
    return Request(
        file=files[0].read(),
        file_name=files[0].filename,
        product=named.value(),
        policy=choices.policy,
        as_of=choices.as_of,
    )

"""What the OpenAPI document must say beyond what the routes' decorators can.

Bodies (two forms of one call) and the media type of errors. Knows the document, not the calls.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from screener.web.bodies import BatchIn, ProblemOut, ScreeningIn
from screener.web.problems import MEDIA_TYPE

_REFERENCE = "#/components/schemas/{model}"

#: The errors that each writing call may answer, beside the 422 that APIFlask adds.
_WRITING_ERRORS = {
    "400": "The body is not JSON",
    "403": "Sent by a browser for another site",
    "413": "Larger than this service takes",
    "415": "Neither JSON nor a form",
}


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """Add the bodies, and give every error its media type and schema."""
    spec = _one_name_each(document)
    _, schemas = models_json_schema(
        [(model, "validation") for model in (ScreeningIn, BatchIn, ProblemOut)], ref_template=_REFERENCE
    )
    spec["components"]["schemas"].update(schemas["$defs"])
    screenings = spec["paths"]["/api/v1/screenings"]["post"]
    screenings["requestBody"] = {
        "required": True,
        "content": {"application/json": _schema(ScreeningIn), "multipart/form-data": {"schema": _FORM}},
    }
    spec["paths"]["/api/v1/screenings/batch"]["post"]["requestBody"] = {
        "required": True,
        "content": {"application/json": _schema(BatchIn)},
    }
    for operations in spec["paths"].values():
        for method, operation in operations.items():
            _complete_errors(operation["responses"], _WRITING_ERRORS if method == "post" else {})
    for unused in ("ValidationError", "HTTPError"):
        spec["components"]["schemas"].pop(unused, None)
    return spec


_FORM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "A PDF, page or text file."},
        "product": {"type": "string", "description": "The product as a JSON object."},
        "policy": {"type": "string"},
        "as_of": {"type": "string", "format": "date"},
    },
    "required": ["file"],
    "additionalProperties": False,
}


def _one_name_each(spec: dict[str, Any]) -> dict[str, Any]:
    """APIFlask repeats a nested schema under each that holds it ('ReportOut.Span'); name it once ('Span')."""
    text = re.sub(r"#/components/schemas/\w+\.(\w+)", r"#/components/schemas/\1", json.dumps(spec))
    named: dict[str, Any] = json.loads(text)
    schemas = named["components"]["schemas"]
    named["components"]["schemas"] = {name.rpartition(".")[2]: schemas[name] for name in sorted(schemas)}
    return named


def _complete_errors(responses: dict[str, Any], more: dict[str, str]) -> None:
    for status, description in more.items():
        responses.setdefault(status, {"description": description})
    for status, response in responses.items():
        if status.startswith(("4", "5")):
            response["content"] = {MEDIA_TYPE: _schema(ProblemOut)}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": _REFERENCE.format(model=model.__name__)}}

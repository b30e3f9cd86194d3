"""The form on the first page: what was filled in, what is wrong with it, and what is to be screened.

Knows the fields, not the screening.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from flask import Request as HttpRequest

from screener.model import Product
from screener.web.problems import ProblemError
from screener.web.screening import Request

KINDS = ("file", "text", "ingredients", "url")

#: What to say when the chosen kind of input was not given.
MISSING = {
    "file": "Choose a file to screen; a PDF, a saved page or a text file.",
    "text": "Paste the text of the label.",
    "ingredients": "Write at least one ingredient, each on a line of its own.",
    "url": "Give the address of the page, beginning with https://.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form as filled in; `faults` by field name, empty when it can be screened."""

    kind: str = "file"
    values: dict[str, str] = field(default_factory=dict)
    file: bytes = b""
    file_name: str | None = None
    faults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def empty(cls, policy: str) -> Self:
        return cls(values={"policy": policy})

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        """What a browser sent. Only the input of the chosen kind counts."""
        names = ("text", "ingredients", "url", "name", "brand", "policy")
        values = {name: request.form.get(name, "") for name in names}
        upload = request.files.get("file")
        content = upload.read() if upload is not None else b""
        kind = request.form.get("kind", "")
        if kind not in KINDS:
            return cls(
                values=values, faults={"kind": "Choose what you have: a file, text, a list or a page."}
            )
        name = upload.filename or None if upload is not None else None
        form = cls(kind=kind, values=values, file=content, file_name=name)
        return replace(form, faults=form._missing())

    def refused(self, problem: ProblemError) -> Self:
        """The same form with what the screening refused."""
        faults = dict(problem.errors) or {"kind": problem.detail}
        return replace(
            self, faults={name: f"{problem.detail} {_sentence(text)}" for name, text in faults.items()}
        )

    def request(self) -> Request:
        """What is to be screened."""
        lines = [line.strip() for line in self.values["ingredients"].splitlines()]
        return Request(
            file=self.file if self.kind == "file" else None,
            file_name=self.file_name if self.kind == "file" else None,
            text=self.values["text"] if self.kind == "text" else None,
            ingredients=tuple(filter(None, lines)) if self.kind == "ingredients" else None,
            url=self.values["url"].strip() if self.kind == "url" else None,
            product=Product(name=self._said("name"), brand=self._said("brand")),
            policy=self._said("policy"),
        )

    def _missing(self) -> dict[str, str]:
        if self.kind == "file":
            if self.file_name and not self.file:
                return {"file": "The file is empty; choose another one."}
            return {} if self.file else {"file": MISSING["file"]}
        return {} if self.values[self.kind].strip() else {self.kind: MISSING[self.kind]}

    def _said(self, name: str) -> str | None:
        return self.values[name].strip()[:1_000] or None


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."

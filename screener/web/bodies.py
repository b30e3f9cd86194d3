"""What callers of the API may send: strict models; an unknown field or parameter is an error.

Knows the form of requests, not how they are answered.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from screener.model import Outcome, Product

ShortText = Annotated[str, Field(max_length=1_000)]
UrlText = Annotated[str, Field(min_length=1, max_length=4_000)]
PolicyId = Annotated[str, Field(min_length=1, max_length=100)]

#: Which of these a screening gives decides how it is read; it gives exactly one.
INPUTS = ("text", "html", "url", "ingredients")


class Body(BaseModel):
    """A JSON body: types are not converted, unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Query(BaseModel):
    """Query parameters: text is converted, unknown parameters are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ProductIn(Body):
    """What the caller says the product is; the same product is found again by it."""

    name: ShortText | None = None
    brand: ShortText | None = None
    url: ShortText | None = None
    seller: ShortText | None = None
    upc: ShortText | None = None

    def value(self) -> Product:
        return Product(name=self.name, brand=self.brand, url=self.url, seller=self.seller, upc=self.upc)


class Choices(Body):
    """What may be chosen for any screening, whatever is screened."""

    product: ProductIn | None = None
    policy: PolicyId | None = Field(None, description="A policy id; the server's own default if left out.")
    as_of: date | None = Field(None, description="The day whose lists count; today if left out.")


class ScreeningIn(Choices):
    """One screening: exactly one of `text`, `html`, `url` and `ingredients`, and the choices."""

    text: str | None = Field(None, description="The text of a label.")
    html: str | None = Field(None, description="The source of a product page.")
    url: UrlText | None = Field(None, description="A public page or PDF that the server fetches.")
    ingredients: Annotated[list[str], Field(max_length=5_000)] | None = Field(
        None, description="Declared ingredients, one an item."
    )

    @model_validator(mode="after")
    def _one_input(self) -> Self:
        given = [name for name in INPUTS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(
                f"give exactly one of {', '.join(INPUTS)}; this gives {' and '.join(given) or 'none'}"
            )
        return self


class BatchIn(Body):
    """Many screenings under keys of the caller's choice; each is validated on its own."""

    items: dict[str, Any] = Field(description="A screening under each key.", min_length=1)


class NoParameters(Query):
    """For calls that take none."""


class ProductsQuery(Query):
    """Which products to list."""

    outcome: Outcome | None = None
    substance: ShortText | None = None
    seller: ShortText | None = None
    policy: PolicyId | None = None
    page: int = Field(1, ge=1, le=1_000_000)
    per_page: int = Field(50, ge=1, le=200)


class SubstancesQuery(Query):
    """Which name to look up."""

    q: str = Field(min_length=1, max_length=1_000)


class ProblemOut(BaseModel):
    """An error (RFC 9457)."""

    type: Literal["about:blank"] = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldErrorOut] = []


class FieldErrorOut(BaseModel):
    """What is wrong with one field: its path ('product.name') or the parameter's name."""

    field: str
    message: str


ProblemOut.model_rebuild()

"""Pages, texts and data that are deep, endless or wrongly encoded. What can be read names Picamilon."""

from __future__ import annotations

import json

LABEL = "Supplement Facts\nServing Size 1 capsule\nPicamilon 100 mg\nNiacin 20 mg\n"
PAGE = "<html><head><title>Calm</title></head><body><h2>Ingredients</h2><p>Picamilon, niacin, zinc</p>{}</body></html>"


def page(more: str = "") -> str:
    return PAGE.format(more)


def with_data(data: str) -> bytes:
    return page(f'<script type="application/ld+json">{data}</script>').encode()


def deep_data(depth: int) -> bytes:
    """A product whose description is this deep in lists."""
    return with_data('{"@type": "Product", "description": ' + "[" * depth + '"Picamilon"' + "]" * depth + "}")


def wide_data(items: int) -> bytes:
    """A page that says of so many products what is in them."""
    products = [{"@type": "Product", "name": f"P{n}", "description": "Picamilon"} for n in range(items)]
    return with_data(json.dumps({"@graph": products}))


def data_with_long_number() -> bytes:
    """A number of a million digits, which takes quadratic time to read."""
    return with_data('{"@type": "Product", "name": ' + "9" * 1_000_000 + "}")


def entities() -> bytes:
    """Entities of entities: they are XML's, so that to HTML they are words."""
    declared = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x0 "Picamilon">{declared}]><svg><text>&x11;</text></svg>'.encode()


def svg() -> bytes:
    """A drawing with a script, whose words can be read."""
    return (
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script>"
        b"<text>Ingredients: Picamilon, niacin</text></svg>"
    )


def eps() -> bytes:
    return b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{ } loop\n(Picamilon) show\n"


def utf7() -> bytes:
    return b"Ingredients: +AFA-icamilon, niacin, +ADw-script+AD4-alert(1)+ADw-/script+AD4-"

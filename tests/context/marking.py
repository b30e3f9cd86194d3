"""Sentences whose names are marked «so», and the mentions that the marked names become."""

import re

from screener.context import assign_roles
from screener.labels import understand
from screener.model import Document, Hit, Mention, Method


def mentions_of(marked: str) -> list[Mention]:
    """Mentions of the marked names, in order; the same spelling is the same substance."""
    hits: list[Hit] = []
    text = ""
    for plain, name in re.findall(r"([^«]*)(?:«([^»]*)»)?", marked):
        text += plain
        if name:
            hits.append(Hit(len(text), len(text) + len(name), (name.casefold(),), name, Method.EXACT))
            text += name
    document = Document(text, "text/plain", "0", "text")
    label = understand(document, [(hit.start, hit.end) for hit in hits])
    return assign_roles(document, label, hits)

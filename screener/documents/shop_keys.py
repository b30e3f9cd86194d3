"""What the keys of a shop's data say of the values under them: a list, other products, reviews, nothing.

Judges one key at a time, and remembers it: state objects repeat theirs thousandfold. Knows no values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from screener.documents.cues import is_panel_heading
from screener.model import Zone

_OTHERS = re.compile(
    r"related|similar|upsell|crosssell|recommend|alsolike|alsobought|recentlyviewed|accessor", re.I
)
_REVIEWS = re.compile(r"review|testimonial|comment|rating|questions?$|^qa$|qna|answers?$", re.I)
_SKIPPED = re.compile(
    r"translations?$|i18n|locale|menus?$|navigation|footer|header$|styles?$|css$|^scripts?$", re.I
)
#: Keys whose value is an ingredient list or panel, whatever it looks like.
_LIST = re.compile(
    r"^(?:(?:full|active|other|inactive|medicinal|nonmedicinal|product|all|key)?ingredients?"
    r"(?:list|text|html|statement|declaration|panel|label)?|inci|supplementfacts?(?:html|panel|text|label)?|"
    r"nutritionfacts?(?:html|panel|text)?|composition|excipients?|zutaten(?:liste)?|inhaltsstoffe|zusammensetzung|"
    r"ingrédients|ingredientes|ingredienti|composici[oó]n|composizione)$",
    re.I,
)
_FURTHER = re.compile(r"^(?:other|inactive|nonmedicinal)ingredients|^excipients?$", re.I)
_CHOICES = re.compile(r"filter|facet|aggregation|bucket|taxonom|glossar|dictionar|allingredients", re.I)
_NO_LETTERS = re.compile(r"[\W\d_]")
_WORD_EDGE = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-.\s]+")
_REMEMBERED = 100  # characters of a key; longer ones are judged again each time


@dataclass(frozen=True, slots=True)
class Key:
    """What one key says; `zone` is that of the values under it in the page's own data."""

    skipped: bool
    lists: bool
    variants: bool
    zone: Zone


def key_of(key: str) -> Key:
    """Judge a key. Its letters count, without digits and marks: 'other_ingredients' lists something."""
    return _judged(key) if len(key) <= _REMEMBERED else _judged.__wrapped__(key)


@lru_cache(maxsize=4096)
def _judged(key: str) -> Key:
    letters = _NO_LETTERS.sub("", key)
    zone = Zone.REVIEWS if _REVIEWS.search(letters) else Zone.STRUCTURED
    if _OTHERS.search(letters) or _CHOICES.search(letters):
        zone = Zone.RELATED
    return Key(
        skipped=_SKIPPED.search(key) is not None,
        lists=_LIST.match(letters) is not None,
        variants=letters.lower() == "variants",
        zone=zone,
    )


def lists(name: str) -> bool:
    """Whether what is under this key or name is an ingredient list or panel."""
    return key_of(name).lists


def is_further(key: str) -> bool:
    """Whether the key heads a second list: 'otherIngredients'."""
    return _FURTHER.match(_NO_LETTERS.sub("", key)) is not None


def words_of(key: str) -> str:
    """The words of a key: 'otherIngredients' is 'other Ingredients'."""
    return " ".join(_WORD_EDGE.split(key))


def heading_of(key: str) -> str:
    """The words of a key as the heading that they are: 'otherIngredients' is 'Other Ingredients'."""
    words = words_of(key).strip()
    for heading in (words, words.rpartition(" ")[0]):  # 'ingredients html'
        if is_panel_heading(heading):
            return heading.title()
    return "Supplement Facts" if re.match(r"supplementfacts", key, re.I) else "Ingredients"

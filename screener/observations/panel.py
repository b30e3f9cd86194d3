"""What the panel itself shows: words for mixtures, how many ingredients, caffeine, shares of the daily value.

The limits are those of the scorecard of Operation Supplement Safety, the US Department of Defense's programme
(opss.org, 'Screen your supplement for safety'): fewer than six ingredients, none of the words proprietary,
blend, matrix and complex, at most 200 mg of caffeine a serving, each daily value below 200 %. Each is stated
by itself; nothing is added up to a score.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from screener.model import DECLARING_SECTIONS, Ingredient, Label, ObservationKind, SectionKind
from screener.observations.facts import CAFFEINE, Named, Seen
from screener.observations.masses import Items, held
from screener.observations.scan import Word
from screener.observations.words import WordKind

FEWEST_TO_STATE = 6
MOST_CAFFEINE_MG = 200  # a serving
HIGH_DAILY_VALUE = 200  # per cent

#: Looser words, and words grown together, count only where the parts of the mixture follow.
_MIXTURE_OF_PARTS = re.compile(
    r"mischung\b|komplex\b|\b(?:system|formula|sistema|système|formule)\b", re.IGNORECASE
)
_SLOGAN = re.compile(r"(?:an?|the|our|this)\s", re.IGNORECASE)
_CARBOHYDRATE = re.compile(r"\s+carb", re.IGNORECASE)
_PERCENT = re.compile("[%％]")
_NUMBER_BEFORE = re.compile(r"(?<![\d.,])\d[\d.,]*\d\s?$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_COMMA_DECIMALS = re.compile(r"\b(?:NRV|NRVs|VNR|VRN|RM|VRD|VNRs)\b|Nährw|\d,\d{1,2}\s?(?:m?g|µg)\b")
_PER_100 = re.compile(r"\b(?:per|pro|pour|por|je)\s+100\s?(?:g|ml)\b", re.IGNORECASE)
_PER_SERVING = re.compile(r"serving|portion|porción|dosis|dose|capsul|tablet|kapsel", re.IGNORECASE)


def panel_observations(
    text: str, label: Label, named: Sequence[Named], words: Sequence[Word]
) -> Iterator[Seen]:
    """The observations on the panel, in the order of the scorecard."""
    yield from _mixtures(text, label.ingredients, words)
    yield from _many_ingredients(label)
    yield from _caffeine(text, label, named)
    yield from _daily_values(text, label)


def parts_of(ingredients: Sequence[Ingredient]) -> dict[int, list[Ingredient]]:
    """What each mixture lists as its parts, by the mixture's index."""
    parts: dict[int, list[Ingredient]] = {}
    for item in ingredients:
        if item.parent is not None:
            parts.setdefault(item.parent, []).append(item)
    return parts


def _mixtures(text: str, ingredients: Sequence[Ingredient], words: Sequence[Word]) -> Iterator[Seen]:
    parts = parts_of(ingredients)
    items = Items(ingredients)
    called: dict[Ingredient, str] = {}
    for word in words:
        if word.kind is WordKind.MIXTURE and not _CARBOHYDRATE.match(text, word.end):
            item = items.at(word.start)
            if item is not None:
                called.setdefault(item, text[word.start : word.end])
    for index, item in enumerate(ingredients):
        listed = parts.get(index, [])
        if not listed and (item.section is not SectionKind.SUPPLEMENT_FACTS or _SLOGAN.match(item.name)):
            continue
        loose = _MIXTURE_OF_PARTS.search(item.name) if listed and item not in called else None
        word_of = called.get(item) or (loose[0] if loose else None)
        if word_of is not None:
            yield Seen(ObservationKind.BLEND_WORD, item.start, item.end, _mixture_note(word_of, listed))


def _mixture_note(word: str, listed: Sequence[Ingredient]) -> str:
    if not listed:
        return f"The name holds the word “{word}”."
    given = sum(part.amount is not None for part in listed)
    have = "has" if given < 2 else "have"
    return (
        f"The name holds the word “{word}”; of its {len(listed)} parts, {given or 'none'} {have} an amount."
    )


def _many_ingredients(label: Label) -> Iterator[Seen]:
    parts = parts_of(label.ingredients)
    counted = [
        item
        for index, item in enumerate(label.ingredients)
        if item.section is SectionKind.SUPPLEMENT_FACTS and index not in parts
    ]
    if len(counted) < FEWEST_TO_STATE:
        return
    panel = next((s for s in label.sections if s.kind is SectionKind.SUPPLEMENT_FACTS), None)
    start, end = (panel.heading if panel and panel.heading else None) or (counted[0].start, counted[0].end)
    note = (
        f"The panel lists {len(counted)} ingredients; the scorecard of Operation Supplement Safety asks for "
        f"fewer than {FEWEST_TO_STATE}."
    )
    yield Seen(ObservationKind.MANY_INGREDIENTS, start, end, note)


def _caffeine(text: str, label: Label, named: Sequence[Named]) -> Iterator[Seen]:
    """Amounts of caffeine added up within the panel or list; a label that gives them in both counts once."""
    caffeine = [one for one in named if one.substance == CAFFEINE and one.declared]
    if not caffeine:
        return
    sums: dict[SectionKind, float] = {}
    first: dict[SectionKind, Named] = {}
    items = Items(label.ingredients)
    done: set[int] = set()
    for one in caffeine:
        item = items.at(one.start)
        amount = held(text, item, one.start, one.end) if item else None
        if item is None or amount is None or item.start in done or _is_per_100(text, label, item):
            continue
        done.add(item.start)
        sums[item.section] = sums.get(item.section, 0) + amount
        first.setdefault(item.section, one)
    if not sums:
        return
    kind = max(sums, key=sums.__getitem__)
    if sums[kind] > MOST_CAFFEINE_MG:
        note = (
            f"The amounts of caffeine on the label come to {sums[kind]:g} mg; the scorecard of Operation "
            f"Supplement Safety names {MOST_CAFFEINE_MG} mg a serving."
        )
        yield Seen(ObservationKind.MUCH_CAFFEINE, first[kind].start, first[kind].end, note)


def _is_per_100(text: str, label: Label, item: Ingredient) -> bool:
    """True if the section speaks of 100 g before its rows, and of no serving."""
    starts = [section.start for section in label.sections]
    head = text[label.sections[bisect_right(starts, item.start) - 1].start : item.start]
    return bool(_PER_100.search(head)) and not _PER_SERVING.search(head)


def _daily_values(text: str, label: Label) -> Iterator[Seen]:
    starts = [item.start for item in label.ingredients]
    for section in label.sections:
        if section.kind not in DECLARING_SECTIONS:
            continue
        for sign in _PERCENT.finditer(text, section.start, section.end):
            number = _NUMBER_BEFORE.search(text, max(section.start, sign.start() - 14), sign.start())
            share = _share(number[0].strip(), text) if number else 0
            if number is None or share < HIGH_DAILY_VALUE:
                continue
            before = bisect_right(starts, number.start()) - 1
            item = label.ingredients[before] if before >= 0 else None
            of = ""
            if item is not None and "\n" not in text[item.end : number.start()].strip():
                of = f" for “{' '.join(item.name.split())}”"
            note = f"The label gives {share:,g} % of the daily value{of}."
            yield Seen(ObservationKind.HIGH_DAILY_VALUE, number.start(), sign.end(), note)


def _share(printed: str, text: str) -> float:
    """'20,833' and, in a text with decimal commas, '1.250' are thousands; '833.33' and '312,5' are not."""
    if printed.isdigit():
        return float(printed)
    grouped = _THOUSANDS.fullmatch(printed)
    if grouped and (grouped[1] == ",") is not bool(_COMMA_DECIMALS.search(text)):
        return float(re.sub(r"[.,]", "", printed))
    whole, _, decimals = printed.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}.{decimals}")

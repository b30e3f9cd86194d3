"""The trained role of a name in prose: what it may clear, what it may never clear, and the shipped model."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking import mentions_of

from screener import Screener
from screener.context.policy import LINEAR
from screener.context.trained import likelihood
from screener.model import Role

FINDINGS = {Role.DECLARED, Role.UNCLEAR, Role.CONTRADICTED}
TRAINING = Path(__file__).parents[2] / "training" / "roles"


CLEARED = [
    "The makers steer clear of «DMAA» and its kin. Ingredients: cocoa, honey",
    "A judge jailed the dealer for smuggling «kratom». Ingredients: mint, honey",
    "The liver breaks down «melatonin» within an hour, a study says. Ingredients: glycine 3 g",
    "Some rival companies hide «sildenafil» in their pills. Ingredients: maca 500 mg",
    "La policía incautó «kratom» en el aeropuerto. Ingredientes: menta, miel",
    "Die Polizei beschlagnahmte «Kratom» am Flughafen. Zutaten: Minze, Honig",
    "La douane a saisi du «kratom» à l'aéroport. Ingrédients : menthe, miel",
    "A polícia apreendeu «kratom» no aeroporto. Ingredientes: hortelã, mel",
    "La polizia ha sequestrato il «kratom» in aeroporto. Ingredienti: menta, miele",
    "Полиция изъяла «кратом» в аэропорту. Состав: мята, мёд",
    "警方在机场查获«卡痛»。 配料：薄荷、蜂蜜",
]

STAYS = [
    "Never run out of «kratom» again. Ingredients: mint, honey",
    "No other brand gives you this much «DMAA». Ingredients: caffeine, taurine",
    "Others removed «DMAA»; we kept it. Ingredients: caffeine, taurine",
    "The FDA banned «ephedra». We brought it back. Ingredients: guarana, ginger",
    "Looking for «phenibut»? Look no further. Ingredients: glycine, magnesium",
    "Not only «DMAA» but also caffeine. Ingredients: taurine, zinc",
    "Because it contains «kava», do not drive. Ingredients: mint, honey",
    "People who are allergic to «bee pollen»: note that it is in this bar. Ingredients: oats, honey",
    "Others use «DMAA» in secret, we say it aloud: it is in here. Ingredients: caffeine",
    "Store your «kratom» in a dry place. Ingredients: mint, honey",
    "Nie wieder ohne «Kratom». Zutaten: Minze, Honig",
    "Plus jamais sans «kratom». Ingrédients : menthe, miel",
    "Mai più senza «kratom». Ingredienti: menta, miele",
    "Nunca fique sem «kratom». Ingredientes: hortelã, mel",
    "Никогда не оставайтесь без «кратома». Состав: мята, мёд",
    "Другие убрали «кратом»; мы нет. Состав: мята, мёд",
    "他社は«DMAA»をやめましたが、当社は続けています。 原材料名：カフェイン、亜鉛",
    "Each batch is checked for full content of «kava». Ingredients: mint, honey",
]


@pytest.mark.parametrize("marked", CLEARED)
def test_a_sentence_that_speaks_of_something_else_makes_no_finding(marked: str) -> None:
    assert mentions_of(marked)[0].role not in FINDINGS


@pytest.mark.parametrize("marked", STAYS)
def test_a_sentence_that_only_sounds_like_a_denial_stays_a_finding(marked: str) -> None:
    assert mentions_of(marked)[0].role in FINDINGS


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("Is there «DMAA» in it? Yes, 25 mg a scoop. Ingredients: caffeine", Role.DECLARED),
        ("Does it contain «kava»? Of course it does. Ingredients: mint", Role.DECLARED),
        ("¿Lleva «kratom»? Sí, claro. Ingredientes: menta", Role.DECLARED),
        ("Ist «Kratom» drin? Ja. Zutaten: Minze", Role.DECLARED),
        ("Does it contain «kava»? No. Ingredients: mint", Role.CLAIMED_ABSENT),
    ],
)
def test_an_answer_tells_whether_the_name_asked_for_is_contained(marked: str, role: Role) -> None:
    assert mentions_of(marked)[0].role is role


@pytest.mark.parametrize(
    "marked",
    [
        "Ingredients: mint, «kratom» leaf, honey",
        "Supplement Facts\nKratom blend\n«Kratom» 500 mg\nZinc 10 mg",
        "Blend of police-grade (banned) «kratom», mint, honey, ginger",
    ],
)
def test_what_a_list_names_is_never_cleared_by_training(marked: str) -> None:
    assert mentions_of(marked)[0].role in FINDINGS


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 40))
@settings(max_examples=150, deadline=None)
def test_any_text_has_shares_that_add_up(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    share = likelihood(text, (start, min(len(text), start + length)), [], listed_elsewhere=True)
    assert share.declared + share.absent + share.other == pytest.approx(1, abs=1e-4)


def test_the_card_speaks_of_the_shipped_weights_and_of_the_limits_in_use() -> None:
    folder = files("screener.context") / "model"
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((folder / "roles.npz").read_bytes()).hexdigest() == card["sha256"]
    assert card["limits"] == asdict(LINEAR)


def test_training_with_a_seed_gives_the_same_weights_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(TRAINING), *sys.path])
    from train import features_of, table_of

    from examples import generated

    examples = [example for example in generated(7, 1) if example.language == "es"]
    rows = [features_of(example) for example in examples]
    assert (table_of(examples, rows, 1) == table_of(examples, rows, 1)).all()
    assert examples == [example for example in generated(7, 1) if example.language == "es"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # A weak word declares, but the sentence as a whole tells otherwise.
        (
            "Never once has this tea been laced with sibutramine. Blend: hibiscus, dandelion leaf, peppermint.",
            "no_listed_match",
        ),
        ("Now made with sibutramine. Ingredients: hibiscus, dandelion leaf, peppermint.", "flagged"),
    ],
)
def test_what_a_weak_word_declares_is_decided_by_the_sentence_as_a_whole(text: str, outcome: str) -> None:
    assert Screener("us", date(2026, 11, 23)).screen_text(text).outcome.value == outcome

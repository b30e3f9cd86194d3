"""What the text says of diseases and drugs, and what only looks as if it did."""

from __future__ import annotations

import pytest

from screener.model import ObservationKind
from screener.observations.claims import claims
from screener.observations.scan import find_words, lowered


def seen(text: str, *counted: str) -> list[tuple[str, str]]:
    """Kind and printed words of each claim; `counted` are names that a counted list holds."""
    places = [(text.index(name), text.index(name) + len(name)) for name in counted]
    found = claims(lowered(text), find_words(text), places)
    return [(one.kind.value, text[one.start : one.end]) for one in found]


DISEASE_CLAIMS = [
    ("Treats cancer, diabetes and arthritis naturally.", "Treats cancer, diabetes and arthritis"),
    ("Helps cure diabetes in weeks", "cure diabetes"),
    ("Prevents the flu and common cold.", "Prevents the flu and common cold"),
    ("Clinically shown to reverse type 2 diabetes", "reverse type 2 diabetes"),
    ("Helps treat\nhigh blood-pressure", "treat\nhigh blood-pressure"),
    ("The natural cancer cure", "cancer cure"),
    ("Anti-cancer properties", "Anti-cancer"),
    ("Relieves the pain of arthritis", "Relieves the pain of arthritis"),
    ("Cures all diseases", "Cures all diseases"),
    ("Trata la diabetes y la hipertensión", "Trata la diabetes y la hipertensión"),
    ("Cura el cáncer", "Cura el cáncer"),
    ("Eficaz contra la depresión", "Eficaz contra la depresión"),
    ("Hilft gegen Bluthochdruck und Gicht", "Hilft gegen Bluthochdruck und Gicht"),
    ("Heilt Krebs", "Heilt Krebs"),
    ("Um Depressionen zu behandeln", "Depressionen zu behandeln"),
    ("Beugt Grippe vor", "Beugt Grippe"),
    ("Traite le diabète", "Traite le diabète"),
    ("Prévient la grippe", "Prévient la grippe"),
    ("Soulage l'arthrose", "Soulage l'arthrose"),
    ("Cura a depressão", "Cura a depressão"),
    ("Previne a gripe", "Previne a gripe"),
    ("Cura il diabete", "Cura il diabete"),
    ("Allevia l'artrite", "Allevia l'artrite"),
]

DRUG_COMPARISONS = [
    ("Natural alternative to Viagra", "alternative to Viagra"),
    ("Works like Ozempic", "Works like Ozempic"),
    ("Nature's Adderall", "Nature's Adderall"),
    ("Herbal Prozac", "Herbal Prozac"),
    ("The #1 Adderall alternative", "Adderall alternative"),
    ("A natural alternative to prescription drugs", "alternative to prescription drugs"),
    ("Die natürliche Alternative zu Statinen", "Alternative zu Statinen"),
    ("Alternativa natural al Viagra", "Alternativa natural al Viagra"),
    ("Une alternative naturelle aux antibiotiques", "alternative naturelle aux antibiotiques"),
]

NOTHING = [
    "This product is not intended to diagnose, treat, cure, or prevent any disease.",
    "THIS PRODUCT IS NOT INTENDED TO DIAGNOSE,\nTREAT, CURE OR PREVENT ANY DISEASE",
    "These statements have not been evaluated. Intended to diagnose, treat, cure or prevent any disease.",
    "Este producto no está destinado a diagnosticar, tratar, curar o prevenir ninguna enfermedad.",
    "Dieses Produkt dient nicht zur Diagnose, Behandlung, Heilung oder Vorbeugung von Krankheiten.",
    "Ce produit n'est pas destiné à diagnostiquer, traiter, guérir ou prévenir une maladie.",
    "Questo prodotto non è destinato a diagnosticare, trattare, curare o prevenire alcuna malattia.",
    "Este produto não se destina a diagnosticar, tratar, curar ou prevenir qualquer doença.",
    "Supports healthy joints",
    "Supports healthy blood sugar levels already in the normal range",
    "Contributes to the normal function of the immune system",
    "Vitamin C trägt zu einer normalen Funktion des Immunsystems bei",
    "If you have diabetes or high blood pressure, consult your doctor before use.",
    "Consult a physician if you are being treated for depression.",
    "May reduce the risk of heart disease",
    "Relieves occasional anxiety",
    "Does it cure cancer?",
    "WARNING: known to the State of California to cause cancer",
    "Not a substitute for prescription medication",
    "Do not use as an alternative to statins.",
    "Natural alternative to coffee",
    "Relieves bloating, aids digestion",
    "Not suitable for people taking antidepressants or insulin",
    "Helps maintain cardiovascular health in people with diabetes",
    "Fights free radicals",
    "Healing stones for your garden",
]


@pytest.mark.parametrize(("text", "printed"), DISEASE_CLAIMS)
def test_what_a_text_says_of_a_disease_is_seen_with_its_words(text: str, printed: str) -> None:
    assert seen(text) == [(ObservationKind.DISEASE_CLAIM, printed)]


@pytest.mark.parametrize(("text", "printed"), DRUG_COMPARISONS)
def test_a_comparison_with_a_drug_is_seen_with_its_words(text: str, printed: str) -> None:
    assert seen(text) == [(ObservationKind.DRUG_ALTERNATIVE, printed)]


@pytest.mark.parametrize("text", NOTHING)
def test_disclaimers_advice_and_effects_on_the_body_are_no_claims(text: str) -> None:
    assert seen(text) == []


def test_a_counted_substance_counts_as_a_drug_and_others_do_not() -> None:
    assert seen("Works like ephedra", "ephedra") == [("drug_alternative", "Works like ephedra")]
    assert seen("Works like ephedra") == []


def test_each_verb_is_a_claim_of_its_own() -> None:
    printed = [words for _, words in seen("Trata a depressão e previne a gripe")]
    assert printed == ["Trata a depressão", "previne a gripe"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NSF Certified for Sport®", ["certification_named"]),
        ("Informed-Choice and USP Verified", ["certification_named"] * 2),
        ("BSCG Certified Drug Free", ["certification_named"]),
        ("This product is not NSF certified.", []),
        ("Made to USP grade in a GMP plant", []),
        ("A scientific breakthrough with a secret formula!", ["questionable_claim"] * 2),
        ("100% money-back guarantee", ["questionable_claim"]),
        ("FDA approved", ["questionable_claim"]),
        ("Made in an FDA approved facility", []),
        ("It has not been FDA approved.", []),
        ("Geheimformel mit Geld-zurück-Garantie", ["questionable_claim"] * 2),
    ],
)
def test_seals_and_promises_are_seen_where_they_are_not_denied(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in seen(text)] == kinds

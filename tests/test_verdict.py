"""From listings to effect to outcome, as the contract says."""

from datetime import date

import pytest

from screener.lexicon.schema import (
    Basis,
    Checked,
    CountRule,
    Kind,
    Lexicon,
    Listing,
    Name,
    NameType,
    Policy,
    Substance,
)
from screener.model import Effect, Hit, Mention, Method, Outcome, Role, SectionKind
from screener.verdict import Judge, outcome_of

DAY = date(2026, 11, 23)
ALL = Policy("all", "all", "everything", (CountRule(),))


def listing(basis: str = "binding", **fields: object) -> Listing:
    values: dict[str, object] = {
        "substance": "thing", "authority": "us-fda", "list": "a-list", "title": "A list", "basis": Basis(basis),
        "status": "listed", "action": "rule", "context": "dietary_supplement", "checked": Checked.OFFICIAL_PAGE,
    }  # fmt: skip
    return Listing(**{**values, **fields})  # type: ignore[arg-type]


def judge(*listings: Listing, policy: Policy = ALL, as_of: date = DAY) -> Judge:
    substances = {
        "thing": Substance("thing", "Thing", Kind.CHEMICAL, (Name("Thing", NameType.COMMON),)),
        "other": Substance("other", "Other", Kind.CHEMICAL, (Name("Other", NameType.COMMON),)),
    }
    by_substance = {"thing": tuple(listings)}
    return Judge(Lexicon("1", "0" * 64, substances, by_substance, (), (), {}), policy, as_of)


def mention(role: Role = Role.DECLARED, **fields: object) -> Mention:
    values: dict[str, object] = {
        "start": 0, "end": 5, "substances": ("thing",), "matched_name": "Thing", "method": Method.EXACT,
    }  # fmt: skip
    return Mention(Hit(**{**values, **fields}), role, SectionKind.INGREDIENTS, "a reason")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "effect"),
    [
        ({"basis": "binding"}, Effect.PROHIBITED),
        ({"basis": "agency_position"}, Effect.PROHIBITED),
        ({"basis": "binding", "conditions": "above 3 mg a day"}, Effect.RESTRICTED),
        ({"basis": "agency_position", "conditions": "the bark only"}, Effect.RESTRICTED),
        ({"basis": "binding", "context": "sport_in_competition"}, Effect.RESTRICTED),
        ({"basis": "advisory"}, Effect.REVIEW),
        ({"basis": "monitored"}, None),
        ({"basis": "test_method"}, None),
        ({"basis": "permitted"}, None),
        ({"basis": "binding", "effective_from": date(2027, 1, 1)}, None),
        ({"basis": "binding", "effective_to": date(2026, 11, 22)}, None),
        ({"basis": "binding", "effective_to": date(2026, 11, 23)}, Effect.PROHIBITED),
        ({"basis": "binding", "effective_from": date(2026, 11, 23)}, Effect.PROHIBITED),
        ({"basis": "binding", "action": "edition", "effective_to": date(2025, 12, 31)}, Effect.REVIEW),
    ],
)
def test_a_listing_has_this_effect(fields: dict[str, object], effect: Effect | None) -> None:
    assert judge(listing(**fields)).ruling("thing").effect is effect  # type: ignore[arg-type]


def test_the_strongest_listing_that_counts_makes_the_effect() -> None:
    rulings = judge(listing("advisory"), listing("binding"), listing("monitored"))
    assert rulings.ruling("thing").effect is Effect.PROHIBITED
    assert [one.basis for one in rulings.ruling("thing").listings] == [Basis.BINDING, Basis.ADVISORY]


def test_a_policy_counts_only_its_authorities() -> None:
    sport = Policy("sport", "Sport", "WADA", (CountRule(authority="wada"),))
    ruling = judge(listing("binding"), policy=sport).ruling("thing")
    assert ruling.effect is None
    assert len(ruling.others) == 1


@pytest.mark.parametrize(
    ("the_mention", "effect", "outcome"),
    [
        (mention(), Effect.PROHIBITED, Outcome.FLAGGED),
        (mention(method=Method.FUZZY, distance=1), Effect.PROHIBITED, Outcome.FLAGGED),
        (mention(method=Method.FUZZY, distance=1, sure=False), Effect.PROHIBITED, Outcome.REVIEW),
        (mention(Role.CONTRADICTED), Effect.PROHIBITED, Outcome.REVIEW),
        (mention(Role.UNCLEAR), Effect.PROHIBITED, Outcome.REVIEW),
        (mention(method=Method.DERIVATIVE, sure=False), Effect.REVIEW, Outcome.REVIEW),
        (mention(method=Method.CLASS, sure=False), Effect.REVIEW, Outcome.REVIEW),
        (mention(substances=("thing", "other")), Effect.PROHIBITED, Outcome.REVIEW),
        (mention(Role.CLAIMED_ABSENT), None, Outcome.NO_LISTED_MATCH),
        (mention(Role.MENTIONED), None, Outcome.NO_LISTED_MATCH),
        (mention(lookalike="it is another thing"), None, Outcome.NO_LISTED_MATCH),
    ],
)
def test_a_mention_comes_to_this(the_mention: Mention, effect: Effect | None, outcome: Outcome) -> None:
    judged = judge(listing("binding")).judge(the_mention)
    assert judged is not None
    assert judged.effect is effect
    assert outcome_of([judged] if judged.effect else []) is outcome


@pytest.mark.parametrize("fields", [{"conditions": "above 3 mg"}, {"basis": "advisory"}])
def test_less_than_prohibited_asks_for_review(fields: dict[str, object]) -> None:
    judged = judge(listing(**fields)).judge(mention())  # type: ignore[arg-type]
    assert judged is not None
    assert outcome_of([judged]) is Outcome.REVIEW


def test_a_substance_that_nobody_lists_is_no_matter() -> None:
    assert judge().judge(mention()) is None


def test_what_the_policy_does_not_count_says_whose_it_is() -> None:
    sport = Policy("sport", "Sport", "WADA", (CountRule(authority="wada"),))
    judged = judge(listing("binding"), policy=sport).judge(mention())
    assert judged is not None
    assert judged.reason == "FDA lists it (listed), which policy 'sport' does not count"

"""What is inconsistent in a lexicon that is right in form: findings for its editor, as values.

Names are compared on the same key as in matching (`screener.text.squash`). This module reads no files, and
changes nothing: a finding that may stand is named in lexicons/exceptions.yaml with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from screener.lexicon.collisions import count_near_collisions, folded_collisions
from screener.lexicon.findings import NOTICES, Problem, ReviewedException, without_reviewed
from screener.lexicon.keys import ALARMING, LexiconKeys
from screener.lexicon.schema import Checked, Lexicon, Listing, Policy
from screener.text import squash

__all__ = ["ALARMING", "NOTICES", "Problem", "ReviewedException", "check", "unused_lists", "without_reviewed"]

BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))


def check(
    lexicon: Lexicon, exceptions: Iterable[ReviewedException] = (), *, today: date | None = None
) -> list[Problem]:
    """Every finding but the reviewed ones, by kind and place, and every exception that fits nothing.

    `today` decides which listings have ended (the clock's day by default).
    """
    keys = LexiconKeys(lexicon)
    found = [
        *_shared_names(keys),
        *_listed_and_ordinary(keys),
        *folded_collisions(keys),
        *count_near_collisions(keys),
        *_keyless_names(keys),
        *_broken_names(lexicon),
        *_reviewed_pairs(lexicon, keys),
        *_shared_identifiers(lexicon),
        *_listings(lexicon),
        *_by_list(lexicon, today or date.today()),
        *_empty_rules(lexicon),
    ]
    return without_reviewed(found, exceptions)


def _shared_names(keys: LexiconKeys) -> Iterator[Problem]:
    for key, substances in keys.substances.items():
        if len(substances) > 1:
            ids = ", ".join(sorted(substances))
            yield Problem(
                "shared-name",
                f"{key}: {ids}",
                f"'{keys.spelling[key]}' is a name of {ids}; keep it under one, or review it as ambiguous.",
            )


def _listed_and_ordinary(keys: LexiconKeys) -> Iterator[Problem]:
    for key, listed in keys.listed():
        name = keys.ordinary.get(key)
        if name is not None:
            yield Problem(
                "listed-and-ordinary",
                f"{key}: {', '.join(listed)}",
                f"'{name.text}' is an ordinary name ({name.source}) and a name of {', '.join(listed)}, "
                "which is listed; remove it from one side, or review it.",
            )


def _keyless_names(keys: LexiconKeys) -> Iterator[Problem]:
    for substance, text in keys.keyless:
        yield Problem(
            "keyless-name",
            f"{substance}: {text}",
            f"'{text}' of {substance} holds no letter or digit, so it can never be found; remove it.",
        )


def _broken_names(lexicon: Lexicon) -> Iterator[Problem]:
    """What remains of a name with a comma in it when nobody put it in quotes: [N,N-dimethyl, 4-(a,b)]."""
    for substance in lexicon.substances.values():
        for name in substance.names:
            single = len(name.text) == 1 and name.text.isascii() and name.text.isalnum()
            if single or any(name.text.count(left) != name.text.count(right) for left, right in BRACKETS):
                yield Problem(
                    "broken-name",
                    f"{substance.id}: {name.text}",
                    f"'{name.text}' of {substance.id} looks like a piece of a name split at a comma; "
                    "put the whole name in quotes.",
                )


def _reviewed_pairs(lexicon: Lexicon, keys: LexiconKeys) -> Iterator[Problem]:
    for pair in lexicon.reviewed:
        outer, inner = squash(pair.ordinary).key, squash(pair.listed).key
        where = f"{pair.ordinary}: {pair.listed}"
        if inner not in keys.substances:
            yield Problem(
                "reviewed-pair",
                where,
                f"The reviewed pair '{pair.ordinary}' hides '{pair.listed}', which is no substance's name; "
                "correct or remove the pair.",
            )
        if inner not in outer or inner == outer:
            yield Problem(
                "reviewed-pair",
                where,
                f"The reviewed pair '{pair.ordinary}' does not contain '{pair.listed}' within a longer name; "
                "correct or remove the pair.",
            )


def _shared_identifiers(lexicon: Lexicon) -> Iterator[Problem]:
    holders: dict[tuple[str, str], list[str]] = {}
    for substance in lexicon.substances.values():
        for scheme, value in substance.identifiers.items():
            holders.setdefault((scheme, value), []).append(substance.id)
    for (scheme, value), substances in holders.items():
        if len(substances) > 1:
            ids = ", ".join(sorted(substances))
            yield Problem(
                "shared-identifier",
                f"{scheme} {value}: {ids}",
                f"{scheme} {value} stands under {ids}; merge them, or leave it under the right one.",
            )


def _listings(lexicon: Lexicon) -> Iterator[Problem]:
    for substance, listings in lexicon.listings.items():
        if substance not in lexicon.substances:
            yield Problem(
                "orphan-listing",
                substance,
                f"Listings name '{substance}', which is no substance; add the substance or correct the id.",
            )
        for listing, times in Counter(listings).items():
            where = f"{listing.authority}/{listing.list}: {substance}"
            if times > 1:
                yield Problem(
                    "repeated-listing",
                    where,
                    f"{substance} stands {times} times, in the same words, on {listing.list} of "
                    f"{listing.authority}; keep one.",
                )
            if not listing.title or (listing.document is None and listing.url is None):
                yield Problem(
                    "no-citation",
                    where,
                    f"The listing of {substance} on {listing.list} of {listing.authority} cites neither a "
                    "document nor a web address; add one of them to the list or the listing.",
                )


def _by_list(lexicon: Lexicon, today: date) -> Iterator[Problem]:
    """One finding for a whole list: an edition that has run out ends hundreds of listings at once."""
    every = [listing for listings in lexicon.listings.values() for listing in listings]
    yield from _count_by_list(
        every,
        lambda listing: listing.effective_to is not None and listing.effective_to < today,
        "stale-listing",
        "{count} of {total} listings on {where} ended before today; enter what replaced them.",
    )
    yield from _count_by_list(
        every,
        lambda listing: listing.checked is Checked.NOT_OPENED,
        "unchecked-citation",
        "The citation of {count} of {total} listings on {where} was never opened; open it and note it.",
    )


def _count_by_list(
    listings: Iterable[Listing], counts: Callable[[Listing], bool], kind: str, sentence: str
) -> Iterator[Problem]:
    totals: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for listing in listings:
        where = f"{listing.authority}/{listing.list}"
        totals[where] += 1
        counted[where] += counts(listing)
    for where, count in counted.items():
        if count:
            yield Problem(kind, where, sentence.format(count=count, total=totals[where], where=where))


def _empty_rules(lexicon: Lexicon) -> Iterator[Problem]:
    """A misspelt authority or list in a policy would count nothing, silently.

    A policy of an authority without any listing yet is a notice: nothing in it can be a slip of one rule.
    An exclusion that fits nothing hides nothing, so it may wait for the listings it is about.
    """
    every = [listing for listings in lexicon.listings.values() for listing in listings]
    for policy in lexicon.policies.values():
        empty = [
            number
            for number, rule in enumerate(policy.counts, start=1)
            if not any(rule.covers(listing) for listing in every)
        ]
        if len(empty) == len(policy.counts):
            yield Problem(
                "empty-policy",
                policy.id,
                f"The policy '{policy.id}' fits no listing at all; enter the listings of its authority, or "
                "correct the authority.",
            )
        else:
            yield from (_empty_rule(policy, number) for number in empty)


def _empty_rule(policy: Policy, number: int) -> Problem:
    return Problem(
        "empty-rule",
        f"{policy.id}: {number}",
        f"Rule {number} of the policy '{policy.id}' fits no listing; correct its authority, lists or "
        "contexts.",
    )


def unused_lists(lexicon: Lexicon, defined: Mapping[tuple[str, str], str]) -> list[Problem]:
    """Lists that no listing cites. `defined` gives the file of each list by authority and list id."""
    used = {
        (listing.authority, listing.list) for listings in lexicon.listings.values() for listing in listings
    }
    return [
        Problem(
            "unused-list",
            f"{authority}/{identity}",
            f"{path} defines the list '{identity}', which no listing cites; enter its listings or remove it.",
        )
        for (authority, identity), path in sorted(defined.items())
        if (authority, identity) not in used
    ]

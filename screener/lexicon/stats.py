"""How much of what a lexicon holds, as plain counts. Knows nothing of files or of matching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from screener.lexicon.schema import Lexicon, Listing


def stats(lexicon: Lexicon) -> dict[str, Any]:
    """Counts of JSON types only: substances, names, listings, ordinary names, policies.

    The language of a name that is used in every language is counted as 'any'.
    """
    substances = lexicon.substances.values()
    names = [name for substance in substances for name in substance.names]
    listings = [listing for group in lexicon.listings.values() for listing in group]
    authorities = sorted({listing.authority for listing in listings})
    return {
        "release": lexicon.release,
        "sha256": lexicon.sha256,
        "substances": {
            "total": len(lexicon.substances),
            "listed": len(lexicon.listings),
            "by_kind": _counts(substance.kind.value for substance in substances),
            "by_identifier": _counts(scheme for substance in substances for scheme in substance.identifiers),
        },
        "names": {
            "total": len(names),
            "unverified": sum(not name.verified for name in names),
            "by_type": _counts(name.type.value for name in names),
            "by_language": _counts(name.language or "any" for name in names),
        },
        "listings": {
            **_listing_counts(listings),
            "by_authority": {
                authority: _listing_counts([one for one in listings if one.authority == authority])
                for authority in authorities
            },
        },
        "ordinary": {
            "total": len(lexicon.ordinary),
            "by_language": _counts(name.language or "any" for name in lexicon.ordinary),
            "by_source": _counts(name.source for name in lexicon.ordinary),
        },
        "words": len(lexicon.words),
        "reviewed_pairs": len(lexicon.reviewed),
        "policies": {
            policy.id: sum(policy.covers(listing) for listing in listings)
            for policy in lexicon.policies.values()
        },
    }


def _listing_counts(listings: list[Listing]) -> dict[str, Any]:
    return {
        "total": len(listings),
        "substances": len({listing.substance for listing in listings}),
        "by_basis": _counts(listing.basis.value for listing in listings),
        "by_checked": _counts(listing.checked.value for listing in listings),
    }


def _counts(values: Iterable[str]) -> dict[str, int]:
    """Most frequent first, then by name."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))

"""From mentions to findings: what the listings that a policy counts make of each mention.

The only place where identity meets legality. It knows nothing of files, of matching rules or of cues;
it reads the listings of a substance, the policy and the day, and says effect and outcome in the terms of
docs/explanation/statuses.md. 'Prohibited' means named on a list or position that the policy counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from screener.lexicon.authorities import subject_of
from screener.lexicon.schema import Basis, Lexicon, Listing, Policy
from screener.model import Effect, ListingRef, Mention, Method, Outcome, Role, SubstanceRef

#: Roles in which a mention says, or may say, that the product holds the substance.
FINDING_ROLES = frozenset({Role.DECLARED, Role.CONTRADICTED, Role.UNCLEAR})

_STRENGTH = {Effect.PROHIBITED: 3, Effect.RESTRICTED: 2, Effect.REVIEW: 1}
_MAX_ALTERNATIVES = 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one policy makes of one substance on one day."""

    effect: Effect | None
    listings: tuple[Listing, ...]  # those that made the effect, strongest first
    others: tuple[Listing, ...]  # those that exist and made none
    stale: bool = False  # only an ended edition names it


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention with its ruling. `effect` is None where it is only considered."""

    mention: Mention
    substance: SubstanceRef
    alternatives: tuple[SubstanceRef, ...]
    effect: Effect | None
    listings: tuple[ListingRef, ...]
    sure: bool
    reason: str | None  # why it is only considered, or what limits the finding


class Judge:
    """Rules on substances and mentions under one policy on one day."""

    def __init__(self, lexicon: Lexicon, policy: Policy, as_of: date) -> None:
        self.lexicon = lexicon
        self.policy = policy
        self.as_of = as_of
        self._rulings: dict[str, Ruling] = {}

    def ruling(self, substance: str) -> Ruling:
        """The effect of the listings in force that the policy counts; cached per substance."""
        if substance not in self._rulings:
            self._rulings[substance] = self._rule(self.lexicon.listings_of(substance))
        return self._rulings[substance]

    def judge(self, mention: Mention) -> Judged | None:
        """A finding or a considered mention; None where no authority lists the substance at all."""
        ordered = self._strongest_first(mention.hit.substances)
        listed = [s for s in ordered if self.lexicon.listings_of(s)]
        if mention.hit.method is Method.CLASS:
            listed = listed or ordered  # a class without listings is still a reason to look
        if not listed:
            return None
        # A reading that no list names beside one that some list names: not sure which is meant.
        sure = mention.hit.sure and len(ordered) == 1
        first = listed[0]
        ruling = self.ruling(first)
        alternatives = tuple(self.reference(s) for s in ordered if s != first)[:_MAX_ALTERNATIVES]
        effect, reason = self._effect(mention, ruling)
        shown = ruling.listings if effect is not None else (*ruling.listings, *ruling.others)
        return Judged(
            mention=mention,
            substance=self.reference(first),
            alternatives=alternatives,
            effect=effect,
            listings=tuple(reference_listing(listing) for listing in shown),
            sure=sure and not ruling.stale,
            reason=reason,
        )

    def reference(self, substance: str) -> SubstanceRef:
        found = self.lexicon.substances[substance]
        return SubstanceRef(found.id, found.name, dict(found.identifiers))

    def _effect(self, mention: Mention, ruling: Ruling) -> tuple[Effect | None, str | None]:
        hit = mention.hit
        if hit.lookalike is not None:
            return None, hit.lookalike
        if mention.role not in FINDING_ROLES:
            return None, mention.reason
        if hit.method is Method.CLASS:
            return Effect.REVIEW, mention.reason
        if ruling.effect is None:
            return None, self._not_counted(ruling)
        if hit.method is Method.DERIVATIVE:
            # An analogue is never called by the status of what it resembles.
            return Effect.REVIEW, mention.reason
        if ruling.stale:
            return Effect.REVIEW, f"named in an edition that ended on {ruling.listings[0].effective_to}"
        return ruling.effect, mention.reason

    def _rule(self, listings: Sequence[Listing]) -> Ruling:
        counted: list[tuple[Effect, Listing]] = []
        ended: list[Listing] = []
        others: list[Listing] = []
        for listing in listings:
            effect = listing_effect(listing) if self.policy.covers(listing) else None
            if effect is None:
                others.append(listing)
            elif listing.in_force(self.as_of):
                counted.append((effect, listing))
            elif _is_last_edition(listing, self.as_of):
                ended.append(listing)
            else:
                others.append(listing)
        if counted:
            counted.sort(key=lambda pair: -_STRENGTH[pair[0]])
            return Ruling(counted[0][0], tuple(x for _, x in counted), (*others, *ended))
        if ended:
            # The new edition was not compared for this name: doubt, not silence.
            return Ruling(Effect.REVIEW, tuple(ended), tuple(others), stale=True)
        return Ruling(None, (), tuple(others))

    def _strongest_first(self, substances: Sequence[str]) -> list[str]:
        def strength(substance: str) -> int:
            effect = self.ruling(substance).effect
            return -_STRENGTH[effect] if effect is not None else 0

        return sorted(substances, key=strength)

    def _not_counted(self, ruling: Ruling) -> str:
        reasons = list(dict.fromkeys(self._why_not(listing) for listing in ruling.others))
        more = f"; and {len(reasons) - 2} more listings" if len(reasons) > 2 else ""
        return "; ".join(reasons[:2]) + more

    def _why_not(self, listing: Listing) -> str:
        who = subject_of(listing.authority)
        if listing_effect(listing) is None:
            what = listing.basis.value.replace("_", " ")
            return f"{who} names it ({what}: {listing.status}), which makes no finding"
        if not self.policy.covers(listing):
            return f"{who} lists it ({listing.status}), which policy '{self.policy.id}' does not count"
        if listing.effective_from is not None and listing.effective_from > self.as_of:
            return f"{who} lists it ({listing.status}) only from {listing.effective_from}"
        return f"{who} listed it ({listing.status}) until {listing.effective_to}"


def listing_effect(listing: Listing) -> Effect | None:
    """Binding and agency positions prohibit, or restrict where there are conditions (also: in
    competition only); advisories ask for review; everything else makes no finding."""
    if listing.basis in (Basis.BINDING, Basis.AGENCY_POSITION):
        conditional = bool(listing.conditions) or listing.context == "sport_in_competition"
        return Effect.RESTRICTED if conditional else Effect.PROHIBITED
    return Effect.REVIEW if listing.basis is Basis.ADVISORY else None


def outcome_of(findings: Sequence[Judged]) -> Outcome:
    """`flagged` needs a prohibited effect, a plain declaration and a sure match; any finding reviews."""
    for judged in findings:
        plainly = judged.mention.role is Role.DECLARED and judged.sure
        if judged.effect is Effect.PROHIBITED and plainly:
            return Outcome.FLAGGED
    return Outcome.REVIEW if findings else Outcome.NO_LISTED_MATCH


def considered_role(mention: Mention) -> Role:
    """The role under which a mention that makes no finding is shown."""
    if mention.hit.lookalike is not None:
        return Role.LOOKALIKE
    return Role.NOT_COUNTED_BY_POLICY if mention.role in FINDING_ROLES else mention.role


def reference_listing(listing: Listing) -> ListingRef:
    return ListingRef(
        authority=listing.authority,
        list=listing.list,
        basis=listing.basis.value,
        status=listing.status,
        title=listing.title,
        url=listing.url,
        effective_from=listing.effective_from.isoformat() if listing.effective_from else None,
        effective_to=listing.effective_to.isoformat() if listing.effective_to else None,
        conditions=listing.conditions,
        document=listing.document,
        context=listing.context,
        action=listing.action,
        checked=listing.checked.value,
    )


def _is_last_edition(listing: Listing, as_of: date) -> bool:
    ended = listing.effective_to
    return listing.action == "edition" and ended is not None and ended < as_of

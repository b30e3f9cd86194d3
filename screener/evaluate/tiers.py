"""How plain a case is: its tier in the gold or, where the gold does not say, one derived from the lexicon.

Knows cases and the effects of names, not what a screening found.
"""

from __future__ import annotations

from screener.evaluate.gold import Case, Tier
from screener.evaluate.names import CanonicalNames
from screener.model import Effect

_TIER_OF_EFFECT = {Effect.PROHIBITED: Tier.STRONG, Effect.RESTRICTED: Tier.MEDIUM, Effect.REVIEW: Tier.WEAK}


def tier_of(case: Case, names: CanonicalNames) -> Tier:
    """The case's own tier, else one by the strongest effect of what it expects; clean cases are strong.

    `names` are those of policy 'all'. A name that the lexicon lacks makes a case strong: taking a
    substance out of the lexicon must not make missing it a smaller matter.
    """
    if case.tier is not None:
        return case.tier
    if case.clean or any(not names.substances(name) for name in case.wanted.expect):
        return Tier.STRONG
    effects = {names.effect(name) for name in case.wanted.expect}
    return next((tier for effect, tier in _TIER_OF_EFFECT.items() if effect in effects), Tier.WEAK)

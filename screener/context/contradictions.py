"""What two mentions of one substance make of each other: repeated, or declared here and denied there.

Knows roles, not texts.
"""

from __future__ import annotations

from dataclasses import replace

from screener.model import Mention, Role


def with_contradictions(mentions: list[Mention]) -> list[Mention]:
    """The mentions in order, with what is declared and claimed absent as CONTRADICTED."""
    absent: dict[str, Mention] = {}
    declared = {mention.hit.substances for mention in mentions if mention.role is Role.DECLARED}
    mentions = [_repeated(mention, declared) for mention in mentions]
    for mention in mentions:
        if mention.role is Role.CLAIMED_ABSENT and mention.hit.substances:
            absent.setdefault(mention.hit.substances[0], mention)
    return [_contradicted(mention, absent) for mention in mentions]


def _repeated(mention: Mention, declared: set[tuple[str, ...]]) -> Mention:
    """A claim or title that repeats what the list declares adds nothing to look at."""
    if mention.role is not Role.UNCLEAR or mention.hit.substances not in declared:
        return mention
    return replace(
        mention, role=Role.MENTIONED, reason="It is declared as an ingredient elsewhere on the label."
    )


def _contradicted(mention: Mention, absent: dict[str, Mention]) -> Mention:
    if mention.role is not Role.DECLARED or not mention.hit.substances:
        return mention
    claim = absent.get(mention.hit.substances[0])
    if claim is None:
        return mention
    return replace(
        mention,
        role=Role.CONTRADICTED,
        reason=f"It is declared here and claimed absent elsewhere: {claim.reason}",
    )

"""Which policy a caller means: one of the lexicon's by id, or a file of the caller's own.

Imports yaml and pydantic only for such a file. What a policy counts is in `schema.Policy`.
"""

from __future__ import annotations

from pathlib import Path

from screener.lexicon.errors import LexiconError
from screener.lexicon.schema import Lexicon, Policy


def _known_only(lexicon: Lexicon, policy: Policy, path: Path) -> Policy:
    """The policy, if every authority and list that it names has a listing: a typing error counts nothing.

    Raises LexiconError.
    """
    listings = [listing for group in lexicon.listings.values() for listing in group]
    authorities = {listing.authority for listing in listings}
    lists = {listing.list for listing in listings}
    problems = []
    for rule in (*policy.counts, *policy.excludes):
        if rule.authority is not None and rule.authority not in authorities:
            known = ", ".join(sorted(authorities))
            problems.append(
                f"{path}: no listing is of the authority '{rule.authority}'; write one of {known}."
            )
        problems.extend(
            f"{path}: no listing is on a list '{name}'; see `screener lexicon stats` and the lexicon's files."
            for name in rule.lists or ()
            if name not in lists
        )
    if problems:
        raise LexiconError(problems)
    return policy


def find_policy(lexicon: Lexicon, name: str | Path) -> Policy:
    """The lexicon's policy of that id, else the policy in that .yaml file. Raises LexiconError if neither."""
    known = lexicon.policies.get(str(name))
    if known is not None:
        return known
    if Path(name).suffix in {".yaml", ".yml"}:
        from screener.lexicon.load import load_policy  # brings yaml and pydantic

        return _known_only(lexicon, load_policy(Path(name)), Path(name))
    ids = ", ".join(sorted(lexicon.policies))
    raise LexiconError([f"There is no policy '{name}'; write one of {ids}, or the path of a .yaml file."])

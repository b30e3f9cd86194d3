"""Which policy a caller means: one of the lexicon's by id, or a file of the caller's own.

Imports yaml and pydantic only for such a file. What a policy counts is in `schema.Policy`.
"""

from __future__ import annotations

from pathlib import Path

from screener.lexicon.errors import LexiconError
from screener.lexicon.schema import Lexicon, Policy


def find_policy(lexicon: Lexicon, name: str | Path) -> Policy:
    """The lexicon's policy of that id, else the policy in that .yaml file. Raises LexiconError if neither."""
    known = lexicon.policies.get(str(name))
    if known is not None:
        return known
    if Path(name).suffix in {".yaml", ".yml"}:
        from screener.lexicon.load import load_policy  # brings yaml and pydantic

        return load_policy(Path(name))
    ids = ", ".join(sorted(lexicon.policies))
    raise LexiconError([f"There is no policy '{name}'; write one of {ids}, or the path of a .yaml file."])

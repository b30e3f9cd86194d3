"""YAML text to plain values, refusing what YAML would let pass silently.

A key written twice in one mapping loses the first one's names without a word in plain YAML; here it is an
error. This module knows nothing of what the values mean.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import yaml

from screener.lexicon.errors import LexiconError

if TYPE_CHECKING:
    from yaml import SafeLoader as _FastLoader
else:  # libyaml is some ten times faster, but not in every build of PyYAML
    _FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_FastLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) != len(keys):
            twice = next(key for key in keys if keys.count(key) > 1)
            line = node.start_mark.line + 1
            raise LexiconError([f"line {line}: `{twice}` stands twice in one entry; merge the two."])
        return super().construct_mapping(node, deep=deep)


def read_yaml(text: str) -> object:
    """The value of one YAML document. Raises LexiconError with the line of the fault."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(
            [f"line {line}: this is not YAML ({error.problem}); look at indentation, quotes and colons."]
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LexiconError([f"this is not YAML ({error}); look at dates and special characters."]) from error

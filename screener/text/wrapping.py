"""Tells whether a line of print goes on in the next: claims and remarks wrap where the paper ends.

Characters and small words only; knows neither sections nor what a claim says.
"""

from __future__ import annotations

import re

_OPEN_END = re.compile(
    r"(?:[,:、，]|\b(?:and|or|nor|und|oder|noch|ou|et|ni|y|o|e|without|no|of|from|to|than|for|with|von|ohne|sans|sin|senza|"
    r"sem|bez|без|include|contain|contains))[ \t]*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ \t]*(?:and|or|nor|und|oder|noch|ou|et|ni|y|o|e)\s", re.IGNORECASE)


def goes_on(line: str, following: str) -> bool:
    """True if `line` ends in a comma, colon or small word, or `following` starts with 'or'."""
    return bool(_OPEN_END.search(line[-20:]) or _GOES_ON.match(following))

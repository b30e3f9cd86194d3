"""Identifiers of screenings: unique, and in the order of their making when sorted as text.

Knows nothing of what they name.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime

#: What an identifier looks like; anything else is not worth asking the database for.
PATTERN = re.compile(r"[0-9a-f]{32}")


def new_id(now: datetime) -> str:
    """Make an identifier: 14 hexadecimal digits of microseconds since 1970, 18 of chance.

    14 digits last until the year 4253; 72 random bits keep processes apart that write in the same
    microsecond.
    """
    microseconds = int(now.timestamp() * 1_000_000)
    return f"{microseconds:014x}{secrets.token_hex(9)}"


def is_id(text: str) -> bool:
    """Say whether the text has the form of an identifier."""
    return PATTERN.fullmatch(text) is not None

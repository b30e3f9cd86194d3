"""What a hit means where it stands: cues, how far they reach, and the roles that follow.

This room knows no substance and no listing, and reads no file.
"""

from screener.context.roles import assign_roles

__all__ = ["assign_roles"]

"""The web front end: the HTTP API under /api/v1 and the pages that people read.

Knows HTTP. It computes no verdict.
"""

from screener.web.app import create_app
from screener.web.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError", "create_app"]

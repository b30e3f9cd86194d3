"""What an operator can set, read from the environment once, when the app is created.

Knows names, defaults and bounds of settings, not what is done with them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from screener.errors import ScreenerError


class SettingsError(ScreenerError, ValueError):
    """A setting cannot be understood; the message names it and what it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this instance of the service runs."""

    #: The SQLite file; by default in the data folder of the user who runs the service.
    database: Path
    #: The largest request body in bytes. Label scans are 1 to 5 MB; 20 MB leaves room for a long PDF.
    max_upload_bytes: int = 20_000_000
    #: The policy of a request that names none.
    policy: str = "us"
    #: Whether `url` may be given, which makes the server open a connection on a caller's word.
    fetch_urls: bool = True
    #: Screenings per minute and client address; None is no limit.
    rate_limit: int | None = None
    #: Names under which the service may be called; empty is any. Set it where the service is reachable
    #: from browsers, against DNS rebinding.
    trusted_hosts: tuple[str, ...] = ()
    #: The most items of one batch.
    max_batch_items: int = 100


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from variables named SCREENER_*. Raises SettingsError for a value out of form."""
    defaults = Settings(database=Path(platformdirs.user_data_dir("label-screener")) / "screener.db")
    hosts = environment.get("SCREENER_TRUSTED_HOSTS", "")
    return Settings(
        database=Path(environment.get("SCREENER_DATABASE") or defaults.database),
        max_upload_bytes=_count(environment, "SCREENER_MAX_UPLOAD_BYTES") or defaults.max_upload_bytes,
        policy=environment.get("SCREENER_POLICY") or defaults.policy,
        fetch_urls=_switch(environment, "SCREENER_FETCH_URLS", defaults.fetch_urls),
        rate_limit=_count(environment, "SCREENER_RATE_LIMIT"),
        trusted_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        max_batch_items=_count(environment, "SCREENER_MAX_BATCH_ITEMS") or defaults.max_batch_items,
    )


def _count(environment: Mapping[str, str], name: str) -> int | None:
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or int(value) == 0:
        raise SettingsError(f"{name} is {value!r}; give a whole number above 0, or leave it out.")
    return int(value)


def _switch(environment: Mapping[str, str], name: str, default: bool) -> bool:
    value = environment.get(name, "").strip().casefold()
    if not value:
        return default
    if value not in {"on", "off"}:
        raise SettingsError(f"{name} is {value!r}; give 'on' or 'off', or leave it out.")
    return value == "on"

"""What the views work with: the settings, the store, and the screeners that this process has built.

Knows how to get them, not what is asked of them. The clock of the web front end stands here.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self

from flask import current_app, request

from screener.lexicon.schema import Lexicon, Policy
from screener.pipeline import Screener
from screener.store import Store
from screener.web.problems import ProblemError
from screener.web.rates import RateLimit
from screener.web.settings import Settings, SettingsError

#: Screeners kept at a time. They share the compiled lexicon, so one more costs little; the bound is
#: there because callers choose the date.
MAX_SCREENERS = 32


class Screeners:
    """One screener per policy and day, built when first asked for."""

    def __init__(self, default: str) -> None:
        self._name = default
        self._lock = threading.Lock()
        self._built: OrderedDict[tuple[str, date], Screener] = OrderedDict()
        first = self.get(None, None)
        self.lexicon: Lexicon = first.lexicon
        #: The server's own policy; an operator may name a file, so it need not be one of the lexicon's.
        self.default: Policy = first.policy

    def get(self, policy: str | None, as_of: date | None) -> Screener:
        """The screener of a policy (None: the server's own) on a day (None: today, UTC).

        Raises UnknownPolicyError for a policy that does not exist.
        """
        key = (policy or self._name, as_of or datetime.now(UTC).date())
        with self._lock:
            screener = self._built.get(key) or Screener(policy=key[0], as_of=key[1])
            self._built[key] = screener
            self._built.move_to_end(key)
            while len(self._built) > MAX_SCREENERS:
                self._built.popitem(last=False)
        return screener

    def policies(self) -> list[Policy]:
        """All policies, the server's own first."""
        others = [policy for id, policy in sorted(self.lexicon.policies.items()) if id != self.default.id]
        return [self.default, *others]


@dataclass(frozen=True, slots=True)
class Services:
    """The settings, store, screeners and rate limit of one app."""

    settings: Settings
    store: Store
    screeners: Screeners
    rates: RateLimit | None

    @classmethod
    def build(cls, settings: Settings) -> Self:
        """Open the database and load the lexicon. Raises SettingsError where the database cannot be used."""
        database = settings.database
        try:
            store = Store(database)
            beside = database.with_name(database.name + ".rates")
            rates = None if settings.rate_limit is None else RateLimit(beside, settings.rate_limit)
        except (OSError, sqlite3.Error, ValueError) as error:  # ValueError: a path without a file's name
            raise SettingsError(
                f"SCREENER_DATABASE is {str(database)!r}, which cannot be used ({error}); "
                "give the path of a file in a folder that can be written."
            ) from error
        return cls(settings, store, Screeners(settings.policy), rates)

    def admit(self) -> None:
        """Count a screening for the address that asks; one too many is a 429."""
        wait = 0 if self.rates is None else self.rates.wait(request.remote_addr or "")
        if wait:
            problem = ProblemError(
                429, f"Too many screenings from this address; try again in {wait} seconds."
            )
            problem.headers["Retry-After"] = str(wait)
            raise problem

    def screener(self, policy: str | None, as_of: date | None) -> Screener:
        """The screener asked for; an unknown policy is the caller's mistake (422).

        A caller names a policy by its id, never by a path.
        """
        if policy is None or policy == self.screeners.default.id:
            return self.screeners.get(None, as_of)
        known = [each.id for each in self.screeners.policies()]
        if policy not in known:
            remedy = f"give one of {', '.join(known)}, or leave it out"
            raise ProblemError(422, "The policy is not known.", [("policy", remedy)])
        return self.screeners.get(policy, as_of)


def services() -> Services:
    """The services of the app that answers the current request."""
    found: Services = current_app.extensions["screener"]
    return found

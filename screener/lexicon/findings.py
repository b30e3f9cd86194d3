"""What a check of the lexicon says, as values: findings, and the reviewed ones that may stand.

Knows nothing of how a finding was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Kinds that ask for work but leave the release consistent; all others stop a release.
NOTICES = frozenset(
    {
        "unchecked-citation",  # the listing stands, its citation is still to be opened
        "stale-listing",  # an edition that ran out: it no longer counts, and says so by its date
        "unused-list",  # a document that is described before its listings are entered
        "empty-policy",  # a policy of an authority whose listings are still to be entered
        "near-collisions",  # settled at matching by the edit budget, the guards and the nearer name
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `where` is the same as long as the finding is, so that an exception can name it."""

    kind: str
    where: str
    sentence: str

    @property
    def stops_release(self) -> bool:
        """Whether a release with this finding would be inconsistent."""
        return self.kind not in NOTICES


@dataclass(frozen=True, slots=True)
class ReviewedException:
    """A finding that a person reviewed and that may stand."""

    kind: str
    where: str
    reason: str


def without_reviewed(found: Iterable[Problem], exceptions: Iterable[ReviewedException]) -> list[Problem]:
    """The findings that no exception names, and one finding for each exception that names none."""
    reviewed = {(exception.kind, exception.where): exception for exception in exceptions}
    left, met = [], set()
    for problem in found:
        place = (problem.kind, problem.where)
        if place in reviewed:
            met.add(place)
        else:
            left.append(problem)
    left += [
        Problem(
            "unused-exception",
            f"{kind}: {where}",
            f"The exception for {kind} at '{where}' fits no finding; remove it from exceptions.yaml.",
        )
        for kind, where in reviewed
        if (kind, where) not in met
    ]
    return sorted(left, key=lambda problem: (problem.kind, problem.where))

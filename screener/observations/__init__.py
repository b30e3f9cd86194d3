"""Facts that stand on a label beside its findings: amounts that are missing, mixtures, claims, certificates.

Each is stated by itself with its place; there is no score, and none changes an outcome. This room knows the
label and what is handed to it as values (`Named`, `Condition`), but no lexicon, policy or verdict.
"""

from screener.observations.facts import CAFFEINE, Condition, Named, Seen, depends_on_an_amount
from screener.observations.observe import observe

__all__ = ["CAFFEINE", "Condition", "Named", "Seen", "depends_on_an_amount", "observe"]

"""What the lexicon knows of a name that a source prints. Compares keys, as matching does; guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from screener.lexicon.keys import LexiconKeys
from screener.lexicon.schema import Lexicon
from screener.lexicon.sources.proposal import Proposal, ProposalKind
from screener.text import squash

#: Numbers of registries and catalogues, which public sources give as names: no label prints them.
_REGISTRY = re.compile(
    r"\d{2,7}-\d\d-\d|[A-Z]{14}-[A-Z]{10}-[A-Z]|J\d[\d.,]*[A-Z]|"
    r"(?:DTXSID|DTXCID|CHEMBL|SCHEMBL|AKOS|MFCD|ZINC|NSC|CHEBI|UNII|EINECS|EC|HMS|BRD|CCRIS|HSDB|BDBM|DB|"
    r"GTPL|TOX21|NCGC|SMR|MLS|CAS|WLN|AI3|RefChem)[\s:_-]?[A-Z0-9_./-]*\d[A-Z0-9_./-]*",
    re.IGNORECASE,
)


def is_registry_number(name: str) -> bool:
    """Whether the name is the number of a registry or a catalogue (CAS, NSC, DTXSID, an InChIKey ...)."""
    return _REGISTRY.fullmatch(name) is not None


class KnownNames:
    """Looks names up in one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.keys = LexiconKeys(lexicon)

    def substances(self, name: str) -> frozenset[str]:
        """The substances that the name means, exactly but for blanks, hyphens and case."""
        return frozenset(self.keys.substances.get(squash(name).key, ()))

    def is_ordinary(self, name: str) -> bool:
        return squash(name).key in self.keys.ordinary

    def is_common(self, word: str) -> bool:
        """Whether the word is one of the language rather than a name."""
        key = squash(word).key
        return key in self.lexicon.words or key in self.keys.ordinary

    def main_substance(self, name: str, others: Iterable[str]) -> str | None:
        """The one substance that an entry of these names is; None if that is not clear."""
        own = self.substances(name)
        if len(own) == 1:
            return next(iter(own))
        every = frozenset(one for other in others for one in self.substances(other))
        sure = own & every if own else every
        return next(iter(sure)) if len(sure) == 1 else None

    def new_names(self, substance: str, names: Iterable[str]) -> tuple[list[str], list[tuple[str, str]]]:
        """Names that the lexicon lacks for the substance, each once: free ones, and those taken.

        A taken one comes with what it is: other substances, or 'an ordinary name'.
        """
        free: dict[str, str] = {}
        taken: dict[str, tuple[str, str]] = {}
        for name in names:
            key = squash(name).key
            owners = self.keys.substances.get(key, set())
            if not key or substance in owners:
                continue
            if owners:
                taken.setdefault(key, (name, ", ".join(sorted(owners))))
            elif key in self.keys.ordinary:
                taken.setdefault(key, (name, "an ordinary name"))
            else:
                free.setdefault(key, name)
        return list(free.values()), list(taken.values())

    def name_proposals(
        self, substance: str, names: Iterable[str], source: str, evidence: tuple[str, ...] = ()
    ) -> list[Proposal]:
        """Names to add under the substance, and names to look at because they mean something else here."""
        free, taken = self.new_names(substance, names)
        proposals = []
        if free:
            sentence = f"{source} names {substance} so as well; enter the names that labels print."
            proposals.append(
                Proposal(ProposalKind.ADD_NAMES, substance, sentence, tuple(free), evidence=evidence)
            )
        for name, meaning in taken:
            sentence = f"{source} gives '{name}' as a name of {substance}; the lexicon has it as {meaning}."
            proposals.append(Proposal(ProposalKind.LOOK, substance, sentence, (name,), evidence=evidence))
        return proposals

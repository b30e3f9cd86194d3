"""A small lexicon of near-twins, enough for every rule of matching."""

import pytest

from screener.lexicon.schema import (
    Kind,
    Lexicon,
    Name,
    NameType,
    OrdinaryName,
    ReviewedPair,
    Substance,
)
from screener.matching import Matcher

_SUBSTANCES = [
    ("picamilon", Kind.CHEMICAL, ["Picamilon", "Pikatropin", "nicotinoyl-GABA"], []),
    ("dmaa", Kind.CHEMICAL, ["1,3-dimethylamylamine", "methylhexanamine"], ["DMAA"]),
    ("1-4-dmaa", Kind.CHEMICAL, ["1,4-dimethylamylamine"], ["1,4-DMAA"]),
    ("ephedra", Kind.BOTANICAL, ["Ephedra", "Ephedra sinica", "ma huang"], []),
    ("ephedrine", Kind.CHEMICAL, ["Ephedrine"], []),
    ("acacia-rigidula", Kind.BOTANICAL, ["Acacia rigidula"], []),
    ("synephrine", Kind.CHEMICAL, ["Synephrine"], []),
    ("methylsynephrine", Kind.CHEMICAL, ["Methylsynephrine", "oxilofrine"], []),
    ("tianeptine", Kind.CHEMICAL, ["Tianeptine"], []),
    ("phenibut", Kind.CHEMICAL, ["Phenibut"], []),
    ("higenamine", Kind.CHEMICAL, ["Higenamine"], []),
    ("tadalafil", Kind.CHEMICAL, ["Tadalafil"], []),
    ("nortadalafil", Kind.CHEMICAL, ["Nortadalafil"], []),
    ("fentanyl", Kind.CHEMICAL, ["Fentanyl"], []),
    ("benzoylfentanyl", Kind.CHEMICAL, ["Benzoylfentanyl"], []),
    ("enclomiphene", Kind.CHEMICAL, ["Enclomiphene"], []),
    ("lgd-4033", Kind.CHEMICAL, ["LGD-4033", "Ligandrol"], []),
    ("lgd-3303", Kind.CHEMICAL, ["LGD-3303"], []),
    ("erythropoietin", Kind.PEPTIDE, ["Erythropoietin"], ["EPO"]),
    ("salvia-divinorum", Kind.BOTANICAL, ["Salvia divinorum", "Salvia"], []),
    ("kava", Kind.BOTANICAL, ["Kava"], []),
    ("sibutramine", Kind.CHEMICAL, ["Sibutramine", "西布曲明"], []),
]
_ORDINARY = [
    "DMAE", "chromium picolinate", "caffeine", "evening primrose", "chia (Salvia hispanica)", "Salvia hispanica",
    "guava", "acacia gum", "sulbutiamine-free rice", "zinc", "vitamin C", "tyrosine", "N-acetyl-L-tyrosine",
]  # fmt: skip


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    substances = {}
    for identity, kind, names, abbreviations in _SUBSTANCES:
        all_names = [Name(n, NameType.COMMON) for n in names]
        all_names += [Name(n, NameType.ABBREVIATION) for n in abbreviations]
        cas = {"cas": "34562-97-5"} if identity == "picamilon" else {}
        substances[identity] = Substance(identity, names[0], kind, tuple(all_names), cas)
    return Lexicon(
        release="test",
        sha256="0" * 64,
        substances=substances,
        listings={},
        ordinary=tuple(OrdinaryName(name, "en", "test") for name in _ORDINARY),
        reviewed=(ReviewedPair("Salvia hispanica", "Salvia", "it is chia, another sage"),),
        policies={},
        words=frozenset({"java", "fentanyls", "energy", "blend", "leaf", "extract"}),
    )


@pytest.fixture(scope="session")
def matcher(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)

"""What a specialist would try first: label lines, each with the substance and effect that the lexicon must give.

`None` as effect means no finding: either the policy counts nothing about the substance, or it is no substance of
the lexicon at all. What policy `us` does not find may well stand on another authority's list.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from screener.lexicon.load import load_folder
from screener.lexicon.release import lexicon_folder
from screener.lexicon.schema import Lexicon
from screener.model import Effect
from screener.pipeline import Screener
from screener.text import squash

TODAY = date(2026, 11, 23)
BANNED, LIMITED, LOOK = Effect.PROHIBITED, Effect.RESTRICTED, Effect.REVIEW


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_folder(lexicon_folder())


@pytest.fixture(scope="module")
def under(lexicon: Lexicon) -> Callable[[str, date], Screener]:
    @lru_cache
    def screener(policy: str, day: date) -> Screener:
        return Screener(policy=policy, as_of=day, lexicon=lexicon)

    return screener


def found(screener: Screener, printed: str) -> set[tuple[str, Effect]]:
    report = screener.screen_text(f"Supplement Facts\nVitamin C 60 mg\n{printed} 10 mg\n")
    return {(finding.substance.id, finding.effect) for finding in report.findings}


FOUND_UNDER_US = [
    ("Picamilon", "picamilon", BANNED),
    ("Pikatropin", "picamilon", BANNED),
    ("Nicotinoyl-GABA", "picamilon", BANNED),
    # the isomer that FDA names, and the amine that is a schedule II drug
    ("BMPEA", "bmpea", BANNED),
    ("R-beta-methylphenethylamine HCl", "bmpea", BANNED),
    ("Amphetamine", "amphetamine", BANNED),
    ("Dextroamphetamine", "dextroamphetamine", BANNED),
    # isomers of DMAA that FDA acts on
    ("DMAA", "dmaa", BANNED),
    ("1,3-dimethylamylamine", "dmaa", BANNED),
    ("Methylhexanamine", "dmaa", BANNED),
    ("4-methylhexan-2-amine", "dmaa", BANNED),
    ("1,4-DMAA", "1-4-dmaa", BANNED),
    ("5-methylhexan-2-amine", "1-4-dmaa", BANNED),
    ("1,3-dimethylbutylamine", "dmba", BANNED),
    ("4-amino-2-methylpentane citrate", "dmba", BANNED),
    # octodrine under the names that FDA gives
    ("Octodrine", "dmha", BANNED),
    ("1,5-Dimethylhexylamine", "dmha", BANNED),
    ("1,5-DMHA", "dmha", BANNED),
    ("2-aminoisoheptane", "dmha", BANNED),
    ("2-amino-6-methylheptane", "dmha", BANNED),
    ("6-Amino-2-methylheptane", "dmha", BANNED),
    ("Amidrine", "dmha", BANNED),
    ("2-Isooctyl amine", "dmha", BANNED),
    ("Vaporpac", "dmha", BANNED),
    ("Ephedra sinica", "ephedra", BANNED),
    ("Ma huang", "ephedra", BANNED),
    ("Ephedrine HCl", "ephedrine", BANNED),
    ("Kratom", "kratom", BANNED),
    ("Mitragynine", "mitragynine", BANNED),
    ("7-hydroxymitragynine", "7-hydroxymitragynine", BANNED),
    ("7-OH", "7-hydroxymitragynine", BANNED),
    ("Mitragynine pseudoindoxyl", "mitragynine-pseudoindoxyl", BANNED),
    ("MGM-15", "mgm-15", BANNED),
    ("Cannabidiol", "cannabidiol", BANNED),
    ("Tianeptine", "tianeptine", BANNED),
    ("Tianeptine sodium", "tianeptine", BANNED),
    ("Tianeptine sulfate", "tianeptine", BANNED),
    ("Tianeptine hemisulfate monohydrate", "tianeptine", BANNED),
    ("Ostarine", "ostarine", BANNED),
    ("MK-2866", "ostarine", BANNED),
    ("Enobosarm", "ostarine", BANNED),
    ("Ligandrol", "ligandrol", BANNED),
    ("LGD-4033", "ligandrol", BANNED),
    ("RAD-140", "rad-140", BANNED),
    ("Testolone", "rad-140", BANNED),
    ("Andarine", "andarine", BANNED),
    ("YK-11", "yk-11", BANNED),
    ("S-23", "s-23", BANNED),
    ("Ibutamoren", "ibutamoren", BANNED),
    ("MK-677", "ibutamoren", BANNED),
    # 'andro' names that are steroids of schedule III by their chemistry
    ("4-androstene-3,17-dione", "androstenedione", BANNED),
    ("1-androstenedione", "1-androstenedione", BANNED),
    ("19-nor-4-androstenediol", "19-norandrostenediol", BANNED),
    ("Yellow oleander", "yellow-oleander", BANNED),
    ("Thevetia peruviana", "yellow-oleander", BANNED),
    ("Tejocote root", "tejocote", LOOK),
    ("Vinpocetine", "vinpocetine", LOOK),
    ("Vinca minor extract", "vinca-minor", LOOK),
    ("Lesser periwinkle extract", "vinca-minor", LOOK),
    ("Red yeast rice", "red-yeast-rice", LIMITED),
    ("Amanita muscaria", "amanita-muscaria", LIMITED),  # the letter is on conventional food
    ("Muscimol", "muscimol", LIMITED),
    ("Semaglutide", "semaglutide", BANNED),
    ("Tirzepatide", "tirzepatide", BANNED),
    ("Brominated vegetable oil", "brominated-vegetable-oil", BANNED),
    ("Partially hydrogenated cottonseed oil", "partially-hydrogenated-oils", BANNED),
]

NOT_FOUND_UNDER_US = [
    "Phenethylamine",
    "Phenylethylamine HCl",
    "N-methylphenethylamine",
    "1,2-dimethylpentylamine",  # WADA names it, FDA does not
    "Yohimbe bark",
    "Yohimbine HCl",
    "Rauwolscine",
    "Mormon tea",  # no ephedrine in the American species
    "Ephedra nevadensis",
    "Ephedra viridis",
    "Nicotinamide mononucleotide",
    "NMN",
    "N-acetyl-L-cysteine",
    "NAC",
    "5-HTP",
    "5-hydroxytryptophan",
    "Griffonia simplicifolia seed extract",
    "Melatonin",
    "Garcinia cambogia",
    "Hydroxycitric acid",
    "Ashwagandha",
    "Green tea extract",
    "DHEA",  # excepted by name, 21 U.S.C. 802(41)
    "Dehydroepiandrosterone",
    "7-keto DHEA",
    "4-androstene-3b-ol,17-one",  # sold as 4-andro; in no schedule
    "1-androstene-3b-ol-17-one",  # sold as 1-andro; in no schedule
    "Gamma-butyrolactone",  # a list I chemical stands in no schedule
    "Biotin",  # in FDA's directory because of laboratory tests
    "Caffeine anhydrous",
    "Niacin",
    "Nicotinic acid",
    "Titanium dioxide",
    "FD&C Red No. 3",
    "Potassium bromate",
    "Fully hydrogenated soybean oil",
    "Hemp seed oil",
]

ELSEWHERE_AND_ON_OTHER_DAYS = [
    ("sport", TODAY, "DHEA", "dhea", BANNED),
    ("sport", TODAY, "Epiandrosterone", "epiandrosterone", BANNED),
    ("sport", TODAY, "1-androstene-3b-ol-17-one", "1-androsterone", BANNED),
    ("sport", TODAY, "4-androstenolone", "4-dhea", LOOK),  # not named; the class is open
    ("sport", TODAY, "BMPEA", "bmpea", LIMITED),  # in competition
    ("sport", TODAY, "Phenethylamine", "phenethylamine", LIMITED),
    ("sport", TODAY, "1,2-dimethylpentylamine", "1-2-dimethylpentylamine", LIMITED),
    ("sport", TODAY, "Lisdexamfetamine", "lisdexamfetamine", LIMITED),
    ("sport", TODAY, "Prolintane", "prolintane", LIMITED),
    ("sport", TODAY, "BPC-157", "bpc-157", BANNED),
    ("sport", TODAY, "Caffeine", None, None),  # monitored
    ("sport", TODAY, "Cannabidiol", None, None),  # excepted
    ("sport", TODAY, "Melatonin", None, None),
    ("us-military", TODAY, "SR9009", "sr9009", BANNED),
    ("us-military", TODAY, "BPC-157", "bpc-157", BANNED),
    ("us-military", TODAY, "DHEA", "dhea", BANNED),
    ("us-military", TODAY, "Biotin", None, None),
    ("eu", TODAY, "Yohimbe bark", "yohimbe", BANNED),
    ("eu", TODAY, "Mormon tea", "mormon-tea", BANNED),  # the entry covers the genus
    ("eu", TODAY, "Red yeast rice", "red-yeast-rice", LIMITED),
    ("eu", TODAY, "EGCG", "egcg", LIMITED),
    ("eu", TODAY, "Aloe-emodin", "aloe-emodin", LIMITED),  # annulled at first instance, appeal pending
    ("eu", TODAY, "Titanium dioxide", "titanium-dioxide", BANNED),
    ("eu", TODAY, "Cannabidiol", "cannabidiol", BANNED),
    ("eu", TODAY, "Hemp seed oil", None, None),
    ("eu", TODAY, "Melatonin", None, None),
    ("eu", TODAY, "Ashwagandha", None, None),  # a Danish ban, not the Union's
    ("uk", TODAY, "Potassium bromate", "potassium-bromate", BANNED),
    ("jp", TODAY, "Melatonin", "melatonin", BANNED),
    ("kr", TODAY, "5-HTP", "5-htp", LIMITED),
    ("all", TODAY, "Ashwagandha", "ashwagandha", BANNED),
    ("all", date(2026, 1, 1), "Garcinia cambogia", "garcinia-cambogia", BANNED),  # France, for one year
    ("all", TODAY, "Garcinia cambogia", "garcinia-cambogia", LOOK),
    ("us", date(2027, 1, 14), "FD&C Red No. 3", None, None),
    ("us", date(2027, 1, 15), "FD&C Red No. 3", "red-3", BANNED),
    ("us", date(2026, 8, 25), "Mitragynine pseudoindoxyl", None, None),
    ("us", date(2026, 8, 26), "Mitragynine pseudoindoxyl", "mitragynine-pseudoindoxyl", BANNED),
]


@pytest.mark.parametrize(("printed", "substance", "effect"), FOUND_UNDER_US)
def test_policy_us_finds(under, printed, substance, effect):
    assert found(under("us", TODAY), printed) == {(substance, effect)}


@pytest.mark.parametrize("printed", NOT_FOUND_UNDER_US)
def test_policy_us_finds_nothing_in(under, printed):
    assert found(under("us", TODAY), printed) == set()


@pytest.mark.parametrize(("policy", "day", "printed", "substance", "effect"), ELSEWHERE_AND_ON_OTHER_DAYS)
def test_other_policies_and_days_find(under, policy, day, printed, substance, effect):
    expected = set() if substance is None else {(substance, effect)}
    assert found(under(policy, day), printed) == expected


@pytest.mark.parametrize(
    ("substance", "named"),
    [
        ("tejocote", "yellow-oleander"),  # sold in its place, never a name of it
        ("n-methylphenethylamine", "bmpea"),
        ("phenethylamine", "bmpea"),
        ("mormon-tea", "ephedra"),
        ("nicotinamide-mononucleotide", "niacin"),
        ("kratom", "7-hydroxymitragynine"),
        ("dhea", "androstenedione"),
    ],
)
def test_a_name_of_one_near_twin_alone_never_leads_to_the_other(under, lexicon, substance, named):
    screener = under("all", TODAY)
    of_both = {
        squash(name.text).key for name in lexicon.substances[named].names
    }  # ambiguous, reported as such
    for name in lexicon.substances[substance].names:
        first = screener.lookup(name.text)[:1]
        if squash(name.text).key not in of_both:
            assert [match.to_dict()["substance"]["id"] for match in first] != [named], name.text


@pytest.mark.parametrize(
    "substance", ["ephedrine", "pseudoephedrine", "phenylpropanolamine", "gbl", "safrole"]
)
def test_a_list_i_chemical_makes_no_finding_by_that(lexicon, substance):
    bases = {x.basis.value for x in lexicon.listings_of(substance) if x.list == "listed-chemicals"}
    assert bases == {"monitored"}


@pytest.mark.parametrize("substance", ["nicotinamide-mononucleotide", "acetylcysteine"])
def test_a_reversed_position_and_discretion_are_considered_not_found(under, substance):
    ruling = under("all", TODAY).ruling(substance)
    assert ruling.effect is None
    assert {listing.authority for listing in ruling.others} == {"us-fda"}

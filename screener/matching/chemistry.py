"""The word parts of chemical names: which make another substance, which are set aside.

Tables and the small functions that read them; knows keys (squashed lower-case letters and digits) and
nothing of texts, names or substances.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

#: Parts that make another substance when added, dropped or changed. Longer before shorter.
_MORPHEMES = (
    "methylene", "ethylene", "propylene", "isopropyl", "isobutyl", "benzoyl", "propionyl", "butyryl",
    "nicotinoyl", "valeryl", "carboxy", "hydroxy", "methoxy", "ethoxy", "propoxy", "phenoxy", "dioxy",
    "benzyl", "phenyl", "methyl", "propyl", "cyclo", "butyl", "pentyl", "hexyl", "heptyl", "octyl",
    "acetyl", "formyl", "prolyl", "allyl", "ethyl", "amino", "imino", "azido", "nitro", "nitroso",
    "chloro", "fluoro", "bromo", "iodo", "dehydro", "dihydro", "tetra", "hexa", "penta", "octa",
    "desoxy", "deoxy", "despropyl", "desmethyl", "demethyl", "desethyl", "homo", "thio", "sulfo",
    "carbo", "oxo", "keto", "nor", "iso", "epi", "neo", "bis", "tris", "des", "mono", "tri", "di",
)  # fmt: skip

#: Parts that may be glued or hyphenated in front of a listed name and make a possible derivative of it.
PREFIXES = (
    *_MORPHEMES, "hydro", "aza", "oxa", "thia", "nitr", "sulf", "cyano", "mercapto", "fluor", "chlor",
    "brom", "iod", "nn", "n", "o", "s", "c", "alpha", "beta", "gamma", "delta", "ortho", "meta", "para",
    "tert", "sec", "pro", "pre", "pseudo", "per", "hemi", "spiro", "bi", "poly", "a", "b", "l", "d",
)  # fmt: skip

#: Parts that by themselves, behind a blank or hyphen, do not change the substance: stereo and form.
STEREO = frozenset({
    "l", "d", "dl", "r", "s", "rs", "rac", "racemic", "trans", "cis", "e", "z", "p", "para", "plus", "minus",
    "levo", "dextro",
})  # fmt: skip

#: Short parts that say 'another substance' when they stand alone before a name. "nor" is a word too.
_FREE_SHORT = frozenset({"iso", "epi", "oxo"})

#: Words behind a name that make a derivative or metabolite of it.
SUFFIXES = (
    "noxide",
    "oxide",
    "sulfoxide",
    "sulfone",
    "glucuronide",
    "dimer",
    "analog",
    "analogue",
    "derivative",
)

#: Counter-ions and hydrates that are attributes, not identity. Picolinate, nicotinate and orotate are
#: missing on purpose: they belong to ordinary minerals.
SALTS = frozenset({
    "hcl", "hydrochloride", "dihydrochloride", "hydrobromide", "hbr", "sulfate", "sulphate", "hemisulfate",
    "citrate", "tartrate", "bitartrate", "maleate", "malate", "fumarate", "succinate", "acetate", "phosphate",
    "mesylate", "besylate", "tosylate", "nitrate", "sodium", "potassium", "calcium", "magnesium", "lactate",
    "gluconate", "oxalate", "monohydrate", "dihydrate", "hemihydrate", "anhydrous", "hydrate", "freebase",
    "base", "chlorhydrate", "clorhidrato", "cloridrato", "hydrochlorid", "chlorowodorek", "chlorid",
    "hydroklorid", "klorid", "hydrobromid", "sulfat", "citrat", "tartrat", "bitartrat", "maleat", "fumarat",
    "fosfat", "phosphat", "nitrat", "acetat", "mesylat", "monohydrat", "hydrochlorit", "sulfaat",
    "hydrokloridi", "sitraatti", "sulfaatti", "natrium", "szulfat", "sodyum", "nitraatti", "asetaatti",
    "гидрохлорид", "гідрохлорид", "цитрат", "сульфат", "фосфат", "натрий", "натрію", "малеат", "ацетат",
    "citraat", "nitraat", "acetaat", "fosfaat", "hidroklorur", "hydrochlorat",
})  # fmt: skip

#: Words that never make another substance of the name beside them.
SET_ASIDE = SALTS | STEREO

#: Words for the form or part in which a substance is sold; they leave the question who it is.
FORMS = frozenset({
    "extract", "extracts", "powder", "leaf", "leaves", "root", "roots", "bark", "seed", "seeds", "herb", "nut",
    "fruit", "oil", "organic", "tablets", "capsules", "injection", "isomer", "threo", "erythro", "salt", "ester",
})  # fmt: skip

_LONG = "|".join(sorted((m for m in _MORPHEMES if len(m) > 3 and m != "dihydro"), key=len, reverse=True))
_SHORT = "|".join(m for m in _MORPHEMES if len(m) <= 3)
#: Short parts count at the start, behind a locant or before a long part: 'tianepine' has no 'epi' in it.
#: 'dihydroxy' is 'di' and 'hydroxy', not 'dihydro'.
MORPHEME = re.compile(f"dihydro(?!xy)|{_LONG}|(?<![a-z])(?:{_SHORT})|(?:{_SHORT})(?={_LONG})")
_ENDINGS = re.compile(r"(?:diol|dione|triol|trione|one|ol|ene|ane|yne|ine|ate|ide|al|il|yl)$")


_COMPOUND_FORMS = (
    "wurzel", "rinden", "rinde", "blatt", "blatter", "kraut", "samen", "frucht", "fruchte", "beeren", "pulver",
    "extrakt", "extrakten", "extract", "extracts", "ol", "wortel", "schors", "blad", "bladeren", "zaad", "poeder",
    "bark", "rot", "fro", "wurzelstock", "wurzelstocke", "kruid", "ort", "orten", "krydda", "zaden", "vrucht", "pulver", "powder", "root", "leaf", "seed", "konzentrat", "tinktur", "tee", "n", "s", "en", "e",
)  # fmt: skip


def only_forms(key: str) -> bool:
    """Whether what is glued behind a name only says part and form: 'yohimbe|rinden|extrakt'."""
    return len(key) >= 4 and _made_of(key, _COMPOUND_FORMS)


def morphemes(key: str) -> tuple[str, ...]:
    """The parts that tell substances apart, in order: 'dimethylamylamine' -> ('di', 'methyl')."""
    return tuple(MORPHEME.findall(key))


def exchanges_morpheme(name: str, printed: str) -> bool:
    """Whether `printed` is nearer to the name with a part added, dropped or exchanged than to the name.

    '3-ethylthiofentanyl' is that of '3-methylthiofentanyl'. A typo inside a part only garbles it ('mehtyl',
    'vethyl'), which is no evidence of another substance.
    """
    added, lost = _changed_morphemes(name, printed)
    if not added and not lost:
        return False
    apart = OSA.distance(name, printed)
    return any(
        OSA.distance(exchanged, printed, score_cutoff=apart) < apart
        for old in {"", *lost}
        for new in {"", *added}
        for exchanged in _exchanges(name, printed, old, new)
    )


def may_add_morpheme(name: str, printed: str) -> bool:
    """Whether `printed` has a part that `name` has not, be it what a typo left of another
    ('trifluormoethyl')."""
    return bool(_changed_morphemes(name, printed)[0])


def _exchanges(name: str, printed: str, old: str, new: str) -> Iterator[str]:
    """The name with a part in place of another, at each place where it stands or, if added, is printed."""
    if old:
        for found in re.finditer(old, name):
            yield name[: found.start()] + new + name[found.end() :]
    elif new:
        for found in re.finditer(new, printed):
            yield name[: found.start()] + new + name[found.start() :]


def _changed_morphemes(name: str, printed: str) -> tuple[list[str], list[str]]:
    """Parts that only `printed` has, and parts that only `name` has."""
    lost = list(morphemes(name))
    added = []
    for part in morphemes(printed):
        if part in lost:
            lost.remove(part)
        else:
            added.append(part)
    return added, lost


def ending(key: str) -> str | None:
    """The ending that names a functional group, if it is one of those that tell substances apart."""
    found = _ENDINGS.search(key)
    return found.group() if found else None


def only_prefixes(key: str) -> bool:
    """Whether a stretch before a name consists of chemical parts and locants alone."""
    return _made_of(key, PREFIXES)


def is_free_prefix(word: str) -> bool:
    """Whether a word standing alone before a name makes another substance of it ('dimethyl')."""
    telling = any(part in word for part in _MORPHEMES if len(part) >= 4) or word in _FREE_SHORT
    return telling and _made_of(word, _MORPHEMES)


def _made_of(key: str, parts: tuple[str, ...]) -> bool:
    reachable = [False] * (len(key) + 1)
    reachable[0] = True
    for place in range(len(key)):
        if not reachable[place]:
            continue
        if key[place].isdigit():
            reachable[place + 1] = True
        for part in parts:
            if key.startswith(part, place):
                reachable[place + len(part)] = True
    return reachable[-1]

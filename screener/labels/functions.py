"""Technological functions that head the additive they name: 'Bulking Agent (Dicalcium Phosphate)'.

The classes are those of Regulation (EU) No 1169/2011, Annex VII part C; parts of capsules and tablets stand
beside them. Words only.
"""

from __future__ import annotations

import re

_AGENTS = (
    r"(?:anti-?\s?caking|bulking|glazing|coating|(?:free-?)?flow|filling|release|gelling|firming|(?:anti-?)?foaming|raising|"
    r"bulk|thickening|flavou?ring|colou?ring|binding|disintegrating|separating|emulsifying)\s+agents?"
)
_PARTS = (
    r"(?:(?:vegetable|vegetarian|vegan|veggie|hard)\s+)?(?:capsule|softgel|tablet)\s+"
    r"(?:shell|coating|coat|material)|coating|kapselhülle|hüllmaterial|enveloppe|cubierta|involucro"
)
_CLASSES = """
    acidity regulator|emulsifier|stabiliser|stabilizer|sweetener|thickener|humectant|preservative|antioxidant|
    colour|color|colouring|coloring|flavouring|flavoring|filler|binder|lubricant|diluent|excipient|carrier|
    disintegrant|acid|
    trennmittel|füllstoff|füllstoffe|überzugsmittel|süßungsmittel|säuerungsmittel|säureregulator|emulgator|
    emulgatoren|farbstoff|farbstoffe|verdickungsmittel|feuchthaltemittel|konservierungsstoff|
    konservierungsstoffe|antioxidationsmittel|stabilisator|stabilisatoren|
    agent de charge|agents de charge|agent d'enrobage|agents d'enrobage|antiagglomérant|anti-agglomérant|
    édulcorant|émulsifiant|épaississant|conservateur|colorant|
    antiaglomerante|edulcorante|emulgente|agente de carga|agentes de carga|
    antiagglomerante|antiagglomeranti|edulcorante|edulcoranti|emulsionante|emulsionanti|agente di carica|
    agenti di carica|agente di rivestimento|agenti di rivestimento
"""
_CLASS = "|".join(re.escape(words.strip()) for words in _CLASSES.split("|"))
_FUNCTION = re.compile(rf"(?:{_AGENTS}|{_PARTS}|(?:{_CLASS})s?)\s*$", re.IGNORECASE)


def is_function(head: str) -> bool:
    """True if the words before a bracket are a function, so that the bracket holds ingredients."""
    return _FUNCTION.match(head.replace("’", "'")) is not None

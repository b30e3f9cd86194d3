"""Regular expressions for what stands around a disease or drug. Data only; all for text in small letters."""

from __future__ import annotations

from screener.observations.lazy import LazyPattern

#: A sentence ends at a full stop before a blank, at a bullet, at an empty line.
SENTENCE_END = LazyPattern(r"[.!?;](?=\s|$)|[•●▪■◆|]|\n\s*\n|\n(?=\s*[*-]\s)")


def _any(table: str) -> str:
    """The entries of 'one | another' as one alternative; a blank stands for any white space."""
    entries = sorted((" ".join(entry.split()) for entry in table.split("|")), key=len, reverse=True)
    return "|".join(entry.replace(" ", r"\s+") for entry in entries)


_TREATS = _any(r"""
    treats? | treating | treatment of | treatment for | therapy for | effective against | effective for |
    diagnoses? | diagnosing | mitigates? | remedy for | remedies for | medicine for | manages? |
    trata | tratan | tratar | tratamiento de(?: la)? | tratamiento del | tratamiento para | remedio para |
    eficaz contra | eficaces contra | indicado para | combate | combatir |
    behandelt | behandeln | behandlung von | behandlung bei | hilft bei | hilft gegen | helfen gegen |
    wirkt gegen | wirksam gegen | wirksam bei | mittel gegen | heilmittel gegen | bekämpft | bekämpfen |
    traite | traitent | traiter | traitement d[eu] | traitement de la | traitement contre | soigne |
    soigner | remède contre | remède à | efficace contre | lutte contre | lutter contre |
    tratamento d[aeo] | tratamento para | remédio para | tratta | trattare | trattamento d\w* | rimedio per |
    rimedio contro | efficace contro | combatte | combattere""")
_CURES = _any(r"""
    cures? | curing | cure for | heals? | healing | cura | curan | curar | sana | heilt | heilen |
    heilung von | guérit | guérir | guérison d[eu] | curare | guarisce | guarire""")
_REVERSES = _any(r"reverses? | reversing | revierte | revertir | reverte | reverter | inverse | inverser")
_REMOVES = _any(
    r"eliminates? | eliminating | eradicates? | gets? rid of | elimina | eliminar | élimine | éliminer"
)
_PREVENTS = _any(r"""
    prevents? | preventing | prevention of | protects? against | protects? (?:you )?from | wards? off |
    previene | previenen | prevenir | prevención de(?: la)? | prevención del | protege contra | protege de |
    verhindert | verhindern | verhütet | verhüten | vorbeugung von | vorbeugung gegen | schützt vor | beugt |
    prévient | prévenir | prévention d[eu] | protège contre | protège d[eu] | previne | prevenção d[aeo] |
    prevenire | prevenzione d\w* | protegge da\w* | protegge contro""")
_RELIEVES = _any(r"""
    relieves? | relieving | relief from | relief of | relief for | alleviates? | alleviating | eases |
    alivia | aliviar | alivio de(?: la)? | alivio del | lindert | lindern | linderung von | soulage |
    soulager | soulagement d[eu] | allevia | alleviare | alívio d[aeo]""")
_FIGHTS = _any(r"""
    fights? | fighting | combats? | combating | kills? | anti | destroys? | contra el | contra la |
    contra o | contra a""")

#: The verb before a disease, by what it says is done to it.
VERB_BEFORE = LazyPattern(
    rf"(?<!\w)(?:(?P<treats>{_TREATS})|(?P<cures>{_CURES})|(?P<prevents>{_PREVENTS})"
    rf"|(?P<relieves>{_RELIEVES})|(?P<fights>{_FIGHTS})|(?P<reverses>{_REVERSES})|(?P<removes>{_REMOVES}))(?!\w)"
)

#: The verb or noun behind a disease: 'cancer cure', 'um Diabetes zu behandeln'.
VERB_AFTER = LazyPattern(
    r"(?:['’]?s)?(?:[\s-]+(?:symptome?s?|naturally|natürlich|wirksam|effektiv|zu|auf|pain|naturelle)){0,3}[\s-]+"
    r"(?:(?P<treats>treatments?|remed(?:y|ies)|behandeln|behandlung|bekämpfen|zu\s+bekämpfen)"
    r"|(?P<cures>cures?|heilen|heilung)"
    r"|(?P<prevents>prevention|preventive|vorbeugen|vorzubeugen|verhindern|vor(?=[\s.,;!]|$)|verhüten)"
    r"|(?P<relieves>relief|reliever|lindern|linderung)|(?P<fights>fighter|killer))(?!\w)"
)

#: 'occasional sleeplessness', 'the risk of', 'people with': not the disease itself is said to go.
MILD_BEFORE = LazyPattern(
    r"(?<!\w)(?:occasional|ocasional(?:es)?|gelegentliche\w*|occasionnel\w*|occasional[ei]|risk\s+(?:of|for)|"
    r"healthy|normal|(?:people|those|anyone|persons|women|men|patients)\s+with|riesgo\s+de|risiko\s+(?:von|für)|"
    r"risque\s+de|risco\s+de|rischio\s+di)(?:\s+\w+){0,2}\s*$"
)

#: 'not', but not so far away that it speaks of something else.
DENIAL = LazyPattern(
    r"(?<!\w)(?:not|never|no|nor|neither|cannot|can['’]t|won['’]t|isn['’]t|doesn['’]t|don['’]t|aren['’]t|without|"
    r"unable|nicht|nie|kein\w*|weder|ohne|ne|n['’]\w+|pas|jamais|aucun\w*|ni|nunca|jamás|ningun\w*|ningún|sin|"
    r"não|nem|nenhum\w*|sem|non|né|nessun\w*|senza|mai)(?!\w)(?:\W+\w+){0,16}\W*$"
)
NOT_ONLY = LazyPattern(
    r"(?<!\w)(?:not\s+(?:only|just)|nicht\s+nur|no\s+s[oó]lo|non\s+seulement|pas\s+seulement|não\s+só|não\s+apenas|"
    r"non\s+solo|no\s+side\s+effects|no\s+doubt)(?!\w)"
)
#: Begins the sentence that the US and others ask for, whatever OCR made of its 'not'.
DISCLAIMER = LazyPattern(r"diagn|intended\s+to|bestimmt|destinad[oa]|destiné|destinat[oa]|evaluated")

#: The sentence tells the reader what to do, or speaks of other people's treatment.
ADVICE = LazyPattern(
    r"(?<!\w)(?:consult|ask\s+(?:a|your)|physician|doctor|pharmacist|practitioner|health\s*care|if\s+you|do\s+not|"
    r"don['’]t|undergoing|receiving|diagnosed|prescribed|should\s+(?:not|be\s+advised)|caution|pregnan\w*|"
    r"being\s+treated|under\s+treatment|medical\s+advice|not\s+a\s+substitute|donat\w+|arzt|ärztin|apotheker\w*|"
    r"fragen\s+sie|schwanger\w*|wenn\s+sie|falls\s+sie|médico|médica|consulte\w*|si\s+(?:usted|está|padece)|"
    r"embaraz\w*|médecin|pharmacien|consultez|si\s+vous|enceinte|medico|consultare|farmacista|gravidanza|se\s+você|"
    r"gravidez|grávida)(?!\w)"
)

_LED_BY = r"(?:\s+[\w,'’/&-]+){0,4}\s*[“\"'‘(]?\s*$"
ALTERNATIVE_BEFORE = LazyPattern(
    r"(?<!\w)(?:(?:alternatives?|substitutes?|replacements?)\s+(?:to|for)|(?:works?|acts?|performs?)\s+(?:just\s+|"
    r"much\s+|exactly\s+)?like|as\s+(?:effective|strong|powerful|potent|good)\s+as|instead\s+of|replaces?|"
    r"alternativas?(?:\s+\w+)?\s+(?:a|al|à|ao|para)|sustituto\s+de|funciona\s+como|actúa\s+como|"
    r"alternativen?\s+zu\w?|ersatz\s+für|wirkt\s+wie|wie\s+ein|alternatives?(?:\s+\w+)?\s+(?:à|au|aux)|"
    r"remplace|agit\s+comme|substituto\s+(?:de|do|da|para)|age\s+como|alternativa(?:\s+\w+)?\s+(?:a|al|alla|allo|agli)|"
    r"sostituto\s+d\w+|agisce\s+come)" + _LED_BY
)
HERBAL_BEFORE = LazyPattern(r"(?<!\w)(?:herbal|nature['’]?s|legal|pflanzliches|natürliches)\s+[“\"'‘]?$")
ALTERNATIVE_AFTER = LazyPattern(r"[”\"'’]?[\s-]+(?:alternatives?|substitutes?|replacements?|ersatz)(?!\w)")
FACILITY_AFTER = LazyPattern(r"\s+(?:and\s+\w+\s+)?(?:facilit|lab|manufactur|plant\b)")

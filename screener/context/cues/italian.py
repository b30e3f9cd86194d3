"""Italian cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "it", r"""
        non (?:contiene|contengono|include|ha|usiamo|utilizziamo|aggiungiamo|si (?:usa|utilizza))(?: né|
        ~ alcun\w*| nessun\w*| assolutamente)? | priv[oaie] di | esent[ei] da |
        senza (?:l['’])?(?:aggiunta|uso|tracce|presenza|ombra) di | (?:nessuna|senza) traccia di |
        assenza (?:totale )?di | liber[oaie] da | né"""),
    row(CueKind.ABSENT, "it", r"senza | nessun[oa]? | zero | niente | nulla di | (?<![.,\d])0 ?%(?: di)?"),
    row(CueKind.PSEUDO, "it", r"non senza | senza dubbio | senza ricetta | non solo"),
    firm(CueKind.POSITIVE, "it", r"""
        contiene | contengono | con | apporta | fornisce | a base di | ma | bensì | usiamo | utilizziamo |
        aggiunt[oaie]"""),
    close(CueKind.POSITIVE, "it", r"solo | soltanto | puro | pura"),
    firm(CueKind.WARNING, "it", r"""
        non (?:combin\w+|mescol\w+|assum\w+|us\w+|associ\w+|prend\w+|utilizz\w+)(?: insieme|
        ~ contemporaneamente)? (?:con|a|ad) | se (?:si|state|stai) (?:assum\w+|usa\w*|prend\w+) | evit\w+ |
        allergic[oi] (?:a|al|alla)"""),
    firm(CueKind.COMPARISON, "it", r"""
        rispetto (?:a|al|alla|all['’]) | (?:meglio|migliore|superiore|più \w+) (?:di|a|che|della|dell['’]) |
        alternativ[ae] (?:a|al|alla|all['’]) | invece (?:di|della|dell['’]) |
        al posto (?:di|della|dell['’]) | simile (?:a|al|alla|all['’]) | da non confondere con"""),
    firm(CueKind.MAY_CONTAIN, "it", r"(?:può|possono|potrebbe) contenere(?: tracce)?(?: di)? | tracce di"),
    firm(CueKind.TESTED, "it", r"(?:testat|analizzat|controllat)[oaie] (?:per|contro)"),
    firm(CueKind.FORMER, "it", r"""
        non contiene più | (?:prima|precedentemente|in passato) conteneva | vecchia (?:formula|ricetta)"""),
    close(CueKind.WARNING, "it", r"""
        (?:non|mai|evitare) (?:\w+ ){1,4}?(?:in concomitanza con|insieme (?:a|al|alla|con)|
        ~in combinazione con|contemporaneamente (?:a|al|alla)|assieme a|in associazione (?:a|con)) |
        concomitanza con |
        (?:in|sotto) (?:terapia|trattamento|cura) con | (?:persone|pazienti|soggetti|chi è|essere|
        ~stati?) trattat[oaie] con |
        (?:chi|persone|soggetti|pazienti)(?: che)? (?:assum|prend|us|utilizz)\w+ |
        (?:interagisce|interazion[ei]|interagire) con | in (?:terapia|trattamento) con | che assumono"""),
    close(CueKind.COMPARISON, "it", r"""
        a differenza d(?:i|el|ella|ello|ei|egli|elle|ell['’]) | (?:diversamente|differentemente|
        ~al contrario) d(?:a|al|alla|allo|all['’]|i|el|ella|ell['’]) | divers[oaie] d(?:a|al|alla|all['’]) |
        sostitut[oi] d(?:i|el|ella|ell['’]) | niente a che (?:fare|vedere) con"""),
    close(CueKind.FACILITY, "it", r"""
        (?:stabiliment[oi]|impiant[oi]|fabbrica|line[ae]|laboratorio|sito|struttura)[^.;]{0,20}? (?:che|
        ~dove|in cui)(?: si)?(?: anche)? (?:lavora|processa|produce|produr|confezion|manipol|utilizz|tratta|
        ~maneggia|stocca)\w*(?: anche)?"""),
    close(CueKind.TESTED, "it", r"""
        (?:analisi|test|ricerca|controll[oi]|rilevazione|screening) d(?:i|el|ella|ell['’]) |
        (?:analizz|test|verific|controll|esclud)\w* [^.;]{0,40}?presenza d(?:i|el|ella|ell['’]) |
        escludere(?: la presenza di)? |
        (?:testat|analizzat|controllat)[oaie] (?:per|contro)(?: la presenza di)?"""),
    close(CueKind.FORMER, "it", r"""
        conten(?:eva|evano) | abbiamo (?:tolto|eliminato|rimosso|sostituito) | (?:tolt|eliminat|
        ~rimoss)[oaie] |
        (?:vecchia|precedente|prima|antica) (?:formula|ricetta|versione),?(?: con| a base di)?"""),
    close(CueKind.REFERENCE, "it", r"""
        (?:ho smesso (?:con|di (?:prendere|usare))|prendevo|usavo|assumevo|ho (?:lasciato|abbandonato)|
        ~mi (?:hanno|ha) prescritto|vieta|vietano|ha vietato|divieto d(?:i|el|ella|ell['’]))(?: il| la| lo|
        ~ l['’])?"""),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "it", r"""
        \s(?:non\s(?:è|sono|viene|vengono|fa|fanno)\s(?:\w+\s)?(?:present[ei]|contenut\w+|aggiunt\w+|
        ~utilizzat\w+|usat\w+|inclus\w+|parte)|(?:è|sono)\sassent[ei]) | \s?:\s?(?:assent[ei]|
        ~0\s?%)(?=\s*(?:[.,;)]|$))"""),
    row(CueKind.FORMER, "it", r"""
        ,?\s(?:(?:è|sono)\sstat[oaie]|fu|furono)\s(?:eliminat|rimoss|tolt|sostituit|esclus|
        ~abbandonat)[oaie](?!\w) |
        ,?\snon\s(?:c['’])?è\spiù(?!\w)"""),
)  # fmt: skip

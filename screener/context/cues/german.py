"""German cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "de", r"""
        frei von | enth(?:ä|ae)lt (?:kein\w*|weder) | enthalten kein\w* |
        ohne (?:den )?(?:zusatz|einsatz|verwendung) von | enthält nicht | nicht mit | verzicht(?:et)? auf |
        weder | garantiert ohne | (?:kommt|kommen|auskommt|arbeitet|arbeiten) (?:ganz |völlig |auch )?ohne |
        (?:verzichten|verzichtet) (?:\w+ )?auf | keine (?:spur|spuren|rückstände) von | abwesenheit von"""),
    row(CueKind.ABSENT, "de", r"ohne | keine? | keinerlei | keinen | null | (?<![.,\d])0 ?%"),
    row(CueKind.PSEUDO, "de", r"""
        nicht ohne | ohne zweifel | nicht nur | nicht mehr nur | ohne rezept | rezeptfrei |
        keine (?:halben sachen|sorge|frage|angst)"""),
    firm(CueKind.POSITIVE, "de", r"""
        enthält | enthalten | mit | liefert | sondern | aber | dafür | bietet | angereichert mit | aus |
        setzen auf | setzt auf | dank | durch | powered by"""),
    firm(CueKind.WARNING, "de", r"""
        nicht (?:zusammen |gleichzeitig |gemeinsam |in kombination )?mit(?: anderen)? |
        bei (?:gleichzeitiger )?einnahme von | wechselwirkung(?:en)? mit | allergi\w+ (?:gegen|auf) |
        nicht kombinieren mit"""),
    firm(CueKind.COMPARISON, "de", r"""
        im vergleich (?:zu|mit) | (?:besser|stärker|sicherer|wirksamer) als | alternativen? (?:zu|für) |
        ersatz für | statt | anstelle von | anstatt | ähnlich wie | vergleichbar mit | wirkt wie |
        nicht zu verwechseln mit"""),
    firm(CueKind.FACILITY, "de", r"""
        (?:betrieb|anlage|produktionsstätte|werk|einrichtung)[^.;]{0,40}?,? (?:in (?:dem|der)|der|die|das|
        ~wo) (?:auch|ebenfalls|zudem)"""),
    firm(CueKind.MAY_CONTAIN, "de", r"kann(?: auch)? spuren von | spuren von"),
    firm(CueKind.TESTED, "de", r"""
        (?:getestet|geprüft|untersucht|kontrolliert|negativ|analysiert) auf """),
    firm(CueKind.FORMER, "de", r"""
        (?:enthielt|enthalten) (?:früher|zuvor|ehemals) | früher(?:e rezeptur)?(?: mit)? |
        enthält nicht mehr | nicht mehr | alte rezeptur"""),
    close(CueKind.WARNING, "de", r"""
        einnahme dieses (?:produkts|mittels|präparats) und(?: der| die)?(?: von)? |
        (?:mit|unter) (?:einer )?(?:behandlung|therapie) mit | behandlung mit |
        (?:patienten|personen|menschen) (?:unter|mit)"""),
    close(CueKind.COMPARISON, "de", r"""
        im (?:gegensatz|unterschied) (?:zu|zum|zur) | anders als | nicht (?:wie|zu vergleichen mit) |
        unterscheidet sich von | kein(?:e)? ersatz für | nichts (?:zu tun )?mit | verwechs\w+ mit"""),
    close(CueKind.TESTED, "de", r"""
        (?:prüfung|analyse|tests?|kontrolle|screening|untersuchung) auf | nachweis von |
        (?:testen|prüfen|untersuchen|kontrollieren|analysieren)(?: \w+){0,4} auf"""),
    close(CueKind.FORMER, "de", r"""
        (?:frühere|alte|ursprüngliche|vorherige)[rsn]? (?:rezeptur|formel|version|variante|
        ~mischung)(?: mit)? |
        enthielt(?: noch)? | (?:haben|wurde|wurden) (?:früher )?noch"""),
    close(CueKind.REFERENCE, "de", r"""
        (?:früher|vorher|jahrelang|damals) (?:nahm|schluckte|verwendete|benutzte) ich | ich nahm (?:früher|
        ~vorher|jahrelang)"""),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.PSEUDO, "de", r"[ -]frei\s(?:von|haus|verkäuflich|erhältlich)"),
    row(CueKind.ABSENT, "de", r"""
        [ -]{0,2}frei(?:e|er|es|en|em)?(?![\w]) |
        -\s?(?:(?:,|und|oder|sowie)\s?{name}-\s?){0,4}(?:und|oder|sowie|,)\s?{name}[ -]?frei(?:e|er|es|en|
        ~em)? | \s?(?:ist|sind)?\s?nicht\s(?:enthalten|zugesetzt|enthält)"""),
    row(CueKind.TESTED, "de", r"""
        \s?[:=–-]?\s?(?:ist\s)?nicht\snachweisbar | \s?[:=–-]?\s?nicht\snachgewiesen"""),
    row(CueKind.COMPARISON, "de", r"[ -](?:alternative|ersatz|ähnlich\w*)(?!\w)"),
    row(CueKind.MAY_CONTAIN, "de", r"\senthalten\skann"),
    row(CueKind.ABSENT, "de", r"""
        \s(?:(?:ist|sind|wird|werden|kommt|kommen)\s(?:\w+\s){0,3}?(?:nicht|nie|niemals)\s(?:(?!nur|
        ~ohne)\w+\s){0,3}?(?:enthalten|zugesetzt|verwendet|eingesetzt|verarbeitet|drin|beigemischt|vor|
        ~zum\seinsatz)|(?:noch|auch)\snicht\senthalten|fehl(?:t|en)(?=\s*(?:[.,;)]|$)))"""),
    row(CueKind.FORMER, "de", r"""
        ,?\s(?:wurden?|ist|sind|haben\swir)\s(?:(?!nicht|nie|durch)[\w.]+\s){0,5}?(?:gestrichen|entfernt|
        ~herausgenommen|verbannt|weggelassen)"""),
)  # fmt: skip

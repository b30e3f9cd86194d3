"""Swedish cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "sv", r"fri från | innehåller (?:inte|ingen|inga) | fri för"),
    row(CueKind.ABSENT, "sv", r"utan | ingen | inga | uden"),
    firm(CueKind.POSITIVE, "sv", r"innehåller | med | men"),
    close(CueKind.WARNING, "sv", r"""
        (?:om|när) du (?:redan )?(?:tar|använder|äter|behandlas med) | (?:personer|patienter|
        ~den)(?: som) (?:tar|använder|äter|behandlas med) | (?:inte|ej) (?:\w+ ){0,4}?(?:tillsammans|
        ~samtidigt|kombination|kombineras|blandas) (?:med|som)"""),
    close(CueKind.COMPARISON, "sv", r"""
        till skillnad från | i motsats till | jämfört med | inte samma sak som | i stället för |
        istället för"""),
    close(CueKind.FACILITY, "sv", r"""
        (?:anläggning|fabrik|lokal|linje)\w*[^.;]{0,20}? (?:som|där)(?: även| också)?(?: hanterar|
        ~ bearbetar| förpackar)?(?: även| också)?"""),
    close(CueKind.MAY_CONTAIN, "sv", r"kan innehålla (?:spår av )? | spår av"),
    close(CueKind.TESTED, "sv", r"""
        (?:testas|testad|testat|testade|analyseras|analyserad|kontrolleras|kontrollerad|
        ~undersöks)(?: \w+){0,2} (?:för|på|avseende|mot)(?: förekomst av)?"""),
    close(CueKind.FORMER, "sv", r"""
        (?:tidigare|gamla|förra) (?:recept|receptet|formeln|versionen)(?: med| innehöll)? | innehöll |
        inte längre"""),
    firm(CueKind.ABSENT, "sv", r"varken | inga spår av | innehåller varken | inte innehåller"),
    row(CueKind.ABSENT, "sv", r"inget | noll | (?<![.,\d])0 ?%"),
    close(CueKind.POSITIVE, "sv", r"bara | ren | rent"),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "sv", r"-?fri(?:tt|a)?(?!\w)"),
    row(CueKind.ABSENT, "sv", r"""
        \s(?:ingår|finns|används|tillsätts|är)\s(?:inte|ej)(?:\s(?:med|med\si|tillsatt|
        ~använd))?(?=\s*(?:[.,;)i]|$))"""),
    row(CueKind.FORMER, "sv", r"\s(?:har\s(?:\w+\s)?(?:tagits\sbort|ersatts)|togs\sbort|är\sborttag\w+)"),
)  # fmt: skip

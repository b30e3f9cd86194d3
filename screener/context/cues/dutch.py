"""Dutch cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "nl", r"bevat(?:ten)? geen | vrij van | zonder toevoeging van"),
    row(CueKind.ABSENT, "nl", r"zonder | geen"),
    firm(CueKind.POSITIVE, "nl", r"bevat | met | maar | levert"),
    firm(CueKind.WARNING, "nl", r"""
        niet (?:combineren|gebruiken|innemen|mengen)(?: samen)? met | niet (?:samen |gelijktijdig )?met"""),
    firm(CueKind.MAY_CONTAIN, "nl", r"kan sporen van | sporen van"),
    firm(CueKind.COMPARISON, "nl", r"""
        in vergelijking met | (?:beter|sterker) dan | alternatief voor | in plaats van"""),
    close(CueKind.WARNING, "nl", r"""
        niet (?:\w+ ){1,4}?(?:in combinatie|samen|tegelijk|gelijktijdig) met | behandeld (?:met|worden met) |
        (?:behandeling|therapie) met | wisselwerking(?:en)? met"""),
    close(CueKind.COMPARISON, "nl", r"""
        in tegenstelling tot | anders dan | verschilt van | geen vervanging voor"""),
    close(CueKind.FACILITY, "nl", r"""
        (?:bedrijf|fabriek|installatie|locatie|lijn|ruimte)[^.;]{0,20}? (?:waar|waarin|dat|die) (?:ook|
        ~tevens)"""),
    close(CueKind.TESTED, "nl", r"""
        (?:getest|gecontroleerd|onderzocht|geanalyseerd|screenen|
        ~testen)(?: \w+){0,3} op(?: de)?(?: aanwezigheid van| sporen van)?"""),
    close(CueKind.FORMER, "nl", r"""
        bevatte(?:n)?(?: vroeger)? | (?:oude|vorige|vroegere) (?:formule|receptuur|recept|versie)(?: met)? |
        niet meer"""),
    close(CueKind.REFERENCE, "nl", r"""
        vroeger (?:nam|gebruikte|slikte) ik | ik stopte met"""),
    firm(CueKind.ABSENT, "nl", r"geen (?:spoor|sporen) van | afwezigheid van | noch"),
    row(CueKind.ABSENT, "nl", r"nul | (?<![.,\d])0 ?%"),
    close(CueKind.POSITIVE, "nl", r"wel | alleen | puur"),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "nl", r"-?vrije?(?!\w)"),
    row(CueKind.ABSENT, "nl", r"""
        \s(?:is|zijn|zit|zitten|komt|komen|wordt|worden)\s(?:er\s)?niet\s(?:aanwezig|toegevoegd|in|gebruikt|
        ~voor)(?!\w)"""),
    row(CueKind.FORMER, "nl", r"""
        \s(?:is|zijn|werd|werden)\s(?:(?!niet)[\w.]+\s){0,4}?(?:verwijderd|geschrapt)"""""),
)  # fmt: skip

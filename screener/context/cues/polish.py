"""Polish cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "pl", r"nie zawiera(?: ani)? | woln[ey] od | bez dodatku | ani"),
    row(CueKind.ABSENT, "pl", r"bez | żadn\w+"),
    firm(CueKind.POSITIVE, "pl", r"zawiera | dostarcza | ale | lecz | z dodatkiem"),
    firm(CueKind.WARNING, "pl", r"""
        nie (?:łączyć|stosować|przyjmować|mieszać)(?: jednocześnie| razem)? z(?:e)? | uczulen\w+ na"""),
    firm(CueKind.MAY_CONTAIN, "pl", r"może zawierać(?: śladowe ilości| ślady)?"),
    firm(CueKind.COMPARISON, "pl", r"""
        w porównaniu (?:z|do) | (?:lepsz\w+|silniejsz\w+) niż | alternatyw\w+ dla | zamiast"""),
    close(CueKind.WARNING, "pl", r"""
        (?:osoby|osób|pacjenci|kto)(?: (?:które|którzy|już))* (?:przyjmuj|stosuj|zażywaj|bior)\w+ |
        (?:przyjmując|stosując|zażywając)(?:y|ych|ym|ymi) | leczon\w+ |
        (?:jeśli|jeżeli|gdy) (?:przyjmujesz|stosujesz|zażywasz|bierzesz|pan\w* przyjmuje|przyjmuje się) |
        interakcj\w+ ze? | nie (?:stosować|przyjmować|łączyć) (?:\w+ ){0,3}?ze?"""),
    close(CueKind.COMPARISON, "pl", r"""
        w (?:przeciwieństwie|odróżnieniu) (?:do|od) | (?:inaczej|różni się) (?:niż|od) | zamiennik\w*"""),
    close(CueKind.FACILITY, "pl", r"""
        (?:zakładzie|zakład|fabryce|linii|obiekcie),?[^.;]{0,20}? (?:w którym|który|która|
        ~gdzie)(?: \w+){0,2}? (?:przetwarza|pakuje|produkuje|używa|stosuje|wytwarza|
        ~magazynuje)(?: się)?(?: również| także| też)?"""),
    close(CueKind.TESTED, "pl", r"""
        (?:badan|testowan|sprawdzan|kontrolowan|przebadan)\w+ (?:na|pod kątem)(?: obecność| obecności|
        ~ zawartość)? |
        (?:badania|testy|analiza) na(?: obecność)? | na obecność"""),
    close(CueKind.FORMER, "pl", r"""
        (?:usunęliśmy|wycofaliśmy|zastąpiliśmy) | (?:zawierał|zawierała|zawierały)(?: wcześniej)? |
        (?:stara|poprzednia|dawna) (?:receptura|formuła|wersja)(?: ze?)?"""),
    close(CueKind.REFERENCE, "pl", r"""
        (?:(?:wcześniej|kiedyś) (?:brałem|brałam)|odstawiłem|odstawiłam|rzuciłem|rzuciłam|przepisał)"""),
    firm(CueKind.ABSENT, "pl", r"""
        woln[aey] od | brak | nie (?:ma|stosujemy|dodajemy|używamy) | pozbawion\w+ | bez śladu |
        nie zawiera(?:ją)? ani"""),
    row(CueKind.ABSENT, "pl", r"zero | (?<![.,\d])0 ?%"),
    close(CueKind.POSITIVE, "pl", r"sam | tylko | sama | czysty | czysta | z | ze"),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "pl", r"""
        \s(?:nie\s(?:występuj|znajduj|wchodz|został\w*\sdodan|(?:jest|są)\s(?:obecn|zawart))\w*) |
        \s?:\s?brak(?=\s*(?:[.,;)]|$))"""),
    row(CueKind.FORMER, "pl", r"\s(?:został\w*)\s(?:usunięt|wycofan|zastąpion)\w*"),
)  # fmt: skip

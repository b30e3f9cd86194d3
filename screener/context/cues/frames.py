"""Words that say what naming a substance means only together: some before the name, some behind it.

Data only. What stands before ends where the name or its list starts, what stands behind starts where it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.context.cues.kinds import CueKind


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue in two parts, in one language."""

    kind: CueKind
    language: str
    before: re.Pattern[str]
    after: re.Pattern[str]


def _frame(kind: CueKind, language: str, before: str, after: str) -> Frame:
    return Frame(
        kind,
        language,
        re.compile(rf"(?:{before})\s?$", re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
    )


_TAKES_DE = r"(?:\s\w+){0,1}?\s(?:ein)?(?:nehm|nimm|verwend|anwend|brauch|behandelt|erhalt)\w*"
_TAKES_NL = r"\s(?:in)?(?:gebruik|neem|nem|slik|krijg)\w*"
#: A doctor or a 'not' behind the name, in the same clause.
_REFUSED = (
    r"[^.;!?,]{0,40}?\b(?:nicht(?=\s(?:ein|anw|verw|verz|komb|empf|geeign|genomm)|\s*(?:[.!]|$))|vermeiden|arzt|ärzt\w+|нельзя|"
    r"не\s(?:прин|использ|реком|след|сочета|употреб|прим)\w+|врач\w*|противопоказ\w+|nie\s(?:stosow|łącz|przyjm|powin|"
    r"zaleca|należ)\w*|lekarz\w*|(?:inte|ej)\s(?:komb|använd|ta|rekomm)\w*|undvikas|läkare)\b"
)
_HANDLES_DE = r"\s(?:verarbeit|abgefüll|verpack|hergestell|lager|produzier|verwend)\w*"

FRAMES: tuple[Frame, ...] = (
    _frame(
        CueKind.WARNING,
        "de",
        r"\b(?:wenn|falls|sofern|bevor|solange)\s(?:sie|du)(?:\s(?:auch|bereits|derzeit|gerade|regelmäßig|zugleich))?"
        r"|\b(?:personen|patienten|menschen|verbraucher|anwender|diejenigen|frauen|männer|wer),?\s?(?:die|welche)?",
        _TAKES_DE,
    ),
    _frame(CueKind.WARNING, "de", r"\b(?:zusammen|gleichzeitig|gemeinsam|kombination) mit", _REFUSED),
    _frame(CueKind.WARNING, "ru", r"\b(?:вместе|одновременно|совместно|сочетании) (?:с|со)", _REFUSED),
    _frame(CueKind.WARNING, "pl", r"\b(?:połączeniu|łącznie|jednocześnie|równocześnie|razem) ze?", _REFUSED),
    _frame(CueKind.WARNING, "sv", r"\b(?:tillsammans|samtidigt|kombination) (?:med|som)", _REFUSED),
    _frame(
        CueKind.FACILITY,
        "de",
        r"\b(?:betrieb|anlagen?|produktionsstätte|werk|einrichtung|linien?)[^.;]{0,20}?,? "
        r"(?:in (?:dem|der|denen)|der|die|das|wo)(?: auch)?",
        _HANDLES_DE,
    ),
    _frame(
        CueKind.WARNING,
        "nl",
        r"\b(?:als|wanneer|indien)\s(?:u|je|jij)(?:\s(?:ook|al|tegelijk))?"
        r"|\b(?:personen|mensen|patiënten|gebruikers),?\sdie",
        _TAKES_NL,
    ),
    _frame(
        CueKind.COMPARISON,
        "zh",
        r"[与與和跟同](?:药物|藥物)?",
        r"(?:完全|截然|有所)?(?:不同(?!凡)|不一样|不一樣|有别|有別|无关|無關)",
    ),
    _frame(
        CueKind.WARNING,
        "zh",
        r"(?:请勿|請勿|不要|不可|不宜|不得|禁止|避免|切勿|勿|不能)(?:与|與|和|同|跟)",
        r"(?:类|類)?(?:药物|藥物|制剂)?(?:一起|一同|同时|同時|合用|并用|併用|同服)",
    ),
    _frame(
        CueKind.WARNING,
        "zh",
        r"(?:如果|若|如|曾经|曾經|長期|长期)(?:您)?(?:正在)?(?:服用|使用|接受)",
        r"[^。！!；;]{0,24}?(?:医|醫|咨询|諮詢|禁|慎|勿|不宜|不要|避免)",
    ),
    _frame(
        CueKind.WARNING,
        "zh",
        r"(?:服用|使用)",
        r"(?:类|類)?(?:药物|藥物)?(?:者|的人|人群|的?患者|期间|期間)",
    ),
    _frame(
        CueKind.FORMER,
        "ja",
        r"(?:以前|かつて|従来|旧処方|旧製品|旧配合)[^。、]{0,8}?(?:は|に|には|では)?、?",
        r"[をがは][^。、]{0,12}?(?:ていました|ていた|ておりました)",
    ),
    _frame(
        CueKind.FACILITY,
        "ko",
        r"(?:시설|공장|설비|제조시설)[^.。]{0,6}",
        r"(?:을|를|도)[^.。]{0,10}?(?:제조|가공|취급|사용)",
    ),
)

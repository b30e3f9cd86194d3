"""Cues that end a clause and reach back over a list, and frames: words before and behind a name together.

'Efedrin ve sibutramin içermez', 'AやBなどの成分を含みません', 'wenn Sie X einnehmen'. Languages with the verb
last need this. Knows cues and characters, not sections or roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.context.compiled import SUFFIX_CUES
from screener.context.cues import CueKind
from screener.context.cues.frames import FRAMES
from screener.context.scope import Cue, Reach
from screener.text.units import DOSE

#: How many characters before a name a frame may open.
_FRAME = 70
_AND = re.compile(
    r"\s+(?:und|oder|noch|sowie|y|e|o|u|ni|et|ou|né|nem|и|или|ни|ani|lub|i|oraz|en|of|och|eller|ve|veya|ile)\s+"
    r"|及び|および|ならびに|または|又は|以及|\s?[と及和与與跟]\s?|[やか](?=\S)|[와과]\s|\s(?:및|또는)\s",
    re.IGNORECASE,
)
_FAR_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COMMA = re.compile(r"\s*[,、，・/／]\s*")
_ARTICLE = re.compile(
    r"(?:de\s(?:la\s|l['’])?|d['’]|du\s|des\s|l['’]|la\s|le\s|el\s|il\s|di\s|dell['’]|do\s|da\s)",
    re.IGNORECASE,
)
#: A name that no table knows; two words in letters, or a few signs without the particles that end a phrase.
_UNKNOWN = re.compile(
    r"[A-Za-zÀ-ɏЀ-ӿ][\w-]{1,24}(?:\s[A-Za-zÀ-ɏЀ-ӿ][\w-]{1,24})?"
    r"|[^\s、，。,.・（）()をはがもとや和与及]{1,12}"
)
_VERB = re.compile(
    r"içer|enth|contien|contém|содерж|含|配合|添加|使用|함유|포함|innehåll|bevat|zawier|apport|\bmit\b|\bcon\b|\bavec\b"
    r"|\bcom\b|\bс\b|\bz\b|\bmed\b|\bmet\b",
    re.IGNORECASE,
)
#: What may stand between the last name of a list and its verb: a bracket, 'and other such substances'.
_ASIDES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s?[)）」』\"»”](?:など|等)?",
        r"\s?[)）」』]?(?:など|等|といった|ほか)?(?:の[^\sをはがもにで、。，,（）()]{1,14}"
        r"|(?:類|成分|物質|医薬品)[^\sをはがもにで、。，,（）()]{0,8})",
        r"\s?[)）」』]?(?:など|等|ほか)",
        r"\s?[)）」』]?等[^\s，。、；;不未没沒无無均皆都全]{0,8}",
        r"\s?(?:등(?:의)?\s?)?(?:(?:의약품|금지|화학|유해|스테로이드|약물)\s?)?(?:성분|물질|약물)",
        r"\s?등",
        r"\s(?:gibi|vb\.?|ve\sbenzeri)(?:\s[^\W\d_]{2,20}){0,2}?",
    )
)

_WARNS = re.compile(
    r"médic|medic[oi]|médec|arzt|ärzt|врач|lekarz|läkare|\barts\b|apothek|farmac|pharmac|consult|conseil|counsel|advies|"
    r"contre-?indi|contra-?indic|controindic|kontraindi|противопоказ|взаимодейств|"
    r"interac|interaz|interaç|interagi|wechselwirk|wisselwerk|interakc|allerg|alérg|аллерг|alergi|uczul|"
    r"advert|avvert|achtung|warnhinweis|hinweis|vorsicht|atenci|atenção|attention|attenzione|précaution|precau|внимание|осторожн|"
    r"uwaga|ostrze|varning|waarschuwing|desaconsej|déconseill|sconsigl|evit|vermeid|vermijd|undvik|unikać|избега|"
    r"\b(?:no|não|non|nunca|mai)\s(?:se\s)?(?:deb|dev|us|utiliz|tom|assum|prend|combin|consum|mezcl|mistur|associ|recom|racc|apt|"
    r"è\sadatt|administr)|\bne\s(?:pas|jamais|doi)|\bnicht\s(?:anw|verw|ein|geeign|zus|gleichz|gemein|mit|komb|verz|empf)|"
    r"\bsollten?\b|\bniet\s(?:gebruik|geschikt|samen|combin|in|mengen|gelijk)|\bnie\s(?:stosow|łącz|przyjm|powin|zaleca|mies|należ)|"
    r"\bне\s(?:прин|использ|реком|след|сочета|употреб|прим|совмещ|комб|смеш)|нельзя|"
    r"\b(?:inte|ej)\s(?:komb|använd|ta|intas|rekomm|bland|till|sam)|"
    r"[请請勿忌禁慎]|不[可宜要能得]|医|醫|咨询|諮詢|상담|의사|약사|마십시오|마세요|控え|避け|相談",
    re.IGNORECASE,
)


def warns_abroad(text: str, first: int, last: int) -> bool:
    """True if the sentence text[first:last] warns, in a language other than English, or names a doctor."""
    return bool(_WARNS.search(text, first, last))


def cue_around(
    text: str, first: int, hit: tuple[int, int], last: int, names: list[tuple[int, int]]
) -> Cue | None:
    """The cue behind the list that the name at `hit` opens or belongs to, or the frame around it, if any.

    `first` and `last` bound the sentence; `names` are the other names found in it.
    """
    start, end = hit
    ends = list(_list_ends(text, end, last, names))
    for at, sure in ends:
        cue = _cue_behind(text, at, last) if sure else None
        if cue:
            return cue
    opens = _list_start(text, first, start, names)
    before = text[max(first, opens - _FRAME) : opens]
    for frame in FRAMES:
        opened = frame.before.search(before)
        if opened is None:
            continue
        for at, _ in ends:
            closed = frame.after.match(text, at, last)
            if frame.kind is CueKind.WARNING and not warns_abroad(text, first, last):
                continue
            if closed and not DOSE.search(text, end, closed.end()):
                printed = f"{opened[0].strip()} … {closed[0].strip()}"
                return Cue(frame.kind, opens, closed.end(), printed, True, Reach.DIRECT)
    return None


def _cue_behind(text: str, at: int, last: int) -> Cue | None:
    asides = (aside.match(text, at, last) for aside in _ASIDES)
    begins = [at, *(aside.end() for aside in asides if aside)]
    for begin in begins:
        found = SUFFIX_CUES.match(text, begin, last)
        if found and found[1].language != "en":
            finish, row = found
            if row.kind in {CueKind.PSEUDO, CueKind.POSITIVE}:
                return None
            return Cue(row.kind, begin, finish, text[at:finish].strip(" ,:="), True, Reach.DIRECT)
    return None


def _list_ends(text: str, end: int, last: int, names: list[tuple[int, int]]) -> Iterator[tuple[int, bool]]:
    """Where the list that goes on after `end` may end; False where it may be open there ('A, B').

    A comma alone holds a list together only in Chinese, Japanese and Korean; an item that is no found
    name needs an 'and' before it.
    """
    yield end, True
    known = dict(names)
    at, sure = end, True
    for _ in range(8):
        both = _AND.match(text, at, last)
        comma = None if both else _COMMA.match(text, at, last)
        joint = both or comma
        if joint is None:
            return
        begin = joint.end()
        article = _ARTICLE.match(text, begin, last)
        if article and begin not in known:
            begin = article.end()
        if begin in known:
            at = known[begin]
            sure = bool(both) or (sure and bool(_FAR_EAST.match(text, begin)))
        else:
            unknown = _UNKNOWN.match(text, begin, last)
            if unknown is None or _VERB.search(unknown[0]) or DOSE.match(text, begin, last):
                return
            at, sure = unknown.end(), bool(both)
        yield at, sure


def _list_start(text: str, first: int, start: int, names: list[tuple[int, int]]) -> int:
    """Where the list of found names opens that the name at `start` belongs to."""
    starts = {finish: begin for begin, finish in names}
    at = start
    for _ in range(8):
        for length in range(1, 8):
            if at - length in starts and (
                _AND.fullmatch(text, at - length, at) or _COMMA.fullmatch(text, at - length, at)
            ):
                at = starts[at - length]
                break
        else:
            return max(at, first)
    return max(at, first)

"""Whether a question about a name is answered with yes or no: 'Is there X in it? No, none.'

Only a question that asks whether the name is contained, and that denies nothing itself, counts. Knows
sentences of nine languages, neither sections nor substances.
"""

from __future__ import annotations

import re

from screener.context.concepts import concepts
from screener.context.sentence import sentence_bounds, wraps_in_prose
from screener.context.trained import words_of
from screener.context.traps import AFFIRMED, ASKS_WHETHER

#: 'A:', 'Réponse :', '答：' and their like between a question and its answer.
_LABEL = (
    r"[\s\"'”’»›)*>-]{0,6}(?:(?:a|r|q|answer|antwort|respuesta|réponse|reponse|risposta|resposta|ответ|"
    r"о|答|回答|seller|us|staff|brand)[ ]?[:.：-][\s\"'“«]{0,4})?"
)
_GREETING = r"(?:(?:hi|hello|hey|hallo|hola|bonjour|olá|ciao|sorry)\b[^.!?\n]{0,24}[,.!]\s)?"
_DENIED = re.compile(
    _LABEL + _GREETING + r"(no|none|never|nope|neither|not at all|absolutely not|certainly not|"
    r"definitely not|of course not|it (?:does not|doesn['’]t|is not|isn['’]t)|nein|keineswegs|niemals|"
    r"no contiene|en absoluto|non|pas du tout|aucun\w*|não|de forma alguma|assolutamente no|нет|"
    r"ни в коем случае|いいえ|いえ|没有|沒有|不含|无|否)"
    r"(?=\s*(?:[!,;:—–、，。！]|\.(?!\s?\d)|\n|$)|\s(?:it|we|there|they|this|es|wir|hay|lo|il|ele|in)\s)",
    re.IGNORECASE,
)
_ASKS_IN_JAPANESE = re.compile(r"か$")


def affirmed(text: str, hit: tuple[int, int]) -> str | None:
    """The answer to a question whether the name is contained, if it says that it is, or None."""
    asked = _asked(text, hit)
    answer = AFFIRMED.match(text, asked[1]) if asked else None
    return answer[1] if answer else None


def denied(text: str, hit: tuple[int, int]) -> str | None:
    """The answer to such a question, if it says that the name is not contained, or None."""
    asked = _asked(text, hit)
    if asked is None or _meanings(asked[0]) & {"NOT", "NONE"}:
        return None
    answer = _DENIED.match(text, asked[1])
    return answer[1] if answer else None


def _asked(text: str, hit: tuple[int, int]) -> tuple[str, int] | None:
    """The question around the name and where its answer starts, if it asks whether it is contained."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    question = text[first:last]
    if text[last : last + 1] not in {"?", "？"} and not _ASKS_IN_JAPANESE.search(question):
        return None
    asks = ASKS_WHETHER.search(question) or "HOLDS" in _meanings(question)
    return (question, last + 1) if asks else None


def _meanings(sentence: str) -> set[str]:
    return {concept for _, concept in concepts().of(words_of(sentence))}

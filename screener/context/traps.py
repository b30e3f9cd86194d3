"""Phrases that take a denial back, or that answer a question with yes. Data only.

What they stand beside is never cleared by training.
"""

from __future__ import annotations

import re

#: What says, around or after a denial or a question, that the product does hold the name.
HELD = re.compile(
    r"\b(?:never (?:run out|(?:again )?without)|fique sem|(?:mai|restare) (?:mai |più )?senza|"
    r"plus jamais sans|nie(?:mals| wieder|mals wieder) ohne|никогда\b.{0,30}\bбез|nunca (?:más )?sin|"
    r"(?:we|it) (?:contains?|uses?) it|note that it is in|we (?:brought|kept|put|have|still have) it|"
    r"should know that we use|it contains it|review by the seller|gives you the studied|(?:did not|"
    r"didn['’]t|never) (?:drop|remove|take out|stop|give up|quit)|(?:full|right|correct) (?:dose|"
    r"content|amount|potency) of|such\w* nicht weiter|no busques más|não procure mais|"
    r"ne cherchez plus|non cercare oltre|не ищите дальше|look no further|no doubt!|und ob)\b|続けて|今も使|"
    r"保留|仍然",
    re.IGNORECASE,
)
#: After 'others removed X': that this seller did not.
KEPT = re.compile(
    r"^\W*(?:(?:not us|we (?:never|did|do|still|kept|won|have|stay\w*)|wir (?:nicht|behalten)|"
    r"bei uns bleibt|nosotros (?:no|lo)|nous (?:non|le)|nós (?:não|mantivemos)|noi (?:no|lo)|"
    r"мы (?:нет|оставили)|у нас он|aquí sigue|aqui continua|qui resta|chez nous il)\b|我们(?:没有|仍|保留))",
    re.IGNORECASE,
)
#: Questions whether something is contained.
ASKS_WHETHER = re.compile(
    r"\b(?:is|are) there\b|\bthere (?:is|are|be)\b|\bin (?:it|this|these|those|here|there|your|the)\b|"
    r"\b(?:contain|include)|\b(?:has|have|get)\b|\b(?:lleva|tiene|contiene|tem|cont[eé]m|contient|enth[äa]lt)\b|"
    r"в составе|содерж|\bdrin\b|\bdarin\b|\bhay\b|y a-t-il|"
    r"\bc['’]è\b|\bdentro\b|есть ли|имеется|入って|含ま|含有|有没有",
    re.IGNORECASE,
)
#: Answers that say yes.
AFFIRMED = re.compile(
    r"\W{0,6}(?:a(?:nswer)?\s?[:.]\s?)?(yes|yep|sure|absolutely|certainly|of course|indeed|correct|"
    r"you bet|it does|there is|definitely|sí|claro|por supuesto|ja|natürlich|selbstverständlich|"
    r"aber sicher|und ob|oui|bien sûr|évidemment|tout à fait|sim|com certeza|sì|certo|certamente|да|"
    r"конечно|разумеется|есть|はい|ええ|もちろん|有|是的|当然有|对)(?!\s?(?:not|"
    r"no|nicht|pas|nicht|que no|não|нет|没有|"
    r"不))(?![^\W\d_])",
    re.IGNORECASE,
)

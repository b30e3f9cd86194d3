"""What a sentence is about when no cue at the name tells: people, regulators, studies, others' products.

Used only where the label lists its ingredients elsewhere: a sentence that then speaks of a substance as news
does, or a doctor, tells of the substance and not of the product. A sentence that speaks of the product
itself or praises is never taken so. English. Knows characters, not sections, roles or substances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Subject:
    """One thing sentences are about; `words` are searched in the sentence, the name replaced by 'NAME'."""

    meaning: str
    words: re.Pattern[str]


def _subject(meaning: str, words: str) -> _Subject:
    return _Subject(meaning, re.compile(words, re.IGNORECASE))


_WARES = (
    r"(?:products?|brands?|supplements?|pills?|capsules?|tablets?|powders?|formulas?|blends?|boosters?|"
    r"burners?|teas?|"
    r"gummies|drinks?|coffees?|honeys?|sweets|supplies|potions|chocolates?|energizers?|sellers?|vendors?|"
    r"imports?|companies|labs?|pre-?workouts?|competitors?)"
)
_PEOPLE = (
    r"(?:I|he|she|they|husband|wife|mother|father|mom|dad|brother|sister|son|daughter|uncle|aunt|friend|"
    r"neighbou?r|coach|trainer|"
    r"cyclist|athlete|sprinter|rider|weightlifter|footballer|rower|marathoner|fighter|runner|lifter|boxer|"
    r"player|swimmer|sprinter|wrestler|bodybuilder|soldier|student|man|woman|men|women|"
    r"people|person|patients?|customers?|users?|teens?|doctor|physician|gp|dentist|nurse|pharmacist|"
    r"psychiatrist|vet)"
)
_FOUND = (
    r"(?:banned|prohibited|outlawed|recalled|seized|detained|restricted|scheduled|withdrawn|forbidden|"
    r"criminali[sz]ed|"
    r"classified|delisted|subject|suspended|illegal|confiscated|pulled)"
)
_SUBJECTS = (
    _subject(
        "what regulators, courts or sports bodies say",
        rf"\b(?:is|are|was|were|been|being|became|remains?)\s(?:\w+\s){{0,2}}{_FOUND}\b"
        r"|\b(?:fda|fsanz|tga|mhra|wada|usada|ukad|efsa|dea|bfarm|anvisa|medsafe|health canada|interpol|"
        r"customs|police|courts?|"
        r"judge|regulators?|authorities|congress|senate|senators?|parliament|lawmakers|prosecutors?|agency|"
        r"agents)(?:['’]s)?\s"
        r"(?:\w+\s){0,4}?(?:names?|lists?|warn\w*|alert\w*|bans?|banned|prohibit\w*|says?|said|ruled|"
        r"seiz\w+|found|proposed|"
        r"consider\w*|raid\w*|advis\w+|recall\w*|classif\w+|schedul\w+|investigat\w+|reclassif\w+|"
        r"confiscat\w+|fined|restrict\w*)\b"
        r"|\b[a-z]\w* (?:has |have |had )?(?:banned|prohibited|outlawed|recalled|restricted|seized|withdrew|"
        r"delisted|scheduled) (?:the )?"
        r"(?:\w+ )?NAME|\bNAME off the (?:market|shelves)|\bNAME was (?:withdrawn|removed) from\b"
        r"|\bstop (?:selling|making|importing|marketing) NAME|\b\w+[- ](?:year|month)s? ban\b|"
        r"\bwarning letters?\b|\bimport alert|\bprohibited list\b|"
        r"\bpublic notification|\bproposition 65\b|\bprop\.? 65\b|"
        r"\bdoping (?:case|ban|scandal|test|control|news)|\bcontrolled substances? act\b|"
        r"\bschedule (?:i{1,3}|iv|v)\b|"
        r"\bNAME (?:ban|recall|advisory|seizure|lawsuit|hearing|case)\b|\b(?:ban|recall|advisory|alert|"
        r"lawsuit) (?:on|of|over|for|about) NAME",
    ),
    _subject(
        "medical advice or harm",
        r"\b(?:ask|asks|talk|consult|tell|see|speak|check|inform|call|contact|"
        r"advised?)\b[^;]{0,60}\b(?:doctor|physician|clinicians?|"
        r"pharmacist|oncologist|cardiologist|specialist|practitioner|midwife|veterinarian|vet|gp|provider|"
        r"psychiatrist)\b"
        r"|\bNAME (?:withdrawal|addiction|poisoning|overdose|abuse|dependence|toxicity|misuse|therapy|"
        r"treatment|prescription|"
        r"prescribed)\b|\b(?:withdrawal|overdos\w+|addict\w+|dependen\w+|intoxication|poisoning|"
        r"detox) (?:from|on|of|to|with|by) NAME"
        r"|\b(?:caus\w+|linked to|led to|result\w+ in|tied to|implicated in|"
        r"blamed for)\b[^;]{0,40}\b(?:poisonings?|deaths?|injur\w+|"
        r"liver|kidney|seizures?|strokes?|fatalit\w+|hepatitis|cancer|overdoses?|hospital\w*|psychosis|"
        r"heart)\b"
        r"|\b(?:if|when|while) (?:you(?:['’]re| are)? )?(?:currently |also )?(?:taking|use|take|using|"
        r"on) (?:\w+\s){0,3}NAME[^;]*?"
        r"\b(?:monitor|halve|reduce|limit|wait|avoid|do not|don['’]t|skip|stop|separate|seek|discontinue|"
        r"lower|adjust|discuss)\b"
        r"|\b(?:poisonings?|deaths?|injur(?:y|ies)|seizures?|strokes?|fatalit\w+|hepatitis|overdoses?|"
        r"hospitali[sz]ations?|damage)\b"
        r"[^;]{0,50}\b(?:linked|tied|attributed|due|associated|traced|from|after|by|with)\b[^;]{0,20}NAME"
        r"|\bNAME\b[^;]{0,40}\b(?:damages?|harms?|harmful|dangerous|toxic|fatal|deadly|poisonous|"
        r"hepatotoxic|carcinogenic|addictive|"
        r"withdrawal|raises? blood pressure)\b|\b(?:medical supervision|medical advice|"
        r"medically supervised)\b"
        r"|\b(?:side effects?|adverse (?:events?|effects?|reactions?)|risks?|dangers?) (?:of|from|with) NAME"
        r"|\b(?:is|are|was|were) prescribed\b|\bprescribed? NAME\b|\bprescriptions? (?:for|of) NAME",
    ),
    _subject(
        "what a person took or said",
        rf"\b{_PEOPLE}\b[^;:]{{0,40}}\b(?:quit|stopped|took|takes|tried|swore by|blamed|gave|was on|were on|"
        rf"got off|came off|"
        r"prescribed|weaned|abused|smoked|injected|bought|admitted|asked|switched from|used to take|"
        r"used to use|"
        r"used to be on|was taking|am on|been on|was given|tested positive|lost)\b[^;:]{0,40}NAME"
        r"|NAME\s(?:gave|made|ruined|messed|hurt|knocked|scared|worked for|did nothing for|kept) (?:me|him|"
        r"her|my|us)\b",
    ),
    _subject(
        "what a person gave up",
        r"\b(?:took|take|takes|got|get|put) (?:me|him|her|us|them) (?:off|on)\b[^;]{0,20}NAME|"
        r"\b(?:years|months|weeks|decades?) (?:on|of|off|without)(?: taking| using)? NAME|"
        r"\b(?:I|he|she) (?:\w+ )?\w+ed (?:with|on|to|about|off) NAME|"
        r"\b(?:my|his|her|their) (?:\w+ )?\w+ (?:takes|took|uses|used|is on|was on|is taking|"
        r"was taking) NAME|"
        r"\b(?:cycl(?:e|ing)|come|coming|wean\w*|get|getting|taper\w*) off\b[^;:]{0,40}NAME|\b(?:before|"
        r"after|without) (?:starting|stopping|"
        r"quitting) NAME|\b(?:quit|quitting|stop taking|stopped taking|stopped using|gave up|giving up|"
        r"kicked)\s(?:\w+\s)?NAME",
    ),
    _subject(
        "a study or publication",
        r"\b(?:stud(?:y|ies)|trials|(?:clinical|randomi[sz]ed|controlled|human|19\d\d|20\d\d) trial|rats|"
        r"mice|placebo|participants|volunteers|researchers|scientists|"
        r"journals?|pubmed|"
        r"in vitro|meta-analys[ie]s|case reports?|review article|textbooks?|chemists?)\b|\bet al\b|"
        r"\beffects? of (?:\w+\s){0,2}NAME",
    ),
    _subject(
        "other products",
        rf"\b(?:some|many|most|other|others|certain|similar|cheap\w*|competing|rival|counterfeit|fake|"
        rf"illegal|illicit|street|shady|sketchy|"
        rf"unregulated|gas[- ]station|black[- ]market|so-called|bargain|generic|foreign|"
        rf"imported)\b[^;:]{{0,40}}\b{_WARES}\b[^;:]{{0,40}}\b"
        r"(?:hid(?:e|es|den|ing)?|contain\w*|uses?|used|includ\w+|spiked?|laced?|sneak\w*|rely|relies|add|"
        r"adds|with|put|carry|carries|"
        r"sell|sells|adulterated|cut)\b[^;:]{0,40}NAME"
        rf"|(?:^|\s)(?:products|supplements|pills|capsules|teas|foods|goods|items) (?:with|containing|"
        rf"made (?:with|from)) NAME[^;:]{{0,60}}?\b"
        rf"(?:was|were|are|have been|had been)\s(?:\w+\s){{0,2}}{_FOUND}\b",
    ),
    _subject(
        "history or another place",
        r"\b(?:historic\w*|history|(?:1[5-9]th|19th|18th|20th) century|ancient|folklore|victorian|wartime|"
        r"in the (?:1[5-9]|20)\d0s|"
        r"named after|once upon)\b|NAME[- ]era\b"
        r"|\bNAME\b[^;:]{0,30}\b(?:is|are|was|were) (?:\w+ )?(?:chewed|smoked|snorted|injected|abused|"
        r"misused|regulated|sold as|called|"
        r"made from|made with|invented|discovered|developed|marketed|synthesi[sz]ed)\b"
        r"|\b(?:is|are|was|were) (?:\w+ )?(?:chewed|smoked|made|brewed|cut|laced|mixed|treated|"
        r"flavou?red) with NAME",
    ),
    _subject(
        "a guide, an article or a search",
        r"^\W*(?:(?:ref(?:erence)?|source|citation|footnote|abstract)s?\.?\s?\[?\d{0,3}\]?|news(?: \w+)?|"
        r"press|faqs?|q|customer q\w*|"
        r"question|"
        r"(?:our |the |from the )?blog(?: post)?|articles?|read(?: more| next| also)?|more (?:reading|"
        r"articles)|further reading|learn more|"
        r"reviews? (?:by|from) [^:]{2,30}|testimonial|trivia|history|historic(?:al)? note|did you know|"
        r"doping\s?\w*|"
        r"regulatory (?:notice|news|update)[^:]{0,20}|(?:legal |archived )?notice[^:]{0,20}|disclaimer|"
        r"import alert[^:]{0,20}|"
        r"safety alert|recall(?: notice)?|note (?:for|to) [^:]{2,20}|editor['’]?s note|case report|headline|"
        r"glossary|"
        r"podcast|video|webinar|book|magazine|category|categories|breadcrumb)\s?[:：]"
        r"|^\W*(?:you searched for|search results? for|results for|guide:|how to)\b"
        r"|\b(?:mention|discussion|talk|coverage) of NAME|\barticles?\b[^;]{0,20}\babout\b|\b(?:blog|"
        r"podcast|forum|magazine|newspaper)\b"
        r"|\breaders? (?:ask|asked|write|wrote)\b",
    ),
)

_NAVIGATION = re.compile(
    r"^\W*(?:(?:related|trending|popular|recent|similar) searches|people (?:also )?search(?:ed)? for|"
    r"searched for)\s?[:：]|"
    r"^\W*(?:customers|people|shoppers|users|others|visitors) (?:also )?(?:searched|search|looked|viewed|"
    r"asked|ask)\b|"
    r"^\W*(?:home|shop|store|start|all products)\s?[>»›/]\s?[^\n]{0,80}NAME",
    re.IGNORECASE,
)
#: Words by which a sentence speaks of the product itself.
_OWN = re.compile(
    rf"\b(?:ours?|we|(?:this|these|your|each|every|per|the new) (?:\w+ )?(?:{_WARES}|bottle|jar|bag|scoop|"
    rf"serving|matrix|stack|"
    r"mix|recipe|label|batch|one|stuff|shop|store|site|bar|shot|shake|strain|leaf|extract)|"
    r"it (?:has|have|is|contains|packs|delivers|comes|hits|works|gives)|inside|here|same|combines?|combined|"
    r"you(?:['’]ll| will| can| get| feel)?)\b",
    re.IGNORECASE,
)
#: Words by which it offers or praises, or takes a warning back.
_PRAISE = re.compile(
    r"\b(?:now|new|buy|get (?:it|your|the)|try|order|enjoy|grab|introducing|meet|discover|unleash|feel|"
    r"thanks to (?:\w+ ){0,2}NAME|powered|powers|"
    r"packed|packs|loaded|boasts|built|featuring|features|fuel\w*|in stock|add to cart|free shipping|"
    r"your (?:shaker|cup|glass|day)|"
    r"\d+ ?(?:caps|capsules|ct|count|tablets)|premium|potent|purest|pure|strongest|best|finest|"
    r"most (?:powerful|potent|effective)|"
    r"king|hero|ultimate|legendary|famous|favou?rite|proven|backed by|love[sd]?|amazing|magic\w*|real deal|"
    r"as (?:used|seen|recommended)|"
    r"recommend\w*|is over|back|returns?|still|again|too|blend of|power of|strength|so do we|"
    r"(?:not|never|isn['’]t|nothing) (?:\w+ )?(?:dangerous|harmful|toxic|addictive|bad|banned|illegal))\b|"
    r"[-]powered\b|[$€£]\s?\d",
    re.IGNORECASE,
)
#: Subjects that are as plain in a sentence that also speaks of the product.
_PLAIN = frozenset({"medical advice or harm", "what a person gave up", "a guide, an article or a search"})
_OWN_NAME = re.compile(
    r"\b(?:our|this|these|your|each|every|we (?:use|add|put|have|sell|carry)) (?:\w+ )?(?:NAME|scoop|"
    r"bottle)\b",
    re.IGNORECASE,
)
#: What follows in the next sentence where the product does hold what was spoken of.
_TAKEN_BACK = re.compile(
    r"\s{0,3}\W{0,3}(?:[^.!?\n]{0,60}\b)?(?:we (?:still|now|have|carry|sell|got|use|kept|keep|put|brought)|"
    r"(?:is|are|it['’]s) back|in stock|still (?:in|have|"
    r"here|available)|inside (?:every|each)|that['’]?s (?:why|what)|which is why|so (?:do )?we|get yours|"
    r"yours (?:now|today)|not ours to|"
    r"look no further|you found it|found it|has it|have it|got it|here it is|try (?:it|ours|our)|buy (?:it|"
    r"now|ours)|order (?:it|now))\b",
    re.IGNORECASE,
)
_OTHERS_GOODS = re.compile(
    rf"\b(?:similar|comparable|such) (?:\w+ )?{_WARES}\b[^;:]{{0,40}}$|\b(?:combining|"
    rf"mixing)\b[^;:]{{0,40}}$|\b{_PEOPLE}\b[^;:]{{0,60}}\b(?:after|for)?\s*$|"
    rf"\b(?:some|many|most|other|others|certain|cheap\w*|competing|rival|counterfeit|fake|illegal|illicit|"
    rf"street|shady|sketchy|dodgy|gas[- ]station|"
    rf"black[- ]market|so-called|imported)\b[^;:]{{0,40}}\b{_WARES}\b|^\W*(?:[^:]{{0,40}}:)?\s*(?:products|"
    rf"supplements|pills|capsules|teas|foods|goods|items)\s*$"
    r"|\b(?:was|were)\s+(?:\w+\s+)?(?:made|brewed|laced|cut|mixed|spiked|sold)?\s*$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"\b(?:(?:has|have|contains?|with|uses?|includes?|holds?) (?:neither|none)(?: of (?:these|them|those|it|"
    r"the above))?"
    r"|none of (?:these|them|those)(?: \w+)? (?:is|are) (?:in|used|found|part|present|contained|added|"
    r"included)"
    r"|(?:we|they) (?:sell|use|have|stock|carry|add) none|(?:is|are) not (?:that|one of (?:them|those))"
    r"|ours (?:does not|doesn['’]t|has none|have none|contains none|is free)|not in (?:ours|here|this|"
    r"our \w+)"
    r"|(?:neither|none) (?:is|are) (?:in|used|present|added)|found (?:none|nothing|no traces?))"
    r"(?=\s*(?:[.,;!)(\n]|$|(?:of|in|here|either|our|this|the|any)\b))",
    re.IGNORECASE,
)
_QUESTION_OPENS = re.compile(
    r"(?:^|[.!?\n:>•|])[\s\"'*>-]*(?:(?:is|are|was|does|do|did|can|will|why|how|what|who|where|which|"
    r"looking for|searching for|"
    r"worried about|afraid of|missing|heard of|remember|tired of|sick of|curious about|taking|using|on|"
    r"allergic to|sensitive to)\b[^.!?\n]*)?$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\s{0,3}[\"'*>-]{0,3}\s?(?:a(?:nswer)?[:.]\s?)?[^.!?\n]{0,60}?\b(?:no|nope|not|never|none|neither|"
    r"different|unlike|doesn['’]t|don['’]t|isn['’]t|"
    r"aren['’]t|fda|instead)\b(?!\s(?:problem|worries|need|further|doubt|wonder|longer|only|just|more))",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"(?:^|[.!?\n:>•|])[\s\"'*>-]*(?:taking|using|on|allergic to|sensitive to)\b[^.!?\n]*$", re.IGNORECASE
)
_ADVICE = re.compile(
    r"\s{1,3}(?:please )?(?:ask|talk|consult|speak|check|see|do not|don['’]t|avoid|tell|seek|skip|wait|"
    r"stop)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:you found|look no further|our (?:\w+ )?(?:has|have|contains|packs|delivers)|try (?:it|ours|our)|"
    r"buy|order|we (?:have|got|use)|inside|strongest|"
    r"best|yes|of course|contains? it|it has)\b",
    re.IGNORECASE,
)
#: 'Consult your doctor before using X' may well say X of the product.
_BEFORE_USE = re.compile(
    r"\b(?:before|prior to) (?:using|taking|use of|you (?:use|take)|consuming)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\bet al\b|\bdoi\b|\bPMID\b|\b[A-Z][a-z]+ [A-Z]{1,3}(?:,|\.) (?:[A-Z][a-z]+ [A-Z]{1,3}\b|[A-Z])|\b(?:J|"
    r"Am|Br|Eur|Int|Clin)\.? [A-Z][a-z]+"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MANNER = re.compile(r"(?:\b(?:this|your|these)|\bour(?: \w+)?)\s*$", re.IGNORECASE)


def subject_of(
    text: str, first: int, hit: tuple[int, int], last: int, names: list[tuple[int, int]]
) -> str | None:
    """What the sentence text[first:last] is about instead of the product, in words, or None."""
    start = hit[0]
    if _BEFORE_USE.search(text, max(first, start - 60), start):
        return None
    if _MANNER.search(text, max(first, start - 24), start) or _TAKEN_BACK.match(text, last + 1, last + 110):
        return None
    sentence = _named(text, first, hit, last, names)
    if _NAVIGATION.search(sentence):
        return "a search or the way through a shop"
    if _PRAISE.search(sentence) or _OWN_NAME.search(sentence):
        return None
    own = bool(_OWN.search(sentence))
    for subject in _SUBJECTS:
        if not (own and subject.meaning not in _PLAIN) and subject.words.search(sentence):
            return subject.meaning
    return None


def of_others(text: str, first: int, cue: int) -> bool:
    """True if the 'with' or 'contain' at `cue` has others' goods for its subject: 'some pills contain X'."""
    clause = text[first:cue]
    if _OWN.search(clause) or _PRAISE.search(clause):
        return False
    return bool(_OTHERS_GOODS.search(clause))


def denied_after(text: str, end: int) -> str | None:
    """'has neither' of 'A and B are banned; this bar has neither', which denies what it follows, or None."""
    found = _DENIED_AFTER.search(text, end, min(len(text), end + 140))
    if found is None or "\n\n" in text[end : found.start()]:
        return None
    return found[0]


def cited(text: str, start: int, end: int) -> bool:
    """True if the line around the name cites a publication: authors or a journal, and a year."""
    first = max(text.rfind("\n", 0, start) + 1, start - 160)
    stop = text.find("\n", end, end + 160)
    line = text[first : stop if stop >= 0 else end + 160]
    return bool(_CITED.search(line) and _YEAR.search(line))


def questioned(text: str, start: int, end: int) -> str | None:
    """The answer to a question that asks about the name and does not offer it, or None."""
    mark = text.find("?", end, end + 100)
    if mark < 0 or re.search(r"[.!\n]", text[end:mark]):
        return None
    if not _QUESTION_OPENS.search(text, max(0, start - 120), start):
        return None
    answer = _ANSWER.match(text, mark + 1, mark + 110)
    if _TAKING.search(text, max(0, start - 80), start):
        answer = _ADVICE.match(text, mark + 1, mark + 60)
    stop = re.compile(r"[.!\n]").search(text, answer.end(), len(text)) if answer else None
    told = text[mark + 1 : min(stop.start() if stop else len(text), mark + 160)]
    if answer is None or _OFFERS.search(told) or _OFFERS.search(text[max(0, start - 60) : mark]):
        return None
    return re.sub(r"\s+", " ", text[mark + 1 : answer.end()]).strip(" \"'*>-")


def _named(text: str, first: int, hit: tuple[int, int], last: int, names: list[tuple[int, int]]) -> str:
    """The sentence with each name and each coordination of names written as one 'NAME'."""
    parts, at = [], first
    for begin, finish in sorted([hit, *names]):
        if begin >= at and finish <= last:
            parts += [text[at:begin], "NAME"]
            at = finish
    plain = re.sub(r"\s+", " ", "".join(parts) + text[at:last])
    plain = re.sub(r"^\W*did you know(?: that)?", "", plain, flags=re.IGNORECASE)
    return re.sub(r"NAME(?:\s?(?:,|/|&|and|or|,\s?and|,\s?or)\s?(?:the\s)?NAME)+", "NAME", plain)

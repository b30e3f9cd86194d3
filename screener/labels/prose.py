"""Tells running sentences from list items: 'Crush your goals!' from 'Huperzine A 1%'.

Judges words only. A stretch in doubt counts as an item, so that what it names is screened as declared.
"""

from __future__ import annotations

import re

from screener.labels.other_languages import ENDS_ABSENCE, OPENS_ABSENCE, SENTENCE_WORDS
from screener.labels.remarks import is_remark
from screener.labels.verbs import FINITE_WORDS

# Words of sentences that do not stand in names of ingredients. 'as', 'from', 'of', 'with', 'and', 'contains'
# and their like are left out: they stand inside items ('Zinc (as zinc oxide)').
_SENTENCE_WORDS = """
you your yours our ours we this these that those is are was were be been has have had will would can could
should shall must may might do does did don't doesn't isn't it its it's they their them his her who
whose when where while before after until because if then than there here what why how ever never always
take keep store consult see read ask use used using try buy shop get enjoy crush feel love make makes
helps help supports promotes promote boosts improve improves enhance enhances designed formulated
intended evaluated diagnose cure prevent subscribe save discover unlock experience serve shake
scan visit call click refer please contact returns refund warranty receipt included not however only just
exceed pregnant nursing children doctor physician sold
also named names some many most hide hides hid sell sells swore
blamed said says warned warns quit gave gives given grew lowered dropped stores
handles packs bottles encapsulates processes caused chewed none nope neither me my he she him anyone
somebody patients people persons athletes contraindicated contra-indicated
sie ihr ihre ihren ihrem ihrer wir unser unsere unseren unserem dein deine deinen deinem ist sind war wird
werden wurde haben hat kann können sollte sollten muss darf nicht bitte dieses diese dieser dass wenn siehe
nehmen verzehren lagern bewahren schütteln jetzt kaufen unterstützt fördert entdecken erreiche bestellen
vous votre vos nous notre nos est sont était sera cette cet être avoir avec pas veuillez prendre conserver
voir consultez aide soutient favorise achetez découvrez lorsque
usted su sus nuestro nuestra nuestros tu tus es son está están esta este estos será cuando tomar conservar
consulte ayuda apoya favorece compra descubre por favor
questo questa questi è sono nostro nostra tuo tua vostro quando prendere conservare consultare vedere aiuta
supporta acquista scopri
você seu sua nosso nossa é são está quando tomar conservar consulte veja ajuda apoia compre descubra
jest są nasz nasza twój twoje przed przechowywać należy stosować wspiera kup zobacz odkryj
deze dit zijn uw onze wij wordt worden niet bewaar neem zie ondersteunt koop ontdek
это этот эта эти вы ваш ваша ваши мы наш наша он она они был была будет если когда перед принимать хранить
следует смотрите помогает поддерживает способствует купить попробуйте откройте не является
""".split()  # noqa: SIM905
_SENTENCE = SENTENCE_WORDS.union(_SENTENCE_WORDS, FINITE_WORDS)
_COMMERCE_WORDS = """
free-shipping shipping sale cart checkout price prices offer offers discount coupon stock
    bestseller award-winning guarantee guaranteed money-back review reviews newsletter login account search
    menu home faq faqs quantity share wishlist subscribe quality taste trusted premium-quality warning
    caution versand warenkorb lieferung livraison panier envío carrito доставка корзина""".split()  # noqa: SIM905
_COMMERCE = frozenset(_COMMERCE_WORDS)
_IMPERATIVE_START = re.compile(
    r"(?:take|mix|add|keep|store|shake|use|consume|swallow|apply|do\s+not|see|read|consult|avoid|ask|stop|"
    r"beware|discontinue|adults|nehmen|"
    r"einnehmen|"
    r"täglich|prendre|tomar|tome|assumere|przyjmować|neem|принимать|принимайте)\b",
    re.IGNORECASE,
)
_CLAIM_OF_ABSENCE = re.compile(
    r"(?:contains?\s+(?:no|neither|none|zero)|free\s+(?:of|from)|(?:made|formulated|manufactured|"
    r"produced)\s+without|none\s+of|"
    r"(?:does|do)\s+not\s+contain|doesn['’]t\s+contain|"
    r"what['’]?s\s+(?:out|missing)|excludes?|excluding|(?:the\s+)?absence\s+of|devoid\s+of|lacks|"
    r"(?:absolutely|strictly|guaranteed)\s+(?:no|not|zero)|"
    r"without|no|non|zero|not|never|now|ohne|frei\s+von|enthält\s+kein\w*|kein\w*|sans|ne\s+contient\s+pas|"
    r"sin|"
    r"no\s+contiene|libre\s+de|senza|non\s+contiene|privo\s+di|sem|não\s+contém|livre\s+de|bez|zonder|utan|"
    r"без|"
    r"не\s+содержит)(?![\w.-])|[不无無没沒]含?|零",
    re.IGNORECASE,
)
_CLAIM_INSIDE = re.compile(
    r"\bfree\s+(?:of|from)\b|\bexcludes?\b|\bexcluding\b|\babsence\s+of\b|\bdevoid\s+of\b|"
    r"\bcontains?\s+(?:no|neither|none|zero)\b|\bnone\s+of\b|\bnot\s+contain|\bwithout\b|\bfrei\s+von\b|"
    r"\bne\s+contient\b|\bno\s+contiene\b|\bnon\s+contiene\b|\bnão\s+contém\b|\bне\s+содержит\b|不含",
    re.IGNORECASE,
)
_FREE_CLAIM = re.compile(
    r"[\s-](?:free|frei|vrij|fri)[\s.!]*$|"
    r"(?:^|\s)(?:\w+[\s-]){1,4}free\s(?:[^\W\d_]+\s){0,2}(?:formula|product|drink|tea|mix|blend|snack|bar|"
    r"recipe|version|"
    r"pre[\s-]?workout|supplement|mist|powder|capsules?|gumm(?:y|ies))[\s.!]*$|"
    r"(?:フリー|不使用|無添加|무첨가)[\s。.!]*$",
    re.IGNORECASE,
)
#: A claim that opens a list of what is absent: 'Absolutely no:', 'Excludes:', 'You won't find:'.
_OPENS_CLAIM = re.compile(
    r"(?:(?:\w+\s+){0,4}(?:free\s+(?:of|from)|contains?\s+(?:\w+\s+)?(?:no|none|zero)(?:\s+of)?|"
    r"(?:do|does|will|did)\s+not\s+(?:contain|include|use|find)|(?:doesn|don|won)['’]t\s+(?:contain|include|"
    r"use|find)|"
    r"excludes?|excluding|left\s+out|leaves?\s+out|what['’]?s\s+(?:out|missing|not\s+in(?:side)?)|"
    r"never\s+(?:use|add|contain)s?|none\s+of|without|devoid\s+of)|"
    r"(?:absolutely\s+|strictly\s+|100\s?%\s+)?(?:no|zero|not)(?:\s+added)?)(?:\s+(?:any|the\s+following|"
    r"these|of\s+these))*\s*[:：]",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"without\s+(?:a\s+)?doubt|without\s+question|without\s+(?:a\s+)?prescription|no\s+doubt", re.IGNORECASE
)
_CJK_SENTENCE = re.compile(
    r"(?:です|ます|ません|ください|下さい|でした|ました|しましょう|させる|습니다|세요|합니다|됩니다|십시오|입니다)(?:[。.!！]|\s|$)"
    r"|を(?!含む)|(?:では|には|とは)|(?:した|された|ていた|ている|いる|ない|ある|せず)(?:[。.!！]|\s|$)"
    r"|[请請您您]|[让讓]你|我们|我們|我戒|被|曾经|正在|是一[种種类類]|没有|沒有|未检出|不在|禁止|查获|召回|警告|取缔|多年来|"
    r"年的(?:研究|试验)|于\d{4}年|代替|取代|不再|不含|某些|有些|一些|其他(?:商家|品牌)|会(?:升|抑|与|作)|"
    r"的(?:历史|危害|化学|法律|故事)|欢迎|歡迎|适合|適合|帮助|幫助|有助|支持您|购买|購買"
)
_CLAIM_WORDS = re.compile(
    r"(?:100\s?%\s+)?(?:vegan|vegetarian|veggie|kosher|halal|keto(?:\s+friendly)?|paleo|organic|natural|"
    r"non[\s-]?gmo|"
    r"gmp|cruelty[\s-]free|vegano|végétarien|wegański|веган\w*)[\s.!]*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[(\[{（【](?:[^,;、()]*(?:\([^()]*\)[^,;、()]*)*[,;、]){2}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BRACKETED = re.compile(r"[(（\[【{][^()（）\[\]【】{}]*[)）\]】}]")


def reads_as_prose(stretch: str, *, has_amount: bool) -> bool:
    """True if the words form a sentence or a claim of absence, not an item or list of items."""
    return (
        reads_as_sentence(stretch, has_amount=has_amount)
        or is_remark(stretch, has_amount=has_amount)
        or (not has_amount and is_claim_of_absence(_outside_brackets(stretch[:2000])))
    )


def reads_as_sentence(stretch: str, *, has_amount: bool) -> bool:
    """True if the words form a running sentence or an advertisement.

    `has_amount`: the stretch names a dose outside brackets, so that more is needed to call it prose.
    """
    bare = _outside_brackets(stretch[:2000]).strip()
    # 'Get Up and Go Blend (taurine, kudzu, caffeine)': what lists its parts is an item, whatever its name.
    has_amount = has_amount or bool(_PARTS.search(stretch[:2000]))
    if _CJK_SENTENCE.search(bare) and not has_amount:
        return True
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(bare)]
    if not words:
        return False
    if _IMPERATIVE_START.match(bare):
        return True
    marks = sum(word in _SENTENCE for word in words)
    if has_amount:
        return marks >= 2 and marks * 12 >= len(words)
    if marks and (marks * 12 >= len(words)):
        return True
    return any(word in _COMMERCE for word in words) or bare.endswith(("!", "?", "！", "？"))


def is_claim_of_absence(stretch: str) -> bool:
    """True for 'No DMAA', 'Contains neither ...', 'Gluten free', 'Ohne Zucker': nothing is declared there."""
    bare = stretch.strip(" \t\n*•-–—.,;\"'")
    patterns = (
        _CLAIM_OF_ABSENCE.match(bare),
        _FREE_CLAIM.search(bare),
        _CLAIM_WORDS.match(bare),
        OPENS_ABSENCE.match(bare),
        ENDS_ABSENCE.search(bare),
    )
    return any(patterns)


def claims_absence_inside(stretch: str) -> bool:
    """True if a claim of absence stands anywhere: 'Completely free from banned stimulants'."""
    return bool(_CLAIM_INSIDE.search(_ASIDE.sub(" ", stretch)))


def opens_claim_of_absence(stretch: str) -> bool:
    """True for 'Absolutely no:' and 'This product excludes:', which head what the product does not hold."""
    return bool(_OPENS_CLAIM.fullmatch(stretch.strip(" \t\n*•-–—#>\"'")))


def _outside_brackets(stretch: str) -> str:
    """The stretch without bracketed asides; two levels are enough to judge its words."""
    return _BRACKETED.sub(" ", _BRACKETED.sub(" ", stretch))

"""Turkish cues. Data only; `kinds` says how a row is written.

The verb stands last, so most cues stand behind the name; case endings may part them from it.
"""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, row

PREFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "tr", r"sıfır | hiçbir"),
    close(CueKind.TESTED, "tr", r"test edilen | aranan"),
    close(CueKind.FORMER, "tr", r"eski (?:formül|formülde|formülümüz|reçete|içerik)"),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "tr", r"""
        ['’]?(?:\s?(?:y?[ıiuü]|[dt][ae]n?))?\s(?:içermez|içermiyor|içermemekte\w*|içermeyen|barındırmaz|
        ~ihtiva\setmez|ihtiva\setmemekte\w*|bulunmaz|bulunmuyor|bulunmamakta\w*|yoktur|yok(?!\w)|
        ~kullanılmaz|kullanılmamış\w*|kullanılmamakta\w*|eklenmez|eklenmemiş\w*|katılmamış\w*|
        ~ilave\sedilmemiş\w*) |
        (?:['’]?s[ıiuü]z)(?!\w)"""),
    row(CueKind.WARNING, "tr", r"""
        ['’]?(?:\s?y?[ıiuü])?\s(?:kullanıyorsan|kullanmaktaysan|alıyorsan|kullananlar|kullanan\s(?:kişi|
        ~hasta|birey|kimse)|alanlar|alan\s(?:kişi|hasta|birey|kimse)|tedavisi\s(?:gör|al))\w* |
        ['’]?(?:\s?y?l[ae]|\sile)\s(?:birlikte|beraber|aynı\sanda)\s(?:\w+\s){0,2}?(?:kullanma|almay|
        ~tüketme|kullanılma|alınma)\w* |
        \s(?:alerjisi|hassasiyeti)\s\w+"""),
    row(CueKind.COMPARISON, "tr", r"""
        ['’]?(?:[dt][ae]n|y?[ae]|\s?n[ıiuü]n)?\s(?:farklı\solarak|(?:göre|kıyasla|nazaran)\s|aksine|
        ~yerine(?=\s*,))"""),
    row(CueKind.TESTED, "tr", r"""
        ['’]?(?:\s?y?[ıiuü])?\s(?:için|açısından|yönünden|varlığı(?:na\skarşı)?)\s(?:\w+\s){0,2}?(?:test|
        ~analiz|kontrol|taran)\w* |
        \s?(?::\s?)?tespit\sedilme\w*"""),
    row(CueKind.FORMER, "tr", r"""
        ['’]?(?:\s?y?[ıiuü])?\s(?:\w+\s){0,3}?(?:formülden|içerikten|reçeteden|formülümüzden)\s(?:çıkar|
        ~kaldır)\w*"""),
    row(CueKind.FACILITY, "tr", r"""
        ['’]?(?:\s?n?[ıiuü]n)?\s(?:da\s|de\s)?(?:işlen|işley|üretil|paketlen|kullanıl)\w*\s(?:(?:bir|
        ~aynı)\s)?(?:tesis|fabrika|hat)\w*"""),
    row(CueKind.MAY_CONTAIN, "tr", r"""
        \s(?:eser\s(?:miktarda\s)?)?içerebilir | \s(?:izleri|kalıntısı)\s(?:içerebilir|bulunabilir)"""),
    row(CueKind.POSITIVE, "tr", r"""
        \s(?:içer(?:ir|en|mektedir|iyor)|bulunur|vardır|ilaveli|katkılı|takviyeli|içerikli)"""),
)  # fmt: skip

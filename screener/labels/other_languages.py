"""Words of sentences, claims of absence and remarks in languages other than English. Data only.

None of these words stands in the name of an ingredient. What they match is prose, which is then read by the
words around each name; nothing is cleared here.
"""

from __future__ import annotations

import re

SENTENCE_WORDS = frozenset(
    """
    nosotros fue fueron ha han hemos actúan actúa tiene tienen somete lote lotes médico farmacéutico embarazo
    lactancia elaborado envasado fabricado desaconsejado dejé tomaba
    nous vous sommes été fut chaque lot fabriqué conditionné médecin déconseillé grossesse enceinte
    nós foi foram tem têm todos lote lotes médico fabricado produzido testados larguei parei
    siamo stato stata stati viene vengono ogni lotto medico gravidanza chi usiamo abbiamo smesso
    jede charge arzt kommt kommen schwangere personen
    мы каждая каждую партия партию партии врач врача врачом проверяется проверяют изготовлено произведено
    людям лицам исключена исключён отсутствуют отсутствует принимающим
    elke partij geproduceerd getest raadpleeg arts mensen
    osoby osób lekarz lekarzem lekarza każda każdą partia partię wyprodukowano badana badany powinny
    du ni vi är har varje parti testas tillverkad tillverkas tillverkat rådfråga rådgör läkare inte bör
    içermez içermemektedir içermiyor bulunmaz bulunmamaktadır kullanılmamıştır kullanıyorsanız
    kullanan kişiler danışınız danışmalıdır doktorunuza doktora edilir edilmiştir üretilmiştir değildir
    lütfen tesiste
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)

OPENS_ABSENCE = re.compile(
    r"(?:(?:no|nunca)\s(?:lleva|incluye|tiene|hay|usamos|utilizamos)|exent[oa]s?\sde|carece\sde|ausencia\sde|ni\srastro|nada\sde|"
    r"aucune?|zéro|exempte?s?\s(?:de\s|d['’])|dépourvue?s?\s(?:de\s|d['’])|absence\s(?:de\s|d['’])|garantie?\ssans|"
    r"(?:não|nunca)\s(?:possui|inclui|leva|tem|usamos)|isent[oa]s?\sde|ausência\sde|nenhuma?|"
    r"priv[oaie]\sdi|esent[ei]\sda|niente|nessun[oa]?|assenza\sdi|"
    r"weder|keinerlei|verzicht\sauf|0\s?%|"
    r"нет|ноль|ни|не\sвходит|свобод\w+\sот|отсутству\w+|"
    r"geen|vrij\svan|bevat\sgeen|nie\szawiera|woln[aey]\sod|brak|fri\sfrån|innehåller\s(?:inte|ingen|inga|varken)|inga?)(?![\w.-])"
    r"|(?:本品|本产品|本產品)?(?:绝对?|絕對?|均|完全)?(?:未|不|无|無)(?:添加|使用|含|采用|採用)",
    re.IGNORECASE,
)
ENDS_ABSENCE = re.compile(
    r"\s(?:içermez|içermemektedir|içermiyor|bulunmaz|bulunmamaktadır|yoktur|kullanılmamıştır|eklenmemiştir)[\s.!]*$"
    r"|(?:均|皆|都|全部)?(?:未|没有|沒有|不)(?:添加|使用|含有?|检出|檢出)[\s。.!！]*$"
    r"|(?:含まず|含まれず|不検出|未使用|未配合|불검출|불포함|무함유)[\s。.!！]*$"
    r"|\s(?:nicht\s(?:enthalten|zugesetzt|verwendet)|отсутству(?:ет|ют)|не\s(?:содержится|содержатся|используется|используются))[\s.!]*$",
    re.IGNORECASE,
)
OPENS_REMARK = re.compile(
    r"(?:a\sdiferencia\sdel?|al\scontrario\s(?:que|de)|contrariamente\sa|"
    r"contrairement\s(?:à|au|aux)|à\sla\sdifférence\s(?:de|du|des)|"
    r"ao\scontrário\sd|diferente(?:mente)?\sd|a\sdifferenza\sd|diversamente\sd|"
    r"im\s(?:gegensatz|unterschied)\sz|anders\sals|"
    r"в\sотличие\sот|in\stegenstelling\stot|anders\sdan|w\s(?:przeciwieństwie|odróżnieniu)\s(?:do|od)|till\sskillnad\sfrån|"
    r"(?:cada|todos\slos|todos\sos|chaque|jede|elke|każda|varje|ogni|каждая|каждую)\s(?:lotes?|lot|charge|batch|partia|parti|lotto|"
    r"партия|партию)\b|"
    r"(?:elaborado|envasado|fabricado|producido|fabriqué|conditionné|produzido|prodotto|confezionato|hergestellt|abgefüllt|geproduceerd|"
    r"vervaardigd|wyprodukowano|tillverkad|tillverkas|изготовлено|произведено|упаковано)\s(?:en|dans|em|in|in\suno|im|w|i|на)\b)"
    r"|(?:与|與|和).{2,12}(?:不同|不一样|不一樣)|(?:有别|有別|不同|区别|區別)[于於]|每批|本?(?:工厂|工廠|生产线|生產線)",
    re.IGNORECASE,
)

"""Units of amounts as labels print them, and the pattern of a printed dose that is not zero.

Data and one pattern. Reading values, and telling doses from shares of a daily value, is for `labels`.
"""

from __future__ import annotations

import re

#: Spellings of each unit. Longer spellings win; letters of Latin units are compared without case.
UNIT_SPELLINGS: dict[str, tuple[str, ...]] = {
    "mg": (
        "mg",
        "mgs",
        "milligram",
        "milligrams",
        "milligramm",
        "milligrammes",
        "miligramos",
        "мг",
        "毫克",
        "ミリグラム",
        "밀리그램",
        "rng",
        "mgr",
        "ملغ",
        "ملغم",
        "ملجم",
        "مجم",
        "ملليغرام",
        'מ"ג',
        "מ״ג",
        "מיליגרם",
        "มก.",
        "มก",
        "มิลลิกรัม",
        "मिलीग्राम",
        "मि.ग्रा.",
    ),
    "mcg": (
        "mcg",
        "mcgs",
        "µg",
        "μg",
        "ug",
        "microgram",
        "micrograms",
        "mikrogramm",
        "microgramos",
        "мкг",
        "微克",
        "マイクログラム",
        "마이크로그램",
        "ميكروغرام",
        "ميكروجرام",
        'מק"ג',
        "מק״ג",
        "מיקרוגרם",
        "มคก.",
        "ไมโครกรัม",
        "माइक्रोग्राम",
    ),
    "ng": ("ng", "nanograms", "нг"),
    "g": (
        "g",
        "gm",
        "gms",
        "gr",
        "gram",
        "grams",
        "gramm",
        "grammes",
        "gramos",
        "grammi",
        "г",
        "гр",
        "克",
        "公克",
        "グラム",
        "그램",
        "γρ",
        "غرام",
        "جرام",
        "גרם",
        "กรัม",
        "ग्राम",
    ),
    "kg": ("kg", "kilograms", "кг", "千克", "公斤", "キログラム"),
    "IU": ("iu", "i.u.", "ui", "u.i.", "ie", "j.m.", "ме", "м.е.", "国际单位", "國際單位", "国際単位"),
    "CFU": ("cfu", "cfus", "ufc", "kbe", "кое", "afu"),
    "ml": ("ml", "mls", "cc", "milliliter", "milliliters", "мл", "毫升", "ミリリットル", "밀리리터"),
    "l": ("liter", "liters", "литр", "升"),
    "oz": ("oz", "oz.", "ounce", "ounces", "fl oz", "fl. oz."),
    "lb": ("lb", "lbs", "lb."),
    "kcal": ("kcal", "cal", "calories", "ккал", "大卡", "キロカロリー", "千卡"),
    "kJ": ("kj", "кдж", "千焦"),
    "mmol": ("mmol",),
    "mEq": ("meq",),
    "ppm": ("ppm", "parts per million"),
    "ppb": ("ppb", "parts per billion"),
    "units": (
        "units",
        "usp units",
        "gdu",
        "mcu",
        "hut",
        "du",
        "alu",
        "lu",
        "fip",
        "fccfip",
        "skb",
        "galu",
        "spu",
        "fu",
        "usp",
        "agu",
        "ajdu",
        "bgu",
        "endo-pgu",
        "fccpu",
        "fcclu",
        "ftu",
        "hcu",
        "lacu",
        "pgu",
        "sapu",
        "xu",
    ),
    "%": ("%", "％", "percent", "prozent"),
}

#: Units that can stand for how much of an ingredient a product holds.
DOSE_UNITS = frozenset({"mg", "mcg", "ng", "g", "IU", "CFU", "ml", "mmol", "mEq", "units"})

#: Units of how much of an ingredient is in so much of the product: 'colloidal silver 20 ppm'.
SHARE_UNITS = frozenset({"ppm", "ppb"})

_OF_DOSES = sorted(
    (spelling for unit in ("mg", "mcg", "ng", "g", "IU", "ml") for spelling in UNIT_SPELLINGS[unit]),
    key=len,
    reverse=True,
)

#: A printed mass, volume or activity that is not zero: '50 mg', '0.5 г', '20毫克'; not '0 mg' nor '5 %'.
DOSE = re.compile(
    r"(?<![\w.,])(?!0+(?:[.,]0+)?\s)(?=\d*[1-9]|\d[.,]\d*[1-9])\d[\d.,]*\s?"
    rf"(?:{'|'.join(re.escape(spelling) for spelling in _OF_DOSES)})(?![^\W\d_])",
    re.IGNORECASE,
)

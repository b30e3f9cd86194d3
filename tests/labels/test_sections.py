"""Sections of a label: by zone, by heading, by how a line reads."""

import pytest

from screener.labels import understand
from screener.model import Block, BlockKind, Document, SectionKind, Zone

S = SectionKind


def document(text: str, blocks: tuple[Block, ...] = (), read_by: str = "text") -> Document:
    return Document(text, "text/plain", "0", read_by, blocks=blocks)


def kind_at(document: Document, words: str) -> SectionKind:
    at = document.text.index(words)
    return next(s.kind for s in understand(document, []).sections if s.start <= at < s.end)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Supplement Facts\nMaca 10 mg\nOther Ingredients: Gelatin", "Maca", S.SUPPLEMENT_FACTS),
        ("Supplement Facts\nMaca 10 mg\nOther Ingredients: Gelatin", "Gelatin", S.OTHER_INGREDIENTS),
        ("Suppiement Facts\nMaca 10 mg", "Maca", S.SUPPLEMENT_FACTS),
        ("Your goals, vegan. Ingredients: taurine 1 g", "taurine", S.INGREDIENTS),
        ("Your goals, vegan. Ingredients: taurine 1 g", "goals", S.PROSE),
        ("Ingredients: a1x, b2x. Contains milk. Store in a cool place.", "milk", S.ALLERGENS),
        ("Ingredients: cocoa, salt. Gluten free.", "Gluten", S.PROSE),
        ("Ingredients: cocoa, salt. Directions: mix with water.", "mix", S.DIRECTIONS),
        ("Ingredients: cocoa\nWarning: keep away.\nMaca 10 mg", "Maca", S.INGREDIENTS),
        ("Ingredients: cocoa\nCustomer reviews\nBetter than kratom", "kratom", S.REVIEWS),
        ("Ingredients: cocoa\nYou may also like\nKratom 60 caps", "Kratom", S.RELATED),
        ("Related items: Kratom. This item: Zinc 50 mg tablets", "Kratom", S.RELATED),
        ("Related items: Kratom. This item: Zinc 50 mg tablets", "Zinc", S.INGREDIENTS),
        ("Old label: maca 10 mg. Current label: rosemary", "maca", S.PROSE),
        ("Old label: maca 10 mg. Current label: rosemary", "rosemary", S.INGREDIENTS),
        ("Acme Rush\nSupplement Facts\nMaca 10 mg", "Acme", S.PRODUCT),
        ("Maca 10 mg\nDistributed by Acme", "Acme", S.CONTACT),
        ("Contains: phenibut, taurine", "phenibut", S.INGREDIENTS),
        ("Contains: milk, soy", "milk", S.ALLERGENS),
        ("Zutaten: Koffein", "Koffein", S.INGREDIENTS),
        ("Sonstige Zutaten: Gelatine", "Gelatine", S.OTHER_INGREDIENTS),
        ("Ingrédients : maca", "maca", S.INGREDIENTS),
        ("Ingredientes: maca", "maca", S.INGREDIENTS),
        ("Ingredienti: maca", "maca", S.INGREDIENTS),
        ("Composição: maca", "maca", S.INGREDIENTS),
        ("Ingrediënten: maca", "maca", S.INGREDIENTS),
        ("Skład: maca", "maca", S.INGREDIENTS),
        ("Состав: мака", "мака", S.INGREDIENTS),
        ("原材料名：マカ", "マカ", S.INGREDIENTS),
        ("【成分】\nマカ", "マカ", S.INGREDIENTS),
        ("配料：玛卡", "玛卡", S.INGREDIENTS),
        ("成分：瑪卡", "瑪卡", S.INGREDIENTS),
        ("원재료명: 마카", "마카", S.INGREDIENTS),
        ("Zutaten: Maca\nVerzehrempfehlung: zwei Kapseln", "zwei", S.DIRECTIONS),
        ("Ingrédients : maca\nAvertissement : tenir hors", "tenir", S.WARNINGS),
        ("Banned Ingredients: DMAA is what you should avoid.", "DMAA", S.PROSE),
        ("不含成分：麻黄碱。请您放心。", "麻黄碱", S.PROSE),
    ],
)
def test_a_stretch_is_typed_by_its_heading_or_its_words(text: str, words: str, kind: SectionKind) -> None:
    assert kind_at(document(text), words) is kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Nutrition Information  per capsule  %NRV*", S.NUTRITION_FACTS),
        ("Nutritional information per 2 capsules", S.NUTRITION_FACTS),
        ("Nutritional Information (per 2 capsules) % NRV", S.NUTRITION_FACTS),
        ("Typical values per daily dose (2 capsules):", S.NUTRITION_FACTS),
        ("Active ingredients per serving", S.SUPPLEMENT_FACTS),
        ("Active Ingredients per 3 tablets", S.SUPPLEMENT_FACTS),
        ("Ingredients per capsule", S.INGREDIENTS),
        ("Nährwerte pro Kapsel", S.NUTRITION_FACTS),
        ("Nährwertangaben je Tagesdosis (2 Kapseln) | % NRV*", S.NUTRITION_FACTS),
        ("Wirkstoffe pro Kapsel", S.SUPPLEMENT_FACTS),
        ("Información nutricional por cápsula", S.NUTRITION_FACTS),
        ("INFORMACION NUTRICIONAL POR 2 CAPSULAS", S.NUTRITION_FACTS),
        ("Valeurs nutritionnelles pour 2 gélules", S.NUTRITION_FACTS),
        ("Valori nutrizionali per dose giornaliera", S.NUTRITION_FACTS),
        ("Wartości odżywcze w 1 kapsułce", S.NUTRITION_FACTS),
        ("Пищевая ценность на 1 капсулу", S.NUTRITION_FACTS),
        ("栄養成分表示 1日2粒当たり", S.NUTRITION_FACTS),
        ("营养成分表 每100克", S.NUTRITION_FACTS),
        ("영양정보 1캡슐당", S.NUTRITION_FACTS),
    ],
)
def test_a_heading_may_say_what_its_amounts_are_given_for(heading: str, kind: SectionKind) -> None:
    label = understand(document(f"Acme Thermo\n{heading}\nMaca extract  200 mg\nIodine  75 µg  50%"), [])
    assert [(item.name, item.section) for item in label.ingredients] == [
        ("Maca extract", kind),
        ("Iodine", kind),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nutrition information per capsule is printed on the back.",
        "Ingredients in our products are tested.",
        "Nutritional value per dollar is high.",
        "We list active ingredients per serving on every bottle.",
        "Typical values per batch may vary.",
    ],
)
def test_a_sentence_on_amounts_is_no_heading(sentence: str) -> None:
    assert understand(document(f"{sentence}\n"), []).ingredients == ()


def test_the_head_of_the_columns_of_a_panel_leaves_it_a_panel() -> None:
    text = "Supplement Facts\nIngredients  Amount Per Serving  % DV\nMaca  300 mg"
    assert kind_at(document(text), "Maca") is S.SUPPLEMENT_FACTS


@pytest.mark.parametrize(
    "title", ["Specification", "SPECIFICATIONS", "Product Specification", "Specifications:"]
)
def test_a_specification_is_no_list_but_its_own_lists_are_read(title: str) -> None:
    text = f"{title}\nAcme Contract Manufacturing\n\nIngredients: maca, zinc"
    read = understand(document(text, read_by="pdf-text"), [])
    assert [item.name for item in read.ingredients] == ["maca", "zinc"]


def test_a_specification_on_the_line_of_its_heading_is_read() -> None:
    read = understand(document("Spec: Maca root extract 10:1, mesh 80"), [])
    assert read.ingredients[0].name == "Maca root extract 10:1"


@pytest.mark.parametrize(
    ("ingredients", "other", "warning", "directions"),
    [
        ("المكونات", "مكونات أخرى", "تحذير", "طريقة الاستخدام"),
        ("רכיבים", "רכיבים נוספים", "אזהרה", "אופן השימוש"),
        ("THÀNH PHẦN", "Phụ liệu", "Cảnh báo", "Hướng dẫn sử dụng"),
        ("ส่วนประกอบ", "ส่วนประกอบอื่นๆ", "คำเตือน", "วิธีรับประทาน"),
        ("सामग्री", "अन्य सामग्री", "चेतावनी", "सेवन विधि"),
        ("KOMPOSISI", "Bahan lain", "PERINGATAN", "Aturan pakai"),
        ("İÇİNDEKİLER", "YARDIMCI MADDELER", "UYARI", "KULLANIM ŞEKLİ"),
        ("ΣΥΣΤΑΤΙΚΑ", "Έκδοχα", "ΠΡΟΕΙΔΟΠΟΙΗΣΕΙΣ", "Οδηγίες χρήσης"),
        ("기능성 원료", "부원료", "섭취 시 주의사항", "섭취 방법"),
        ("Substancje czynne", "Pozostałe składniki", "Środki ostrożności", "Zalecana dawka"),
        ("SLOŽENÍ", "Pomocné látky", "UPOZORNĚNÍ", "Dávkování"),
        ("WERKZAME STOFFEN", "Vulstoffen", "Waarschuwing", "Aanbevolen dosering"),
        ("Innehållsförteckning", "Hjälpämnen", "VARNING", "Rekommenderad dosering"),
    ],
)
def test_headings_are_known_in_many_languages(
    ingredients: str, other: str, warning: str, directions: str
) -> None:
    text = f"{ingredients}: maca, zinc\n{other}: talc\n{warning}: abc\n{directions}: def"
    kinds = [section.kind for section in understand(document(text), []).sections]
    assert kinds == [S.INGREDIENTS, S.OTHER_INGREDIENTS, S.WARNINGS, S.DIRECTIONS]


@pytest.mark.parametrize(
    ("zone", "kind"),
    [(Zone.REVIEWS, S.REVIEWS), (Zone.RELATED, S.RELATED), (Zone.NAVIGATION, S.NAVIGATION)],
)
def test_a_zone_of_the_page_rules_over_headings(zone: Zone, kind: SectionKind) -> None:
    text = "Ingredients: maca\nIngredients: kratom"
    blocks = (Block(0, 17), Block(18, 37, BlockKind.PARAGRAPH, zone))
    assert kind_at(document(text, blocks, "html"), "kratom") is kind


@pytest.mark.parametrize(
    ("text", "declares"),
    [
        ("Huperzine A 1%", True),
        ("Pikatropin(TM) (Pikamilon), Niacin", True),
        ("Brain capsule: DMAE 130 mg, lecithin 200 mg", True),
        ("Per scoop: citrulline 8 g, betaine 2.5 g", True),
        ("Each capsule contains zinc 10 mg and copper 1 mg for you.", True),
        ("Crush your goals with our award-winning experience. Subscribe and save!", False),
        ("See image for ingredients.", False),
        ("Warranty card: keep your receipt. Batteries not included.", False),
        ("Siehe Bild für die Zutaten, bitte.", False),
        ("毎日の健康をサポートします。", False),
        ("Contains no DMAA.", False),
        ("Gluten free", False),
        ("", False),
        (" \n\n ", False),
    ],
)
def test_a_bare_line_declares_but_prose_does_not(text: str, declares: bool) -> None:
    assert bool(understand(document(text), []).ingredients) is declares


def test_a_page_without_a_list_declares_nothing_by_its_short_lines() -> None:
    text = "Acme Shop\nProtein\nSleep\nAdd to cart"
    blocks = (Block(0, 9, BlockKind.TITLE), Block(10, 17), Block(18, 23), Block(24, 35))
    assert understand(document(text, blocks, "html"), []).ingredients == ()


def test_what_structured_data_repeats_is_listed_once() -> None:
    text = "Ingredients: maca, zinc\nIngredients: maca, zinc"
    blocks = (Block(0, 23, BlockKind.PARAGRAPH), Block(24, 47, BlockKind.PARAGRAPH, Zone.STRUCTURED))
    assert [i.name for i in understand(document(text, blocks, "html"), []).ingredients] == ["maca", "zinc"]

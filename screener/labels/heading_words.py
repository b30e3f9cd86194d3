"""The words that head a section of a label, by section and language. Data only: no rule lives here.

Each entry is written as it is printed, in lower case, without its colon. A line that is one of these, or
one of these before a colon, opens the section. `PHRASES` open a section without a colon, where a sentence
starts.
"""

from __future__ import annotations

from enum import StrEnum

from screener.model import SectionKind


class HeadingKind(StrEnum):
    """What a heading opens. Finer than SectionKind where two kinds of prose differ for the reader."""

    PANEL = "panel"
    NUTRITION = "nutrition"
    INGREDIENTS = "ingredients"
    OTHER = "other"
    DIRECTIONS = "directions"
    WARNINGS = "warnings"
    CLAIMS = "claims"
    ALLERGENS = "allergens"
    CONTAINS = "contains"  # 'Contains:' is an allergen statement or an ingredient list, by what follows
    CONTACT = "contact"
    REVIEWS = "reviews"
    RELATED = "related"
    PRODUCT = "product"
    FORMER = "former"  # 'Old label:': what the product no longer is
    REFERENCES = "references"
    ABSENT = "absent"  # 'Free from' over a list: what the product does not hold
    PROSE = "prose"


SECTION_OF: dict[HeadingKind, SectionKind] = {
    HeadingKind.PANEL: SectionKind.SUPPLEMENT_FACTS,
    HeadingKind.NUTRITION: SectionKind.NUTRITION_FACTS,
    HeadingKind.INGREDIENTS: SectionKind.INGREDIENTS,
    HeadingKind.OTHER: SectionKind.OTHER_INGREDIENTS,
    HeadingKind.DIRECTIONS: SectionKind.DIRECTIONS,
    HeadingKind.WARNINGS: SectionKind.WARNINGS,
    HeadingKind.CLAIMS: SectionKind.CLAIMS,
    HeadingKind.ALLERGENS: SectionKind.ALLERGENS,
    HeadingKind.CONTAINS: SectionKind.INGREDIENTS,
    HeadingKind.CONTACT: SectionKind.CONTACT,
    HeadingKind.REVIEWS: SectionKind.REVIEWS,
    HeadingKind.RELATED: SectionKind.RELATED,
    HeadingKind.PRODUCT: SectionKind.PRODUCT,
    HeadingKind.FORMER: SectionKind.PROSE,
    HeadingKind.REFERENCES: SectionKind.PROSE,
    HeadingKind.ABSENT: SectionKind.PROSE,
    HeadingKind.PROSE: SectionKind.PROSE,
}


def table_words(table: str) -> tuple[str, ...]:
    """The entries of a table written as 'one | another', line ends being blanks."""
    return tuple(" ".join(entry.split()) for entry in table.split("|"))


#: Words that may stand before 'ingredients' without changing what it heads.
INGREDIENT_MODIFIERS = table_words("""
    active | all | complete | full | featured | key | main | medicinal | primary | product | raw | list of |
    new | current | total | natural | our | the | what's inside | botanical | herbal
""")

#: Words before 'ingredients' that turn the list into what the product does not hold.
NEGATIVE_MODIFIERS = frozenset(
    table_words("""
        artificial | avoided | banned | dangerous | excluded | forbidden | former | free-from | harmful |
        illegal | interdits | no | old | previous | prohibidos | prohibited | removed | tested |
        undesirable | unwanted | verbotene | without
    """)
)

#: Entries of the same form for every section. A first word 'per' and the like needs its colon.
HEADINGS: dict[HeadingKind, tuple[str, ...]] = {
    HeadingKind.PANEL: table_words("""
        supplement facts | supplemental facts | supplements facts | amount per serving |
        amounts per serving | supplement facts panel | active ingredients per serving |
        informations complémentaires sur la dose | datos del suplemento | información del suplemento |
        dati del supplemento | informação suplementar
    """),
    HeadingKind.NUTRITION: table_words("""
        nutrition facts | nutrition information | nutritional information | nutritional facts |
        nutritional value | nutritional values | nutrition values | average values | typical values |
        average nutritional values | typical nutritional values | typical nutritional information |
        nutritional analysis | valeurs nutritionnelles moyennes | valores medios | valori medi |
        valori nutrizionali medi | nährwerte | nährwertangaben | nährwerttabelle |
        durchschnittliche nährwerte | nährstoffe | valeurs nutritionnelles | informations nutritionnelles |
        déclaration nutritionnelle | valeur nutritive | información nutricional | informacion nutricional |
        valor nutricional | valores nutricionales | valori nutrizionali | dichiarazione nutrizionale |
        informazioni nutrizionali | informação nutricional | informacao nutricional | tabela nutricional |
        wartość odżywcza | wartości odżywcze | voedingswaarde | näringsvärde | пищевая ценность |
        энергетическая ценность | харчова цінність | 栄養成分表示 | 栄養成分 | 营养成分表 | 营养成分 |
        營養標示 | 營養成分 | 营养信息 | 영양정보 | 영양성분 | 영양 정보
    """),
    HeadingKind.OTHER: table_words("""
        other ingredients | other ingredient | inactive ingredients | inactive ingredient |
        non-medicinal ingredients | non medicinal ingredients | nonmedicinal ingredients | excipients |
        additional ingredients | capsule shell | capsule | coating | shell ingredients | sonstige zutaten |
        weitere zutaten | hilfsstoffe | sonstige inhaltsstoffe | kapselhülle | autres ingrédients |
        ingrédients non médicinaux | otros ingredientes | excipientes | altri ingredienti | eccipienti |
        outros ingredientes | inne składniki | substancje pomocnicze | składniki pomocnicze |
        overige ingrediënten | hulpstoffen | вспомогательные вещества | другие ингредиенты |
        прочие ингредиенты | дополнительные ингредиенты | その他の原材料 | 添加物 | 辅料 | 輔料 | 其他成分 |
        其它成分 | 其他配料 | 기타원료 | 기타 원료 | 부원료 | 기타 성분
    """),
    HeadingKind.INGREDIENTS: table_words("""
        ingredient | ingredients | ingredients list | ingredient list | ingredients per serving |
        ingredient statement | composition | contents | what's inside | what's in it | formula |
        contains the following | current label | new label | current formula | new formula |
        current formulation | new formulation | each capsule contains | each tablet contains |
        each serving contains | each softgel contains | each scoop contains | each vial contains |
        one capsule contains | one tablet contains | per capsule | per tablet | per scoop | per serving |
        per serve | per softgel | per dose | spec | zutaten | zutatenliste | inhaltsstoffe |
        zusammensetzung | inhaltsstoff | wirkstoffe | inhalt | pro kapsel | pro portion | pro tagesdosis |
        eine kapsel enthält | neue rezeptur | enthält | ingrédients | ingrédient | liste des ingrédients |
        par gélule | par portion | par dose | actifs | principes actifs | nouvelle formule | contient |
        ingredientes | ingredientes activos | lista de ingredientes | composición | composicion |
        principios activos | por cápsula | por porción | contiene | nueva fórmula | ingredienti |
        elenco ingredienti | lista ingredienti | composizione | principi attivi | per capsula | composição |
        ingredientes ativos | por dose | contém | princípios ativos | składniki | skład |
        składniki aktywne | zawiera | bevat | ingrediënten | ingredienten | samenstelling | ingredienser |
        innehåll | ingredienssæt | indhold | ainesosat | složení | zloženie | összetevők | ingrediente |
        compoziție | συστατικά | içindekiler | bileşenler | thành phần | состав | ингредиенты |
        состав продукта | активные вещества | действующие вещества | активные компоненты | склад |
        інгредієнти | содержит | состав на порцию | новый состав | 原材料名 | 原材料 | 成分 | 主成分 |
        有効成分 | 内容成分 | 全成分 | 配合成分 | 配料 | 配料表 | 成份 | 主要成分 | 主要成份 | 原料 |
        主要原料 | 有效成分 | 产品成分 | 產品成分 | 內容物 | 全成份 | 配方 | 원재료명 | 원재료 |
        원재료명 및 함량 | 성분 | 주성분 | 주요성분 | 원료명 | 전성분
    """),
    HeadingKind.DIRECTIONS: table_words("""
        directions | directions for use | direction | suggested use | suggested usage | usage | how to use |
        how to take | recommended use | recommended dosage | recommended dose | dosage |
        usage instructions | instructions | instructions for use | serving suggestion | storage |
        verzehrempfehlung | verzehrsempfehlung | anwendung | einnahme | dosierung | einnahmeempfehlung |
        zubereitung | lagerung | gebrauchsanweisung | mode d'emploi | mode d’emploi | posologie |
        conseils d'utilisation | conseils d’utilisation | utilisation | dose recommandée | conservation |
        modo de empleo | modo de uso | uso sugerido | uso recomendado | dosis | posología |
        recomendaciones de uso | instrucciones | modo d'uso | modo d’uso | dosaggio | uso consigliato |
        modalità d'uso | come si usa | modo de usar | sugestão de uso | posologia | dosagem |
        sposób użycia | dawkowanie | stosowanie | sposób użytkowania | zalecane spożycie | gebruik |
        gebruiksaanwijzing | dosering | användning | способ применения | рекомендации по применению |
        применение | дозировка | способ применения и дозы | 召し上がり方 | お召し上がり方 | 摂取方法 |
        使用方法 | 用法 | 食用方法 | 服用方法 | 用法用量 | 建议用量 | 建議用量 | 保存方法 | 섭취방법 |
        섭취 방법 | 섭취량 및 섭취방법 | 용법 | 복용법
    """),
    HeadingKind.WARNINGS: table_words("""
        warning | warnings | caution | cautions | precautions | precaution | important |
        safety information | contraindications | side effects | interactions | drug interactions |
        safety warning | warnings and precautions | disclaimer | important notice | hinweis | hinweise |
        warnhinweis | warnhinweise | achtung | warnung | wichtige hinweise | gegenanzeigen |
        wechselwirkungen | avertissement | avertissements | précautions | précautions d'emploi |
        précautions d’emploi | attention | mises en garde | contre-indications | advertencia |
        advertencias | precaución | precauciones | contraindicaciones | aviso | avvertenze | avvertenza |
        attenzione | precauzioni | controindicazioni | advertência | advertências | precauções |
        contraindicações | atenção | ostrzeżenie | ostrzeżenia | uwaga | uwagi | przeciwwskazania |
        waarschuwing | waarschuwingen | let op | varning | предупреждение | предупреждения | внимание |
        противопоказания | меры предосторожности | 注意 | ご注意 | 使用上の注意 | 注意事項 | 注意事项 |
        警告 | 禁忌 | 不适宜人群 | 주의 | 주의사항 | 섭취시 주의사항 | 섭취 시 주의사항 | 경고
    """),
    HeadingKind.CLAIMS: table_words("""
        label statements | benefits | features | description | product description | about this item |
        about | overview | highlights | details | product details | why you'll love it | health claims |
        beschreibung | produktbeschreibung | vorteile | eigenschaften | produktinformationen |
        description du produit | bienfaits | descripción | beneficios | descrizione | benefici | descrição |
        benefícios | opis | beschrijving | beskrivning | описание | свойства | преимущества | 商品説明 |
        商品説明文 | 特長 | 产品描述 | 产品说明 | 商品描述 | 產品描述 | 功效 | 保健功能 | 제품 설명 |
        상품 설명 | 특징
    """),
    HeadingKind.ALLERGENS: table_words("""
        allergen information | allergens | allergen | allergy information | allergy advice |
        allergen warning | allergen statement | allergen advice | may contain | allergene |
        allergenhinweis | allergiehinweis | allergènes | alérgenos | información sobre alérgenos |
        allergeni | alergénicos | alergênicos | alérgicos | alergeny | allergenen | аллергены |
        アレルギー物質 | アレルゲン | 过敏原 | 過敏原 | 致敏物质 | 알레르기 유발물질 | 알레르기 정보
    """),
    HeadingKind.CONTAINS: table_words("""
        contains | contain
    """),
    HeadingKind.CONTACT: table_words("""
        manufacturer | distributor | importer | contact | contact us | address | hersteller | vertrieb |
        fabricant | distribué par | fabricante | produttore | distribuidor | producent | fabrikant |
        изготовитель | производитель | 製造者 | 販売者 | 生产商 | 制造商 | 製造商 | 제조원 | 판매원 |
        made in | country of origin
    """),
    HeadingKind.REVIEWS: table_words("""
        customer reviews | customer review | reviews | ratings and reviews | ratings & reviews |
        top reviews | product reviews | verified reviews | testimonials | what our customers say |
        customer questions & answers | kundenbewertungen | bewertungen | kundenrezensionen |
        kundenmeinungen | rezensionen | avis clients | avis | commentaires clients | opiniones de clientes |
        opiniones | reseñas | comentarios de clientes | recensioni | recensioni clienti | avaliações |
        avaliações de clientes | opinie | opinie klientów | klantbeoordelingen | beoordelingen |
        kundrecensioner | отзывы | отзывы покупателей | カスタマーレビュー | レビュー | お客様の声 |
        客户评价 | 用户评论 | 用户评价 | 顧客評價 | 买家评论 | 商品评价 | 고객 리뷰 | 리뷰 | 상품평 |
        고객후기
    """),
    HeadingKind.RELATED: table_words("""
        customers who viewed this item also viewed | customers who viewed this also viewed |
        customers who bought this item also bought | customers who viewed this product also viewed |
        shoppers also bought | shoppers also viewed | people also viewed | others also bought |
        others also viewed | sponsored products | sponsored | products related to this item |
        compare with similar items | more items to explore | quem comprou este item também comprou |
        quem comprou este produto também comprou | quem comprou também comprou | quem viu também viu |
        clientes também compraram | produtos patrocinados | los clientes también compraron |
        quienes compraron este producto también compraron | los clientes que compraron este producto
        también compraron | les clients ayant acheté cet article ont également acheté |
        les clients ont également acheté | produits sponsorisés | kunden, die diesen artikel gekauft
        haben, kauften auch | kunden kauften ebenfalls | kunden sahen auch | gesponserte produkte |
        chi ha acquistato questo articolo ha acquistato anche | i clienti hanno acquistato anche |
        вместе с этим товаром покупают | вместе с этим покупают | 买了此商品的人还买了 |
        购买此商品的顾客也购买了 |
        you may also like | you might also like | you'll also love | related items | related products |
        related | similar products | similar items | customers also bought | customers also viewed |
        customers who bought this also bought | frequently bought together | recently viewed |
        recommended products | recommended for you | more from this brand | people also bought |
        also bought | bestsellers | other products | goes well with | pairs well with | ähnliche produkte |
        ähnliche artikel | das könnte ihnen auch gefallen | das könnte dir auch gefallen |
        kunden kauften auch | wird oft zusammen gekauft | empfohlene produkte | passend dazu |
        vous aimerez aussi | produits similaires | produits associés | articles similaires |
        les clients ont aussi acheté | también te puede gustar | te puede interesar |
        productos relacionados | productos similares | otros clientes compraron |
        potrebbe interessarti anche | prodotti correlati | prodotti simili | ti potrebbe piacere |
        você também pode gostar | produtos relacionados | produtos similares | podobne produkty |
        może ci się spodobać | klienci kupili również | gerelateerde producten | misschien ook interessant |
        vergelijkbare producten | relaterade produkter | похожие товары | с этим товаром покупают |
        рекомендуем также | вам может понравиться | 関連商品 | こちらもおすすめ | おすすめ商品 |
        この商品を買った人はこんな商品も買っています | 相关产品 | 相关商品 | 相關產品 | 相關商品 |
        猜你喜欢 | 猜你喜歡 | 推荐商品 | 관련 상품 | 관련상품 | 추천 상품 | 함께 구매한 상품
    """),
    HeadingKind.PRODUCT: table_words("""
        specification | specifications | product specification | product specifications |
        finished product specification | technical specification | technical specifications |
        spezifikation | produktspezifikation | spécification | spécifications | especificación |
        especificaciones | specifiche | this item | product name | product | produktname | nom du produit |
        nombre del producto |
        nome del prodotto | nome do produto | nazwa produktu | productnaam | наименование |
        наименование продукта | 品名 | 名称 | 商品名 | 产品名称 | 產品名稱 | 제품명
    """),
    HeadingKind.FORMER: table_words("""
        old label | old formula | old formulation | old ingredients | old recipe | old version |
        former label | former formula | former ingredients | former recipe | previous label |
        previous formula | previous formulation | previous ingredients | previous recipe |
        previous version | discontinued formula | discontinued version | alte rezeptur | alte zutaten |
        frühere rezeptur | altes etikett | ancienne formule | ancienne recette | ancienne étiquette |
        anciens ingrédients | fórmula anterior | fórmula antigua | etiqueta anterior | etiqueta antigua |
        vecchia formula | vecchia ricetta | vecchia etichetta | fórmula antiga | rótulo antigo |
        stary skład | poprzedni skład | stara receptura | oude formule | oud etiket | старый состав |
        прежний состав | старая этикетка | прежняя формула | 旧処方 | 旧配合 | 旧ラベル | 旧配方 | 舊配方 |
        旧标签 | 舊標籤 | 旧版配方 | 이전 성분 | 이전 라벨 | 구 성분
    """),
    HeadingKind.REFERENCES: table_words("""
        references | bibliography | literature | scientific references | further reading | literatur |
        quellen | literaturverzeichnis | références | bibliographie | referencias | bibliografía |
        riferimenti | bibliografia | referências | литература | источники | 参考文献 | 参考文獻 | 참고문헌
    """),
    HeadingKind.ABSENT: table_words("""
        free from | free of | what's not inside | what's not in it | what's not in here | not inside |
        what we leave out | what we left out | what it doesn't contain | what it does not contain |
        contains no | contains none of | contains none of the following | none of the following |
        does not contain | doesn't contain | without | made without | formulated without | no added |
        frei von | ohne | ohne zusatz von | enthält kein | enthält keine | sans | ne contient pas |
        ne contient ni | exempt de | sin | libre de | no contiene | senza | privo di | non contiene | sem |
        livre de | não contém | bez | wolne od | nie zawiera | zonder | vrij van | bevat geen | без |
        не содержит | 不含 | 不添加 | 無添加 | 不使用
    """),
    HeadingKind.PROSE: table_words("""
        faq | faqs | frequently asked questions | questions | shipping | shipping & returns | returns |
        shipping information | payment | quality | quality promise | guarantee | our story | about us |
        lieferung | versand | livraison | envío | spedizione | доставка
    """),
}

#: A sentence that starts so opens a section although no colon follows.
PHRASES: dict[HeadingKind, tuple[str, ...]] = {
    HeadingKind.ALLERGENS: table_words("""
        made in a facility | manufactured in a facility | produced in a facility | processed in a facility |
        packaged in a facility | packed in a facility | made on equipment | manufactured on equipment |
        produced on equipment | processed on equipment | made on shared | manufactured on shared |
        processed on shared | this product is manufactured in a facility |
        this product was produced in a facility | this product is made in a facility |
        this product is produced in a facility | may contain traces | kann spuren |
        peut contenir des traces | puede contener trazas | può contenere tracce | pode conter traços |
        может содержать следы | contains milk | contains: milk | contains soy | contains wheat |
        contains egg | contains fish | contains shellfish | contains crustacean | contains tree nut |
        contains peanut | contains coconut | contains almond | contains sesame | enthält milch |
        enthält soja | contient du lait | contiene leche | contiene latte | contém leite | contém glúten |
        contiene soja
    """),
    HeadingKind.CONTACT: table_words("""
        manufactured by | manufactured for | distributed by | made by | produced by | marketed by |
        packed by | hergestellt von | vertrieb durch | fabriqué par | distribué par | fabricado por |
        distribuido por | prodotto da | distribuito da | distribuído por | wyprodukowano przez |
        geproduceerd door | произведено | изготовлено
    """),
    HeadingKind.CLAIMS: table_words("""
        these statements have not been | *these statements have not been | this statement has not been |
        *this statement has not been | this product is not intended to
    """),
    HeadingKind.DIRECTIONS: table_words("""
        store in a cool | store at room | keep tightly closed | take one | take two | take 1 | take 2 |
        take three | take 3 | mix one | mix 1 | adults take | adults, take | contents sold by weight
    """),
    HeadingKind.WARNINGS: table_words("""
        keep out of reach | do not use if | do not exceed | not for use by | consult your | consult a |
        consult with | ask a doctor | if you are pregnant | außerhalb der reichweite |
        tenir hors de portée | mantener fuera | tenere fuori | manter fora | хранить в недоступном
    """),
}

#: What 'Contains:' names when it is an allergen statement.
ALLERGENS = table_words("""
    milk | dairy | lactose | whey | casein | soy | soya | soybean | wheat | gluten | egg | eggs | fish |
    shellfish | crustacean | crustaceans | tree nut | tree nuts | nuts | peanut | peanuts | sesame |
    almond | almonds | coconut | mustard | celery | sulfites | sulphites | lupin | molluscs | cashew |
    walnut | pecan | shrimp | crab | oats | barley
""")

#: Headings that are too common as plain words to count without a colon.
ONLY_WITH_COLON = table_words("""
    contains | contain | formula | contents | capsule | coating | inhalt | important | attention | about |
    details | features | related | product | quality | spec | questions | usage | склад | contiene |
    contient | contém | enthält | zawiera | bevat | содержит | actifs | without | ohne | sans | sin | senza |
    sem | bez | zonder | без | no added | not inside | contains no | contains none of | does not contain |
    doesn't contain | made without | enthält kein | formulated without | enthält keine | ne contient pas |
    ne contient ni | no contiene | non contiene | não contém | nie zawiera | bevat geen | не содержит
""")

#: What heads the list of what is inside where one of what is not inside stands before.
OPENS_AFTER_ABSENT = table_words("""
    inside | includes | including | with | active | actives | what you get | what's in | key actives |
    features | instead | but with | made with | powered by | mit | dafür mit | avec | con | com | z | met | с
""")

#: Words of a heading that tell the active ingredients, which a panel gives with their amounts.
ACTIVE_STEMS = table_words("""
    activ | aktiv | wirkstoff | actif | attiv | ativ | aktywn | актив | действующ | etken | δραστικ
""")

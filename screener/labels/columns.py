"""The heads of a table's columns: 'Ingredient | Amount per serving | %DV', 'Ingredient  Dose', 'Menge'.

Words only. A line of nothing but these words names no ingredient, in one cell or in several.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
#: No word of these is the name of an ingredient, alone or beside another of them.
_HEADS = frozenset(
    """
    ingredient ingredients s active actives component components constituent constituents compound compounds
    substance nutrient nutrients item description name common latin botanical
    amount amounts amt quantity qty dose doses dosage strength potency content contents concentration level
    unit units measure source sources form part used function functions purpose role cas number no
    standardization standardisation specification purity assay grade per serving servings capsule capsules
    tablet tablets scoop softgel each daily day value values dv nrv rda rdi ri percent percentage mg mcg g
    and or of in the w
    zutat zutaten inhaltsstoff inhaltsstoffe wirkstoff wirkstoffe nährstoff nährstoffe menge mengen gehalt
    dosierung dosis einheit je pro kapsel kapseln tablette tabletten portion tagesdosis tagesportion funktion
    ingrédient ingrédients actif actifs nutriment nutriments quantité quantités teneur apport apports par pour
    gélule gélules comprimé comprimés jour fonction ajr vnr
    ingrediente ingredientes activo activos nutriente nutrientes cantidad cantidades contenido por cápsula
    cápsulas comprimido comprimidos porción vrn función
    ingredienti attivo attivi principio principi quantità tenore apporto apporti capsula compressa dose
    giornaliera giornaliere componente componenti funzione
    ativo ativos quantidade quantidades componentes porção vd
    składnik składniki składników ilość zawartość w kapsułce tabletce porcji dawka rws
    ingrediënt ingrediënten hoeveelheid gehalte dagdosering ri
    ingrediens ingredienser mängd innehåll kapsel dagsdos
    ингредиент ингредиенты компонент компоненты вещество вещества наименование показатель количество
    содержание доза на в порции порцию капсуле капсулу таблетке таблетку рсп
    složka složky množství zložka zložky množstvo obsah bileşen bileşenler miktar miktarı
    συστατικό συστατικά ποσότητα thành phần hàm lượng komposisi jumlah
    成分 成分名 名称 原料 含量 含有量 配合量 数量 규격 성분 성분명 함량 원료명
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)
#: Words that make a line of heads of it; the others only stand beside them.
_TELLING = _HEADS.difference(
    """
    s common latin botanical active actives name number no part used per each daily day and or of in the w g
    mg mcg je pro por par pour jour na в item description role grade capsule capsules tablet tablets softgel
    scoop
    kapsel kapseln tablette tabletten portion cápsula cápsulas capsula gélule gélules comprimé comprimés
    """.split()  # noqa: SIM905
)
_LONGEST = 120


def is_column_head(stretch: str) -> bool:
    """True for a line of nothing but heads of columns: 'Ingredient  Dose', 'Strength', '含有量'."""
    if len(stretch) > _LONGEST:
        return False
    words = [word.casefold() for word in _WORD.findall(stretch)]
    return any(word in _TELLING for word in words) and all(word in _HEADS for word in words)

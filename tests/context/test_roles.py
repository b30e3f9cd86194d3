"""What a name means where it stands. Names are marked «so»; every row says the role of each, in order."""

import pytest
from marking import mentions_of

from screener.context import assign_roles
from screener.labels import understand
from screener.model import Document, Hit, Method, Role

D, A, U, N = Role.DECLARED, Role.CLAIMED_ABSENT, Role.UNCLEAR, Role.MENTIONED
F, Y, C = Role.FACILITY, Role.MAY_CONTAIN, Role.CONTRADICTED


ENGLISH_ABSENT_AND_NOT = [
    ("Our formula contains no «DMAA».", [A]),
    ("Contains no «DMAA», «ephedra» or «synephrine».", [A, A, A]),
    ("Contains no «DMAA», «ephedra», «synephrine».", [A, A, A]),
    ("This product does not contain «kratom».", [A]),
    ("It doesn't contain any «phenibut» whatsoever.", [A]),
    ("Free of «ephedrine» and «yohimbine».", [A, A]),
    ("Completely free from banned stimulants such as «DMAA» and «DMHA».", [A, A]),
    ("100% «ephedra»-free thermogenic for your goals.", [A]),
    ("Our «DMAA»- and «DMHA»-free recipe is loved by you.", [A, A]),
    ("A «DMAA»/«DMHA»-free recipe that you will love.", [A, A]),
    ("«Ephedra» free, and you will love the taste!", [A]),
    ("Made without «kratom» or «kava».", [A, A]),
    ("Formulated without the use of «yohimbe».", [A]),
    ("Contains neither «kava» nor «kratom».", [A, A]),
    ("With zero «synephrine» inside.", [A]),
    ("You will find no «SARMs» in this product.", [A]),
    ("No «ephedra», no «DMAA», no regrets!", [A, A]),
    ("We never use «sibutramine» in our products.", [A]),
    ("«Hordenine» is not included in this formula.", [A]),
    ("Devoid of «aristolochic acid».", [A]),
    ("Made without any «phenibut».", [A]),
    # not absent: an amount, a positive verb or another clause cancels
    ("Contains no sugar but «DMAA» 50 mg for your workout.", [D]),
    ("Our blend has no fillers, just pure «phenibut».", [U]),
    ("No crash thanks to «DMHA», which you will feel.", [U]),
    ("Never before was «DMAA» this strong.", [U]),
    ("You need no «phenibut» cycle to feel it.", [U]),
    ("Free shipping on «phenibut» when you subscribe!", [U]),
    ("Try our free form «phenibut» today!", [U]),
    ("We sell «phenibut», free shipping included!", [U]),
    ("«Phenibut» free from fillers, as you like it.", [U]),
    ("Not only «DMAA», we also use «DMHA».", [U, U]),
    ("Sugar-free energy with «DMAA» for you.", [D]),
    ("Without a doubt «DMAA» is the reason you will buy it.", [U]),
    ("No sugar, «phenibut» and magnesium are in it for you.", [U]),
    ("Contains «DMAA», no sugar.", [D]),
    ("It provides 40 mg of «hordenine» per scoop, no sugar.", [D]),
    ("No. 1 «phenibut» brand you can trust!", [U]),
    ("«DMAA» is not found in nature, they say.", [U]),
    ("Does not contain lactose; contains «ephedrine».", [D]),
    ("No artificial colors. «Phenibut» makes you calm.", [U]),
    ("Contains caffeine as well as «phenibut».", [D]),
    ("Our plant produces «ephedrine» naturally.", [U]),
    ("Contains none of the following: «DMAA», «DMHA», «ephedra».", [A, A, A]),
    ("None of our products contain «kratom».", [A]),
    ("There is absolutely no «ephedrine» in our capsules.", [A]),
    ("«DMAA», «ephedra» and «synephrine» are not in this product.", [A, A, A]),
    ("You get the energy without «DMAA».", [A]),
    ("Never without «DMAA»!", [U]),
    ("There is no better «phenibut» on the market for you.", [U]),
    ("Get «tianeptine» without prescription!", [U]),
    ("Our «ephedra» is free of heavy metals, as you expect.", [U]),
    ("«Kratom» with no additives is yours.", [U]),
    ("1.0 mg of «tianeptine» is in each of our capsules.", [D]),
]

OTHER_ROLES = [
    ("WARNING: This product contains «DMAA».", [D]),
    ("Warning: contains «yohimbe». Consult your doctor.", [D]),
    ("Do not combine with «tianeptine» or opioids.", [N]),
    ("Do not take this product with «sildenafil», «tadalafil» or nitrates.", [N, N]),
    ("Warning: consult your doctor if you are taking «sibutramine».", [N]),
    ("Do not use if you are allergic to «bee pollen».", [N]),
    ("It may interact with «warfarin».", [N]),
    ("Ask a doctor before use if you take medications such as «sildenafil».", [N]),
    ("Avoid use with other products containing «synephrine».", [N]),
    ("When using «phenibut», start with one of our capsules.", [U]),
    ("Compare to «ephedra», you will see.", [N]),
    ("A legal alternative to «DMAA» for you.", [N]),
    ("Stronger than «DMHA», and you will feel it.", [N]),
    ("Feels like «kratom» but is not.", [N]),
    ("The «ephedra»-like kick that you want.", [N]),
    ("Our «kratom» alternative is what you need.", [N]),
    ("Use it instead of «phenibut».", [N]),
    ("Not to be confused with «Acacia rigidula».", [N]),
    ("Made in a facility that also processes «bee pollen» and milk.", [F]),
    ("Manufactured on shared equipment with «DHEA».", [F]),
    ("May contain traces of «ephedra».", [Y]),
    ("Every batch is tested for «DMAA», «sibutramine» and heavy metals.", [N, N]),
    ("Batch screened for SARMs («RAD-140», «LGD-4033»): none detected.", [N, N]),
    ("«Sibutramine»: not detected, as you can see in our certificate.", [N]),
    ("The lot tested positive for «sibutramine», it is said.", [D]),
    ("Our capsules were found to contain «sildenafil».", [D]),
    ("Formerly contained «DMAA», now with caffeine.", [N]),
    ("It no longer contains «DMHA».", [N]),
    ("We replaced «DMAA» with caffeine for you.", [N]),
    ("«Vinpocetine» has been removed from our formula.", [N]),
    ("Old label: «vinpocetine» 10 mg. Current label: rosemary 100 mg.", [N]),
    ("Previous formula: «DMAA», caffeine\nIngredients: caffeine 100 mg", [N]),
    ("Supports healthy «testosterone» levels.", [N]),
    ("Boosts natural «growth hormone» release while you sleep.", [N]),
    ("«Testosterone» booster for men like you.", [N]),
    ("Promotes your «adrenaline» and «testosterone» production.", [N, N]),
    ("Each capsule contains «testosterone» 5 mg for you.", [D]),
    ("Ingredients: zinc 10 mg\nCustomer reviews\nBetter than «phenibut»", [N]),
    ("Ingredients: zinc 10 mg\nYou may also like\n«Picamilon» 60 caps", [N]),
    ("Ingredients: zinc\nReferences\nSmith: «Yohimbine» in men", [N]),
    ("Powered by «DMAA» so that you can go on.", [D]),
    ("Our capsules deliver «phenibut» 250 mg to you.", [D]),
    ("«Phenibut» is what this is about.", [U]),
]

LISTS = [
    ("Supplement Facts\n«Phenibut» 500 mg\nNo sugar", [D]),
    ("Ingredients: caffeine, «DMAA», taurine. Contains no sugar.", [D]),
    ("Ingredients: «synephrine»-free orange peel extract, «higenamine» HCl", [A, D]),
    ("Supplement Facts\nCaffeine 200 mg\nNo «DMAA»", [A]),
    ("Supplement Facts\nCaffeine 200 mg\nNo «DMAA» 50 mg", [D]),
    ("Supplement Facts\nThyroid («thyroxine»-free) 50 mg", [A]),
    ("Supplement Facts\n«Testosterone» Boosting Matrix 500 mg\nTribulus", [N]),
    ("Supplement Facts\n«Testosterone» 5 mg", [D]),
    ("Ingredients: No sugar, «phenibut», magnesium", [D]),
    ("No preservatives, «phenibut» 400 mg, magnesium 50 mg", [D]),
    ("Sugar free, «phenibut» 250 mg, magnesium 50 mg", [D]),
    ("Gluten free - «picamilon» 75 mg - vegan", [D]),
    ("«Huperzine A» 1%", [D]),
    ("Caffeine, «DMAA», taurine", [D]),
    ("Other ingredients: gelatin, «DMHA»", [D]),
    ("«DMAA» 0 mg, caffeine 100 mg", [A]),
    ("«DMAA» 0.5 mg, caffeine 100 mg", [D]),
    ("Ingredients: caffeine (no «DMAA»), taurine", [A]),
    ("Ingredients: N.O. «DMAA» matrix, caffeine", [D]),
]

OTHER_LANGUAGES = [
    ("Ohne «Ephedrin» und ohne «DMAA».", [A, A]),
    ("Frei von «Synephrin», «Ephedrin» und «DMAA».", [A, A, A]),
    ("Enthält kein «Yohimbin».", [A]),
    ("«Ephedrin»-frei und gut für Sie!", [A]),
    ("Ohne Zucker, mit «Ephedrin» 20 mg.", [D]),
    ("Zutaten: «Synephrin»-freier Orangenschalenextrakt, «Higenamin» HCl", [A, D]),
    ("Bitte nicht zusammen mit «Tianeptin» einnehmen.", [N]),
    ("Kann Spuren von «Ephedra» enthalten.", [Y]),
    ("Die bessere Alternative zu «DMAA» für Sie.", [N]),
    ("Sans «éphédrine» ni «DMAA».", [A, A]),
    ("Ne contient pas de «yohimbine».", [A]),
    ("Sans sucre, avec «yohimbine» 5 mg.", [D]),
    ("Ne pas associer avec «sildénafil».", [N]),
    ("Peut contenir des traces de «kava».", [Y]),
    ("Sin «DMAA» ni «efedrina».", [A, A]),
    ("No contiene «sibutramina».", [A]),
    ("Libre de «efedrina».", [A]),
    ("Sin azúcar, con «efedrina» 20 mg.", [D]),
    ("No combinar con «tianeptina».", [N]),
    ("Não contém «sibutramina».", [A]),
    ("Sem «efedrina» nem «ioimbina».", [A, A]),
    ("Sem açúcar, com «efedrina» 15 mg.", [D]),
    ("Senza «efedrina» né «sinefrina».", [A, A]),
    ("Non contiene «sibutramina».", [A]),
    ("Senza zucchero, con «efedrina» 15 mg.", [D]),
    ("Без «сибутрамина»!", [A]),
    ("Не содержит «эфедрина» и «йохимбина».", [A, A]),
    ("Без сахара, содержит «эфедрин» 20 мг.", [D]),
    ("Не сочетать с «тианептином».", [N]),
    ("Bez «efedryny» ani «johimbiny».", [A, A]),
    ("Bevat geen «efedrine».", [A]),
    ("不含«麻黄碱»。", [A]),
    ("不含«麻黄碱»、«西布曲明»。", [A, A]),
    ("不含防腐剂，含有«西布曲明»。", [D]),
    ("无糖，«麻黄碱»20毫克", [D]),
    ("请勿与«西地那非»同时服用。", [N]),
    ("«エフェドリン»を含まない製品です。", [A]),
    ("«エフェドリン»・«ヨヒンビン»不使用です。", [A, A]),
    ("原材料名：«ヨヒンビン»、ガラナ（保存料不使用）", [D]),
    ("«ヨヒンビン»を配合しています。", [D]),
    ("«에페드린» 무첨가", [A]),
    ("Nicht ohne «Ephedrin»!", [U]),
    ("«Kratom» ohne Zusätze ist gut für Sie.", [U]),
    ("砂糖不使用、«ヨヒンビン»配合です。", [D]),
    ("保存料無添加«ヨヒンビン»です。", [D]),
    ("Sin receta: «tianeptina» para usted.", [U]),
    ("Без рецепта «тианептин» для вас.", [U]),
]

COMPARISONS_THAT_END = [
    ("Ingredients: zinc 5 mg\nCompared to other «phenibut» products, ours is stronger.", [U]),
    ("Compared to other «phenibut» products, ours is stronger.", [U]),
    ("Similar to «Valium», «phenibut» calms.", [N, U]),
    ("Supplement Facts\nCaffeine 150 mg\nSimilar to «Valium», «phenibut» calms.", [N, U]),
    ("Supplement Facts\nCaffeine 150 mg\nUnlike «ephedra», «DMAA» lasts.", [N, U]),
    ("Tested for purity, «phenibut», magnesium, zinc", [U]),
    ("Sleep alternative to Xanax («phenibut»)", [U]),
    ("Stronger than «ephedra» and «DMAA».", [N, N]),
]

TABS_AND_REVIEWS = [
    ("Description\nIngredients\nReviews\nMagnesium 200 mg, «phenibut» 300 mg, taurine 100 mg", [D]),
    ("Description\nIngredients\nReviews\nIngredients: magnesium, «phenibut», taurine", [D]),
    ("Description\nReviews\nIngredients\nmagnesium 20 mg, «phenibut» 300 mg", [D]),
    (
        "Description\nIngredients\nReviews\nOur blend holds magnesium 200 mg.\nMagnesium 200 mg, «phenibut» 300 mg, taurine 100 mg",
        [D],
    ),
    ("Customer reviews\nI took «phenibut» 300 mg, caffeine 100 mg, and I slept well", [N]),
    ("Reviews\n«Phenibut» 300 mg\nTaurine 100 mg", [D]),
    ("Reviews\n«Phenibut» 500 mg is great, I love it", [N]),
    ("Ingredients\nReviews\nmagnesium, «phenibut», taurine", [U]),
    ("Old label: maca.\n«Phenibut» here", [U]),
]

CLAIMS_OVER_LINES = [
    (
        "Other ingredients: gelatin.\nThis product does not contain «ephedra», «DMAA»,\n«yohimbine», «kratom» or «phenibut».",
        [A, A, A, A, A],
    ),
    ("Ingredients: rice flour, gelatin.\nContains no\n«ephedra», «DMAA»\nor «kratom».", [A, A, A]),
    ("Other Ingredients: gelatin, silica. Made without\n«ephedra», «DMAA».", [A, A]),
    ("Other Ingredients: gelatin, silica. Free of «ephedra»,\n«DMAA», «kratom».", [A, A, A]),
    ("Other Ingredients: gelatin, silica.\nFREE OF: «ephedra»,\n«DMAA», «kratom».", [A, A, A]),
    ("Supplement Facts\nCaffeine 150 mg\nFREE OF: «ephedra»,\n«DMAA», «kratom».", [A, A, A]),
    ("Supplement Facts\nCaffeine 150 mg\nTested for: «ephedrine»,\n«sibutramine»,\n«sildenafil»", [N, N, N]),
    ("Tested for: «ephedrine»,\n«sibutramine»,\n«sildenafil»", [N, N, N]),
    ("Contains no «ephedra»,\n«DMAA» or «kratom».", [A, A, A]),
    ("Supplement Facts\nCaffeine 150 mg\nContains no «ephedra»,\n«DMAA» or «kratom».", [A, A, A]),
    ("Supplement Facts\nCaffeine 150 mg\nCompare to\n«Ephedra»!", [N]),
    ("Compare to\n«Ephedra»!", [N]),
    ("Supplement Facts\nCaffeine 150 mg\nDo not use if you\ntake «methylphenidate».", [N]),
    ("Do not use if you\ntake «methylphenidate»", [N]),
    ("Ingredients: caffeine. Contains no sugar,\nIngredients: «DMAA», zinc", [D]),
    ("Free of gluten, soy,\n«DMAA» 50 mg", [D]),
    ("Supplement Facts\nContains no sugar,\n«DMAA» 50 mg\nZinc 5 mg", [D]),
    ("Supplement Facts\nNo sugar\n«DMAA»\n50 mg\nZinc 5 mg", [D]),
    ("Ingredients: rice flour, gelatin. Contains no\n\n«ephedra», «DMAA»", [D, D]),
    ("Contains no sugar,\n«Phenibut» Blend 500 mg", [D]),
    ("Compare to Valium.\n«Phenibut», taurine", [D]),
    ("No jitters, no crash,\n«DMAA», caffeine, taurine", [U]),
    ("Contains no sugar or\ngluten\n«Phenibut»\nTaurine", [D]),
]

AMOUNTS_AND_BRACKETS = [
    ("0 mg «DMAA», 150 mg caffeine", [A]),
    ("150 mg caffeine, 0 mg «DMAA»", [A]),
    ("Supplement Facts\nCaffeine 150 mg\n0 mg «DMAA»", [A]),
    ("10 mg «DMAA», 150 mg caffeine", [D]),
    ("Caffeine 0 mg, «DMAA» 50 mg", [D]),
    ("Caffeine 0 mg «DMAA» 50 mg", [D]),
    ("Sugar 0 mg\n«DMAA»", [D]),
    ("Green tea (no «ephedra», no «DMAA») 120 mg", [A, A]),
    ("Supplement Facts\nCaffeine 150 mg\nGreen tea (no «ephedra», no «DMAA») 120 mg", [A, A]),
    ("Supplement Facts\nKratomic Energy (no «kratom») 120 mg", [A]),
    ("Energy (no sugar, «kratom») 120 mg", [D]),
    ("Formulated without «picamilon», «vinpocetine» or «phenibut», but with 10 mg caffeine.", [A, A, A]),
    ("Formulated without sugar, but with «phenibut» 10 mg and caffeine.", [D]),
    ("Sugars: 0 g «phenibut»", [D]),
    ("0 g sugar, «phenibut», taurine", [D]),
    ("Formulated without sugar, «phenibut» 300 mg or magnesium", [D]),
    ("Red yeast rice (0.0% «lovastatin»)", [D]),
    ("Supplement Facts\n«DMAA»: 0%\nzinc 5 mg", [D]),  # a daily value, not an amount
]

REMARKS = [
    (
        "Supplement Facts\nCaffeine 150 mg\nContaminants tested: «sildenafil» ND, «sibutramine» ND, «tadalafil» ND",
        [N, N, N],
    ),
    ("Supplement Facts\nCaffeine 150 mg\n«Ephedrine» < 1 ppm ND", [N]),
    ("Supplement Facts\nCaffeine 150 mg\n«Ephedrine» <LOD", [N]),
    ("Supplement Facts\nCaffeine 150 mg\n«Ephedrine» negative", [N]),
    ("Supplement Facts\nCaffeine 150 mg\n«Ephedrine» absent", [N]),
    ("Supplement Facts\nCaffeine 150 mg\n«Ephedrine» none detected", [N]),
    (
        "Ingredients: zinc, maca. Every batch tested for «sildenafil», «tadalafil» and «sibutramine».",
        [N, N, N],
    ),
    ("Zinc, maca, iron. Every batch tested for «sildenafil», «tadalafil» and «sibutramine».", [N, N, N]),
    (
        "Ingredients: zinc, maca\nEvery batch tested for «sildenafil», «tadalafil» and «sibutramine».",
        [N, N, N],
    ),
    ("Every batch tested for «sildenafil», «tadalafil» and «sibutramine».", [N, N, N]),
    ("Auf Anabolika wie «Metandienon» getestet.", [N]),
    ("Supplement Facts\nCaffeine 150 mg\nAuf Anabolika wie «Metandienon» getestet.", [N]),
    ("A natural alternative to «sildenafil».", [N]),
    ("Alternative naturelle au «sildénafil».", [N]),
    ("Stronger than «Viagra»! Compare to «tadalafil».", [N, N]),
    ("The FDA banned «ephedra» in 2004.", [N]),
    ("Blocks the conversion of «testosterone» to «estrogen» and «DHT».", [N, N, N]),
    (
        "Supplement Facts\nCaffeine 150 mg\nBlocks the conversion of «testosterone» to «estrogen» and «DHT».",
        [N, N, N],
    ),
    ("This study gave rats 5 mg of «yohimbine».", [U]),
    ("Supplement Facts\nCaffeine 150 mg\nThis study gave rats 5 mg of «yohimbine».", [U]),
    ("Is there «DMAA» in this product? No.", [A]),
    ("Supplement Facts\nCaffeine 150 mg\nIs there «DMAA» in this product? No.", [A]),
    ("Does it contain «kratom»? No.", [A]),
    ("Supplement Facts\nCaffeine 150 mg\nDoes it contain «kratom»? No.", [A]),
    ("Does it contain «kratom»? Yes.", [D]),
    ("Does it contain «kratom»? No doubt!", [D]),
    ("Is «kratom» strong? No.", [U]),
    ("None of the following is used: «kratom».", [A]),
    ("Supplement Facts\nCaffeine 150 mg\nNone of the following is used: «kratom».", [A]),
    ("Non-«DMAA» formula", [A]),
    ("Supplement Facts\nCaffeine 150 mg\nNon-«DMAA» formula", [A]),
    ("Banned substances such as «DMAA» are never used", [A]),
    ("Supplement Facts\nCaffeine 150 mg\nBanned substances such as «DMAA» are never used.", [A]),
    ("The FDA has warned consumers about «tianeptine»", [N]),
    ("Supplement Facts\nCaffeine 150 mg\nThe FDA has warned consumers about «tianeptine».", [N]),
    ("I used to take «phenibut»", [U]),
    ("Supplement Facts\nCaffeine 150 mg\nI used to take «phenibut».", [N]),
    ("Replaces «phenibut»", [N]),
    ("Supplement Facts\nCaffeine 150 mg\nReplaces «phenibut».", [N]),
    ("Consult your doctor before use if you take «ephedrine»", [N]),
    ("Supplement Facts\nCaffeine 150 mg\nConsult your doctor before use if you take «ephedrine».", [N]),
    ("free of SARMs such as «ostarine»", [A]),
    ("Supplement Facts\nCaffeine 150 mg\nFree of SARMs such as «ostarine».", [A]),
    ("Ingredients: zinc, free of SARMs such as «ostarine»", [A]),
    ("Ingredients: zinc, free of «SARMs» such as «ostarine»", [A, A]),
    ("Free of «SARMs» (such as «ostarine»).", [A, A]),
    ("Ingredients: zinc, «SARMs» such as «ostarine»", [D, D]),
    ("No sugar, «SARMs» such as «ostarine» and zinc", [U, U]),
    ("«DMAA», the compound banned in 2013, caffeine", [D]),
    ("«Tianeptine» 15 mg for you", [D]),
    ("Study dose: each capsule provides «phenibut» 300 mg", [D]),
    ("If you take «phenibut» before bed you will sleep", [U]),
    ("Banned substances such as «DMAA» are never used alone", [U]),
    ("Regulates sleep with «phenibut»", [D]),
    ("«Phenibut» getestet und gut", [D]),
    ("Supplement Facts\nCalm Blend 500 mg\nReduces stress\n«Phenibut»\nTaurine", [D]),
    ("Ingredients: as strong as ever «phenibut», taurine", [D]),
    ("Third-party tested for your safety, «phenibut», taurine", [U]),
    ("If you take «phenibut», avoid alcohol", [U]),
    ("The FDA banned ephedra so we use «phenibut»", [U]),
    ("Does it contain sugar? No. «Phenibut»? Yes.", [U]),
]

HEADINGS_OF_ABSENCE = [
    ("Free From\n«ephedra»\n«DMAA»\nContains\ncaffeine\n«kratom»", [A, A, D]),
    ("What's NOT inside?\n«ephedra»\n«DMAA»\nIngredients\ncaffeine\n«kratom»", [A, A, D]),
    ("What we leave out:\n«ephedra», «DMAA»\nIngredients: «kratom»", [A, A, D]),
    ("Contains no:\n«ephedra»\n«DMAA»\nIngredients: «kratom»", [A, A, D]),
    ("Ingredients: zinc, maca\nWithout:\n«ephedra»\n«DMAA»", [A, A]),
    ("Zutaten: Zink\nFrei von:\n«Ephedra»\n«DMAA»", [A, A]),
    ("Ingrédients : zinc\nSans :\n«éphédra»\n«DMAA»", [A, A]),
    ("Free from\n«ephedra», «DMAA»\nContains\ncaffeine, zinc 5 mg", [A, A]),
    ("Supplement Facts\nCaffeine 150 mg\nFree From\n- «ephedra»\n- «DMAA»\n", [A, A]),
    ("Free from\ngluten, soy\nPhenibut blend\n«phenibut» 300 mg", [D]),
    ("Free from\n«phenibut» 300 mg\nzinc 5 mg", [D]),
    ("Free from\ngluten\nsoy\n\n«Phenibut» and magnesium", [D]),
    ("Free From\ngluten, soy\nActive\n«Phenibut»", [D]),
    ("Free From\ngluten, soy.\n«Phenibut», taurine", [D]),
    ("Without:\nsugar, contains «phenibut»", [D]),
    ("Without prescription:\n«tianeptine»", [U]),
    ("Not inside:\nsugar\nInside:\n«phenibut»", [D]),
    ("Free from\nsugar\nInside\n«phenibut»", [D]),
    ("Free from\nsugar\nOur recipe:\n«phenibut», zinc", [U]),
    ("Free of\nsugar\n«Phenibut» capsules 60 caps", [D]),
    ("Contains no\nfillers\n«Phenibut»\nTaurine", [D]),
    ("Free from: gluten, soy.\n«Phenibut», magnesium", [D]),
]

CONTRADICTIONS = [
    ("Contains no «DMAA». Ingredients: caffeine, «DMAA»", [A, C]),
    ("Contains no «ephedra». Ingredients: caffeine, «DMAA»", [A, D]),
    ("Ingredients: «kratom» 1 g\nNow «kratom»-free!", [C, A]),
]


@pytest.mark.parametrize(
    ("marked", "roles"),
    ENGLISH_ABSENT_AND_NOT
    + OTHER_ROLES
    + LISTS
    + OTHER_LANGUAGES
    + COMPARISONS_THAT_END
    + TABS_AND_REVIEWS
    + CLAIMS_OVER_LINES
    + AMOUNTS_AND_BRACKETS
    + REMARKS
    + HEADINGS_OF_ABSENCE
    + CONTRADICTIONS,
)
def test_a_name_has_the_role_that_the_words_around_it_give(marked: str, roles: list[Role]) -> None:
    assert [mention.role for mention in mentions_of(marked)] == roles


@pytest.mark.parametrize(("marked", "roles"), ENGLISH_ABSENT_AND_NOT + OTHER_ROLES + LISTS + OTHER_LANGUAGES)
def test_every_role_but_declared_says_why_in_one_sentence(marked: str, roles: list[Role]) -> None:
    for mention in mentions_of(marked):
        if mention.role is not Role.DECLARED:
            assert mention.reason
            assert mention.reason.endswith(".")


def test_the_reason_quotes_the_cue() -> None:
    (mention,) = mentions_of("This product does not contain «kratom».")
    assert mention.reason is not None
    assert '"does not contain" stands before it' in mention.reason


@pytest.mark.parametrize(
    ("printed", "method", "role"),
    [
        ("Non-DMAA", Method.DERIVATIVE, A),
        ("Non-DMAA", Method.EXACT, D),
        ("Nor-DMAA", Method.DERIVATIVE, D),
        ("Nonivamide", Method.DERIVATIVE, D),
    ],
)
def test_what_the_matcher_takes_for_a_derivative_may_be_a_claim(
    printed: str, method: Method, role: Role
) -> None:
    document = Document(f"Ingredients: zinc, {printed}", "text/plain", "0", "text")
    hit = Hit(19, 19 + len(printed), ("dmaa",), "DMAA", method)
    (mention,) = assign_roles(document, understand(document, [(hit.start, hit.end)]), [hit])
    assert mention.role is role

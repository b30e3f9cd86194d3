"""The words around a name that say what naming it means, by role and language. Data only.

Each row holds regular expressions parted by ' | '; a blank stands for any white space, and a line that
starts with '~' goes on with the one above. Rows of `PREFIX`
stand before a name, rows of `SUFFIX` directly after it. `firm` rows reach over an open list ('free of A,
B, C'); the others reach over one only if 'or', 'nor' and their like close it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """What a cue makes of the name it governs."""

    ABSENT = "absent"
    POSITIVE = "positive"
    WARNING = "warning"
    COMPARISON = "comparison"
    FACILITY = "facility"
    MAY_CONTAIN = "may_contain"
    TESTED = "tested"
    FORMER = "former"
    REFERENCE = "reference"
    RELATION = "relation"  # 'a metabolite of DHEA' names what another ingredient comes from
    PSEUDO = "pseudo"  # looks like a cue and is none: 'free form', 'No. 1'


@dataclass(frozen=True, slots=True)
class CueRow:
    """Cues of one kind in one language."""

    kind: CueKind
    language: str
    patterns: tuple[str, ...]
    firm: bool = False


def _row(kind: CueKind, language: str, table: str) -> CueRow:
    return CueRow(kind, language, _entries(table))


def _firm(kind: CueKind, language: str, table: str) -> CueRow:
    return CueRow(kind, language, _entries(table), firm=True)


def _entries(table: str) -> tuple[str, ...]:
    whole = re.sub(r"\n\s*~", "", table)
    return tuple(entry for part in re.split(r"\s\|\s", f" {whole} ") if (entry := " ".join(part.split())))


A, P, W, C, F = CueKind.ABSENT, CueKind.POSITIVE, CueKind.WARNING, CueKind.COMPARISON, CueKind.FACILITY
M, T, O, R, X = CueKind.MAY_CONTAIN, CueKind.TESTED, CueKind.FORMER, CueKind.REFERENCE, CueKind.PSEUDO  # noqa: E741
E = CueKind.RELATION

PREFIX: tuple[CueRow, ...] = (
    # English -----------------------------------------------------------------------------------------
    _firm(A, "en", r"""
        free (?:of|from)(?: (?:any|all))? |
        (?:contains?|includes?|has|have|having|with|using|uses) (?:absolutely )?(?:no|zero) |
        (?:contains?|includes?|uses?|with) (?:neither|none of)(?: the following)? |
        (?:does|do|did|will|should|must) not (?:contain|include|use|have) |
        (?:doesn|don|didn|won)['’]t (?:contain|include|use|have) | (?:cannot|can not) contain |
        never (?:contains?|includes?|uses?|used|added) |
        not (?:contain|containing|made with|formulated with|include|including) | devoid of | excludes? |
        excluding | none of(?: the following)? |
        none of the following(?: \w+)? (?:is|are|was|were) (?:ever )?
        ~(?:used|included|contained|present|added) |
        (?:made|formulated|manufactured|produced|created) without(?: (?:the use of|using|any))? |
        without (?:the use of|the addition of|using) | lacks | lacking | (?:the )?absence of |
        no (?:trace|traces) of | left out | leaves out |
        (?:none|not one) of (?:our|these|the|their)(?: \w+){1,3} contains? | neither |
        contains? 0 ?(?:mg|mcg|g|%)(?: of)? |
        (?<![.,\d])0 ?(?:mg|mcg|g) of | we (?:do not|don['’]t|never) use | clean of | rid of"""),
    _row(A, "en", r"""
        no | without(?: any)? | w/o | zero | non | not | absolutely no | never | nil | minus"""),
    _row(X, "en", r"""
        free[ -]forms? | free[ -]base | free acid | free amino |
        free (?:shipping|delivery|sample|trial|gift|bottle|returns) | no[.] ?\d+ | n[.] ?o[.] |
        without (?:a )?doubt | without question | (?:not|never) without | not only | not just |
        not merely | no doubt | no wonder |
        no matter | no less than | no more than | not less than | not more than | no need |
        no prescription | without (?:a )?prescription | no[ -]nonsense | no[ -]brainer | no other | no one |
        no longer just | why not | not exceed"""),
    _firm(P, "en", r"""
        contains? | containing | contained | with | powered by | provides? | providing | delivers? |
        delivering | supplies | featuring | features | including | includes? | formulated with |
        made (?:with|from) | infused with | packed with | loaded with | enriched with | fortified with |
        combines | blend of | dose of | \d[\d.,]* ?(?:mg|mcg|g) of | plus | tested positive for |
        positive for | found to contain | adulterated with | spiked with | undeclared |
        active ingredients? | but | yet | now with | added"""),
    _firm(W, "en", r"""
        (?:do not|don['’]t|never|should not be|must not be|not to be|not be|avoid|not) (?:combin(?:e|
        ~ed|ing)|mix(?:ed|ing)?|tak(?:e|en|ing)|us(?:e|ed|ing)|consum(?:e|ed|ing)|stack(?:ed|ing)?|
        ~co-?administer(?:ed)?)(?: (?:this|it|the) ?(?:product|supplement)?)?(?: (?:together|along|
        ~alongside|concurrently|simultaneously|in combination))? ?(?:with|alongside) |
        if (?:you(?: are|['’]re)? )?(?:currently |also )?(?:taking|using|on) |
        if you (?:currently |also )?(?:take|use) |
        not (?:use|take|consume)(?: \w+){0,4} (?:while|when|if)(?: \w+){0,3} (?:taking|using|on|take|
        ~use) | (?:if|are|you['’]re) (?:you are )?(?:allergic|sensitive|hypersensitive) to |
        allerg(?:y|ies) to | sensitivity to | (?:may |can |could |might )?interacts? with |
        interactions? with | contraindicated (?:with|in) | concurrent use of |
        (?:people|persons|patients|anyone|individuals|those) (?:taking|using|on) |
        (?:prescription )?(?:medications?|medicines?|drugs?) (?:such as|like|including|containing|
        ~e[.]g[.],?) | other (?:products|supplements|sources) (?:containing|with|of) |
        other stimulants?,? (?:such as|like|including) |
        not (?:suitable|intended|recommended|for use) (?:with|for users of|for people on|
        ~by those taking)"""),
    _firm(C, "en", r"""
        compar(?:e|ed|able|es|ing) (?:to|with) |
        (?:better|stronger|safer|cleaner|smoother|gentler|faster|more \w+|less \w+) than | superior to |
        alternatives? (?:to|for) | replacements? for | substitutes? for | instead of | unlike | similar to |
        in place of |
        (?:works?|feels?|acts?|hits?|effects?|energy|buzz|just|much|something|looks?|tastes?) like |
        as (?:strong|powerful|potent|effective|intense|good|hard|fast) as(?! ever| always| before) |
        rivals? | inspired by |
        replac(?:es|ing) |
        reminiscent of | mimics? | mimicking | not to be confused with |
        (?:do not|don['’]t) confuse (?:it |this )?with | versus | vs[.]? | unrelated to | not related to"""),
    _firm(E, "en", r"""
        (?:an? |the )?(?:natural |naturally occurring |active |direct |immediate |non-?hormonal )?
        ~(?:metabolites?|precursors?|analog(?:ue)?s?|isomers?|derivatives?|prohormones?) (?:of|to|for)"""),
    _firm(F, "en", r"""
        (?:facility|facilities|equipment|machinery|factory)(?: that| which| where)?(?: we| it| also|
        ~ may)* (?:process|handle|manufacture|produce|package|store|pack|use)(?:s|es|d|ing)?
        ~(?: products (?:with|containing))? |
        (?:shared |same |on )(?:equipment|facility|lines?|machinery) (?:with|as|processing|that \w+|
        ~used for) |
        (?:made|manufactured|produced|processed|packaged|packed|bottled|encapsulated) (?:in|on|
        ~at) [^.;]{0,40}?(?:plant|site|lines?) (?:that|which|where)(?: we| it| also| may)* \w+"""),
    _firm(M, "en", r"""
        (?:may|might)(?: also| possibly)? contain(?: (?:small |trace |minute )?(?:traces?|amounts?|
        ~residues?) of)? | (?:possible |potential )traces of"""),
    _firm(T, "en", r"""
        (?:screen(?:ed|s|ing)?|test(?:ed|s|ing)?|check(?:ed|s|ing)?|analy[sz](?:ed|es|ing)|assay(?:ed|
        ~s)?|negative|examined|monitored)(?:\s(?!positive)\w+){0,2} for(?: the)?(?: presence of| absence of|
        ~ contamination with)? | test(?:s|ed)? negative for |
        (?:none|no) (?:detectable|detected)(?: amounts?| levels?)?(?: of)? | not detected |
        below detection(?: limit)? (?:for|of) | contaminants tested"""),
    _firm(O, "en", r"""
        (?:formerly|previously|once|originally) (?:contain(?:ed|ing|s)?|included|made with|known as|
        ~sold with|with|had) | used to (?:contain|include|have|use|be made with) |
        no longer (?:contains?|includes?|uses?|made with|has) |
        old (?:label|formula|version|recipe)(?: (?:contained|with|had|included|listed))? |
        (?:former|previous|earlier|discontinued) (?:label|formula|version|recipe|formulation)s?(?: 
        ~(?:contained|with|had|included|listed))? | (?:we |has |have |had )?removed |
        (?:we |has |have )?replaced | we took out | reformulated without |
        (?:until|before|prior to) (?:19|20)\d\d(?:,? (?:it|we|this product))? (?:contained|included|
        ~used)"""),
    _firm(R, "en", r"""
        (?:fda|fsanz|tga|mhra|wada|efsa|authorities|regulators|government|agency)(?: (?:has|have|had))?
        ~(?: since)? (?:(?:banned|prohibited|outlawed|recalled)|warned(?: \w+){0,2}? (?:about|against|of)) |
        see also | learn (?:more )?about | read (?:more )?about | our article (?:on|about) |
        reference standard(?: of| for)?"""),
    # German ------------------------------------------------------------------------------------------
    _firm(A, "de", r"""
        frei von | enth(?:ä|ae)lt (?:kein\w*|weder) | enthalten kein\w* |
        ohne (?:den )?(?:zusatz|einsatz|verwendung) von | enthält nicht | nicht mit | verzicht(?:et)? auf |
        weder | garantiert ohne"""),
    _row(A, "de", r"ohne | keine? | keinerlei | keinen | null"),
    _row(X, "de", r"nicht ohne | ohne zweifel | nicht nur | ohne rezept | rezeptfrei"),
    _firm(P, "de", r"""
        enthält | enthalten | mit | liefert | sondern | aber | dafür | bietet | angereichert mit | aus"""),
    _firm(W, "de", r"""
        nicht (?:zusammen |gleichzeitig |gemeinsam |in kombination )?mit(?: anderen)? |
        bei (?:gleichzeitiger )?einnahme von | wechselwirkung(?:en)? mit | allergi\w+ (?:gegen|auf) |
        wenn sie | nicht kombinieren mit"""),
    _firm(C, "de", r"""
        im vergleich (?:zu|mit) | (?:besser|stärker|sicherer|wirksamer) als | alternativen? (?:zu|für) |
        ersatz für | statt | anstelle von | anstatt | ähnlich wie | vergleichbar mit | wirkt wie |
        nicht zu verwechseln mit"""),
    _firm(F, "de", r"""
        (?:betrieb|anlage|produktionsstätte|werk|einrichtung)[^.;]{0,40}?,? (?:in (?:dem|der)|der|die|
        ~das|wo) (?:auch )?"""),
    _firm(M, "de", r"kann(?: auch)? spuren von | spuren von"),
    _firm(T, "de", r"""
        (?:getestet|geprüft|untersucht|kontrolliert|negativ|analysiert) auf """),
    _firm(O, "de", r"""
        (?:enthielt|enthalten) (?:früher|zuvor|ehemals) | früher(?:e rezeptur)?(?: mit)? |
        enthält nicht mehr | nicht mehr | alte rezeptur"""),
    # French ------------------------------------------------------------------------------------------
    _firm(A, "fr", r"""
        n(?:e |['’])(?:contient|contiennent|renferme|comporte) (?:pas|ni|aucune?|point|jamais)(?: de|
        ~ d['’])? | exempte?s? (?:de |d['’]) | dépourvue?s? (?:de |d['’]) |
        sans (?:ajout |trace |adjonction )(?:de |d['’]) | garantie? sans | ni"""),
    _row(A, "fr", r"sans | pas (?:de |d['’]) | aucune? | zéro"),
    _row(X, "fr", r"pas sans | sans doute | sans ordonnance | non seulement"),
    _firm(P, "fr", r"""
        contient | contiennent | avec | apporte | fournit | à base (?:de |d['’]) | mais | enrichie? en |
        renferme"""),
    _firm(W, "fr", r"""
        ne (?:pas |jamais )(?:combiner|associer|prendre|mélanger|utiliser|consommer)(?: ce produit)?
        ~(?: avec| en même temps que) | en cas de prise (?:de |d['’]) | si vous prenez |
        interactions? avec | allergi(?:e|que)s? (?:à|au|aux)"""),
    _firm(C, "fr", r"""
        (?:comparé|comparable|semblable|similaire|supérieure?) (?:à|au|aux) | (?:meilleure?|plus \w+) que |
        alternative(?: \w+)? (?:à|au)(?: l['’])? | au lieu (?:de |d['’]) | à la place (?:de |d['’]) |
        à ne pas confondre avec | substitut (?:de |d['’]|à )"""),
    _firm(F, "fr", r"""
        (?:atelier|usine|installation|site|établissement)s?[^.;]{0,30}? (?:qui|où|manipulant|utilisant|
        ~traitant)[^.;]{0,20}?"""),
    _firm(M, "fr", r"""
        (?:peut|peuvent|pourrait) contenir(?: des)?(?: traces)?(?: de| d['’]| éventuelles de)? |
        traces (?:de |d['’]|éventuelles de )"""),
    _firm(T, "fr", r"""
        (?:testé|analysé|contrôlé|dépisté)e?s? (?:pour|contre|quant à)(?: la présence de)? |
        recherche (?:de |d['’])"""),
    _firm(O, "fr", r"""
        ne contient plus(?: de| d['’])? | contenait(?: auparavant| autrefois)? | anciennement |
        ancienne (?:formule|recette|étiquette)"""),
    # Spanish -----------------------------------------------------------------------------------------
    _firm(A, "es", r"""
        no (?:contiene|contienen|lleva|incluye|posee|tiene)(?: ni| ningún| ninguna)? | libres? de |
        exentos? de | carece de | sin (?:adición|uso|presencia|trazas|rastros) de | sin (?:añadir|agregar) |
        ni"""),
    _row(A, "es", r"sin | ningún | ninguna | cero"),
    _row(X, "es", r"no sin | sin duda | sin receta | no solo | no sólo"),
    _firm(P, "es", r"""
        contiene | contienen | con | aporta | proporciona | incluye | a base de | pero | sino |
        enriquecido con"""),
    _firm(W, "es", r"""
        no (?:combinar|combine|mezclar|mezcle|tomar|tome|usar|use|consumir|consuma|administrar)
        ~(?: este producto| junto| conjuntamente)*(?: con) |
        si (?:está tomando|toma|usa|utiliza|es alérgico a) | evit(?:ar|e)(?: el uso| tomar)?(?: con| de)? |
        interacciona con | alérgic[oa]s? a"""),
    _firm(C, "es", r"""
        comparad[oa] con | comparable (?:a|con) | (?:mejor|superior|más \w+) (?:que|a) |
        alternativas? (?:a|al|a la) | en (?:lugar|vez) de | similar (?:a|al) | a diferencia de(?:l)? |
        no confundir con | sustitut[oa] de"""),
    _firm(F, "es", r"""
        (?:instalación|instalaciones|planta|fábrica|equipos?|líneas?)[^.;]{0,20}? (?:que|donde)
        ~(?: también)?(?: se)? \w+"""),
    _firm(M, "es", r"(?:puede|pueden|podría) contener(?: trazas| restos)?(?: de)? | trazas de"),
    _firm(T, "es", r"""
        (?:analizad|probad|testad|verificad)[oa]s? (?:para|frente a|contra|en busca de) |
        negativ[oa] (?:a|para)"""),
    _firm(O, "es", r"""
        ya no (?:contiene|lleva|incluye) | (?:antes|anteriormente) (?:contenía|llevaba|con) |
        fórmula (?:anterior|antigua)"""),
    # Portuguese --------------------------------------------------------------------------------------
    _firm(A, "pt", r"""
        não (?:contém|contêm|possui|inclui|leva)(?: nem| nenhum\w*)? | livres? de | isent[oa]s? de |
        sem (?:adição|uso|traços) de | nem"""),
    _row(A, "pt", r"sem | nenhuma?"),
    _row(X, "pt", r"sem dúvida | sem receita | não só | não apenas"),
    _firm(P, "pt", r"contém | contêm | com | fornece | inclui | à base de | mas"),
    _firm(W, "pt", r"""
        não (?:combin\w+|mistur\w+|tom\w+|us\w+|consum\w+|utiliz\w+) com |
        se (?:estiver (?:tomando|usando)|toma|usa) | evit\w+ | alérgic[oa]s? a"""),
    _firm(C, "pt", r"""
        comparad[oa] (?:a|ao|à|com) | (?:melhor|superior|mais \w+) (?:que|do que|a) |
        alternativas? (?:a|ao|à) | em vez de | no lugar d[eo] | semelhante (?:a|ao|à)"""),
    _firm(M, "pt", r"(?:pode|podem) conter(?: traços| vestígios)?(?: de)? | traços de"),
    _firm(T, "pt", r"(?:testad|analisad|verificad)[oa]s? (?:para|quanto a|contra)"),
    _firm(O, "pt", r"""
        (?:não contém|já não contém) mais | já não contém | (?:antes|anteriormente) continha |
        fórmula (?:anterior|antiga)"""),
    # Italian -----------------------------------------------------------------------------------------
    _firm(A, "it", r"""
        non (?:contiene|contengono|include)(?: né| alcun\w*| nessun\w*)? | priv[oaie] di | esent[ei] da |
        senza (?:aggiunta|uso|tracce) di | né"""),
    _row(A, "it", r"senza | nessun[oa]? | zero"),
    _row(X, "it", r"non senza | senza dubbio | senza ricetta | non solo"),
    _firm(P, "it", r"contiene | contengono | con | apporta | fornisce | a base di | ma"),
    _firm(W, "it", r"""
        non (?:combin\w+|mescol\w+|assum\w+|us\w+|associ\w+|prend\w+|utilizz\w+)(?: insieme|
        ~ contemporaneamente)? (?:con|a|ad) | se (?:si|state|stai) (?:assum\w+|usa\w*|prend\w+) | evit\w+ |
        allergic[oi] (?:a|al|alla)"""),
    _firm(C, "it", r"""
        rispetto (?:a|al|alla|all['’]) | (?:meglio|migliore|superiore|più \w+) (?:di|a|che|della|dell['’]) |
        alternativ[ae] (?:a|al|alla|all['’]) | invece (?:di|della|dell['’]) |
        al posto (?:di|della|dell['’]) | simile (?:a|al|alla|all['’]) | da non confondere con"""),
    _firm(M, "it", r"(?:può|possono|potrebbe) contenere(?: tracce)?(?: di)? | tracce di"),
    _firm(T, "it", r"(?:testat|analizzat|controllat)[oaie] (?:per|contro)"),
    _firm(O, "it", r"""
        non contiene più | (?:prima|precedentemente|in passato) conteneva | vecchia (?:formula|ricetta)"""),
    # Russian, Ukrainian, Polish, Dutch, Swedish -------------------------------------------------------
    _firm(A, "ru", r"""
        не содерж(?:ит|ат|ащий|ащая)(?: ни)? | свобод(?:ен|на|но|ны) от |
        без (?:добавления|использования|примеси|примесей) | не входит | не входят | отсутству(?:ет|ют) |
        не містить | ни"""),
    _row(A, "ru", r"без | нет | никакого | никаких | ноль | не"),
    _row(X, "ru", r"не без | без сомнения | без рецепта | не только | не менее | не более"),
    _firm(P, "ru", r"""
        содерж(?:ит|ат|ащий|ащая) | с добавлением | на основе | включает | но | обогащ[её]н\w* | с | со"""),
    _firm(W, "ru", r"""
        не (?:сочета\w+|принима\w+|совмеща\w+|комбинир\w+|использ\w+|употребля\w+|смешива\w+)(?: 
        ~(?:вместе|одновременно|совместно))? (?:с|со) | при (?:одновременном )?при[её]ме |
        если вы принимаете | аллерги\w+ на | не рекомендуется (?:с|со|сочетать с)"""),
    _firm(C, "ru", r"""
        по сравнению (?:с|со) | (?:лучше|сильнее|безопаснее|мощнее|эффективнее),? чем | альтернатив\w+ |
        вместо | аналог\w* | в отличие от | похож\w* на | не путать (?:с|со) | замен\w+"""),
    _firm(F, "ru", r"""
        на (?:предприятии|производстве|оборудовании|заводе),?[^.;]{0,30}? (?:где|котором|
        ~перерабатыва\w+|использу\w+)[^.;]{0,30}?"""),
    _firm(M, "ru", r"(?:может|могут) содержать(?: следы| следовые количества)? | возможны следы | следы"),
    _firm(T, "ru", r"""
        (?:проверен|протестирован|тестирован|исследован|анализ)\w* на(?: наличие| отсутствие|
        ~ содержание)?"""),
    _firm(O, "ru", r"""
        (?:больше|более) не содержит | (?:ранее|раньше|прежде) содержал\w* |
        стар(?:ый|ая) (?:состав|формула|этикетка)"""),
    _firm(A, "pl", r"nie zawiera(?: ani)? | woln[ey] od | bez dodatku | ani"),
    _row(A, "pl", r"bez | żadn\w+"),
    _firm(P, "pl", r"zawiera | dostarcza | ale | lecz | z dodatkiem"),
    _firm(W, "pl", r"""
        nie (?:łączyć|stosować|przyjmować|mieszać)(?: jednocześnie| razem)? z(?:e)? | uczulen\w+ na"""),
    _firm(M, "pl", r"może zawierać(?: śladowe ilości| ślady)?"),
    _firm(C, "pl", r"""
        w porównaniu (?:z|do) | (?:lepsz\w+|silniejsz\w+) niż | alternatyw\w+ dla | zamiast"""),
    _firm(A, "nl", r"bevat(?:ten)? geen | vrij van | zonder toevoeging van"),
    _row(A, "nl", r"zonder | geen"),
    _firm(P, "nl", r"bevat | met | maar | levert"),
    _firm(W, "nl", r"""
        niet (?:combineren|gebruiken|innemen|mengen)(?: samen)? met | niet (?:samen |gelijktijdig )?met"""),
    _firm(M, "nl", r"kan sporen van | sporen van"),
    _firm(C, "nl", r"in vergelijking met | (?:beter|sterker) dan | alternatief voor | in plaats van"),
    _firm(A, "sv", r"fri från | innehåller (?:inte|ingen|inga) | fri för"),
    _row(A, "sv", r"utan | ingen | inga | uden"),
    _firm(P, "sv", r"innehåller | med | men"),
    # Chinese, Japanese, Korean: cues before the name ---------------------------------------------------
    _firm(A, "zh", r"""
        不含有? | 不含任何 | 不添加(?:任何)? | 未添加 | 不包含 | 绝不含 | 絕不含 | 零添加 | 沒有添加 |
        没有添加"""),
    _row(A, "zh", r"""
        (?<![\u3040-\u30ff\u3400-\u9fff])(?:无添加|無添加|无|無|没有|沒有) |
        绝无 | 絕無 | 完全无 | 完全無"""),
    _row(X, "zh", r"无水 | 無水 | 无机 | 無機 | 无论 | 無論 | 无花果 | 无患子 | 不含糖"),
    _firm(P, "zh", r"含有? | 添加了? | 富含 | 特含 | 采用 | 採用 | 使用 | 提供 | 但 | 内含 | 內含"),
    _firm(W, "zh", r"""
        (?:请勿|請勿|不要|不可|不宜|不得|禁止|避免|切勿|勿|不能)(?:与|與|和|同|跟) | 正在服用"""),
    _firm(C, "zh", r"""
        相比(?:于)? | 类似(?:于)? | 類似(?:於)? | 替代 | 代替 | 取代 | 优于 | 優於 | 不同于 | 区别于"""),
    _firm(M, "zh", r"可能含有?(?:微量|少量|痕量)?(?:的)? | 可能存在"),
    _firm(T, "zh", r"未检出 | 未檢出 | 检测(?:了)? | 檢測(?:了)? | 经检测不含"),
    _firm(O, "zh", r"不再含有? | 曾含有? | 以前含有? | 旧配方[:：]? | 舊配方[:：]? | 旧标签[:：]?"),
    _firm(P, "ja", r"有効成分 | 配合成分"),
    _firm(O, "ja", r"旧処方[:：]? | 旧配合[:：]? | 以前は"),
)  # fmt: skip

#: Directly after a name (blanks, a closing bracket or a salt aside). `{name}` is one coordinated name.
SUFFIX: tuple[CueRow, ...] = (
    _row(X, "en", r"""
        [\s-]?free[\s-](?:forms?|base|acid|amino|shipping|delivery|samples?|trial|gift|bottle|returns?|
        ~with|of|from|radicals?|to|today)"""),
    _row(A, "en", r"""
        -{0,2}free(?!\w) |
        [ ]free(?=\s*(?:[.,;:!?)|*]|$|and\b|or\b|&|formula|product|blend|version|pre-?workout|fat|
        ~supplement|energy)) |
        -\s?(?:(?:,|/|&|and|or|,\s?and|,\s?or)\s?{name}-\s?){0,4}(?:,|/|&|and|or|,\s?and|
        ~,\s?or)\s?{name}[ -]free | /{name}(?:/{name}){0,4}[ -]free |
        :?\s(?:is|are|was|were|has been|have been)\s(?:not|never)\s(?:present|included|added|contained|
        ~an\singredient|part\sof\s(?:this|our)|(?:used\s|found\s)?in\s(?:this|our|the)\s(?:product|
        ~formula|blend|supplement|mix|bottle)) | \s?[:=]?\s0(?:[.,]0+)?\s?(?:mg|mcg|g)(?![\w.,]\d) |
        \s?:\s?(?:none|no|absent|nil|zero)(?!\s?\w) |
        :?\s(?:is|are|was|were)\s(?:not|never)\s(?:ever\s)?used
        ~(?=\s*(?:[.,;!)\n]|$|in\s(?:this|our|the)|by\sus)) |
        \s(?:not|never)\s(?:included|added|present|contained)"""),
    _row(T, "en", r"""
        [ \t]{1,3}(?:nd|n[.]d[.]|negative|absent|not\sfound)(?=[ \t]*(?:[.,;)|\n]|$)) |
        [ \t]?[:=–-]?[ \t]?<\s?lo[dq](?!\w) |
        [ \t]?[:=–-]?[ \t]?<\s?\d[\d.,]*\s?(?:ppm|ppb|%|[mµu]g/k?g)?\s?\(?nd(?!\w) |
        \s?[:=–-]?\s?\(?(?:none|not|never|un)\s?detect(?:ed|able) |
        \s?[:=–-]\s?(?:nd|n[.]d[.]|negative|neg[.]?|pass|absent|<\s?lo[dq])(?!\w) |
        \s(?:was|were|is|are)\s(?:not|never)\sdetected | \s?(?:tested|test)\s(?:negative|clean)"""),
    _row(C, "en", r"""
        [ -]like(?![\w]) |
        [ -](?:alternatives?|substitutes?|replacements?|inspired|style|esque|mimetics?)(?!\w)"""),
    _row(O, "en", r"""
        ,?\s(?:is|was|were|are|has been|have been|had been)\s(?:now\s)?(?:removed|replaced|dropped|
        ~taken\sout|phased\sout) |
        ,?\s(?:is|are)\sno\slonger\s(?:used|included|contained|an\singredient|part|in|added)"""),
    _row(M, "en", r"\s?\(traces?\) | \s(?:may|might)\sbe\spresent"),
    _row(X, "de", r"[ -]frei\s(?:von|haus|verkäuflich|erhältlich)"),
    _row(A, "de", r"""
        [ -]{0,2}frei(?:e|er|es|en|em)?(?![\w]) |
        -\s?(?:(?:,|und|oder|sowie)\s?{name}-\s?){0,4}(?:und|oder|sowie|,)\s?{name}[ -]?frei(?:e|er|es|
        ~en|em)? | \s?(?:ist|sind)?\s?nicht\s(?:enthalten|zugesetzt|enthält)"""),
    _row(T, "de", r"\s?[:=–-]?\s?(?:ist\s)?nicht\snachweisbar | \s?[:=–-]?\s?nicht\snachgewiesen"),
    _row(C, "de", r"[ -](?:alternative|ersatz|ähnlich\w*)(?!\w)"),
    _row(M, "de", r"\senthalten\skann"),
    _row(T, "fr", r"\s?[:=–-]?\s?non\sdétectée?s?"),
    _row(T, "es", r"""
        \s?[:=–-]?\s?no\s(?:se\s)?detectad[oa]s? | \s?[:=–-]?\s?não\sdetectad[oa]s? |
        \s?[:=–-]?\s?non\srilevat[oaie]"""),
    _row(A, "ru", r"""
        \s?(?:не\s(?:содержится|содержатся|входит|добавлен\w*|использу\w+)|отсутству(?:ет|ют))"""),
    _row(T, "ru", r"\s?[:=–-]?\s?не\sобнаружен\w*"),
    _row(A, "nl", r"-?vrije?(?!\w)"),
    _row(A, "sv", r"-?fri(?:tt|a)?(?!\w)"),
    _row(A, "zh", r"(?:零添加|无添加|無添加|不添加|未添加)(?=[。，、；！!,;.\s]|$)"),
    _row(T, "zh", r"""
        \s?[:：]?\s?(?:均|皆)?未(?:检|檢)出 | \s?[:：]?\s?(?:检测|檢測)?(?:为|為)?(?:阴性|陰性) |
        \s?[:：]?\s?不得(?:检|檢)出"""),
    _row(W, "zh", r"(?:同时|同時|一起|一同|同)(?:服用|使用|食用) | 过敏 | 過敏"),
    _row(C, "zh", r"(?:的)?(?:替代品|代替品|替代|类似物)"),
    _row(A, "ja", r"""
        (?:[・とや]{name}){0,4}(?:など)?(?:は|を|も|が)?(?:一切|まったく|全く)?(?:含まない|含まず|
        ~含みません|含んでいません|含んでおりません|含まれていません|含まれておりません|含まれない|
        ~含まれません|含有していません|含有しておりません|含有しない|不使用|無添加|未使用|未配合|
        ~使用していません|使用しておりません|配合していません|配合しておりません) |
        (?:[・]{name}){0,4}(?:フリー|ゼロ)"""),
    _row(T, "ja", r"""
        (?:[・とや]{name}){0,4}(?:は|が)?(?:検出されず|検出されません|検出されていません|不検出|陰性)"""),
    _row(W, "ja", r"""
        (?:[・とや]{name}){0,4}(?:等|など)?(?:と(?:の)?併用|を(?:服用|使用|摂取)(?:中|している)|に
        ~(?:対して)?アレルギー|アレルギー)"""),
    _row(C, "ja", r"(?:の代替|に代わる|の代わり|のような|に似た|より(?:も)?(?:強|安全|優))"),
    _row(M, "ja", r"(?:を含む|が含まれる|を含有する)(?:場合|可能性|おそれ|恐れ)"),
    _row(F, "ja", r"""
        (?:を含む|を使用した)?(?:製品|商品)?(?:と同じ|と共通の|も製造する)(?:工場|設備|ライン|施設)"""),
    _row(P, "ja", r"(?:を|が)?(?:配合|含有|含む|使用)(?!し(?:ない|ません|ていません|ておりません|ていない))"),
    _row(A, "ko", r"""
        \s?(?:무첨가|불포함|미함유|없음|프리|무함유) |
        (?:을|를|은|는|이|가)?\s?(?:함유하지|포함하지|포함되지|함유되지|사용하지|넣지|첨가하지)\s?않"""),
    _row(T, "ko", r"\s?[:：]?\s?(?:불검출|검출되지\s?않)"),
    _row(W, "ko", r"(?:와|과|이나|나)?\s?(?:함께|같이|병용)\s?(?:복용|섭취|사용)?하지"),
    _row(M, "ko", r"(?:을|를|이|가)?\s?(?:함유|포함)(?:할|될|하고 있을)\s?수"),
    _row(P, "ko", r"(?:을|를|이|가)?\s?(?:함유|포함|배합)(?!하지|되지|할 수|될 수)"),
)  # fmt: skip

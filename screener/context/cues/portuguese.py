"""Portuguese cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "pt", r"""
        (?:não|nunca|jamais) (?:contém|contêm|possui|possuem|inclui|leva|tem|há|usamos|utilizamos|
        ~adicionamos|(?:se )?(?:usa|utiliza|adiciona))(?: nem| nenhum\w*| qualquer| nada de)? | livres? de |
        isent[oa]s? de |
        sem (?:adição|uso|traços?|vestígios?|presença) de | ausência (?:total )?de |
        (?:nenhum|sem qualquer) (?:traço|vestígio) de | nem"""),
    row(CueKind.ABSENT, "pt", r"sem | nenhuma? | zero | nada de | (?<![.,\d])0 ?%(?: de)?"),
    row(CueKind.PSEUDO, "pt", r"sem dúvida | sem receita | não só | não apenas | não somente"),
    firm(CueKind.POSITIVE, "pt", r"""
        contém | contêm | com | fornece | inclui | à base de | mas | usamos | utilizamos | colocamos |
        adicionamos"""),
    close(CueKind.POSITIVE, "pt", r"só | somente | apenas | pur[oa] | (?<!\d)100 ?%"),
    firm(CueKind.WARNING, "pt", r"""
        não (?:combin\w+|mistur\w+|tom\w+|us\w+|consum\w+|utiliz\w+) com |
        se (?:estiver (?:tomando|usando)|toma|usa) | evit\w+ | alérgic[oa]s? a"""),
    firm(CueKind.COMPARISON, "pt", r"""
        comparad[oa] (?:a|ao|à|com) | (?:melhor|superior|mais \w+) (?:que|do que|a) |
        alternativas? (?:a|ao|à) | em vez de | no lugar d[eo] | semelhante (?:a|ao|à)"""),
    firm(CueKind.MAY_CONTAIN, "pt", r"(?:pode|podem) conter(?: traços| vestígios)?(?: de)? | traços de"),
    firm(CueKind.TESTED, "pt", r"(?:testad|analisad|verificad)[oa]s? (?:para|quanto a|contra)"),
    firm(CueKind.FORMER, "pt", r"""
        (?:não contém|já não contém) mais | já não contém | (?:antes|anteriormente) continha |
        fórmula (?:anterior|antiga)"""),
    close(CueKind.WARNING, "pt", r"""
        (?:não|nunca|evite|evitar) (?:\w+ ){1,4}?(?:junto (?:com|a)|em conjunto com|em combinação com|
        ~simultaneamente com|ao mesmo tempo que|concomitantemente com|associado a) |
        (?:em|sob|fazem?) (?:um )?tratamento (?:com|à base de) | (?:pessoas|pacientes|crianças|está|estão|
        ~estar|sido) tratad[oa]s? com | medicad[oa]s? com |
        (?:pessoas|pacientes|quem|usuários)(?: que)? (?:já )?(?:tom(?:am|a)|us(?:am|a)|utilizam?|
        ~fazem? uso de) |
        fa(?:z|zem) uso de | intera(?:ge|gir) com | interaç(?:ão|ões) com |
        (?:se|caso|quando|enquanto) (?:você )?(?:já )?(?:está|esteja|estiver) (?:a tomar|tomando|usando|
        ~utilizando)"""),
    close(CueKind.COMPARISON, "pt", r"""
        (?:ao contrário|diferente(?:mente)?|à diferença) d[eoa]s? | distint[oa] d[eoa] |
        comparação com | nada a ver com | substitut[oa] d[eoa]"""),
    close(CueKind.FACILITY, "pt", r"""
        (?:instalaç(?:ão|ões)|fábrica|unidade|equipamentos?|linhas?|local|planta)[^.;]{0,20}? (?:que|
        ~onde)(?: também)?(?: se)? (?:process|fabric|manipul|embal|produz|armazen|trabalh|envas)\w+"""),
    close(CueKind.TESTED, "pt", r"""
        (?:análises?|testes?|ensaios?|controles?|pesquisa|detecção) de |
        (?:analis|test|verific|control|descart|detect)\w* [^.;]{0,40}?presença de |
        (?:descart|pesquis)(?:ar|amos|am|a)(?: a presença de)?"""),
    close(CueKind.FORMER, "pt", r"""
        (?:retira|remove|elimina|tira|substituí)mos | deixamos de (?:usar|utilizar) | tinham? | continham? |
        levava |
        (?:antiga|anterior|velha) (?:fórmula|receita|versão),?(?: com)? | (?:fórmula|receita|
        ~versão) (?:antiga|anterior),?(?: com)? |
        foi (?:retirad|removid|eliminad|substituíd)[oa]"""),
    close(CueKind.REFERENCE, "pt", r"""
        (?:parei (?:com|de (?:tomar|usar))|larguei|tomava|usava|deixei (?:de (?:tomar|usar))?|me receitaram|
        ~receitou|prescreveu|pro[ií]b(?:e|iu|iram|em)|proibição d[oae])"""),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.ABSENT, "pt", r"""
        \s(?:não\s(?:está|estão|é|são|foi|foram|faz|fazem)\s(?:\w+\s)?(?:presentes?|usad\w+|utilizad\w+|
        ~adicionad\w+|incluíd\w+|parte)|(?:está|estão)\sausentes?) | \s?:\s?(?:ausente|
        ~0\s?%)(?=\s*(?:[.,;)]|$))"""),
    row(CueKind.FORMER, "pt", r"""
        ,?\s(?:foi|foram)\s(?:retirad|removid|eliminad|excluíd|substituíd|abandonad)[oa]s?"""),
)  # fmt: skip

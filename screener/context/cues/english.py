"""English cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "en", r"""
        free[ _-](?:of|from)(?: (?:any|all))? |
        (?:contains?|includes?|has|have|having|with|using|uses) (?:absolutely )?(?:no|zero) |
        (?:contains?|includes?|uses?|with) (?:neither|none of)(?: the following| these| those)? |
        (?:does|do|did|will|should|must) not (?:contain|include|use|have) |
        (?:doesn|don|didn|won)['’]t (?:contain|include|use|have) | (?:cannot|can not) contain |
        never (?:contains?|includes?|uses?|used|added) |
        not (?:contain|containing|made with|formulated with|include|including) | devoid of | excludes? |
        excluding | none of(?: the following| these| those)? |
        none of the following(?: \w+)? (?:is|are|was|were) (?:ever )?
        ~(?:used|included|contained|present|added) |
        (?:made|formulated|manufactured|produced|created) without(?: (?:the use of|using|any))? |
        without (?:the use of|the addition of|using) | lacks | lacking | (?:the )?absence of |
        (?:will |would |have |has )?(?:never|not)(?: ever)? (?:put|add|stock|sell|carry|allow|accept)(?:s|ed|
        ~d|ted)? |
        (?:won['’]t|will not|don['’]t|never) see | not a (?:drop|trace|grain|hint|speck|shred) of |
        not (?:one|a single)(?: \w+){1,4} contains? |
        no (?:trace|traces) of | says? no to | (?:is|are)(?:n['’]t| not) any |
        what['’]?s (?:out|missing|not in(?:side)?) |
        (?:do|does|did|will) not add | (?:don|doesn|didn|won)['’]t add | never add(?:s|ed)? |
        (?:guaranteed )?not to (?:contain|include|use) |
        (?:won['’]t|will not|do not|don['’]t|cannot|can['’]t|will never|never) find(?: any)? |
        not (?:derived|made|extracted|sourced|obtained|prepared|brewed|blended) (?:from|with|using) |
        (?:we|they|formula|recipe|blend|product) (?:skip|omit|avoid|skips|omits|avoids) |
        (?:we|they) (?:sell|stock|carry|use|add|put in|include) no | left out | leaves out |
        (?:none|not one) of (?:our|these|the|their)(?: \w+){1,3} contains? | neither |
        contains? 0 ?(?:mg|mcg|g|%)(?: of)? |
        (?<![.,\d])0 ?(?:mg|mcg|g) of | we (?:do not|don['’]t|never) use | clean of | rid of"""),
    row(CueKind.ABSENT, "en", r"""
        no | no added | without(?: any| added| adding)? | w/o | zero | non | not | absolutely no | never |
        nil | minus"""),
    row(CueKind.PSEUDO, "en", r"""
        free[ -]forms? | free[ -]base | free acid | free amino |
        free (?:shipping|delivery|sample|trial|gift|bottle|returns) | no[.] ?\d+ | n[.] ?o[.] |
        without (?:a )?doubt | without question | (?:not|never) without | not only | not just |
        not merely | no doubt | no wonder |
        no matter | no less than | no more than | not less than | not more than | no need |
        no prescription | without (?:a )?prescription | no[ -]nonsense | no[ -]brainer | no other | no one |
        no longer just | no product | no formula | (?:do not|don['’]t|never|not) forget |
        (?:not|no|never|hardly|barely) (?:so |very |that |too )?different(?:ly)? from |
        no pre-?\s?workout | why not |
        (?:nothing|nobody|no one|none) (?:\w+ )?(?:like|than) |
        (?:nothing|complete|incomplete|same|lost|useless) without | not exceed"""),
    firm(CueKind.POSITIVE, "en", r"""
        contains? | containing | contained | with | powered by | provides? | providing | delivers? |
        delivering | supplies | featuring | features | including | incl[.]? | includes? | formulated with |
        made (?:with|from) | infused with | packed with | loaded with | enriched with | fortified with |
        combines | blend of | dose of | \d[\d.,]* ?(?:mg|mcg|g) of | plus | tested positive for |
        positive for | found to contain | adulterated with | spiked with | undeclared |
        active ingredients? | but | yet | now with | added"""),
    firm(CueKind.WARNING, "en", r"""
        (?:do not|don['’]t|never|should not be|must not be|not to be|not be|avoid|not) (?:combin(?:e|
        ~ed|ing)|mix(?:ed|ing)?|tak(?:e|en|ing)|us(?:e|ed|ing)|consum(?:e|ed|ing)|stack(?:ed|ing)?|
        ~co-?administer(?:ed)?)(?: (?:this|it|the) ?(?:product|supplement)?)?(?: (?:together|along|
        ~alongside|concurrently|simultaneously|in combination))? ?(?:with|alongside) |
        if (?:you(?: are|['’]re)? )?(?:currently |also )?(?:taking|using|on) |
        (?:when|while)(?: you are)? on |
        (?:may|can|could|might|will) (?:reduce|increase|enhance|alter|affect|weaken|lower|potentiate|
        ~interfere with|change)
        ~(?: the (?:effects?|effectiveness|absorption|action|levels?|efficacy))? of |
        (?:who are|who is|being|currently|if) treated with | (?:hours?|minutes) (?:between|before|after)
        ~(?: (?:this|the) (?:product|supplement)(?: and)?)?(?: taking| using)? |
        (?:using|taking|use of|combining|mixing) (?:this|the|it)(?: product| supplement)? (?:along|together|
        ~alongside|
        ~in combination|concurrently|simultaneously)(?: with)? |
        users of | beware of(?: \w+){0,2}? |
        allergic to | do not (?:\w+ ){1,2}or (?:take|use|combine) |
        within \d+ (?:days|hours|weeks) of | (?:keep|stay) (?:away|clear) from | steer clear of |
        (?:hyper)?sensitiv(?:e|ity) to | (?:hours?|minutes) (?:apart|away) from |
        contra-?indicated (?:with|in|for)(?: (?:patients|people|women|those|persons))?(?: on| taking| using|
        ~ with)? | (?:never|do not|don['’]t) (?:share|give|feed|smoke|inject|drive on) |
        if you (?:currently |also )?(?:take|use) |
        not (?:use|take|consume)(?: \w+){0,4} (?:while|when|if)(?: \w+){0,3} (?:taking|using|on|take|
        ~use) | (?:if|are|you['’]re) (?:you are )?(?:allergic|sensitive|hypersensitive) to |
        allerg(?:y|ies) to | sensitivity to | (?:may |can |could |might )?interacts? with |
        interactions? with | contraindicated (?:with|in) | concurrent use of |
        (?:people|persons?|patients|anyone|individuals|those|women|men|adults|somebody|someone|athletes)
        ~(?: who are| who is)?(?: currently)? (?:taking|using|on|treated with|prescribed|who (?:take|use)s?) |
        (?:prescription )?(?:medications?|medicines?|drugs?|pills|blood thinners|antidepressants|stimulants?
        ~|sedatives|opioids) [(]?(?:such as|like|including|containing|e[.]g[.],?|for example) |
        other (?:products|supplements|sources) (?:containing|with|of) |
        not (?:suitable|intended|recommended|for use) (?:with|for users of|for people on|
        ~by those taking)"""),
    close(CueKind.WARNING, "en", r"""
        avoid(?:ing)?(?: (?:any|all|other|using|taking|combining|mixing|excessive|use of))*"""),
    firm(CueKind.COMPARISON, "en", r"""
        compar(?:e|ed|able|es|ing) (?:to|with) |
        (?:better|stronger|safer|cleaner|smoother|gentler|faster|more \w+|less \w+) than | superior to |
        alternatives? (?:to|for) | replacements? for | substitutes? for | instead of | unlike | similar to |
        in place of |
        (?:works?|feels?|acts?|hits?|effects?|energy|buzz|just|much|something|looks?|tastes?) like |
        as (?:strong|powerful|potent|effective|intense|good|hard|fast) as(?! ever| always| before) |
        rivals? | inspired by |
        replac(?:es|ing) | replace (?:your|the|my) | swap(?: out)? (?:your|the|my) | ditch(?: your| the)? |
        (?!other |rather |ever )[^\W\d_]{3,}er(?: \w+)? than |
        as (?!well|soon|long|far|much|many|little|needed|used|seen)[a-z]+ as
        ~(?! ever| always| before| possible| you| it) | different(?:ly)? (?:from|to) | differs from |
        distinct from |
        switch(?:ed|ing)? from | moving from | (?:cousin|equivalent|sibling|counterpart|imitation) (?:of|to) |
        forget(?: about)? | (?:answer|goodbye) to |
        (?:called|dubbed|nicknamed) (?:the )?(?:nature['’]s|natural|poor man['’]s|herbal) | move over |
        (?:works?|performs?|burns?|acts?) as \w+ as |
        reminiscent of | mimics? | mimicking | not to be confused with |
        (?:do not|don['’]t) confuse (?:it |this )?with | versus | vs[.]? | unrelated to | not related to"""),
    firm(CueKind.RELATION, "en", r"""
        (?:an? |the )?(?:natural |naturally occurring |active |direct |immediate |non-?hormonal )?
        ~(?:metabolites?|precursors?|analog(?:ue)?s?|isomers?|derivatives?|prohormones?) (?:of|to|for)"""),
    firm(CueKind.FACILITY, "en", r"""
        (?:facility|facilities|equipment|machinery|factory|kitchen|warehouse|site|premises|building|
        ~co-?packer|
        ~bakery|bottler|laborator(?:y|ies)|mill|workshop|(?:production |filling |packing )?lines?)
        ~(?: that| which| where)(?: we| it| they| also| may| can| is| are| routinely)*(?: used (?:for|to))?
        ~(?: (?:process|handle|manufacture|produce|package|store|pack|use|make|bottle|encapsulate|fill|blend|
        ~mill|
        ~grind|dry|roast|ship|keep|run|work with)(?:s|es|d|ed|ing)?)?
        ~(?: (?:other )?products (?:with|containing|made with))? |
        comes? (?:in|into) contact with |
        (?:machines?|equipment|lines?|machinery) (?:also )?used (?:for|with) |
        (?:facility|facilities|equipment|machinery|factory|kitchen|warehouse|site|premises|building|bakery)
        ~ (?:process|handl|manufactur|produc|packag|stor|pack|bottl|encapsulat|blend|mill|grind|roast)ing
        ~(?: (?:other )?products (?:with|containing|made with))? |
        (?:facility|kitchen|warehouse|site|factory|line|lines|manufacturer|co-?packer|packer|bottler|mill|
        ~bakery|
        ~equipment|supplier|company|firm|manufacturers?)(?: that| which| who)?(?: is| are| may|
        ~ can)? also(?: used)?
        ~ (?:process|handle|manufacture|produce|package|store|pack|use|make|bottle|encapsulate|fill|blend|
        ~mill|grind|
        ~dry|roast|ship|keep|run|work with|for|to)(?:s|es|d|ed|ing)?(?: \w+ing)?
        ~(?: (?:other )?products (?:with|containing|made with))? |
        (?:lines?|equipment|machinery|facility|kitchen|site|room|machines)(?: is| are)? shared with |
        plant (?:also )?(?:handles|packs|packages|bottles|encapsulates) |
        plant (?:that |which )?also (?:produces|handles|packs|processes|makes|runs|bottles)
        ~ (?:\w+ )?products (?:with|containing|made with) |
        (?:same|shared) (?:facility|plant|factory|kitchen|site|room|building|line|lines|equipment|machinery|
        ~machines)
        ~ (?:as|with|used for) | cross-?\s?(?:contact|contamination) with |
        (?:shared |same |on )(?:equipment|facility|lines?|machinery) (?:with|as|processing|that \w+|
        ~used for) |
        (?:made|manufactured|produced|processed|packaged|packed|bottled|encapsulated|blended|filled) (?:in|on|
        ~at) [^.;]{0,40}?plants? (?:that|which|where)(?: (?:we|it|also|may))*
        ~(?: (?:process|handle|manufacture|produce|package|store|pack|use|make|bottle|run)(?:s|es|d|ed|
        ~ing)?)?"""),
    firm(CueKind.MAY_CONTAIN, "en", r"""
        (?:may|might)(?: also| possibly)? contain(?: (?:small |trace |minute )?(?:traces?|amounts?|
        ~residues?) of)? | (?:possible |potential )traces of"""),
    firm(CueKind.TESTED, "en", r"""
        (?:screen(?:ed|s|ing)?|test(?:ed|s|ing)?|check(?:ed|s|ing)?|analy[sz](?:ed|es|ing)|assay(?:ed|
        ~s)?|negative|examined|monitored)(?:\s(?!positive)[\w-]+){0,2} (?:for|
        ~against)(?: the)?(?: presence of|
        ~ absence of|
        ~ contamination with)? | test(?:s|ed)? negative for |
        (?:none|no) (?:detectable|detected)(?: amounts?| levels?)?(?: of)? | not detected |
        below detection(?: limit)? (?:for|of) | contaminants tested"""),
    close(CueKind.FORMER, "en", r"""
        (?:formerly|previously|once|originally) (?:contain(?:ed|ing|s)?|included|made with|known as|
        ~sold with|with|had) | used to (?:contain|include|have|use|be made with) |
        (?:we|they|and|then)(?: have| has| had)? (?:dropped|discontinued|ditched|phased out|eliminated|
        ~retired) |
        no longer (?:contains?|includes?|uses?|made with|has) |
        old (?:label|formula|version|recipe)(?: (?:contained|with|had|included|listed))? |
        (?:former|previous|earlier|discontinued) (?:label|formula|version|recipe|formulation)s?(?: 
        ~(?:contained|with|had|included|listed))? | (?:we |has |have |had )?removed |
        (?:we |has |have )?replaced | we took out | reformulated without |
        (?:until|before|prior to) (?:19|20)\d\d,?(?: \w+){0,3}? (?:contained|included|used|had|sold with|
        ~made with|relied on) |
        (?:earlier|previous|former|older|prior) (?:editions?|versions?|batches|formulas?|recipes?)
        ~(?: of (?:this|the|our) \w+)? (?:had|contained|used|included|listed) |
        previously(?: \w+){1,3} (?:included|contained|had|used) |
        (?:19|20)\d\d (?:formula|version|recipe|label) (?:had|contained|used|included|listed) |
        our (?:old|former|previous|discontinued) |
        (?:original|first|old|earlier|previous|discontinued)(?: (?:19|20)\d\d)? (?:formula|version|recipe|
        ~label)
        ~(?: [(]discontinued[)]| from (?:19|20)\d\d) (?:had|contained|used|included|listed)"""),
    firm(CueKind.REFERENCE, "en", r"""
        (?:fda|fsanz|tga|mhra|wada|efsa|authorities|regulators|government|agency)(?: (?:has|have|had))?
        ~(?: since)? (?:(?:banned|prohibited|outlawed|recalled)|warned(?: \w+){0,2}? (?:about|against|of)) |
        see also | learn (?:more )?about | read (?:more )?about | our article (?:on|about) |
        reference standard(?: of| for)?"""),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.PSEUDO, "en", r"""
        [\s-]?free[\s-](?:forms?|base|acid|amino|shipping|delivery|samples?|trial|gift|bottle|returns?|
        ~bonus|refills?|with|of|from|radicals?|to|today|when|inside|per)(?!\w)"""),
    row(CueKind.ABSENT, "en", r"""
        -{0,2}free(?!\w) |
        [ ]free(?=\s*(?:[.,;:!?)|*/–—]|\n|$|and\b|or\b|&|formula|product|blend|version|pre-?workout|fat|
        ~supplement|energy|too\b|drinks?\b|tea\b|mix\b|snacks?\b|bars?\b|powder\b|capsules\b|gummies\b|
        ~mist\b|pre\s
        ~|[^\W\d_]+\s(?:drink|tea|mix|snack|bar|formula|blend|mist|powder|product|supplement)\b)) |
        -\s?(?:(?:,|/|&|and|or|,\s?and|,\s?or)\s?{name}-\s?){0,4}(?:,|/|&|and|or|,\s?and|
        ~,\s?or)\s?{name}[ -]free | /{name}(?:/{name}){0,4}[ -]free |
        :?\s(?:is|are|was|were|has been|have been)\s(?:not|never)\s(?:present|included|added|contained|
        ~an\singredient|part\sof\s(?:this|our)|(?:used\s|found\s)?in\s(?:this|our|the)\s(?:product|
        ~formula|blend|supplement|mix|bottle)) | \s?[:=]?\s0(?:[.,]0+)?\s?(?:mg|mcg|g)(?![\w.,]\d) |
        \s?:\s?(?:none|no|absent|nil|zero)(?!\s?\w) |
        :?\s(?:is|are|was|were)\s(?:not|never)\s(?:ever\s)?used
        ~(?=\s*(?:[.,;!)\n]|$|in\s(?:this|our|the)|by\sus)) |
        \s(?:not|never)\s(?:included|added|present|contained) |
        \s(?:has|have)\snever\sbeen\s(?:used|added|included|contained|present|part|an\singredient)(?!\w) |
        ,?\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:deliberately\s|intentionally\s|now\s)?(?:left\sout|
        ~omitted|excluded|
        ~absent|kept\sout|nowhere)(?!\w) | \s(?:has|have)\sno\s(?:place|part)\sin(?!\w)"""),
    row(CueKind.TESTED, "en", r"""
        [ \t]{1,3}(?:nd|n[.]d[.]|negative|neg[.]?|absent|not\sfound)(?=[ \t]*(?:[.,;)|\n]|$)) |
        [ \t]?[:=–-]?[ \t]?<\s?lo[dq](?!\w) | [ \t]?[:=–-]?[ \t]?[<≤]\s?\d[\d.,]*\s?pp[mb](?!\w) |
        [ \t]?[:=–-]?[ \t]?<\s?\d[\d.,]*\s?(?:ppm|ppb|%|[mµu]g/k?g)?\s?\(?nd(?!\w) |
        \s?[:=–-]?\s?\(?(?:none|not|never|un)\s?detect(?:ed|able) |
        \s?[:=–-]\s?(?:nd|n[.]d[.]|negative|neg[.]?|pass|absent|<\s?lo[dq])(?!\w) |
        \s(?:was|were|is|are)\s(?:not|never)\sdetected | \s?(?:tested|test)\s(?:negative|clean)"""),
    row(CueKind.REFERENCE, "en", r"""
        [ ](?:test(?:ing)?[ ])(?:strips?|kits?|cassettes?)(?!\w) | [ ](?:immuno)?assay(?!\w)"""),
    row(CueKind.COMPARISON, "en", r"""
        [ -]like(?![\w]) |
        [ -](?:alternatives?|substitutes?|replacements?|inspired|style|esque|mimetics?)(?!\w)"""),
    row(CueKind.FORMER, "en", r"""
        ,?\s(?:is|was|were|are|has been|have been|had been)\s(?:now\s)?(?:removed|replaced|dropped|
        ~taken\sout|phased\sout) |
        ,?\s(?:is|are)\sno\slonger\s(?:used|included|contained|an\singredient|part|in|added)"""),
    row(CueKind.MAY_CONTAIN, "en", r"\s?\(traces?\) | \s(?:may|might)\sbe\spresent"),
)  # fmt: skip

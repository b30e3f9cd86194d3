"""French cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "fr", r"""
        n(?:e |['’])(?:contient|contiennent|renferme|comporte|utilise|utilisons|ajoutons|emploie|
        ~comprend) (?:pas|ni|aucune?|point|jamais|absolument (?:pas|aucune?))(?: de| d['’]| trace de|
        ~ trace d['’])? | exempte?s? (?:de |d['’]) | dépourvue?s? (?:de |d['’]) |
        sans (?:ajout |trace |adjonction )(?:de |d['’]) | garantie? sans | ni |
        (?:aucune|sans) trace (?:de |d['’]) | absence (?:totale )?(?:de |d['’]) | libre (?:de |d['’])"""),
    row(CueKind.ABSENT, "fr", r"""
        sans | pas (?:de |d['’]) | aucune? | zéro | (?<![.,\d])0 ?%(?:\sde|\sd['’])?"""),
    row(CueKind.PSEUDO, "fr", r"""
        pas sans | sans doute | sans ordonnance | non seulement | pas (?:que|seulement)"""),
    firm(CueKind.POSITIVE, "fr", r"""
        contient | contiennent | avec | apporte | fournit | à base (?:de |d['’]) | mais | enrichie? en |
        renferme | mise sur | misons sur | grâce à"""),
    close(CueKind.POSITIVE, "fr", r"au | aux | seulement | uniquement | rien que"),
    firm(CueKind.WARNING, "fr", r"""
        ne (?:pas |jamais )(?:combiner|associer|prendre|mélanger|utiliser|
        ~consommer)(?: ce produit)?(?: avec| en même temps que) | en cas de prise (?:de |d['’]) |
        si vous prenez |
        interactions? avec | allergi(?:e|que)s? (?:à|au|aux)"""),
    firm(CueKind.COMPARISON, "fr", r"""
        (?:comparé|comparable|semblable|similaire|supérieure?) (?:à|au|aux) | (?:meilleure?|plus \w+) que |
        alternative(?: \w+)? (?:à|au)(?: l['’])? | au lieu (?:de |d['’]) | à la place (?:de |d['’]) |
        à ne pas confondre avec | substitut (?:de |d['’]|à )"""),
    firm(CueKind.FACILITY, "fr", r"""
        (?:atelier|usine|installation|site|établissement)s?[^.;]{0,30}? (?:manipulant|utilisant|traitant|
        ~(?:qui|où)(?: \w+){0,3}? (?:manip|utilis|trait|transform|condition|fabriqu|stock|produi|travaill|
        ~emball)\w+)(?: aussi| également)?"""),
    firm(CueKind.MAY_CONTAIN, "fr", r"""
        (?:peut|peuvent|pourrait) contenir(?: des)?(?: traces)?(?: de| d['’]| éventuelles de)? |
        traces (?:de |d['’]|éventuelles de )"""),
    firm(CueKind.TESTED, "fr", r"""
        (?:testé|analysé|contrôlé|dépisté)e?s? (?:pour|contre|quant à)(?: la présence de)? |
        recherche (?:de |d['’])"""),
    firm(CueKind.FORMER, "fr", r"""
        ne contient plus(?: de| d['’])? | contenait(?: auparavant| autrefois)? | anciennement |
        ancienne (?:formule|recette|étiquette)"""),
    close(CueKind.WARNING, "fr", r"""
        (?:personnes|patients?|sujets|adultes|enfants|êtes|est|étant|sont) (?:traitée?s?|soignée?s?) (?:par|
        ~avec|au|à) | (?:sous|suivant) (?:un )?(?:traitement (?:par |de |d['’]|à base de |au |à ))? |
        (?:prennent|prenant|recevant)(?: déjà)? |
        (?:en (?:association|combinaison)|simultanément|en même temps|conjointement) (?:avec|à|que) |
        si vous (?:utilisez|suivez un traitement (?:par|au)|êtes traitée? par) |
        prise (?:concomitante|simultanée) (?:de |d['’])"""),
    close(CueKind.COMPARISON, "fr", r"""
        contrairement (?:à|au|aux) | à la différence (?:de |du |des |d['’]) | (?:différente?s? |
        ~différents )(?:de |du |des |d['’]) |
        à l['’](?:inverse|opposé) (?:de |du |des |d['’]) | rien à voir avec"""),
    close(CueKind.TESTED, "fr", r"""
        (?:recherche|détection|dépistage|analyse) (?:de |du |des |d['’]) |
        (?:analys|test|contrôl|vérifi|exclu)\w* [^.;]{0,40}?présence (?:de |du |des |d['’]) | recherche(?:r|
        ~ons|nt)"""),
    close(CueKind.FORMER, "fr", r"""
        contenai(?:t|ent)(?: encore)? | (?:ancienne|précédente|première) (?:formule|recette|
        ~version),?(?: avec| à base (?:de |d['’]))? |
        (?:nous avons|a|ont|avons) (?:retiré|supprimé|enlevé|éliminé|remplacé|abandonné) |
        ne contient plus(?: de| d['’])?"""),
    close(CueKind.REFERENCE, "fr", r"""
        (?:je prenais|j['’]ai (?:arrêté|quitté)|j['’]utilisais|prescrit|interdi(?:t|sent)|
        ~interdiction (?:de |du ))"""),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.TESTED, "fr", r"\s?[:=–-]?\s?non\sdétectée?s?"),
    row(CueKind.ABSENT, "fr", r"""
        \s(?:(?:est|sont)\s(?:totalement\s)?absente?s?|n['’](?:est|entre|ont|
        ~a)\spas\s(?:été\s)?(?:présente?|utilisée?|ajoutée?|incluse?|dans)|ne\s(?:sont|figurent?|
        ~font)\spas\s(?:été\s)?(?:présente?s|utilisée?s|ajoutée?s|incluse?s|partie|dans)) |
        \s?:\s?(?:aucune?|néant|0\s?%)(?=\s*(?:[.,;)]|$))"""),
    row(CueKind.FORMER, "fr", r"""
        ,?\s(?:a|ont|avait|fut)\s(?:été\s)?(?:définitivement\s)?(?:retiré|supprimé|éliminé|enlevé|exclu|
        ~abandonné|remplacé)e?s?"""),
)  # fmt: skip

"""Spanish cues. Data only; `kinds` says how a row is written."""

from __future__ import annotations

from screener.context.cues.kinds import CueKind, CueRow, close, firm, row

PREFIX: tuple[CueRow, ...] = (
    firm(CueKind.ABSENT, "es", r"""
        (?:no|nunca|jamás) (?:contiene|contienen|contenemos|lleva|llevan|incluye|incluyen|posee|poseen|
        ~tiene|tienen|hay|incorpora|presenta|(?:se )?(?:usa|utiliza|emplea|añade|agrega)(?:n|mos)?|usamos|
        ~añadimos|agregamos)(?: ni| ningún| ninguna| nada de)? | libres? de | exent[oa]s? de | carecen? de |
        sin (?:adición|uso|presencia|trazas?|rastros?|restos?) de | sin (?:añadir|agregar) |
        (?:en )?ausencia (?:total )?de | ni (?:rastro|trazas?) de | excluye(?:n|ndo)? | ni"""),
    row(CueKind.ABSENT, "es", r"sin | ningún | ninguna | cero | nada de | (?<![.,\d])0 ?%(?: de)?"),
    row(CueKind.PSEUDO, "es", r"""
        no sin | sin duda | sin receta | sin (?:límites?|miedo|esfuerzo) |
        (?:no|nunca) (?:solo|sólo|solamente|únicamente)(?: (?:lleva|contiene|incluye|tiene))?"""),
    firm(CueKind.POSITIVE, "es", r"""
        contiene | contienen | lleva | llevan | con | aporta | proporciona | incluye | a base de | pero |
        sino |
        enriquecido con | añadimos | usamos | utilizamos"""),
    close(CueKind.POSITIVE, "es", r"solo | sólo | puro | pura"),
    firm(CueKind.WARNING, "es", r"""
        no (?:combinar|combine|mezclar|mezcle|tomar|tome|usar|use|consumir|consuma|
        ~administrar)(?: este producto| junto| conjuntamente)*(?: con) |
        si (?:está tomando|toma|usa|utiliza|es alérgico a) | evit(?:ar|e)(?: el uso| tomar)?(?: con| de)? |
        interacciona con | alérgic[oa]s? a"""),
    firm(CueKind.COMPARISON, "es", r"""
        comparad[oa] con | comparable (?:a|con) | (?:mejor|superior|más \w+) (?:que|a) |
        alternativas? (?:a|al|a la) | en (?:lugar|vez) de | similar (?:a|al) |
        no confundir con | sustitut[oa] de"""),
    firm(CueKind.FACILITY, "es", r"""
        (?:instalación|instalaciones|planta|fábrica|equipos?|líneas?)[^.;]{0,20}? (?:que|
        ~donde)(?: también)?(?: se)? (?:proces|elabor|envas|fabric|manipul|manej|produc|almacen|trabaj|
        ~empaquet)\w+"""),
    firm(CueKind.MAY_CONTAIN, "es", r"""
        (?:puede|pueden|podría) contener(?: trazas| restos)?(?: de)? | trazas de"""),
    firm(CueKind.TESTED, "es", r"""
        (?:analizad|probad|testad|verificad)[oa]s? (?:para|frente a|contra|en busca de) |
        negativ[oa] (?:a|para)"""),
    firm(CueKind.FORMER, "es", r"""
        ya no (?:contiene|lleva|incluye) | (?:antes|anteriormente) (?:contenía|llevaba|con) |
        fórmula (?:anterior|antigua)"""),
    close(CueKind.WARNING, "es", r"""
        (?:no|nunca|evite|evitar) (?:\w+ ){1,4}?(?:junto (?:con|a)|en combinación con|simultáneamente con |
        ~a la vez que|al mismo tiempo que|conjuntamente con|combinado con) |
        (?:en|bajo|siguen?) (?:un )?tratamiento (?:con|a base de) | (?:personas|pacientes|niños|está|están|
        ~estar|sido) tratad[oa]s? con | medicad[oa]s? con |
        (?:personas|pacientes|quienes|usuarios)(?: que)? (?:ya )?(?:toma|usa|recibe|consume)n? |
        interacci(?:ón|ones) con |
        (?:si|cuando|mientras) (?:usted )?(?:ya )?(?:está|estás|esté) (?:tomando|usando|recibiendo)"""),
    close(CueKind.COMPARISON, "es", r"""
        a diferencia del? | al contrario (?:que|de|del)(?: el)? | contrariamente al? | distint[oa]s? (?:al?|
        ~del?) |
        diferente (?:al?|del?) | nada que ver con"""),
    close(CueKind.TESTED, "es", r"""
        (?:análisis|pruebas?|ensayos?|controles?|cribado|detección|búsqueda) de |
        descartar(?: la presencia(?: de)?)? | descart(?:a|an|amos|ó|aron)(?: la presencia de)? |
        (?:analiz|verific|comprueb|comprob|control|confirm|descart|test)\w* [^.;]{0,40}?presencia de"""),
    close(CueKind.FORMER, "es", r"""
        (?:retira|elimina|quita|suprimi|sustitui|reemplaza)mos | dejamos de (?:usar|utilizar|añadir) |
        (?:hemos|se ha|se han|ha sido) (?:retirado|eliminado|quitado|suprimido|sustituido) |
        se (?:retiró|eliminó|quitó|suprimió|sustituyó) | contenían? | llevaban? |
        (?:antigua|anterior|vieja|primera) (?:fórmula|receta|versión),?(?: con| a base de)?"""),
    close(CueKind.REFERENCE, "es", r"""
        (?:tomaba|usaba|consumía|dejé)(?: de (?:tomar|usar))? | me recet(?:ó|aron) |
        (?:prohíbe|prohíben|prohibió|prohibieron|prohibición (?:de|del))"""),
)  # fmt: skip

SUFFIX: tuple[CueRow, ...] = (
    row(CueKind.TESTED, "es", r"""
        \s?[:=–-]?\s?no\s(?:se\s)?detectad[oa]s? | \s?[:=–-]?\s?não\sdetectad[oa]s? |
        \s?[:=–-]?\s?non\srilevat[oaie]"""),
    row(CueKind.ABSENT, "es", r"""
        \s(?:no\s(?:están?\s(?:presente|incluid|en\s)|se\sencuentran?(?!\ssol)|forman?\sparte|
        ~figuran?(?!\ssol)|se\s(?:usa|utiliza|emplea|añade)n?(?!\s(?:sol|sól|únic|por)))|están?\sausentes?) |
        \s?:\s?0\s?%(?=\s*(?:[.,;)]|$))"""),
    row(CueKind.FORMER, "es", r"""
        ,?\s(?:(?:ya\s)?(?:fue|fueron|ha\ssido|han\ssido|quedó)\s(?:eliminad|retirad|sustituid|suprimid|
        ~quitad|excluid|reemplazad)[oa]s?|se\s(?:eliminó|retiró|quitó|suprimió))"""),
)  # fmt: skip

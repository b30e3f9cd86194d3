"""Finite verbs and other words that only sentences hold, in nine languages. Data only.

None stood in a name of the bundled lexicon when the list was written.
A stretch with such a word is read by the words around each name; nothing is cleared here.
"""

from __future__ import annotations

FINITE_WORDS = frozenset(
    """
    wrote writes write told tells tell asked asks took takes drank swore tried relied struggled lectured
    studied published premiered won raises lowers inhibits binds slows stimulates interferes comes came
    begins began ended ends rises fell falls doubled tripled peaked became becomes remains remained belongs
    resembles fined sued sues raided visited condemned investigated investigates issued refused refuses
    objected arrested jailed sentenced convicted outlawed prohibits seized seizes recalled
    recalls withdrew confiscated reclassified destroyed warns warned alerts restricts restricted 
    describes described synthesised synthesized discovered invented prescribed prescribe prescribes injected
    inject happens happened knew thinks thought believe believes heard hear seen gone gets kept keeps sat
    seems seemed appeared appears occurred occur reports causes cause leads secretes releases swears hooked
    quit tapered smuggled dropped axed eliminated retired phased scrapped abandoned struck omits skips shuns
    refuse reject rejects banish renounce forgo swear whether although though despite against whose whom
    unless nobody everyone somebody ago once earlier yesterday lawsuit companies regulators scientists
    researchers authorities searched looking hoping wondering worried afraid prohibió retiró incautó multó
    investiga restringió decomisó advierte prohíbe prohibido prohibida tomaba tomó dejó fumaba usaba probó
    abandonó esconden usan llevan añaden venden ocultan reduce bloquea inhibe fabrica libera segrega comparó
    midió evaluó usamos añadimos ponemos utilizamos prescinde carece renuncia evita excluye omite rechaza
    aparece cabida retiramos quitamos eliminamos suprimimos abandonamos elegimos llevaba buscamos
    encontramos encontrarás hallarás nadie aunque según analiza controla mascaba sancionado sancionada lucha
    verbot verbietet beschlagnahmte untersucht stufte nahm rauchte trank schwor probierte verstecken
    verwenden hemmt blockiert erhöht senkt bildet produziert verglich verglichen testete prüfte entdeckt
    isoliert synthetisiert gekaut geraucht meiden verzichten nehmen lehnen scheuen verbannen
    verarbeiten verkaufen verzichtet meidet braucht spart suchte suchten fand fanden gestrichen entfernt
    abgeschafft gesperrt warnt wurde geben steckt stecken findet gehört früher weil obwohl interdit
    saisi alerte retiré rappelé enquête condamné prenait fumait arrêté jurait essayé cachent utilisent
    ajoutent vendent dissimulent augmente bloque agit fabrique libère sécrète comparé évalué mesuré
    évitons bannissons refusons rejetons fuyons proscrivons utilisons ajoutons mettons vendons exclut
    cachait figurait avait cherchons cherché trouvé trouverez supprimé banni éliminé abandonné ôté suspendu
    parce proibiu apreendeu alertou recolheu multou restringiu suspendeu tomava tomou largou usava
    experimentou escondem adicionam ocultam reduz bloqueia inibe produz secreta comparou avaliou
    mediu adicionamos colocamos vendemos misturamos empregamos dispensa exclui rejeita removemos tiramos
    procuramos testamos achamos levava tinha continha ninguém vietato sequestrato ritirato indaga multato
    limitato prendeva preso fumava provò nascondono usano aggiungono vendono riduce blocca inibisce rilascia
    secerne confrontato valutato misurato usiamo aggiungiamo mettiamo utilizziamo vendiamo
    impieghiamo mescoliamo bandisce rifiuta rinuncia tolto eliminato rimosso bandito escluso conteneva aveva
    cercato trovato nessuno risultato squalificata dalla запретил запретила изъял предупреждает отозвал
    ограничил конфисковала расследует оштрафовал принимал пил курил бросил употребляла пробовал зависел
    скрывают используют добавляют подмешивают повышает снижает блокирует подавляет действует вырабатывает
    производит выделяет сравнило изучило оценило открыт жевали курили продавали прописывали запрещён
    запрещена избегаем отказались применяем кладём отвергаем продаём сторонимся обходимся исключили убрали
    удалили отменили вывели используется значится присутствует попадает входит нашла нашли искали искала
    содержала дисквалифицирован который которая которые потому хотя никто
    """.split()  # noqa: SIM905 - quotes and commas would hide the words
)

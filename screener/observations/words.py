"""The words that observations look for, by kind and language. Data only: no rule lives here.

Entries are parted by ' | ' and written in lower case; a blank stands for any white space or hyphen. The
questionable claims are those that Operation Supplement Safety (opss.org, 'How to tell if your supplement
might be unsafe') and the US FDA's pages on health fraud name, with their translations.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class WordKind(StrEnum):
    """What a word found on the label is a sign of."""

    DISEASE = "disease"
    ANY_DISEASE = "any_disease"  # 'any disease': what disclaimers speak of
    DRUG = "drug"  # a drug or a class of drugs by name
    DRUG_WORD = "drug_word"  # 'prescription drugs'
    SEAL = "seal"
    QUESTIONABLE = "questionable"
    COMPARISON = "comparison"  # may stand beside a drug: 'alternative to', 'works like'
    MIXTURE = "mixture"
    DAY = "day"  # 'twice daily'
    SIZE = "size"  # 'serving size'
    PER_DAY = "per_day"  # 'per daily dose': the label's amounts are for a day


def _words(table: str) -> tuple[str, ...]:
    return tuple(" ".join(entry.split()) for entry in table.split("|"))


WORDS: Mapping[WordKind, tuple[str, ...]] = {
    WordKind.DISEASE: _words("""
        cancer | cancers | tumor | tumors | tumour | tumours | leukemia | leukaemia | melanoma | diabetes |
        diabetic neuropathy | type 2 diabetes | hypertension | high blood pressure | high cholesterol |
        heart disease | cardiovascular disease | heart attack | heart attacks | stroke | strokes |
        atherosclerosis | arthritis | osteoarthritis | rheumatoid arthritis | gout | osteoporosis |
        alzheimer | alzheimers | dementia | parkinson | parkinsons | multiple sclerosis | epilepsy |
        depression | anxiety | anxiety disorder | anxiety disorders | panic attacks | adhd | autism |
        bipolar disorder | schizophrenia | ptsd | insomnia | migraine | migraines | asthma | bronchitis |
        pneumonia | copd | tuberculosis | covid | covid 19 | coronavirus | influenza | flu | the flu |
        common cold | colds | herpes | hiv | hepatitis | malaria | ebola | lyme disease |
        infection | infections | uti | utis | psoriasis | eczema | acne | rosacea | shingles | lupus |
        crohn | crohns disease | colitis | ibs | irritable bowel syndrome | ulcers | ulcer | gerd |
        acid reflux | celiac disease | kidney disease | kidney stones | liver disease | fatty liver |
        cirrhosis | anemia | anaemia | erectile dysfunction | impotence | infertility | endometriosis |
        fibromyalgia | glaucoma | cataracts | macular degeneration | obesity | hypothyroidism |
        thyroid disease | alcoholism | opioid addiction | opioid withdrawal | allergies | sepsis | dengue |

        cáncer | tumores | hipertensión | presión arterial alta | colesterol alto | artritis |
        artrosis | osteoporosis | demencia | parkinson | depresión | ansiedad | insomnio | migraña |
        migrañas | asma | bronquitis | neumonía | gripe | resfriado | resfriados | infecciones | infección |
        psoriasis | disfunción eréctil | impotencia | gastritis | úlceras | anemia | obesidad | gota |
        enfermedades del corazón | enfermedades cardiovasculares | hígado graso | próstata inflamada |

        krebs | tumore | bluthochdruck | hohen blutdruck | hoher blutdruck | herzinfarkt | schlaganfall |
        arteriosklerose | arthrose | gicht | demenz | depression | depressionen | angststörungen |
        schlaflosigkeit | schlafstörungen | migräne | lungenentzündung | grippe | erkältung | erkältungen |
        infektionen | infekte | neurodermitis | schuppenflechte | akne | impotenz | erektionsstörungen |
        herzkrankheiten | nierensteine | rheuma | fettleber | krampfadern | blasenentzündung |

        tumeurs | diabète | hypertension artérielle | arthrose | arthrite | ostéoporose | démence |
        dépression | anxiété | insomnie | insomnies | asthme | bronchite | grippe | rhume | infections |
        eczéma | impuissance | dysfonction érectile | troubles érectiles | anémie | goutte |
        maladies cardiovasculaires | infarctus |

        câncer | cancro | tumor | diabete | hipertensão | pressão alta | colesterol alto | artrite | artrose |
        demência | depressão | ansiedade | insônia | insónia | enxaqueca | bronquite | gripe | resfriado |
        infecções | infeção | psoríase | disfunção erétil | impotência | obesidade |

        cancro | tumori | ipertensione | pressione alta | artrite | artrosi | demenza | depressione | ansia |
        insonnia | emicrania | bronchite | influenza | raffreddore | infezioni | psoriasi |
        disfunzione erettile | impotenza | diabete | colesterolo alto | obesità | gotta
    """),
    WordKind.ANY_DISEASE: _words("""
        disease | diseases | illness | illnesses | enfermedad | enfermedades | krankheit | krankheiten |
        maladie | maladies | doença | doenças | malattia | malattie
    """),
    WordKind.DRUG: _words("""
        viagra | cialis | levitra | stendra | ozempic | wegovy | mounjaro | zepbound | saxenda | rybelsus |
        adderall | ritalin | vyvanse | concerta | modafinil | provigil | xanax | valium | klonopin | ativan |
        ambien | lunesta | prozac | zoloft | lexapro | paxil | lipitor | crestor | zocor | statin | statins |
        metformin | insulin | phentermine | adipex | qsymia | contrave | alli | orlistat | tylenol | advil |
        aleve | motrin | ibuprofen | aspirin | acetaminophen | paracetamol | nsaids | vicodin | percocet |
        oxycontin | oxycodone | morphine | opioids | opiates | painkillers | antidepressants | ssris |
        antibiotics | benzodiazepines | sleeping pills | steroids | anabolic steroids | steroid | botox |
        accutane | nexium | prilosec | plavix | synthroid | glp 1 | antihistamines | anticoagulants |
        semaglutide | tirzepatide | liraglutide | sildenafil | tadalafil | estatinas | insulina |
        antibióticos | antidepresivos | esteroides | antibiotika | statine | statinen | insuline |
        antibiotiques | statines | antibiotici | antidepressivos | steroidi | esteróides
    """),
    WordKind.DRUG_WORD: _words("""
        drug | drugs | prescription drug | prescription drugs | prescription medication |
        prescription medications | prescription medicine | medication | medications | pharmaceuticals |
        pharmaceutical drugs | vaccine | vaccines | chemotherapy | medicamentos | fármacos | medikamente |
        medikamenten | arzneimittel | arzneimitteln | médicaments | farmaci | chemotherapie | quimioterapia
    """),
    WordKind.SEAL: _words("""
        nsf certified for sport | nsf certified | nsf contents certified | informed sport | informed choice |
        informed protein | usp verified | bscg | bscg certified drug free | bscg certified
    """),
    WordKind.COMPARISON: _words("""
        alternative | alternatives | substitute | substitutes | replacement | replacements | replaces | like |
        as effective as | as strong as | as powerful as | as potent as | as good as | instead of | herbal |
        nature's | nature’s | natures | legal | alternativa | alternativas | sustituto | funciona como |
        actúa como | alternativen | ersatz | wirkt wie | wie ein | pflanzliches | natürliches | remplace |
        agit comme | substituto | age como | sostituto | agisce come
    """),
    WordKind.MIXTURE: _words("""
        proprietary | blend | blends | complex | matrix | mischung | komplex | mezcla | complejo | matriz |
        mélange | complexe | miscela | complesso | mistura | complexo | mieszanka | kompleks
    """),
    WordKind.DAY: _words("""
        daily | per day | a day | each day | every day | /day | in 24 hours | al día | por día | cada día |
        diario | diaria | diarios | diarias | diariamente | täglich | am tag | pro tag | par jour |
        chaque jour | al giorno | ogni giorno | ao dia | por dia | tagesdosis | tagesportion |
        dose journalière | dose giornaliera | dose diária
    """),
    WordKind.SIZE: _words("""
        serving size | portionsgröße | tamaño de la porción | tamaño de porción | tamaño por porción |
        tamaño de la ración | taille de la portion | taille de portion | portion | porzione | dimensione |
        tamanho da porção | porção
    """),
    WordKind.PER_DAY: _words("""
        per daily dose | per daily serving | per daily portion | per daily intake | pro tagesdosis |
        pro tagesportion | pro tagesration | je tagesdosis | je tagesportion | pro tägliche portion |
        pro täglicher portion | par dose journalière | par portion journalière | por dosis diaria |
        por ración diaria | por porción diaria | per dose giornaliera | per dose massima giornaliera |
        por dose diária | por porção diária
    """),
    WordKind.QUESTIONABLE: _words("""
        scientific breakthrough | medical breakthrough | secret formula | secret ingredient | miracle cure |
        miraculous cure | miracle pill | miracle drug | quick fix | guaranteed results | results guaranteed |
        money back guarantee | money back guaranteed | free trial | new discovery | ancient remedy |
        fda approved | approved by the fda | approved by fda | dod approved | wada approved | usada approved |
        approved by wada | approved by usada | approved by the dod | no side effects |
        avance científico | fórmula secreta | ingrediente secreto | cura milagrosa | resultados garantizados |
        garantía de devolución | aprobado por la fda | sin efectos secundarios |
        wissenschaftlicher durchbruch | geheimformel | wundermittel | geld zurück garantie |
        von der fda zugelassen | ohne nebenwirkungen |
        percée scientifique | formule secrète | ingrédient secret | remède miracle | satisfait ou remboursé |
        résultats garantis | approuvé par la fda | sans effets secondaires |
        avanço científico | ingrediente secreto | resultados garantidos | aprovado pela fda |
        sem efeitos colaterais | scoperta scientifica | formula segreta | ingrediente segreto |
        rimedio miracoloso | cura miracolosa | soddisfatti o rimborsati | risultati garantiti |
        approvato dalla fda | senza effetti collaterali
    """),
}

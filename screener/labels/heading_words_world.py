"""The words that head a section, in further languages. Data only, in the form of `heading_words`.

Arabic, Persian, Hebrew, Vietnamese, Thai, Hindi, Indonesian and Malay, Turkish, Greek, Korean; Polish, Czech,
Slovak, Hungarian, Romanian, Bulgarian, Ukrainian; Dutch, Swedish, Danish, Norwegian, Finnish.
"""

from __future__ import annotations

from screener.labels.heading_words import HeadingKind, table_words

HEADINGS_OF_THE_WORLD: dict[HeadingKind, tuple[str, ...]] = {
    HeadingKind.PANEL: table_words("""
        حقائق المكمل الغذائي | حقائق المكملات الغذائية | 영양·기능정보 | 영양·기능 정보 | 영양기능정보
    """),
    HeadingKind.NUTRITION: table_words("""
        القيمة الغذائية | القيم الغذائية | الحقائق الغذائية |
        حقائق غذائية | المعلومات الغذائية | معلومات غذائية |
        ارزش غذایی | ערכים תזונתיים | סימון תזונתי |
        thông tin dinh dưỡng | giá trị dinh dưỡng | thành phần dinh dưỡng |
        ข้อมูลโภชนาการ | คุณค่าทางโภชนาการ | पोषण संबंधी जानकारी | पोषण तथ्य | पोषण मूल्य |
        informasi nilai gizi | informasi gizi | nilai gizi | maklumat pemakanan |
        besin değerleri | besin öğeleri | beslenme bilgileri | enerji ve besin öğeleri |
        διατροφικές πληροφορίες | διατροφική δήλωση | διατροφικά στοιχεία | διατροφική αξία |
        informacja o wartości odżywczej | informacje żywieniowe | średnia wartość odżywcza |
        výživové údaje | výživové hodnoty | nutriční hodnoty | nutriční údaje | nutričné hodnoty |
        tápérték | tápértékadatok | valori nutriționale | informații nutriționale | declarație nutrițională |
        хранителна стойност | voedingswaarden | voedingswaardetabel | gemiddelde voedingswaarde |
        voedingsinformatie | näringsvärden | näringsinnehåll | näringsdeklaration | näringsinformation |
        næringsindhold | næringsdeklaration | næringsinnhold | ravintosisältö | ravintoarvot
    """),
    HeadingKind.OTHER: table_words("""
        المكونات الأخرى | مكونات أخرى | רכיבים נוספים | רכיבים אחרים | thành phần khác |
        phụ liệu | tá dược | ส่วนประกอบอื่นๆ | ส่วนประกอบอื่น ๆ | ส่วนผสมอื่นๆ | अन्य सामग्री |
        bahan lain | bahan lainnya | bahan tambahan | diğer bileşenler | diğer içerikler | yardımcı maddeler |
        άλλα συστατικά | λοιπά συστατικά | έκδοχα | pozostałe składniki | substancje dodatkowe |
        składniki dodatkowe | ostatní složky | další složky | pomocné látky | ostatné zložky |
        egyéb összetevők | segédanyagok | alte ingrediente | excipienți | помощни вещества | други съставки |
        допоміжні речовини | інші інгредієнти | andere ingrediënten | overige bestanddelen | vulstoffen |
        övriga ingredienser | andra ingredienser | hjälpämnen | øvrige ingredienser | hjælpestoffer |
        andre ingredienser | hjelpestoffer | apuaineet | muut ainesosat
    """),
    HeadingKind.INGREDIENTS: table_words("""
        المكونات | مكونات | المحتويات | المكونات الفعالة | المواد الفعالة | قائمة المكونات | ترکیبات |
        مواد تشکیل دهنده | רכיבים | מרכיבים | רכיבים פעילים | חומרים פעילים | רשימת רכיבים |
        thành phần chính | thành phần cấu tạo | hoạt chất | ส่วนประกอบ | ส่วนผสม | ส่วนประกอบสำคัญ |
        ส่วนประกอบที่สำคัญ | सामग्री | घटक | सक्रिय सामग्री | komposisi | kandungan | bahan | bahan-bahan |
        bahan aktif | ramuan | bileşim | bileşimi | içerik | içeriği | etken maddeler | etkin maddeler |
        ενεργά συστατικά | δραστικά συστατικά | δραστικές ουσίες | σύνθεση | σύσταση |
        기능성 원료 | 유효성분 | 주원료 | 원재료 및 함량 | 원료 및 함량 | 성분 및 함량 | 원료명 및 함량 |
        substancje czynne | substancja czynna | lista składników | wykaz składników |
        složky | účinné látky | aktivní látky | zložky | aktívne látky | összetétel | hatóanyagok |
        ingrediente active | substanțe active | съставки | състав | активни съставки |
        активні речовини | діючі речовини | actieve ingrediënten | werkzame stoffen | actieve bestanddelen |
        bestanddelen | ingrediëntenlijst | innehållsförteckning | aktiva ingredienser | aktive ingredienser |
        innhold | aktiiviset ainesosat | vaikuttavat aineet | ainekset
    """),
    HeadingKind.DIRECTIONS: table_words("""
        طريقة الاستخدام | طريقة الاستعمال | إرشادات الاستخدام | الاستخدام المقترح | الاستخدام | الجرعة |
        الجرعة الموصى بها | نحوه مصرف | روش مصرف | הוראות שימוש | אופן השימוש | אופן שימוש | מינון |
        מינון מומלץ | hướng dẫn sử dụng | cách dùng | cách sử dụng | liều dùng | bảo quản |
        วิธีใช้ | วิธีการใช้ | วิธีรับประทาน | ขนาดรับประทาน | उपयोग की विधि | उपयोग विधि | सेवन विधि | खुराक |
        उपयोग के निर्देश | निर्देश | cara pakai | cara penggunaan | aturan pakai | cara konsumsi |
        petunjuk penggunaan | saran penggunaan | cara penyajian | cara penyimpanan | penyimpanan |
        kullanım | kullanım şekli | kullanım talimatı | kullanım önerisi | önerilen kullanım |
        tavsiye edilen kullanım | dozaj | saklama koşulları | οδηγίες χρήσης | τρόπος χρήσης | δοσολογία |
        χρήση | συνιστώμενη δοσολογία | συνιστώμενη δόση | φύλαξη | 섭취량 | 섭취량 및 섭취 방법 | 복용 방법 |
        보관방법 | 보관 방법 | zalecana dawka | zalecana dzienna porcja | zalecana dzienna dawka |
        sposób przyjmowania | sposób stosowania | przechowywanie | warunki przechowywania |
        dávkování | doporučené dávkování | použití | návod k použití | způsob použití | užívání | skladování |
        dávkovanie | odporúčané dávkovanie | použitie | skladovanie | adagolás | ajánlott adagolás |
        használati utasítás | felhasználás | tárolás | mod de administrare | mod de utilizare | administrare |
        doza recomandată | начин на употреба | спосіб застосування | спосіб вживання | gebruiksadvies |
        aanbevolen dosering | aanbevolen gebruik | dagelijkse dosering | inname | bewaaradvies | bewaren |
        rekommenderad daglig dos | rekommenderad dos | rekommenderad dosering | bruksanvisning | förvaring |
        anvendelse | brugsanvisning | opbevaring | oppbevaring | käyttö | käyttöohje | annostus | säilytys
    """),
    HeadingKind.WARNINGS: table_words("""
        تحذير | تحذيرات | التحذيرات | تنبيه | احتياطات | هشدار |
        אזהרה | אזהרות | cảnh báo | lưu ý | thận trọng |
        chống chỉ định | chú ý | คำเตือน | ข้อควรระวัง | चेतावनी | सावधानी | सावधानियां | सावधानियाँ |
        peringatan | perhatian | peringatan dan perhatian | kontraindikasi | efek samping | amaran |
        uyarı | uyarılar | dikkat | önemli uyarı | προειδοποίηση | προειδοποιήσεις | προσοχή | προφυλάξεις |
        αντενδείξεις | 주의 사항 | 섭취 시 주의 사항 | 이상사례 | środki ostrożności | ważne informacje |
        skutki uboczne | działania niepożądane | upozornění | varování | kontraindikace | upozornenie |
        upozornenia | figyelmeztetés | figyelmeztetések | avertismente | atenționări | precauții |
        contraindicații | предупреждения | застереження | попередження | протипоказання |
        voorzorgsmaatregelen | bijwerkingen | contra-indicaties | varningar | viktig information |
        advarsel | advarsler | varoitus | varoitukset
    """),
    HeadingKind.ALLERGENS: table_words("""
        مسببات الحساسية | אלרגנים | מידע על אלרגנים | ข้อมูลสำหรับผู้แพ้อาหาร | alerjenler | alerjen uyarısı |
        αλλεργιογόνα | informacja o alergenach | allergének | alergeni | alergény | алергени |
        allergie-informatie | allergeneninformatie | allergener | allergiinformation | allergeenit |
        알레르기 유발 물질
    """),
    HeadingKind.CLAIMS: table_words("""
        công dụng | khasiat | manfaat | fayda | faydaları | ürün açıklaması | οφέλη | περιγραφή | popis |
        leírás | descriere | опис | omschrijving | productbeschrijving | produktbeskrivning |
        الفوائد | الوصف |
        תיאור | 기능성 내용 | 영양기능
    """),
    HeadingKind.REVIEWS: table_words("""
        تقييمات العملاء | آراء العملاء | đánh giá | đánh giá của khách hàng | müşteri yorumları | yorumlar |
        değerlendirmeler | κριτικές | recenze | hodnocení | recenzie | vélemények | recenzii |
        recensioner | anmeldelser | arvostelut | ulasan | ulasan pelanggan
    """),
    HeadingKind.RELATED: table_words("""
        منتجات ذات صلة | منتجات مشابهة | قد يعجبك أيضا | sản phẩm liên quan | sản phẩm tương tự |
        benzer ürünler | ilgili ürünler | σχετικά προϊόντα | související produkty | súvisiace produkty |
        kapcsolódó termékek | produse similare | liknande produkter | relaterede produkter |
        lignende produkter | produk terkait | produk serupa | สินค้าที่เกี่ยวข้อง
    """),
    HeadingKind.ABSENT: table_words("""
        خالي من | خال من | لا يحتوي على | ללא | אינו מכיל | không chứa | ไม่มี | tidak mengandung | bebas dari |
        χωρίς | δεν περιέχει | neobsahuje | nem tartalmaz | nu conține | fără | fri från | fri for | utan |
        innehåller inte | uden | uten | ei sisällä
    """),
}

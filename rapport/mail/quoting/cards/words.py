"""Words of visiting cards in many languages.

Data only.
"""

from __future__ import annotations

from rapport.mail.quoting.cards import listed

# What a title begins or ends with: beginnings of words, in lower case.
TITLES = (
    "ceo|cto|cfo|coo|cio|cmo|vp|manager|director|head of|head|chief|president|vice president|owner"
    "|founder|co-founder|cofounder|partner|consultant|engineer|developer|designer"
    "|architect|analyst|accountant"
    "|assistant|secretary|officer|specialist|coordinator|administrator|supervisor"
    "|executive|representative"
    "|sales|marketing|purchasing|procurement|accounting|accounts|finance|logistics"
    "|human resources|hr"
    "|customer service|customer support|customer care|support|service desk|it department"
    "|it services"
    "|department|office|reception|operations|team lead|lead|senior|junior|technician|buyer|attorney"
    "|lawyer|solicitor|professor|lecturer|teacher|student|nurse|editor|translator|freelance|agent"
    "|geschäftsführ|geschaeftsfuehr|geschäftsleit|inhaber|leiter|leitung|abteilung"
    "|vertrieb|einkauf|buchhalt"
    "|verwaltung|assistenz|assistent|sachbearbeit|sekretariat|kundendienst|kundenservice"
    "|kundenbetreu|technik"
    "|entwickl|ingenieur|berater|beratung|projektleit|teamleit|prokurist|vorstand"
    "|vorsitz|rechtsanw|steuerberat"
    "|architekt|bereichsleit|abteilungsleit|werkstatt|lager|personal|disposition"
    "|auszubildend|referent"
    "|directeur|directrice|responsable|gérant|gérante|chef|cheffe|président|présidente"
    "|ingénieur|comptab"
    "|assistante|secrétaire|secrétariat|commercial|commerciale|service client"
    "|service achat|service|achats|acheteur"
    "|conseill|chargé|chargée|attaché|technicien|avocat|avocate|fondat|gestionnaire"
    "|adjoint|enseignant"
    "|directora|gerente|jefe|jefa|encargad|responsable|ingenier|contab|asistente"
    "|secretari|ventas|compras"
    "|departamento|atención al cliente|administración|administrador|asesor|abogad"
    "|propietari|técnic|coordinador"
    "|comercial|socio|soci[ao] fundador|fundador|presidente|profesor"
    "|direttore|direttrice|responsabile|titolare|amministrat|ufficio|impiegat"
    "|ingegnere|contabil|assistenza"
    "|segretari|vendite|acquisti|avvocato|consulente|commerciale|socio|fondatore"
    "|geometra|tecnico|addetto|addetta"
    "|diretor|diretora|gerente|chefe|responsável|engenheir|contador|assistente"
    "|secretári|vendas|compras|departamento"
    "|advogad|consultor|proprietári|coordenador|analista|sócio"
    "|directeur|manager|hoofd|afdeling|verkoop|inkoop|boekhoud|administrat|medewerk"
    "|adviseur|eigenaar|verkoper"
    "|projectleid|teamleid|klantenservice|secretaresse|bedrijfsleid|vertegenwoordig"
    "|vd|försäljning|inköp|chef|säljare|ekonomi|kundtjänst|projektledare|konsult"
    "|ingenjör|handläggare|ägare|avdelning"
    "|direktør|salg|indkøb|innkjøp|daglig leder|leder|afdeling|avdeling|kundeservice"
    "|bogholder|regnskab|regnskap"
    "|konsulent|ingeniør|sælger|selger|projektleder|prosjektleder|indehaver|eier"
    "|sekretær|rådgiv|saksbehandler"
    "|toimitusjohtaja|johtaja|päällikkö|myynti|myyjä|osto|ostaja|asiakaspalvelu"
    "|kirjanpit|insinööri|sihteeri|yrittäjä"
    "|myyntipäällikkö|ostopäällikkö|projektipäällikkö|asiantuntija"
    "|dyrektor|kierownik|prezes|właściciel|specjalist|księgow|dział|biuro|asystent"
    "|handlow|sprzedaż|zakup|zaopatrz|inżynier"
    "|doradca|sekretari|przedstawiciel|koordynator|wspólnik|radca prawny|adwokat|kierowniczka"
    "|ředitel|jednatel|vedoucí|obchod|nákup|účetní|odděl|asistent|majitel|manažer"
    "|specialist|technik|sekretář|referent|prodej"
    "|riaditeľ|konateľ|vedúci|predaj|účtov|oddelen"
    "|ügyvezet|ügyvéd|igazgató|vezető|értékesít|beszerz|könyvel|osztály|asszisztens"
    "|tulajdonos|mérnök|munkatárs|titkár|ügyintéző"
    "|menedzser|tanácsadó|ügyfélszolgálat"
    "|director|manager|șef|șefă|sef|administrator|contabil|vânzări|achiziții"
    "|departament|inginer|asistent|consilier|responsabil"
    "|avocat|reprezentant|specialist|secretar"
    "|директор|генеральный|менеджер|руководитель|начальник|бухгалтер|отдел|инженер"
    "|специалист|заместитель|секретарь|продаж"
    "|закуп|ведущий|старший|главный|юрист|консультант|администратор|координатор"
    "|владелец|помощник|ассистент|агроном|коммерческий"
    "|керівник|начальник|відділ|інженер|спеціаліст|фахівець|головний|комерційний"
    "|провідний|власник|помічник|заступник|адміністратор"
    "|διευθυντ|υπεύθυν|προϊστάμεν|τμήμα|λογιστ|πωλήσ|μηχανικ|ιδιοκτήτ|γραμματέ"
    "|σύμβουλ|δικηγόρ|διαχειρ"
    "|müdür|genel müdür|satış|satın alma|muhasebe|uzman|mühendis|yönetici|asistan"
    "|sorumlu|departman|temsilci|danışman|avukat|koordinatör|sahibi|şef"
    "|מנהל|מנהלת|מנכ|סמנכ|ראש|מהנדס|מכירות|רכש"
    '|הנהלת|מחלקת|יועץ|יועצת|מזכיר|רכז|נציג|עורך דין|עו"ד|בעלים'
    "|مدير|مديرة|المدير|رئيس|مهندس|محاسب|قسم|مستشار|مسؤول|مبيعات|مشتريات|سكرتير"
    "|إدارة|منسق|مشرف|محامي|مساعد"
)
# The same in scripts without capitals or spaces: the line holds one of them and little else.
TITLES_UNSPACED = (
    "部長|課長|係長|主任|代表取締役|取締役|社長|担当|営業部|営業|総務|経理|購買|部$|課$|室$|本部|支店|店長|マネージャー|エンジニア"
    "|经理|經理|总监|總監|主管|总经理|總經理|工程师|工程師|采购|採購|销售|銷售|部门|部門|财务|財務|客服|助理|顾问|顧問|董事|销售部|采购部|主任"
    "|대리|과장|차장|부장|사원|이사|대표|팀장|팀$|부서|부$|매니저|주임|영업|구매|총무|엔지니어|실장|본부장"
)
# Legal forms of firms.
FIRMS = (
    r"gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|e\.\s?k|e\.\s?v|ev|eg|ltd|limited|llc|llp"
    r"|inc|incorporated|corp|corporation|plc|co"
    r"|company|pty|s\.?\s?a|s\.?\s?a\.?\s?s|sas|sarl|s\.?\s?à\s?r\.?\s?l|s\.?\s?a\.?\s?r\.?\s?l"
    r"|eurl|s\.?\s?l|s\.?\s?l\.?\s?u"
    r"|s\.?\s?r\.?\s?l|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|lda|ltda|eireli|unipessoal"
    r"|b\.?\s?v|n\.?\s?v|vof|cv|ab|hb|a/s|aps|as|asa|oy|oyj|ky|ry"
    r"|sp\.\s?z\s?o\.\s?o|sp\.\s?j|s\.\s?a|s\.\s?r\.\s?o|a\.\s?s|spol|v\.\s?o\.\s?s"
    r"|kft|bt|zrt|nyrt|e\.v|s\.?r\.?l|s\.?a|pfa|d\.\s?o\.\s?o"
    r"|ооо|оао|зао|пао|ао|ип|тов|пп|фоп|ат|а\.?\s?ε|α\.?\s?ε|ε\.?\s?π\.?\s?ε|ο\.?\s?ε"
    r"|ικε|ι\.κ\.ε|a\.?\s?ş|ltd\.?\s?şti|şti|tic"
    r"|בע\"מ|בע״מ|בעמ|ש\.מ\.מ|ذ\.م\.م|ش\.م\.م"
)
FIRMS_UNSPACED = (
    "株式会社|有限会社|合同会社|（株）|\\(株\\)|有限公司|事务所|事務所|律所|医院|醫院|银行|銀行|大学|大學|学校|中心$|工厂|厂$"
    "|商行$|商店$|股份公司|集团|集團|公司$|주식회사|㈜|\\(주\\)|유한회사"
    "|شركة |مؤسسة |חברת |ベーカリー$|商事$|工務店$|クリニック$|医院$|薬局$"
    "|面包房$|药店$|餐厅$|诊所$"
    "|베이커리$|빵집$|약국$|병원$|카페$|상사$"
)
# Words of a firm's name.
HOUSES = (
    "gruppe|group|groupe|grupo|gruppo|holding|werke|verlag|kanzlei|praxis|apotheke"
    "|autohaus|verein|stiftung|universität"
    "|university|université|universidad|università|universidade|hochschule|schule"
    "|school|institut|institute|instituto"
    "|hotel|restaurant|bakery|bäckerei|bakkerij|boulangerie|clinic|klinik|hospital"
    "|krankenhaus|stadtwerke|studio"
    "|solutions|systems|consulting|technologies|services|logistik|handel|bau"
    "|elektro|druckerei|tischlerei|schreinerei"
    "|foundation|association|society|council|museum|bibliothek|library|gemeinde"
    "|rathaus|werkstätten|garage|ateliers"
    "|университет|компания|компанія|группа|завод|інститут|институт|uniwersytet"
    "|spółka|firma|zakład|nyomda|egyetem"
    "|butcher|florist|salon|plumbing|roofing|joinery|cafe|café|dental|pharmacy|motors"
    "|metzgerei|gärtnerei|konditorei|malerbetrieb|gasthof|gasthaus|friseur|spedition|amt für"
    "|stadt|volkshochschule|grundschule|gymnasium|installatietechniek|drukkerij|bakkerij|slagerij"
    "|boucherie|pâtisserie|fleuriste|pharmacie|menuiserie|cabinet|agence|collège|lycée|mairie"
    "|panadería|carnicería|farmacia|clínica|ferretería|peluquería|taller|colegio|ayuntamiento"
    "|panificio|pasticceria|macelleria|officina|studio|farmacia|comune|azienda|albergo"
    "|padaria|oficina|farmácia|escola|câmara|bageri|slagteri|tømrer\\w*|bakeri|verksted"
    "|måleri|bygg|leipomo|konepaja|kahvila|apteekki|piekarnia|cukiernia|apteka|gabinet"
    "|kancelaria|pracownia|hurtownia|pekařství|pekárna|lékárna|truhlářství|základní škola"
    "|pékség|gyógyszertár|asztalos\\w*|brutărie|farmacie|cabinet|atelier|школа|пекарня|аптека"
    "|мастерская|клиника|майстерня|лікарня|φούρνος|φαρμακείο|συνεργείο|fırın|eczane|okulu"
    "|мебель|מאפיית|מסעדת|מרפאת|مخبز|مطعم|صيدلية|مدرسة"
)
# Labels of numbers and addresses on a card: nothing else may stand beside the number itself.
LABELS = (
    "ت|ف|م|ج|mailto|tlm|fone|inh|доб|вн|fon|fono|port|fijo|telf|tlfno|tfno|tfn|trubka"
    "|mobilní|pevná|vezetékes"
    "|tel/fax|tel\\./fax|vonal|gsm|тел/факс|telephone|telefoon|telefonnummer"
    "|téléphone|teléfono|telefono|telefone|telefon|phone|tel|tél|fax|faks|télécopie"
    "|mobiltelefon|mobile|mobil"
    "|móvil|movil|cellulare|cell|cel|celular|handy|gsm|portable|matkapuhelin"
    "|puhelin|puh|mob|office|büro|bureau|direct|direkt|durchwahl|zentrale|dw"
    "|e-?mail|email|mail|e-post|epost|e-posta|eposta|courriel|correo|sähköposti"
    "|mejl|web|website|webseite|homepage|internet|site|site web|sitio web"
    "|sito|www|http|https|skype|whatsapp|telegram|linkedin|facebook|instagram"
    "|twitter|xing|x|youtube|ph|ext|mvh|tlf|tfn|tlf nr|kom|tel kom"
    "|hotline|notdienst|infoline|komórka|komorka|lk|t|m|f|e|w|p|d|h|i|a|c|o|und|or|and"
    "|тел|телефон|моб|мобильный|мобільний|факс|почта|эл\\. почта|пошта|сайт|email"
    "|τηλ|τηλέφωνο|κιν|κινητό|φαξ|ιστοσελίδα"
    '|cep|faks|telefonu|iş|טל|טלפון|נייד|פקס|דוא"ל|דוא״ל'
    "|מייל|אתר|هاتف|جوال|فاكس|بريد|البريد الإلكتروني|موقع|الهاتف|الجوال|موبايل|محمول|تلفون"
    "|電話|電話番号|携帯|携帯電話|直通|代表|メール|ファックス|ファクス|电话|手机|传真|邮箱|邮件|网址|座机|微信|手機|傳真|電郵|網址"
    "|telef|telefón|tlm|växel|direktwahl|direktnummer|centralita|centralino|ramal"
    "|extensión|extension|switchboard|anschluss|klapka|linka|wechat|viber|signal|teams"
    "|pec|dahili|внутр|вайбер|εσωτ|שלוחה|内線|分机|內線|내선|카카오톡"
    "|전화|휴대폰|휴대전화|핸드폰|이메일|메일|팩스|홈페이지"
)
# What a line of a register says, by its beginning.
REGISTERS = (
    "amtsgericht|handelsregister|registergericht|hrb|hra|ust-?id|ust-?idnr|steuernummer"
    "|st\\.-nr|geschäftsführer:|geschäftsführung:|geschäftsführerin:"
    "|sitz der gesellschaft|sitz:|vorstand:|aufsichtsrat|vorsitzender|registered in"
    "|registered office|company reg|company no"
    "|company number|registration no|vat|vat no|vat reg|siret|siren|rcs|capital social"
    "|tva|au capital|r\\.c\\.s|cif|nif|c\\.i\\.f|n\\.i\\.f|p\\.?\\s?iva|partita iva"
    "|cod\\. fisc|c\\.f"
    "|kvk|btw|org\\.?\\s?nr|orgnr|organisationsnummer|cvr|y-tunnus|alv|nip|regon"
    "|krs|ič|ičo|dič|adószám|cégjegyzék|cui|reg\\. com|инн|кпп|огрн"
    "|єдрпоу|α\\.?φ\\.?μ|αφμ|mersis|vergi|ח\\.פ|cnpj|nipc"
)
# Streets: parts of their names. "N" stands where a number belongs.
STREETS = (
    r"raum|room|etage|stock|nave|lgh|apt|apto|pol\. ind|polígono|piso|zi|za|zac"
    r"|lokal|m\.|bât|escalera|\w*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse"
    r"|ufer|damm|ring|markt|hof|chaussee|steig|kai|zeile|graben)"
    r"|street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|square"
    r"|suite|floor|unit|building|terrace|way|close"
    r"|rue|place|quai|impasse|chemin|allée|cours|route|calle|c/|plaza|avda|avenida"
    r"|av|paseo|carrer|camino|via|viale|piazza|corso|largo|vicolo"
    r"|rua|travessa|praça|estrada|\w*(?:straat|laan|plein|kade|gracht|dijk|singel|steenweg)"
    r"|\w*(?:gatan|gata|vägen|väg|torget|gränd|allén|stigen)|\w*(?:vej|gade|allé"
    r"|vænget|stræde|torv)|\w*(?:veien|vei|gate|gata|plass|torg|bryggen)"
    r"|\w*(?:katu|tie|kuja|polku|aukio|tori|ranta)|ul|ulica|al|aleja|aleje|pl"
    r"|plac|os|osiedle|nám|náměstí|náměstie|třída|ulice"
    r"|u|utca|út|tér|körút|krt|köz|rakpart|str|strada|bd|bulevardul|calea|șos|aleea|piața"
    r"|ул|улица|пр|пр-т|проспект|пер|пл|наб|шоссе|бул|бульвар|вул|вулиця|просп|пров|площа"
    r"|οδός|οδ|λεωφόρος|λεωφ|πλατεία|cad|caddesi|cd|sok|sokak|sokağı|sk|mah|mahallesi"
    r"|bulvarı|blok|no"
    r"|רחוב|רח'|שד'|שדרות|דרך|شارع|ش|طريق|حي|p\.?\s?o\.?\s?box|postfach|postbus"
    r"|zimmer|gebäude|sachgebiet|referat|kamer|pokój|pok|kancelář|dveře|szoba|emelet|birou"
    r"|каб|кабинет|офис|оф|корп|γραφείο|daire|חדר|c\.p|col"
    r"|box|bp|apartado|casella postale|a\.p"
)
STREETS_UNSPACED = (
    "〒|丁目|番地|[路街]\\d|\\d号|\\d號|[都道府県]\\S{1,8}[市区]|[市区县縣區]\\S{1,12}[路街道]"
    "|(?:로|길)\\s?\\d|(?:시|도)\\s\\S{1,4}[구시군]\\s|층$"
)
COUNTRIES = listed.words(
    """
deutschland germany allemagne alemania germania duitsland österreich austria autriche schweiz
suisse svizzera switzerland france frankreich francia españa spain spanien italia italy italien
portugal brasil brazil nederland netherlands niederlande belgië belgique belgium sverige sweden
schweden danmark denmark dänemark norge norway norwegen suomi finland polska poland polen česko
czechia magyarország hungary ungarn românia romania россия russia україна ukraine ελλάδα greece
türkiye turkey ישראל israel مصر egypt 日本 japan 中国 china 대한민국 korea uk usa united
"""
)

"""Registers, banks and hours on the card of a firm."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import speech, words

# Labels that count only with a code right behind them: many are words of other languages.
_LABELS = (
    r"ust-?\s?id(?:-?\s?nr)?|ust|uid(?:-?nr)?|st(?:euer)?\.?-?\s?nr|mwst-?nr|hrb|hra|fn|zvr"
    r"|iban|bic|swift"
    r"|vat(?: reg)?|tax id|ein|abn|acn|company|charity|registered|reg|license|licence|lic"
    r"|siren|siret|rcs|ape|naf|tva(?: intra\w*)?|rpps|adeli|toque"
    r"|cif|nif|dni|rfc|ruc|rut|nit|cuit|colegiad[oa]|nº colegiad[oa]|col"
    r"|p\.?\s?iva|partita iva|c\.?f|rea|sdi|cod\. univoco"
    r"|cnpj|cpf|nipc|contribuinte|oab/[a-z]{2}|crm/[a-z]{2}|crea/[a-z]{2}"
    r"|kvk|btw|be|bce|kbo|rpr|rpm|big|agb"
    r"|organisationsnummer|organisasjonsnummer|foretaksregisteret|kontonr|hpr-nr|rsin|se-nr|ean"
    r"|ydernr"
    r"|cvr-nr|kamarai azonosító|om azonosító|kasz|nyilvántartási szám|bdo|wpis nr|rejestr|alvará"
    r"|cédula profissional|inscr|rg|nº colegiado|reg\. no|lic\. no|tva intracommunautaire|code ape"
    r"|n° tva(?: intracommunautaire)?|n° siret|n° rcs|orias|finess|laskutusosoite"
    r"|verkkolaskuosoite|ovt"
    r"|rek\.?\s?nro|тел\. лиц|рег\. №|свидетельство №|ліцензія [а-яіїє]{2} №|ліцензія|αρ\. γεμη"
    r"|αρ\. μητρώου|μητε"
    r"|a\.m\.|sicil no|ticaret sicil no|kep|מ\.ר|רישיון(?: קבלן)?|ע\.ר|عضوية رقم|ترخيص رقم"
    r"|سجل تجاري رقم"
    r"|建設業許可|許可番号|古物商許可|执业证号|許可證|营业执照|통신판매업신고|법인등록번호|요양기관기호"
    r"|org\.?-?\s?n(?:umme)?r|orgnr|bankgiro|plusgiro|bg|pg|momsreg|cvr|se|y-tunnus|ly-tunnus|alv"
    r"|nip|regon|krs|pesel|ič|ičo|dič|ič dph|ič|č\.?\s?ú|číslo účtu|ev\. č|oib|mbs|mb"
    r"|adószám|cégjegyzékszám|cg|cui|cif|j\d{2}|nr\. reg\. com|reg\. com"
    r"|инн|кпп|огрн|огрнип|окпо|бик|р/с|унп|бин|єдрпоу|ідн|іпн|рнокпп|еик"
    r"|α\.?\s?φ\.?\s?μ|γ\.?\s?ε\.?\s?μ\.?\s?η|α\.?μ|vkn|vergi no|mersis(?: no)?|tic\. sicil no"
    r"|ח\.?פ|ע\.?מ|עוסק מורשה|الرقم الضريبي|س\.?\s?ت|السجل التجاري"
    r"|统一社会信用代码|統一編號|税号|사업자\s?등록\s?번호|사업자번호|登録番号|法人番号|インボイス登録番号"
)
_CODE = anycase.pattern(
    rf"(?<![^\W_])(?:{_LABELS})\.?\s?(?:nr|no|n°|nº|№|#|number|code)?[\s.:：#№/-]{{0,4}}"
    r"(?:[A-Z]{1,8}[\s.-]?)?\d[\dA-Z .\-/]{3,34}"
)
_COURT = re.compile(
    r"^(?:(?i:sąd rejonowy|krajský soud|městský soud|okresný súd|obchodný register)[^?]{5,80})$"
    r"|^(?:RPR|RPM|RCS|R\.C\.S\.|Baroul|Barreau d[eu]) [^\W\d_a-z][^\W\d_]{2,20}$"
)
_BANK = anycase.pattern(
    r"^(?:bankverbindung|bank details|bank|kto|nr konta|nr rachunku|coordonnées bancaires"
    r"|datos bancarios|coordinate bancarie|bankszámlaszám|bankkonto)\s?[:：]?\s"
    r"(?:[^\W\d_]{2,20}\s){0,2}(?:[^\W\d_]{2,20}[,:]?\s)?(?=iban|bic|[a-z]{2}\d{2}|\d)"
)
_NUMBERED = re.compile(r"^[A-Z]{2}\d{2}(?:\s?[\dA-Z]{4}){3,7}(?:\s?[\dA-Z]{1,3})?$")
_FOLLOW = anycase.pattern(
    r"^(?:follow us|find us|connect with (?:us|me)|folgen sie uns|folge uns|besuchen sie uns"
    r"|suivez-nous|retrouvez-nous|síguenos|síganos|seguici|siga-nos|segue-nos|volg ons|följ oss"
    r"|følg os|følg oss|seuraa meitä|śledź nas|obserwuj nas|sledujte nás|kövess(?:en)? minket"
    r"|urmăriți-ne|мы (?:в|на)|подписывайтесь|ми (?:в|у)|ακολουθήστε μας"
    r"|bizi(?=[^?]{0,40}takip edin)|עקבו אחרינו|تابعونا)"
    r"(?=[^?]{0,60}(?:facebook|instagram|linkedin|twitter|youtube|tiktok|xing|telegram|\bvk\b"
    r"|bluesky|mastodon|pinterest|\bx\b))[^?]{0,80}$"
)
_NETWORK = (
    r"(?:facebook|instagram|linked-?in|twitter|you-?tube|tik-?tok|xing|x|vimeo|pinterest|telegram"
    r"|whatsapp"
    r"|bluesky|mastodon|threads|snapchat|flickr|behance|github|vk|вконтакте|вк|дзен|одноклассники"
    r"|viber|line"
    r"|wechat|weibo|kakao(?:talk)?|naver blog|note|פייסבוק|אינסטגרם|فيسبوك|إنستغرام|انستغرام"
    r"|تويتر|facebooku?|bloga?"
    r"|web|website|webseite|homepage|newsletter)"
)
# "Facebook | Instagram | LinkedIn", "Instagram: @weinhandlung"
_NETWORKS = anycase.pattern(
    rf"^{_NETWORK}(?:\s?[|/·•,–-]\s?{_NETWORK}){{1,6}}$|^{_NETWORK}\s?[:/]?\s?@[\w.]{{2,40}}$"
)
# "Zertifiziert nach ISO 9001", "ISO9001認証取得"
_CERTIFIED = re.compile(
    r"(?:^|[\s（(])(?:EN\s?|UNI EN\s|DIN EN\s)?ISO\s?(?:9001|14001|27001|45001|13485|22000|50001)"
)
# "Visit our shop: shop.pell.example"
_VISIT = anycase.pattern(
    r"^(?:visit (?:us|our)|book a meeting|besuchen sie (?:uns|unser)|visitez (?:notre|nos)"
    r"|découvrez (?:notre|nos)"
    r"|retrouvez (?:toutes )?nos|visite nuestr[ao]|conozca nuestr[ao]|scopri il nostro"
    r"|visita il nostro"
    r"|conheça (?:a|o) noss[ao]|visite (?:a|o) noss[ao]|bekijk onze|bezoek onze|besök vår"
    r"|besøg vores|besøk"
    r"|tutustu|zapraszamy d|odwiedź nasz|navštivte náš|látogasson el|vizitați|наш сайт|επισκεφθείτε"
    r"|mağazamızı|sitemizi|web sitemizi|בקרו באתר|موقعنا)[^?.!:]{0,40}[:：]?\s"
    r"(?:https?://|www\.)?[\w-]{2,40}\.[\w./-]{2,60}$"
)
_SWISS = re.compile(r"\bCHE-\d{3}\.\d{3}\.\d{3}(?:\s(?:MWST|TVA|IVA))?")
_BARE = re.compile(r"^(?:J\d{2}/\d{1,5}/\d{4}|BE 0\d{3}\.\d{3}\.\d{3})$")
_MONEY = anycase.pattern(r"(?:iban|bic|swift|р/с|číslo účtu|giro|konto|conto)\b")
_ASKS = anycase.pattern(
    rf"\b(?:{words.REGISTERS})(?!\w)|rechnung|invoice|factu|fattura|fatura|faktur|számla|faktúr"
    r"|счёт|счет|рахун|τιμολόγι|lasku|חשבונית|فاتورة|請求書|发票|發票|領収書|收据|收據|계산서|영수증|\btax\b|steuer"
    r"|regist|firmenbuch|handelsregister|podat|daňov|adó|налог|податк"
)
_ASKS_MONEY = anycase.pattern(
    _ASKS.pattern + r"|\biban|konto|account|compte|cuenta|\bconta\b|rekening|tili|účet|számlasz"
    r"|\bcont\b|сч[её]т|рахунок|λογαριασμ|hesap|חשבון|حساب|口座|账户|帳戶|계좌|refund|erstatt"
    r"|zurück(?:zahl|überweis)|überweis|rembours|virement|reembols|devol|transfer|rimbors|bonific"
    r"|terugbetal|overmak|återbetal|tilbagebetal|refunder|palaut|zwrot|zwró|przelew|vrát|vracen"
    r"|visszatér|utal|ramburs|возврат|верн|поверн|επιστροφ|iade|החזר|استرداد|返金|退款|환불|\bpay"
    r"|\bpaid|zahl|bank"
)
_BEGINS = anycase.pattern(rf"^(?:{words.REGISTERS})(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 4  # words beside labels and codes: a court, a town

_HOURS = re.compile(
    r"^(?:office hours|opening hours|business hours|working hours|hours|open|working days"
    r"|sprechzeiten|sprechstunden?|öffnungszeiten|geschäftszeiten|bürozeiten|servicezeiten"
    r"|telefonzeiten|erreichbar|arbeitstage|ouvert|horaires(?: d'ouverture)?|permanence"
    r"|horario(?: de atención)?|abierto|orari(?:o)?(?: ufficio| di apertura)?|aperto"
    r"|horário(?: de atendimento)?|atendimento|openingstijden|bereikbaar|geopend|werkdagen"
    r"|werktijden|aanwezig"
    r"|öppettider|öppet|telefontid|åbningstider|telefontid|åbent|åpningstider|kontortid"
    r"|avoinna|aukioloajat|palveluajat|godziny (?:otwarcia|pracy)|czynne|otevírací doba"
    r"|úřední hodiny|otevřeno|provozní doba|otváracie hodiny|nyitvatartás|ügyfélfogadás|nyitva"
    r"|ügyfélfogadási idő|program(?: de lucru)?|orar|часы работы|режим работы|график работы"
    r"|время работы|графік роботи|години роботи|ώρες (?:γραφείου|λειτουργίας)|ωράριο"
    r"|çalışma saatleri|mesai saatleri|שעות (?:פעילות|קבלה|פתיחה)|ימי (?:ה)?עבודה"
    r"|ساعات (?:العمل|الدوام)|أوقات الدوام"
    r"|営業時間|受付時間|診療時間|营业时间|工作时间|辦公時間|營業時間|영업시간|운영시간|상담시간)"
    r"\s?[:：]\s.{0,80}$|^(?:営業時間|受付時間|診療時間|营业时间|工作时间|영업시간|운영시간)[:：].{1,60}$",
    re.IGNORECASE,
)
_PRIVACY = re.compile(
    r"\b(?:gdpr|rgpd|dsgvo|rodo|privacy|datenschutz\w*|personvern\w*|privatlivs\w*|integritets\w*"
    r"|tietosuoja\w*|osobních údajů|danych osobowych|adatkezel\w*|données personnelles"
    r"|protección de datos|dati personali|dados pessoais|персональных данных|gdpr\.\w+)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|unsere?n?|notre|nuestr[ao]|nostra|nossa|onze|vår|vores|naszą|naší|politica)\s",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)?[\w-]{2,40}\.[\w.-]{2,40}(?:/[\w/.-]{0,60})?$")


def is_register(text: str) -> bool:
    """Return whether a line is nothing but labels of registers with their codes."""
    if _BARE.match(text):
        return True
    begins = _BEGINS.match(anycase.lowered(text))
    if begins and not (speech.talks(text) or speech.names_matter(text[begins.end() :])):
        return True
    if _COURT.match(text):
        return True
    if bank := _BANK.match(anycase.lowered(text)):
        text = text[bank.end() :]
    if not (_CODE.match(anycase.lowered(text)) or _SWISS.match(text) or _NUMBERED.match(text)):
        return False  # "The right NIP: 123" is somebody's sentence
    rest = _NUMBERED.sub(" ", _SWISS.sub(" ", anycase.without(_CODE, text)))
    if any(c.isdigit() for c in rest):
        return False
    left = _WORD.findall(rest)
    return len(left) <= _MOST and not (speech.talks(rest) or speech.names_matter(rest))


def is_bank(text: str) -> bool:
    """Return whether a line has the account of somebody."""
    if _NUMBERED.match(text.strip()):
        return True
    text = anycase.lowered(text)
    return _MONEY.search(text) is not None or _BANK.match(text) is not None


def asks(line: str) -> bool:
    """Return whether a line speaks of a tax number, an invoice or a register."""
    return _ASKS.search(anycase.lowered(line)) is not None


def asks_money(line: str) -> bool:
    """Return whether a line speaks of money or of an account."""
    return _ASKS_MONEY.search(anycase.lowered(line)) is not None


def is_hours(text: str) -> bool:
    """Return whether a line tells when an office is open, by its label."""
    return len(text) <= 100 and _HOURS.match(text) is not None and not speech.requests(text)


def is_social(text: str) -> bool:
    """Return whether a line asks to be followed elsewhere: `Follow us on Facebook`."""
    lowered = anycase.lowered(text.strip())
    return any(pattern.match(lowered) for pattern in (_FOLLOW, _NETWORKS, _VISIT))


def is_certified(text: str) -> bool:
    """Return whether a line tells by what standard a firm was audited: `ISO 9001 certified`."""
    few = len(text.split()) <= 6 and len(text) <= 60
    return few and _CERTIFIED.search(text) is not None and not speech.talks(text)


def is_privacy(text: str) -> bool:
    """Return whether a line names the page that tells of privacy, and nothing else."""
    return (
        len(text) <= 110
        and _PRIVACY.search(text) is not None
        and _LINK.search(text) is not None
        and not speech.talks(_OURS.sub("", text))
        and not speech.requests(text)
    )

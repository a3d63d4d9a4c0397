"""Words that talk to somebody or name a matter.

They speak against a signature: a line with one of them is the writer's.
"""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.languages import listed, telling

# Persons, requests, negations and turns of a conversation, language after language.
_TALK = listed.words(
    """
i you your my me we our us please not don't can't could would should also too instead rather but
actually sorry need want have has is are was were does did it's isn't there here's still yet
again ich mich mir wir uns unser unsere sie ihnen ihre du dich dir bitte nicht kein keine auch
aber doch lieber statt noch schon hätte habe haben ist sind war waren kann können könnten soll
sollte muss müssen brauche möchte übrigens geht fehlt kommt wird wurde wieder jetzt je j'ai nous
vous votre vos notre nos svp pas aussi mais plutôt encore suis est sont était avez avons peux
pouvez pourriez veuillez faut voudrais manque toujours finalement ai c'est yo usted ustedes sus
nuestro nuestra favor también pero mejor todavía tengo tenemos está están falta puede pueden
podría quiero necesito prefiero además hay io voi vostro vostra nostro nostra mio mia favore non
anche però meglio ancora ho abbiamo sono è manca può potete potrebbe vorrei serve preferisco
inoltre aspetto c'è eu você vocês meu minha nosso nossa seu sua não também mas melhor ainda
tenho temos estão pode podem poderia quero preciso prefiro aliás falta está ik jij je u uw mijn
wij we ons onze alstublieft graag niet geen ook maar liever nog heb hebben is zijn was kan kunt
moet wil wilt trouwens jag du ni vi oss min mitt vår vänligen inte också men hellre ännu har är
var kan ska vill behöver förresten saknas helst snälla gärna jeg dere dig os vores ikke også
heller endnu ennå har er var kan skal vil mangler venligst gerne helst forresten minä sinä me
minun teidän kiitos ei myös mutta vielä ovat voisitteko pitää haluan tarvitsen puuttuu
mieluummin ja my wy mnie mój moja nasz proszę nie też również ale jeszcze jest są był mam mamy
może czy chcę potrzebuję wolę brakuje jednak já my vy nám můj moje náš prosím ne také ale ještě
je jsou byl mám máme může chci potřebuji raději chybí vlastně én ön kérem kérjük nem is még van
vannak volt kérek szeretnék kell lehet inkább hiányzik eu noi dumneavoastră vă rog nu și dar
încă este sunt avem poate vreau lipsește я мы вы нам вам мне мой наш пожалуйста не нет тоже
также но ещё еще есть был была прошу можно можете хочу нужно надо лучше если это ви ми мені нам
вам мій наш будь прошу не ні теж також але ще є був можна можете хочу треба краще εγώ εμείς
εσείς μου μας σας παρακαλώ δεν όχι επίσης αλλά ακόμα είναι έχω έχουμε θέλω μπορείτε καλύτερα
λείπει biz siz sizin bizim lütfen değil yok ama hâlâ var mı istiyorum olsun rica eksik ayrıca
daha אני אנחנו אתם שלי שלנו לא גם אבל עדיין יש אין אפשר צריך רוצה בבקשה עדיף נא האם أنا نحن أنتم
لا لم ليس أيضا أيضاً لكن هل أرجو نرجو يرجى الرجاء أريد نريد ممكن يوجد من فضلك
"""
)
_REQUESTS = listed.words(
    """
please not but instead bitte nicht kein aber doch veuillez pas mais svp falta pero favor não mas
non manca però niet maar inte men ikke ei mutta proszę nie ale prosím nem kérem nu vă rog не
прошу но будь прошу δεν αλλά lütfen değil ama לא אבל لا لكن
"""
)
# Talk in scripts that set no spaces between words.
_UNSPACED = re.compile(
    "です|ます|ません|ました|ください|下さい|でしょう|ですか|だけ|まだ|やはり|やっぱり|ほしい"
    "|欲しい|できま|お願い|もう|また|でも"
    "|请|請|吗|嗎|不|没|沒|还|還|要|我|你|您|是|有|也|了|吧|呢|能|可以|另外|改"
    "|니다|주세요|세요|해요|어요|아요|까요|인데|지만|네요|나요|싶|안 |없|있"
)
# Things that a customer writes about, also inside compound words.
_MATTERS = anycase.pattern(
    r"adres|address|adress|anschrift|direcci[oó]n|direção|endereço|indirizzo|адрес|כתובת|عنوان|住所"
    r"|地址|주소|διεύθυνση|osoite|liefer|deliver|livrais|entrega|consegna|levering|leverans|dostaw"
    r"|doručen|szállít|livrare|достав|παράδοση|teslimat|משלוח|توصيل|配送|배송|rechnung|invoice|factur"
    r"|fattura|fatura|faktur|számla|счёт|счет|рахун|τιμολόγι|lasku|חשבונית|فاتورة|請求|发票|發票|영수증"
    r"|bestell|order\b|orders\b|commande|pedido|ordine\b|ordini\b|encomenda|beställ|tilaus|zamówien"
    r"|objednáv|rendelés|comand[aă]|заказ|замовл|παραγγελ|sipariş|הזמנ|طلب|注文|订单|訂單|주문"
    r"|nummer|number|numéro|número|numero|номер|numer\b|numeris|číslo|άριθμ|numara|番号|号码|번호|מספר"
    r"|größe|groesse|\bsize|taille|talla|taglia|tamanho|\bmaat\b|storlek|størrelse|koko\b|rozmiar"
    r"|velikost|méret|mărime|размер|розмір|μέγεθος|beden|מידה|مقاس|サイズ|尺码|大号|中号|小号|사이즈"
    r"|farbe|colou?r\b|couleur|color\b|colore\b|\bcor\b|kleur|färg|farve|farge"
    r"|\bväri|kolor|barva|szín"
    r"|culoare|цвет|колір|χρώμα|renk|צבע|لون|颜色|顏色|색상|カラー|stück|pieces|pièces|piezas|pezzi"
    r"|serien|serial|passwor|kennwort|password|contraseña|mot de passe|hasło|heslo|jelszó|пароль"
    r"|rückruf|callback|call back|telefonat|termin|deadline|bankverbindung|iban|kontonummer"
    r"|erstattung|refund|rembours|reembolso|rimborso|zwrot|возврат|umtausch|retour\b|return\b"
    r"|problem|fehler|\berror|erreur|errore\b|ошибк|помилк|błąd|chyba|hiba\b|vika\b"
)
# What points at the lines below.
_BELOW = anycase.pattern(
    r"\b(?:below|unten|untenstehend|folgend|signatur|signature|ci-dessous|abajo|siguiente|sotto"
    r"|seguente|abaixo|seguinte|hieronder|onderstaand|nedan|nedenfor|poniżej|níže|alább"
    r"|mai jos|ниже|нижче|παρακάτω|aşağıda|להלן|למטה|أدناه)|下記|以下の|如下|下面|아래"
)
# What speaks of a number to call.
_CALL = anycase.pattern(
    r"\b(?:reach me|erreich|joindre|localizar"
    r"|call me|call us|anrufen|rufen sie|appelez|llámeme|llamar|chiam|ligue|bel mij|ring mig"
    r"|zadzwo|zavolej|hívjon|sunați|позвон|звоніть|τηλεφων|arayın|contact|kontakt|contac|contatt)"
    r"|連絡|联系|聯絡|연락|電話|电话|전화|phone|telefon|téléphone|teléfono"
    r"|telefono|telefone|puhelin|телефон|τηλέφωνο|טלפון|هاتف|handy|mobile|portable|cell\b"
)
_PLACE = anycase.pattern(
    r"adres|address|adress|anschrift|direcci[oó]n|direção|endereço|indirizzo|адрес|כתובת|عنوان|住所"
    r"|地址|주소|διεύθυνση|osoite|\bcím|umgezogen|moved|déménag|mudad|traslocat|verhuisd|flyttat"
    r"|flyttet|przeprowadz|переех|переїха|taşındı|עברנו|搬家|搬到|引っ越|이사"
)
_NUMBER = re.compile(r"\d(?:[ ()/.-]{0,2}\d){5,14}")
# A question that there may be: words that close a letter to anybody.
_QUESTIONS = anycase.pattern(
    r"\b(?:questions?|fragen|rückfragen|preguntas?|dudas?|consultas?|domande|dubbi|chiarimenti"
    r"|perguntas?|dúvidas?|esclarecimentos?|vragen|frågor|funderingar|spørgsmål|spørsmål|kysyttävää"
    r"|kysymyksiä|kysymyksissä|pyta(?:nia|ń)|wątpliwości|dotaz(?:y|ů)|otázk(?:y|ách)|kérdés\w{0,6}"
    r"|întrebări|nelămuriri|вопрос(?:ы|ов|ам)|запитан\w{1,3}|питан\w{1,3}|ερωτήσεις|απορί\w{1,3}"
    r"|soru\w{0,6}|שאלות|שאלה|أسئلة|سؤال|استفسار\w{0,3})(?!\w)|質問|不明な点|ご不明|问题|問題|疑问|疑問|문의|질문"
)
# Somebody else may answer them: "If you have questions, call my wife."
_SOMEBODYS = anycase.pattern(
    r"\b(?:my|our|mein\w{0,2}|unser\w{0,2}|mon|ma|mes|notre|nos|mi|mis|nuestr[oa]|mi[oa]|mie[i]?"
    r"|nostr[oa]"
    r"|meu|minha|noss[oa]|mijn|onze?|min|mitt|mina|vår|vores|mit|mine|mój|moją|moja|mojego"
    r"|nasz\w{0,3}"
    r"|můj|moje|moji|mého|náš|meu|mea|soțul|soția|мой|моего|мою|моей|моя|наш\w{0,3}|мого|мій|моєму"
    r"|τον|την|του|eşim\w{0,2}|בעלי|אשתי|זוجي|زوجي|زوجتي)(?!\w)|妻|夫|主人|家内|丈夫|太太|先生|남편|아내"
)
_IF = anycase.pattern(
    r"\b(?:if|any|with|should you|falls|wenn|sollten|bei|für|si|en cas|pour|ante|cualquier|se"
    r"|in caso|per|caso|qualquer|para|bij|mocht|als|om|vid|hvis|ved|dersom|jos|mikäli|jeśli|w razie"
    r"|gdyby|pokud|kdyby|v případě|amennyiben|ha|esetén|bármilyen|dacă|pentru|orice|если|при|по"
    r"|якщо|у разі|αν|εάν|για|eğer|olursa|varsa|אם|לכל|إذا|لأي)(?!\w)"
    r"|があれば|ございましたら|场合|如有|如果|若有|있으시면"
)
_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\.")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@listed.remembered
def talks(line: str) -> bool:
    """Return whether a line speaks to a reader: with persons, requests or a question."""
    if line.rstrip().endswith(("?", "？", "؟", ";?")) or ("?" in line and "://" not in line):
        return True
    plain = listed.lowered(_INITIALS.sub(" ", line))
    if any(word.replace("’", "'") in _TALK for word in _WORD.findall(plain)):
        return True
    return not line.isascii() and _UNSPACED.search(line) is not None


def goes_on(above: str, below: str) -> bool:
    """Return whether a sentence goes on from one line to another, around what is between."""
    before, after = above.rstrip()[-1:], below.lstrip()[:1]
    return before.isalpha() and after.islower()


def is_talk(word: str) -> bool:
    """Return whether a single word addresses somebody, asks or denies."""
    return word.lower() in _TALK


def requests(line: str) -> bool:
    """Return whether a line asks for something or says no: what no formula does."""
    return any(word in _REQUESTS for word in _WORD.findall(listed.lowered(line)))


@listed.remembered
def names_matter(line: str) -> bool:
    """Return whether a line names what customers write about: an order, a size, an address."""
    return _MATTERS.search(anycase.lowered(line)) is not None


@listed.remembered
def points_below(line: str, *, calls: bool = True) -> bool:
    """Return whether a line announces an address or, of `calls`, a number that is needed."""
    end = anycase.lowered(telling.ending(line))
    if _BELOW.search(end) or _PLACE.search(end):
        return True
    if not calls or _CALL.search(end) is None:
        return False
    # The number is told already, or it is courtesy: "Call me if you have any questions."
    polite = _QUESTIONS.search(end) and _IF.search(end) and not _SOMEBODYS.search(end)
    return not (_NUMBER.search(end) or polite)

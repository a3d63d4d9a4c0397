"""Words around a quote, for Central and Eastern Europe.

Data only.
"""

from __future__ import annotations

from rapport.mail.quoting.languages.words import Words

LANGUAGES = {
    "pl": Words(
        wrote="napisał|napisała|napisał(a)|napisał/a|pisze|pisząc",
        starts="W dniu|Dnia|Wiadomość napisana przez|Użytkownik|pon.|wt.|śr.|czw.|pt.|sob.|niedz.",
        sender="Od|Nadawca",
        sent="Wysłano|Wysłane|Wysłany",
        date="Data",
        to="Do|Adresat",
        cc="DW|Kopia|Do wiadomości|Cc",
        reply_to="Odpowiedź do|Odpowiedz do|Adres zwrotny",
        subject="Temat",
        original="Oryginalna wiadomość|Wiadomość oryginalna|Treść oryginalnej wiadomości"
        "|Wiadomość pierwotna",
        forwarded="Wiadomość przekazana|Przekazana wiadomość|Przesłana wiadomość"
        "|Początek przekazywanej wiadomości"
        "|Początek przekazanej wiadomości|Treść przekazanej wiadomości|Wiadomość przesłana dalej",
        sent_from="Wysłane z|Wysłano z|Pobierz program Outlook|Wysłano za pomocą"
        "|Wiadomość wysłana z"
        "|Pobierz aplikację Outlook|Uzyskaj Outlook|Pobierz Outlook",
        closings="pozdrawiam|z poważaniem|pozdrowienia|dziękuję|z góry dziękuję|serdecznie"
        " pozdrawiam|dzięki|z wyrazami szacunku|pozdrawiam serdecznie|pzdr",
    ),
    "cs": Words(
        wrote="napsal|napsala|napsal(a)|napsal/a|píše",
        starts="Dne|Dňa|po|út|st|čt|pá|so|ne",
        sender="Od|Odesílatel",
        sent="Odesláno|Posláno",
        date="Datum",
        to="Komu|Příjemce",
        cc="Kopie|Cc",
        reply_to="Odpověď komu|Odpovědět komu|Odpověď na",
        subject="Předmět|Věc",
        original="Původní zpráva|Původní e-mail|Originální zpráva|Původní e-mailová zpráva",
        forwarded="Přeposlaná zpráva|Začátek přeposílané zprávy|Předaná zpráva"
        "|Předávaná zpráva|Forwardovaná zpráva|Přeposlaný e-mail",
        sent_from="Odesláno z|Odesláno pomocí|Získat Outlook|Odesláno ze|Získejte Outlook"
        "|Stáhněte si Outlook",
        closings="s pozdravem|s přátelským pozdravem|děkuji|díky|hezký den|předem děkuji"
        "|pěkný den|děkuji a přeji hezký den",
    ),
    "sk": Words(
        wrote="napísal|napísala|napísal(a)|napísal/a|píše",
        starts="Dňa|po|ut|st|št|pi|so|ne",
        sender="Od|Odosielateľ",
        sent="Odoslané|Poslané",
        date="Dátum",
        to="Komu|Príjemca",
        cc="Kópia|Cc",
        reply_to="Odpoveď komu|Odpovedať komu|Odpovedať",
        subject="Predmet",
        original="Pôvodná správa|Pôvodný e-mail|Originálna správa",
        forwarded="Preposlaná správa|Začiatok preposlanej správy|Posunutá správa"
        "|Preposlaná e-mailová správa|Pôvodná správa preposlaná",
        sent_from="Odoslané z|Získajte Outlook|Získať Outlook|Odoslané zo|Odoslané pomocou",
        closings="s pozdravom|s priateľským pozdravom|ďakujem|vďaka|pekný deň",
    ),
    "hu": Words(
        wrote="írta|ezt írta|ezt írta (időpont|a következőt írta|írt",
        starts="Ekkor",
        sender="Feladó|Küldő",
        sent="Küldve|Elküldve|Küldés ideje",
        date="Dátum",
        to="Címzett|Címzettek",
        cc="Másolatot kap|Másolat|Cc|Másolatot kapja",
        reply_to="Válaszcím|Válasz",
        subject="Tárgy",
        original="Eredeti üzenet|Eredeti levél|Eredeti Üzenet",
        forwarded="Továbbított üzenet|Továbbított levél|Továbbított üzenet kezdete"
        "|Továbbított üzenet eleje|Továbbított levél kezdete",
        sent_from="Küldve|Elküldve|Az Outlook|Az iPhone|Az én|Elküldve innen|Töltse le az Outlook",
        closings="üdvözlettel|tisztelettel|köszönettel|üdv|köszönöm|szép napot",
    ),
    "ro": Words(
        wrote="a scris|scris|a scris:",
        starts="În|In|Pe|Pe data de|lun.|mar.|mie.|joi|vin.|sâm.|dum.",
        sender="De la|Expeditor|Din partea",
        sent="Trimis|Trimis la",
        date="Data|Dată",
        to="Către|Catre|Destinatar|Pentru|La",
        cc="Cc|Copie|Copie la",
        reply_to="Răspuns la|Răspunde la|Răspunde către",
        subject="Subiect|Subiectul",
        original="Mesaj original|Mesajul original|Mesaj inițial",
        forwarded="Mesaj redirecționat|Începutul mesajului redirecționat|Mesaj retransmis"
        "|Mesaj transmis mai departe|Început mesaj redirecționat|Mesaj Redirecționat"
        "|Mesaj înaintat|Mesaj transferat",
        sent_from="Trimis de pe|Trimis din|Obțineți Outlook|Descărcați Outlook|Trimis cu",
        closings="cu stimă|cu respect|mulțumesc|multumesc|o zi bună|toate cele bune"
        "|cu considerație|salutări",
    ),
    "bg": Words(
        wrote="написа|писа|написал",
        starts="На|В",
        sender="От|Подател",
        sent="Изпратено|Изпратен",
        date="Дата",
        to="До|Получател",
        cc="Копие|Копие до|Cc",
        reply_to="Отговор до|Отговор на",
        subject="Относно|Тема",
        original="Оригинално съобщение|Първоначално съобщение",
        forwarded="Препратено съобщение|Препратено писмо|Начало на препратеното съобщение",
        sent_from="Изпратено от|Изпратено чрез|Вземете Outlook|Изтеглете Outlook",
        closings="поздрави|с уважение|благодаря|с поздрав|с най-добри пожелания",
    ),
    "el": Words(
        wrote="έγραψε|έγραψαν|έστειλε|ο χρήστης έγραψε",
        starts="Στις|Την|Στις|Ο χρήστης",
        sender="Από|Αποστολέας",
        sent="Στάλθηκε|Εστάλη",
        date="Ημερομηνία",
        to="Προς|Παραλήπτης",
        cc="Κοιν.|Κοινοποίηση|Cc|Κοιν",
        reply_to="Απάντηση σε|Απάντηση προς",
        subject="Θέμα",
        original="Αρχικό μήνυμα|Αρχικό Μήνυμα|Πρωτότυπο μήνυμα",
        forwarded="Προωθημένο μήνυμα|Έναρξη προωθημένου μηνύματος|Προωθούμενο μήνυμα",
        sent_from="Στάλθηκε από|Εστάλη από|Αποστολή από|Αποκτήστε το Outlook",
        closings="με εκτίμηση|ευχαριστώ|φιλικά|χαιρετισμούς|με φιλικούς χαιρετισμούς",
    ),
    "ru": Words(
        wrote="написал|написала|написал(а)|пишет|писал|писала|пишете|написали|написано",
        starts="В|пн|вт|ср|чт|пт|сб|вс|Пользователь|От",
        sender="От|От кого|Отправитель",
        sent="Отправлено|Отправлен",
        date="Дата",
        to="Кому|Получатель",
        cc="Копия|Копии|Cc",
        reply_to="Обратный адрес|Кому ответить|Ответить|Адрес для ответа",
        subject="Тема",
        original="Исходное сообщение|Оригинальное сообщение|Исходное письмо"
        "|Пересылаемое исходное сообщение|Первоначальное сообщение|Сообщение оригинала",
        forwarded="Пересылаемое сообщение|Пересылаемое письмо|Начало переадресованного сообщения"
        "|Пересланное сообщение|Пересланное письмо|Переадресованное сообщение"
        "|Начало пересылаемого сообщения|Перенаправленное сообщение",
        sent_from="Отправлено с|Отправлено из|Отправлено через|Отправлено от|Скачать Outlook"
        "|Отправлено со|Получить Outlook",
        closings="с уважением|с наилучшими пожеланиями|спасибо|заранее спасибо|всего доброго"
        "|всего хорошего|благодарю|удачи|хорошего дня",
    ),
    "uk": Words(
        wrote="написав|написала|написав(ла)|пише|писав|пишуть|написали",
        starts="пн|вт|ср|чт|пт|сб|нд|Користувач|Від",
        sender="Від|Від кого|Відправник",
        sent="Надіслано|Відправлено",
        date="Дата",
        to="Кому|До|Отримувач",
        cc="Копія|Копії|Cc",
        reply_to="Кому відповісти|Відповісти|Адреса для відповіді",
        subject="Тема",
        original="Оригінальне повідомлення|Початкове повідомлення|Вихідне повідомлення"
        "|Оригінал повідомлення",
        forwarded="Переслане повідомлення|Пересланий лист|Початок пересланого повідомлення"
        "|Повідомлення, що пересилається|Перенаправлене повідомлення"
        "|Початок листа, що пересилається",
        sent_from="Надіслано з|Відправлено з|Отримати Outlook|Надіслано через",
        closings="з повагою|дякую|з найкращими побажаннями|щиро дякую|гарного дня",
    ),
    "hr": Words(
        wrote="je napisao|je napisala|napisao|napisala|napisao je|je napisao/la|piše"
        "|je napisao/napisala",
        starts="Dana|Dne",
        sender="Od|Šalje|Pošiljatelj|Pošiljalac",
        sent="Poslano|Poslato",
        date="Datum",
        to="Za|Prima|Primatelj|Kome",
        cc="Kopija|Cc",
        reply_to="Odgovori na|Odgovor na|Odgovor za|Odgovor",
        subject="Predmet|Tema|Naslov",
        original="Izvorna poruka|Originalna poruka|Prvotna poruka|Izvirno sporočilo"
        "|Originalno sporočilo|Prvotno sporočilo",
        forwarded="Proslijeđena poruka|Prosleđena poruka|Započni proslijeđenu poruku"
        "|Početak proslijeđene poruke|Posredovano sporočilo|Proslijeđena Poruka",
        sent_from="Poslano s|Poslano sa|Poslato sa|Poslano z|Poslano iz|Preuzmi Outlook",
        closings="srdačan pozdrav|lijep pozdrav|pozdrav|hvala|lp|s poštovanjem|unaprijed hvala"
        "|lep pozdrav|hvala in lep pozdrav|srdačno",
    ),
    "tr": Words(
        wrote="yazdı|şunu yazdı|şunları yazdı|tarihinde şunu yazdı|yazmış|tarihinde yazdı",
        starts="",
        sender="Kimden|Gönderen",
        sent="Gönderme Tarihi|Gönderildi|Gönderilme|Gönderilen",
        date="Tarih",
        to="Kime|Alıcı",
        cc="Bilgi|Cc|CC",
        reply_to="Yanıtla|Yanıt adresi|Yanıt",
        subject="Konu",
        original="Özgün ileti|Orijinal mesaj|Orijinal Mesaj|Özgün İleti|Orjinal Mesaj"
        "|Asıl ileti|İlk mesaj",
        forwarded="Yönlendirilen mesaj|İletilen mesaj|Yönlendirilmiş ileti|İletilmiş mesaj"
        "|Yönlendirilen ileti|İleti başlangıcı|Yönlendirilen Mesaj|İletilen İleti|İletilmiş Mesaj",
        sent_from="iPhone'umdan gönderildi|Gönderen|Outlook'u edinin|Android için Outlook"
        "|iOS için Outlook",
        closings="saygılarımla|teşekkürler|iyi çalışmalar|selamlar|sevgiler|teşekkür ederim"
        "|saygılar|iyi günler",
    ),
}

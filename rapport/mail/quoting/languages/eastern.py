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
        sent="Wysłano|Wysłane|Wysłany|Data wysłania|Wysłana",
        date="Data",
        to="Do|Adresat",
        cc="DW|Kopia|Do wiadomości|Cc|Dw|Kopia do|Do wiadomości (DW)",
        reply_to="Odpowiedź do|Odpowiedz do|Adres zwrotny|Odpowiedź-do|Odpowiedz-do",
        subject="Temat",
        other="Załączniki|Załącznik|Ważność|Priorytet|UDW|Ukryta kopia|Organizacja",
        original="Oryginalna wiadomość|Wiadomość oryginalna|Treść oryginalnej wiadomości"
        "|Wiadomość pierwotna|Wiadomość źródłowa",
        forwarded="Wiadomość przekazana|Przekazana wiadomość|Przesłana wiadomość"
        "|Początek przekazywanej wiadomości|Początek przekazanej wiadomości"
        "|Treść przekazanej wiadomości|Wiadomość przesłana dalej",
        sent_from="Wysłane z|Wysłano z|Pobierz program Outlook|Wysłano za pomocą"
        "|Wiadomość wysłana z|Pobierz aplikację Outlook|Uzyskaj Outlook|Pobierz Outlook",
        closings="pozdrawiam|z poważaniem|pozdrowienia|dziękuję|z góry dziękuję"
        "|serdecznie pozdrawiam|dzięki|z wyrazami szacunku|pozdrawiam serdecznie|pzdr",
    ),
    "cs": Words(
        wrote="napsal|napsala|napsal(a)|napsal/a|píše",
        starts="Dne|Dňa|po|út|st|čt|pá|so|ne",
        sender="Od|Odesílatel",
        sent="Odesláno|Posláno",
        date="Datum",
        to="Komu|Příjemce|Pro",
        cc="Kopie|Cc",
        reply_to="Odpověď komu|Odpovědět komu|Odpověď na|Adresa pro odpověď|Odpověď-Komu",
        subject="Předmět|Věc",
        other="Přílohy|Příloha|Důležitost|Priorita|Skrytá kopie|Skrytá|Organizace",
        original="Původní zpráva|Původní e-mail|Originální zpráva|Původní e-mailová zpráva",
        forwarded="Přeposlaná zpráva|Začátek přeposílané zprávy|Předaná zpráva|Předávaná zpráva"
        "|Forwardovaná zpráva|Přeposlaný e-mail|Přeposlaný email|Přeposílaná zpráva",
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
        to="Komu|Príjemca|Pre",
        cc="Kópia|Cc",
        reply_to="Odpoveď komu|Odpovedať komu|Odpovedať|Odpovedať-Pre|Odpovedať pre",
        subject="Predmet",
        other="Prílohy|Príloha|Dôležitosť|Priorita|Skrytá kópia|Organizácia",
        original="Pôvodná správa|Pôvodný e-mail|Originálna správa",
        forwarded="Preposlaná správa|Začiatok preposlanej správy|Posunutá správa"
        "|Preposlaná e-mailová správa|Pôvodná správa preposlaná|Preposlaný e-mail"
        "|Odovzdaná správa",
        sent_from="Odoslané z|Získajte Outlook|Získať Outlook|Odoslané zo|Odoslané pomocou",
        closings="s pozdravom|s priateľským pozdravom|ďakujem|vďaka|pekný deň",
    ),
    "hu": Words(
        wrote="írta|ezt írta|ezt írta (időpont|a következőt írta|írt",
        starts="Ekkor",
        sender="Feladó|Küldő",
        sent="Küldve|Elküldve|Küldés ideje|Küldés dátuma|Küldés időpontja|Küldési idő|Küldte"
        "|Elküldés dátuma",
        date="Dátum|Időpont",
        to="Címzett|Címzettek",
        cc="Másolatot kap|Másolat|Cc|Másolatot kapja|Másolatok|Másolatban|Másolatot kapnak",
        reply_to="Válaszcím|Válasz",
        subject="Tárgy",
        other="Mellékletek|Melléklet|Csatolmányok|Csatolmány|Fontosság|Prioritás"
        "|Titkos másolat|Rejtett másolatot kap|Szervezet",
        original="Eredeti üzenet|Eredeti levél|Eredeti Üzenet",
        forwarded="Továbbított üzenet|Továbbított levél|Továbbított üzenet kezdete"
        "|Továbbított üzenet eleje|Továbbított levél kezdete|Továbbított e-mail"
        "|Továbbítva|Továbbított Levél",
        sent_from="Küldve|Elküldve|Az Outlook|Az iPhone|Az én|Elküldve innen|Töltse le az Outlook",
        closings="üdvözlettel|tisztelettel|köszönettel|üdv|köszönöm|szép napot",
    ),
    "ro": Words(
        wrote="a scris|scris|a scris:",
        starts="În|In|Pe|Pe data de|lun.|mar.|mie.|joi|vin.|sâm.|dum.",
        sender="De la|Expeditor|Din partea|Expeditorul|Expediat de|De",
        sent="Trimis|Trimis la|Trimis pe|Expediat|Trimisă|Data trimiterii|Trimis în",
        date="Data|Dată",
        to="Către|Catre|Destinatar|Pentru|La|Destinatarul|Destinatari|Destinatarii|Spre",
        cc="Cc|Copie|Copie la|Copie către|Copii|În copie|Copie (CC)",
        reply_to="Răspuns la|Răspunde la|Răspuns către|Răspunde către",
        subject="Subiect|Subiectul|Temă|Titlu",
        other="Atașamente|Atașament|Fișiere atașate|Importanță|Prioritate|Organizație",
        original="Mesaj original|Mesajul original|Mesaj inițial|Mesajul inițial|Mesaj iniţial",
        forwarded="Mesaj redirecționat|Începutul mesajului redirecționat|Mesaj retransmis"
        "|Mesaj transmis mai departe|Început mesaj redirecționat|Mesaj Redirecționat"
        "|Mesaj înaintat|Mesaj transferat|Începe mesajul redirecționat"
        "|Mesajul redirecționat|E-mail redirecționat|Mesaj redirectionat|Mesaj transmis"
        "|Mesaj trimis mai departe",
        sent_from="Trimis de pe|Trimis din|Obțineți Outlook|Descărcați Outlook|Trimis cu",
        closings="cu stimă|cu respect|mulțumesc|multumesc|o zi bună|toate cele bune"
        "|cu considerație|salutări",
    ),
    "bg": Words(
        wrote="написа|писа|написал",
        starts="На|В",
        sender="От|Подател|От кого",
        sent="Изпратено|Изпратен|Изпратено на|Дата на изпращане",
        date="Дата",
        to="До|Получател|До кого|На",
        cc="Копие|Копие до|Cc|Як|Копия|Копие (CC)",
        reply_to="Отговор до|Отговор на",
        subject="Относно|Тема",
        other="Прикачени файлове|Приложения|Важност|Приоритет|Скрито копие|Организация",
        original="Оригинално съобщение|Първоначално съобщение|Оригинално писмо",
        forwarded="Препратено съобщение|Препратено писмо|Начало на препратеното съобщение",
        sent_from="Изпратено от|Изпратено чрез|Вземете Outlook|Изтеглете Outlook",
        closings="поздрави|с уважение|благодаря|с поздрав|с най-добри пожелания",
    ),
    "el": Words(
        wrote="έγραψε|έγραψαν|έστειλε|ο χρήστης έγραψε",
        starts="Στις|Την|Στις|Ο χρήστης",
        sender="Από|Αποστολέας",
        sent="Στάλθηκε|Εστάλη|Ημερομηνία αποστολής|Απεσταλμένο",
        date="Ημερομηνία",
        to="Προς|Παραλήπτης",
        cc="Κοιν.|Κοινοποίηση|Cc|Κοιν",
        reply_to="Απάντηση σε|Απάντηση προς|Απάντηση",
        subject="Θέμα",
        other="Συνημμένα|Συνημμένο|Σπουδαιότητα|Προτεραιότητα|Κρυφή κοιν.",
        original="Αρχικό μήνυμα|Αρχικό Μήνυμα|Πρωτότυπο μήνυμα",
        forwarded="Προωθημένο μήνυμα|Έναρξη προωθημένου μηνύματος|Προωθούμενο μήνυμα"
        "|Αρχή προωθημένου μηνύματος|Προώθηση μηνύματος",
        sent_from="Στάλθηκε από|Εστάλη από|Αποστολή από|Αποκτήστε το Outlook",
        closings="με εκτίμηση|ευχαριστώ|φιλικά|χαιρετισμούς|με φιλικούς χαιρετισμούς",
    ),
    "ru": Words(
        wrote="написал|написала|написал(а)|пишет|писал|писала|пишете|написали|написано",
        starts="В|пн|вт|ср|чт|пт|сб|вс|Пользователь|От",
        sender="От|От кого|Отправитель",
        sent="Отправлено|Отправлен|Дата отправки|Послано|Отправлена",
        date="Дата|Когда",
        to="Кому|Получатель|Получатели",
        cc="Копия|Копии|Cc|Копия (CC)",
        reply_to="Обратный адрес|Кому ответить|Ответить|Адрес для ответа|Ответ-Кому|Ответ на",
        subject="Тема",
        other="Вложения|Вложение|Приложения|Важность|Приоритет|Скрытая копия|Организация",
        original="Исходное сообщение|Оригинальное сообщение|Исходное письмо"
        "|Пересылаемое исходное сообщение|Первоначальное сообщение|Сообщение оригинала"
        "|Исходное Сообщение|Оригинал сообщения",
        forwarded="Пересылаемое сообщение|Пересылаемое письмо|Начало переадресованного сообщения"
        "|Пересланное сообщение|Пересланное письмо|Переадресованное сообщение"
        "|Начало пересылаемого сообщения|Перенаправленное сообщение"
        "|Пересылаемое Сообщение|Пересланный текст|Переслано",
        sent_from="Отправлено с|Отправлено из|Отправлено через|Отправлено от|Скачать Outlook"
        "|Отправлено со|Получить Outlook",
        closings="с уважением|с наилучшими пожеланиями|спасибо|заранее спасибо|всего доброго"
        "|всего хорошего|благодарю|удачи|хорошего дня",
    ),
    "uk": Words(
        wrote="написав|написала|написав(ла)|пише|писав|пишуть|написали",
        starts="пн|вт|ср|чт|пт|сб|нд|Користувач|Від",
        sender="Від|Від кого|Відправник",
        sent="Надіслано|Відправлено|Надіслане",
        date="Дата",
        to="Кому|До|Отримувач|Одержувач|Отримувачі",
        cc="Копія|Копії|Cc|Копія (CC)",
        reply_to="Кому відповісти|Відповісти|Адреса для відповіді",
        subject="Тема",
        other="Вкладення|Долучення|Важливість|Пріоритет|Прихована копія",
        original="Оригінальне повідомлення|Початкове повідомлення|Вихідне повідомлення"
        "|Оригінал повідомлення",
        forwarded="Переслане повідомлення|Пересланий лист|Початок пересланого повідомлення"
        "|Повідомлення, що пересилається|Перенаправлене повідомлення"
        "|Початок листа, що пересилається|Пересилане повідомлення|Переслано",
        sent_from="Надіслано з|Відправлено з|Отримати Outlook|Надіслано через",
        closings="з повагою|дякую|з найкращими побажаннями|щиро дякую|гарного дня",
    ),
    "hr": Words(
        wrote="je napisao|je napisala|napisao|napisala|napisao je|je napisao/la|piše"
        "|je napisao/napisala",
        starts="Dana|Dne",
        sender="Od|Šalje|Pošiljatelj|Pošiljalac",
        sent="Poslano|Poslato|Poslana",
        date="Datum",
        to="Za|Prima|Primatelj|Kome",
        cc="Kopija|Cc",
        reply_to="Odgovori na|Odgovor na|Odgovor za|Odgovor",
        subject="Predmet|Tema|Naslov",
        other="Privici|Privitak|Prilozi|Važnost|Prioritet|Skrivena kopija",
        original="Izvorna poruka|Originalna poruka|Prvotna poruka|Izvirno sporočilo"
        "|Originalno sporočilo|Prvotno sporočilo",
        forwarded="Proslijeđena poruka|Prosleđena poruka|Započni proslijeđenu poruku"
        "|Početak proslijeđene poruke|Posredovano sporočilo|Proslijeđena Poruka",
        sent_from="Poslano s|Poslano sa|Poslato sa|Poslano z|Poslano iz|Preuzmi Outlook",
        closings="srdačan pozdrav|lijep pozdrav|pozdrav|hvala|lp|s poštovanjem|unaprijed hvala"
        "|lep pozdrav|hvala in lep pozdrav|srdačno",
    ),
    "sr": Words(
        wrote="је написао|је написала|написао|написала|пише",
        starts="Дана|Dana",
        sender="Од|Шаље|Пошиљалац|Od|Šalje|Pošiljalac",
        sent="Послато|Poslato|Послат",
        date="Датум|Datum",
        to="За|Коме|Прима|Прималац|Za|Kome|Prima|Primalac",
        cc="Копија|Копија за|Kopija|Kopija za",
        reply_to="Одговори на|Одговор за",
        subject="Наслов|Предмет|Тема|Naslov|Predmet",
        other="Прилози|Важност",
        original="Изворна порука|Оригинална порука|Првобитна порука",
        forwarded="Прослеђена порука|Почетак прослеђене поруке|Prosleđena poruka"
        "|Početak prosleđene poruke",
        sent_from="Послато са|Послато из|Послато са мог",
        closings="срдачан поздрав|поздрав|хвала|с поштовањем|лп|унапред хвала",
    ),
    "sl": Words(
        wrote="je napisal|je napisala|napisal|napisala|piše|je napisal/-a",
        starts="Dne|V",
        sender="Od|Pošiljatelj",
        sent="Poslano",
        date="Datum",
        to="Za|Prejemnik|Prejemniki",
        cc="Kp|Kopija",
        reply_to="Odgovori za|Odgovor na",
        subject="Zadeva",
        other="Priloge|Priponke|Pomembnost|Skp",
        original="Izvirno sporočilo|Prvotno sporočilo|Originalno sporočilo",
        forwarded="Posredovano sporočilo|Začetek posredovanega sporočila",
        sent_from="Poslano z|Poslano iz",
        closings="lep pozdrav|lp|hvala|s spoštovanjem|hvala in lep pozdrav|vnaprej hvala",
    ),
    "tr": Words(
        wrote="yazdı|şunu yazdı|şunları yazdı|tarihinde şunu yazdı|yazmış|tarihinde yazdı",
        sender="Kimden|Gönderen",
        sent="Gönderme Tarihi|Gönderildi|Gönderilme|Gönderilen|Gönderim|Gönderim Tarihi"
        "|Gönderilme Tarihi|Gönderen tarih",
        date="Tarih",
        to="Kime|Alıcı",
        cc="Bilgi|Cc|CC|Karbon kopya|Bilgi (CC)|Kopya",
        reply_to="Yanıtla|Yanıt adresi|Yanıt",
        subject="Konu",
        other="Ekler|Ek|Önem|Öncelik|Gizli|Bcc",
        original="Özgün ileti|Orijinal mesaj|Orijinal Mesaj|Özgün İleti|Orjinal Mesaj|Asıl ileti"
        "|İlk mesaj|Orijinal İleti|Özgün Mesaj",
        forwarded="Yönlendirilen mesaj|İletilen mesaj|Yönlendirilmiş ileti|İletilmiş mesaj"
        "|Yönlendirilen ileti|İleti başlangıcı|Yönlendirilen Mesaj|İletilen İleti"
        "|İletilmiş Mesaj|Yönlendirilen iletinin başlangıcı|Yönlendirilmiş mesaj"
        "|Yönlendirilen E-posta|İletilen mesajın başlangıcı",
        sent_from="iPhone'umdan gönderildi|Gönderen|Outlook'u edinin|Android için Outlook"
        "|iOS için Outlook",
        closings="saygılarımla|teşekkürler|iyi çalışmalar|selamlar|sevgiler|teşekkür ederim"
        "|saygılar|iyi günler",
    ),
}

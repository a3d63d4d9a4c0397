"""Words that mail programs write around a quote, by language (ISO 639-1). Data only.

`wrote`: the verb of "On …, … wrote:". `starts`: how that line begins. `sender`, `sent`, `to`,
`cc`, `subject`: labels of a header block. `original`, `forwarded`: the words of a separator line.
`sent_from`: how a mobile signature begins. `closings`: how a letter ends.
Taken from the clients' own translations (Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, mail.ru,
GMX, Samsung, Zimbra), as seen in mails.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    wrote: str = ""
    starts: str = ""
    sender: str = ""
    sent: str = ""
    to: str = ""
    cc: str = ""
    subject: str = ""
    original: str = ""
    forwarded: str = ""
    sent_from: str = ""
    closings: str = ""


# Alternatives are parted by "|".
LANGUAGES: dict[str, Words] = {
    "en": Words(
        wrote="wrote|writes|sent|has written|replied",
        starts="On|At|In message|In article|Quoting",
        sender="From|Sender|Organizer",
        sent="Sent|Date|Sent at|When|Sent on",
        to="To|Required",
        cc="Cc|Bcc|CC|Copy",
        subject="Subject|Re|Topic",
        original="Original Message|Original message|Original Appointment|Original Email"
        "|Original E-mail|Reply message|Replied Message|Reply Message|Previous Message"
        "|Original Mail|Quoted message|Reply to message",
        forwarded="Forwarded message|Forwarded Message|Forwarded by|Begin forwarded message"
        "|Forwarded mail|Forwarded Mail|Fwd|Start of forwarded message|Forwarded e-mail"
        "|Forwarded email",
        sent_from="Sent from|Sent via|Sent with|Sent on my|Sent by|Sent using|Get Outlook for"
        "|Composed on|Composed with|Written on my|Typed on my|From my|Someone from mobile",
        closings="regards|best regards|kind regards|warm regards|warmest regards|many thanks"
        "|thanks|thanks again|thank you|thanks in advance|thank you in advance|thx|cheers"
        "|sincerely|sincerely yours|yours sincerely|yours faithfully|yours truly|best"
        "|best wishes|all the best|with best regards|with kind regards|respectfully|rgds|brgds"
        "|br|yours|take care|cordially|many thanks in advance|thanks and regards"
        "|thanks & regards|with regards|love|talk soon|have a great day|have a nice day"
        "|thanks so much|thank you very much|thanks very much|thanks a lot|ciao|later|xoxo",
    ),
    "de": Words(
        wrote="schrieb|geschrieben|hat geschrieben|schreibt|schrieben",
        starts="Am|Zitat von|An",
        sender="Von|Absender",
        sent="Gesendet|Datum|Gesendet am|Verschickt am",
        to="An|Empfänger|Erforderlich",
        cc="Cc|Kopie|Kopie an|CC",
        subject="Betreff|Betrifft",
        original="Ursprüngliche Nachricht|Original-Nachricht|Originalnachricht|Original Nachricht"
        "|Ursprüngliche Mail|Originalmail|Urspr. Nachricht|Ursprungsnachricht"
        "|Ursprünglicher Termin|Weitere Informationen",
        forwarded="Weitergeleitete Nachricht|Weitergeleitete Mail|Weitergeleitet von"
        "|Anfang der weitergeleiteten Nachricht|Weitergeleitete E-Mail"
        "|Weitergeleitete Original-Nachricht",
        sent_from="Gesendet von|Von meinem|Gesendet mit|Diese Nachricht wurde von|Von unterwegs"
        "|Gesendet aus|Outlook für|Holen Sie sich Outlook|Hol dir Outlook|Gesendet über"
        "|Versendet mit|Diese E-Mail wurde von meinem",
        closings="mit freundlichen Grüßen|freundliche Grüße|viele Grüße|liebe Grüße|beste Grüße"
        "|herzliche Grüße|mit besten Grüßen|schöne Grüße|gruß|grüße|mfg|lg|vg|danke|vielen dank"
        "|hochachtungsvoll|mit freundlichem Gruß|freundlicher Gruß|mit lieben Grüßen|besten dank"
        "|danke und gruß|freundliche grüsse|liebe grüsse|viele grüsse|mit freundlichen grüssen"
        "|beste grüsse|tschüss",
    ),
    "fr": Words(
        wrote="a écrit|écrit|ecrit|a ecrit|a envoyé|a répondu",
        starts="Le|En date du",
        sender="De|Expéditeur|De la part de",
        sent="Envoyé|Date|Envoyé le|Envoyée",
        to="À|A|Pour|Destinataire",
        cc="Cc|Copie à|CC",
        subject="Objet|Sujet",
        original="Message d'origine|Message original|Message d’origine|Message initial"
        "|Mail original|Courriel original",
        forwarded="Message transféré|Début du message réexpédié|Message réexpédié|Message suivi"
        "|Début du message transféré|Transféré par|Courriel transféré|Message transmis"
        "|Mail transféré",
        sent_from="Envoyé depuis|Envoyé de|Envoyé à partir de|Envoyé avec|Envoyé par|Envoyé via"
        "|Télécharger Outlook|Obtenez Outlook|Provenance|Envoyé d'un",
        closings="cordialement|bien cordialement|bien à vous|merci|merci d'avance|salutations"
        "|meilleures salutations|bonne journée|amicalement|sincères salutations|cdlt|cdt"
        "|respectueusement|bien à toi|à bientôt|très cordialement|merci beaucoup|bonne soirée",
    ),
    "es": Words(
        wrote="escribió|escribio|ha escrito|escribe",
        starts="El|En",
        sender="De|Remitente",
        sent="Enviado|Fecha|Enviado el|Enviada|Enviado a las",
        to="Para|A|Destinatario",
        cc="CC|Cc|Con copia",
        subject="Asunto|Tema",
        original="Mensaje original|Mensaje Original|Correo original|Mensaje inicial",
        forwarded="Mensaje reenviado|Inicio del mensaje reenviado|Mensaje Reenviado"
        "|Comienzo del mensaje reenviado|Forwarded message|Reenviado por",
        sent_from="Enviado desde|Enviado con|Enviado por|Obtener Outlook|Enviado de"
        "|Enviado a través|Enviado mediante|Obtén Outlook",
        closings="saludos|un saludo|saludos cordiales|atentamente|cordialmente|gracias"
        "|muchas gracias|un abrazo|atte|gracias de antemano|gracias y saludos|cordial saludo",
    ),
    "pt": Words(
        wrote="escreveu|escreveu o seguinte|escreveram",
        starts="Em|No dia",
        sender="De|Remetente",
        sent="Enviado|Data|Enviada em|Enviado em|Enviada",
        to="Para|A|Destinatário",
        cc="Cc|CC|Cópia",
        subject="Assunto",
        original="Mensagem original|Mensagem Original|E-mail original",
        forwarded="Mensagem encaminhada|Mensagem reencaminhada|Início da mensagem encaminhada"
        "|Início da mensagem reencaminhada|Mensagem Encaminhada|Encaminhado por"
        "|Início de mensagem reenviada",
        sent_from="Enviado do|Enviado de|Enviado a partir|Enviado pelo|Obter o Outlook"
        "|Enviado através|Enviado via|Enviada do|Obtenha o Outlook|Enviado por",
        closings="atenciosamente|cumprimentos|obrigado|obrigada|abraços|abraço|att|grato|grata"
        "|com os melhores cumprimentos|melhores cumprimentos|cordialmente|muito obrigado"
        "|saudações|desde já agradeço",
    ),
    "it": Words(
        wrote="ha scritto|scrisse|scrive|ha inviato",
        starts="Il|In data|Il giorno|Alle|Da",
        sender="Da|Mittente",
        sent="Inviato|Data|Inviato il|Inviata",
        to="A|Per|Destinatario",
        cc="Cc|CC|Copia",
        subject="Oggetto",
        original="Messaggio originale|Messaggio Originale|Messaggio di origine",
        forwarded="Messaggio inoltrato|Messaggio Inoltrato|Inizio messaggio inoltrato"
        "|Inizio del messaggio inoltrato|Inoltrato da",
        sent_from="Inviato da|Inviato dal|Inviato con|Ottieni Outlook|Scarica Outlook"
        "|Inviato tramite|Inviata da",
        closings="cordiali saluti|distinti saluti|saluti|grazie|grazie mille|un saluto|ciao"
        "|cordialmente|a presto|buona giornata|in attesa di riscontro",
    ),
    "nl": Words(
        wrote="schreef|geschreven|het volgende geschreven|heeft geschreven|schreef het volgende",
        starts="Op|Citeren",
        sender="Van|Afzender",
        sent="Verzonden|Datum|Verzonden op|Verstuurd",
        to="Aan|Naar",
        cc="CC|Cc|Kopie",
        subject="Onderwerp",
        original="Oorspronkelijk bericht|Origineel bericht|Oorspronkelijk Bericht"
        "|Oorspronkelijke bericht",
        forwarded="Doorgestuurd bericht|Begin doorgestuurd bericht|Doorgestuurd Bericht"
        "|Doorgezonden bericht|Doorgestuurd door",
        sent_from="Verzonden vanaf|Verstuurd vanaf|Verzonden met|Verzonden via|Verstuurd met"
        "|Outlook voor|Verstuurd via|Download Outlook|Verzonden van",
        closings="met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|groeten"
        "|groet|mvg|bedankt|dank|alvast bedankt|hartelijke groet|gr|dank je wel|dank u wel",
    ),
    "da": Words(
        wrote="skrev|skrev følgende",
        starts="Den|D.|På",
        sender="Fra|Afsender",
        sent="Sendt|Dato|Sendt den",
        to="Til|Modtager",
        cc="Cc|CC|Kopi",
        subject="Emne",
        original="Oprindelig meddelelse|Oprindelig besked|Original besked|Oprindelig mail"
        "|Oprindelig e-mail|Den originale meddelelse",
        forwarded="Videresendt besked|Videresendt meddelelse|Videresendt mail"
        "|Start på videresendt besked"
        "|Videresendt e-mail|Begynder på videresendt besked|Videresendte meddelelse",
        sent_from="Sendt fra|Sendt med|Hent Outlook|Sendt via|Få Outlook",
        closings="venlig hilsen|med venlig hilsen|mvh|hilsen|tak|på forhånd tak|mange hilsner"
        "|kærlig hilsen|vh|de bedste hilsner|bedste hilsner",
    ),
    "no": Words(
        wrote="skrev|skrev følgende",
        starts="Den|På|man.|tir.|ons.|tor.|fre.|lør.|søn.",
        sender="Fra|Avsender",
        sent="Sendt|Dato",
        to="Til|Mottaker",
        cc="Kopi|Cc|CC",
        subject="Emne",
        original="Opprinnelig melding|Original melding|Opprinnelig e-post",
        forwarded="Videresendt melding|Begynnelse på videresendt melding|Videresendt e-post"
        "|Videresendt Melding|Start på videresendt melding",
        sent_from="Sendt fra|Sendt med|Få Outlook|Skaff deg Outlook",
        closings="med vennlig hilsen|vennlig hilsen|hilsen|mvh|takk|på forhånd takk"
        "|beste hilsen|vennleg helsing",
    ),
    "sv": Words(
        wrote="skrev|skrev följande|har skrivit",
        starts="Den|På|mån|tis|ons|tors|fre|lör|sön",
        sender="Från|Avsändare",
        sent="Skickat|Datum|Skickades|Skickat den",
        to="Till|Mottagare",
        cc="Kopia|Cc|CC|Kopia till",
        subject="Ämne|Rubrik",
        original="Ursprungligt meddelande|Originalmeddelande|Ursprungligt mail",
        forwarded="Vidarebefordrat meddelande|Vidarebefordrat brev|Vidarebefordrade meddelande"
        "|Vidarebefordrat mail|Början på vidarebefordrat meddelande"
        "|Vidarebefordrat e-brev|Vidarebefordrat mejl",
        sent_from="Skickat från|Skickad från|Hämta Outlook|Skickat med|Skaffa Outlook",
        closings="med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|mvh"
        "|tack|tack på förhand|bästa hälsningar|vänligen|hälsning|vh",
    ),
    "fi": Words(
        wrote="kirjoitti|kirjoittaa|lähetti",
        starts="Lähettäjä|ma|ti|ke|to|pe|la|su",
        sender="Lähettäjä|Keneltä",
        sent="Lähetetty|Päivämäärä|Pvm|Päiväys",
        to="Vastaanottaja|Kenelle",
        cc="Kopio|Cc",
        subject="Aihe|Otsikko",
        original="Alkuperäinen viesti|Alkuperäinen sähköposti",
        forwarded="Välitetty viesti|Edelleenlähetetty viesti|Välitetty viesti alkaa"
        "|Välitetyn viestin alku|Edelleen lähetetty viesti",
        sent_from="Lähetetty|Lähetä Outlook|Hanki Outlook",
        closings="ystävällisin terveisin|terveisin|t|kiitos|kiitos etukäteen|yt|parhain terveisin",
    ),
    "pl": Words(
        wrote="napisał|napisała|napisał(a)|napisał/a|pisze|pisząc",
        starts="W dniu|Dnia|Wiadomość napisana przez|Użytkownik|pon.|wt.|śr.|czw.|pt.|sob.|niedz.",
        sender="Od|Nadawca",
        sent="Wysłano|Data|Wysłane|Wysłany",
        to="Do|Adresat",
        cc="DW|Kopia|Do wiadomości|Cc",
        subject="Temat",
        original="Oryginalna wiadomość|Wiadomość oryginalna|Treść oryginalnej wiadomości"
        "|Wiadomość pierwotna",
        forwarded="Wiadomość przekazana|Przekazana wiadomość|Przesłana wiadomość"
        "|Początek przekazywanej wiadomości"
        "|Początek przekazanej wiadomości|Treść przekazanej wiadomości|Wiadomość przesłana dalej",
        sent_from="Wysłane z|Wysłano z|Pobierz program Outlook|Wysłano za pomocą"
        "|Wiadomość wysłana z"
        "|Uzyskaj Outlook|Pobierz Outlook",
        closings="pozdrawiam|z poważaniem|pozdrowienia|dziękuję|z góry dziękuję|serdecznie"
        " pozdrawiam|dzięki|z wyrazami szacunku|pozdrawiam serdecznie|pzdr",
    ),
    "cs": Words(
        wrote="napsal|napsala|napsal(a)|napsal/a|píše",
        starts="Dne|Dňa|po|út|st|čt|pá|so|ne",
        sender="Od|Odesílatel",
        sent="Odesláno|Datum|Posláno",
        to="Komu|Příjemce",
        cc="Kopie|Cc",
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
        sent="Odoslané|Dátum|Poslané",
        to="Komu|Príjemca",
        cc="Kópia|Cc",
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
        sent="Küldve|Dátum|Elküldve|Küldés ideje",
        to="Címzett|Címzettek",
        cc="Másolatot kap|Másolat|Cc|Másolatot kapja",
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
        sent="Trimis|Data|Trimis la|Dată",
        to="Către|Catre|Destinatar|Pentru|La",
        cc="Cc|Copie|Copie la",
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
        sent="Изпратено|Дата|Изпратен",
        to="До|Получател",
        cc="Копие|Копие до|Cc",
        subject="Относно|Тема",
        original="Оригинално съобщение|Първоначално съобщение",
        forwarded="Препратено съобщение|Препратено писмо|Начало на препратеното съобщение",
        sent_from="Изпратено от|Изпратено чрез|Вземете Outlook",
        closings="поздрави|с уважение|благодаря|с поздрав|с най-добри пожелания",
    ),
    "el": Words(
        wrote="έγραψε|έγραψαν|έστειλε|ο χρήστης έγραψε",
        starts="Στις|Την|Στις|Ο χρήστης",
        sender="Από|Αποστολέας",
        sent="Στάλθηκε|Ημερομηνία|Εστάλη",
        to="Προς|Παραλήπτης",
        cc="Κοιν.|Κοινοποίηση|Cc|Κοιν",
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
        sent="Отправлено|Дата|Отправлен",
        to="Кому|Получатель",
        cc="Копия|Копии|Cc",
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
        sent="Надіслано|Дата|Відправлено",
        to="Кому|До|Отримувач",
        cc="Копія|Копії|Cc",
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
        sent="Poslano|Datum|Poslato",
        to="Za|Prima|Primatelj|Kome",
        cc="Kopija|Cc",
        subject="Predmet|Tema|Naslov",
        original="Izvorna poruka|Originalna poruka|Prvotna poruka|Izvirno sporočilo"
        "|Originalno sporočilo|Prvotno sporočilo",
        forwarded="Proslijeđena poruka|Prosleđena poruka|Započni proslijeđenu poruku"
        "|Početak proslijeđene poruke|Posredovano sporočilo|Proslijeđena Poruka",
        sent_from="Poslano s|Poslano sa|Poslato sa|Poslano z|Poslano iz|Preuzmi Outlook",
        closings="srdačan pozdrav|lijep pozdrav|pozdrav|hvala|lp|s poštovanjem|unaprijed hvala"
        "|lep pozdrav|hvala in lep pozdrav|srdačno",
    ),
    "et": Words(
        wrote="kirjutas|kirjutas:",
        starts="Kuupäeval|Kuupäev",
        sender="Saatja|Kellelt",
        sent="Saadetud|Kuupäev",
        to="Adressaat|Saaja|Kellele",
        cc="Koopia|Cc",
        subject="Teema",
        original="Algne kiri|Originaalkiri|Algne sõnum|Algkiri",
        forwarded="Edastatud kiri|Edastatud sõnum|Edasi saadetud kiri|Algab edastatud kiri",
        sent_from="Saadetud minu|Saadetud seadmest|Hankige Outlook",
        closings="lugupidamisega|parimate soovidega|tänan|tervitades|tervitustega",
    ),
    "lt": Words(
        wrote="rašė|parašė",
        starts="",
        sender="Nuo|Siuntėjas",
        sent="Išsiųsta|Data",
        to="Kam|Gavėjas",
        cc="Kopija|Cc",
        subject="Tema",
        original="Originalus laiškas|Pradinis pranešimas|Pirminis laiškas",
        forwarded="Persiųstas laiškas|Persiunčiamas laiškas|Persiųstas pranešimas",
        sent_from="Išsiųsta iš|Siųsta iš",
        closings="pagarbiai|ačiū|su pagarba|geriausi linkėjimai",
    ),
    "lv": Words(
        wrote="rakstīja|raksta",
        starts="",
        sender="No|Sūtītājs",
        sent="Nosūtīts|Datums",
        to="Kam|Saņēmējs",
        cc="Kopija|Cc",
        subject="Tēma|Temats",
        original="Sākotnējais ziņojums|Oriģinālais ziņojums|Sākotnējā vēstule",
        forwarded="Pārsūtīta ziņa|Pārsūtīts ziņojums|Pārsūtītā vēstule",
        sent_from="Nosūtīts no|Sūtīts no",
        closings="ar cieņu|paldies|ar sveicieniem|jauku dienu",
    ),
    "tr": Words(
        wrote="yazdı|şunu yazdı|şunları yazdı|tarihinde şunu yazdı|yazmış|tarihinde yazdı",
        starts="",
        sender="Kimden|Gönderen",
        sent="Gönderme Tarihi|Tarih|Gönderildi|Gönderilme|Gönderilen",
        to="Kime|Alıcı",
        cc="Bilgi|Cc|CC",
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
    "ar": Words(
        wrote="كتب|كتبت|كتب ما يلي|كتب/كتبت|كتَب",
        starts="في|بتاريخ|يوم",
        sender="من|المرسل",
        sent="تم الإرسال|التاريخ|أرسلت|تاريخ الإرسال|تاريخ",
        to="إلى|الى|المستلم",
        cc="نسخة|نسخة إلى|Cc",
        subject="الموضوع|موضوع",
        original="الرسالة الأصلية|رسالة أصلية|الرسالة الاصلية",
        forwarded="رسالة معاد توجيهها|الرسالة المعاد توجيهها|رسالة محولة|بداية الرسالة المعاد",
        sent_from="أرسلت من|تم الإرسال من|أُرسلت من|مرسل من|احصل على Outlook",
        closings="مع تحياتي|تحياتي|مع التحية|شكرا|شكراً|وتفضلوا بقبول فائق الاحترام|مع خالص التحية",
    ),
    "he": Words(
        wrote="כתב|כתבה|‏כתב/ה|כתב/ה|מאת|כתבו",
        starts="בתאריך|ב-|ביום|‫בתאריך",
        sender="מאת|מ|שולח",
        sent="נשלח|תאריך|נשלח ב",
        to="אל|ל|נמען",
        cc="עותק|העתק|Cc",
        subject="נושא",
        original="הודעה מקורית|ההודעה המקורית",
        forwarded="הודעה שהועברה|הודעה מועברת|התחלת ההודעה שהועברה",
        sent_from="נשלח מ|נשלח מה|נשלח באמצעות|הורד את Outlook",
        closings="בברכה|תודה|בתודה|תודה רבה|בכבוד רב",
    ),
    "fa": Words(
        wrote="نوشت|نوشته است|نوشتند",
        starts="در|در تاریخ",
        sender="از|فرستنده",
        sent="ارسال شده|تاریخ",
        to="به|گیرنده",
        cc="رونوشت",
        subject="موضوع",
        original="پیام اصلی|پیغام اصلی",
        forwarded="پیام بازارسال‌شده|پیام ارسال شده",
        sent_from="ارسال شده از",
        closings="با احترام|با تشکر|متشکرم|ارادتمند",
    ),
    "hi": Words(
        wrote="ने लिखा|लिखा|ने लिखा है",
        starts="",
        sender="प्रेषक|से",
        sent="भेजा गया|दिनांक|तारीख",
        to="प्रति|को|सेवा में",
        cc="प्रतिलिपि",
        subject="विषय",
        original="मूल संदेश",
        forwarded="अग्रेषित संदेश",
        sent_from="मेरे iPhone से भेजा गया|से भेजा गया",
        closings="धन्यवाद|सादर|भवदीय",
    ),
    "th": Words(
        wrote="เขียนว่า|เขียน|ได้เขียน",
        starts="เมื่อ|ในวันที่|ใน",
        sender="จาก|ผู้ส่ง",
        sent="ส่งเมื่อ|วันที่|ส่ง",
        to="ถึง|ผู้รับ",
        cc="สำเนา|สำเนาถึง",
        subject="เรื่อง|หัวเรื่อง|หัวข้อ",
        original="ข้อความต้นฉบับ|ข้อความเดิม",
        forwarded="ข้อความที่ส่งต่อ|ข้อความส่งต่อ",
        sent_from="ส่งจาก|ส่งจาก iPhone",
        closings="ขอแสดงความนับถือ|ขอบคุณครับ|ขอบคุณค่ะ|ขอบคุณ",
    ),
    "vi": Words(
        wrote="đã viết|viết|đã gửi",
        starts="Vào|Ngày|Lúc|Vào lúc|Vào ngày",
        sender="Từ|Người gửi",
        sent="Đã gửi|Ngày|Gửi|Đã gửi lúc|Thời gian",
        to="Đến|Tới|Người nhận",
        cc="Cc|Đồng gửi|Sao chép",
        subject="Chủ đề|Tiêu đề",
        original="Tin nhắn gốc|Thư gốc|Thông điệp gốc",
        forwarded="Thư đã chuyển tiếp|Tin nhắn được chuyển tiếp|Thư chuyển tiếp|Forwarded message",
        sent_from="Được gửi từ|Gửi từ|Đã gửi từ|Tải Outlook",
        closings="trân trọng|thân ái|cảm ơn|xin cảm ơn|thân mến|trân trọng cảm ơn",
    ),
    "id": Words(
        wrote="menulis|menulis berikut ini|telah menulis",
        starts="Pada|Pada tanggal",
        sender="Dari|Pengirim",
        sent="Terkirim|Tanggal|Dikirim",
        to="Kepada|Ke|Untuk",
        cc="Tembusan|Cc|Salinan",
        subject="Perihal|Subjek|Judul|Hal",
        original="Pesan Asli|Pesan asli",
        forwarded="Pesan terusan|Pesan yang diteruskan|Pesan diteruskan",
        sent_from="Dikirim dari|Terkirim dari|Dapatkan Outlook",
        closings="terima kasih|salam|hormat saya|salam hormat|hormat kami|terimakasih",
    ),
    "ja": Words(
        wrote="wrote|のメッセージ|さんは書きました|さんが書きました|は書きました|のメール|様",
        starts="On",
        sender="差出人|送信者|From|発信者",
        sent="送信日時|日時|日付|送信日|送信",
        to="宛先|宛て先|受信者",
        cc="CC|Cc|写し",
        subject="件名",
        original="元のメッセージ|Original Message|オリジナルメッセージ|元のメール",
        forwarded="転送メッセージ|転送されたメッセージ|転送されたメール|Forwarded message"
        "|以下は転送メッセージです|転送メール",
        sent_from="iPhoneから送信|iPadから送信|Outlook for|私のiPhoneから送信|Androidから送信",
        closings="よろしくお願いします|宜しくお願いします|以上|よろしくお願いいたします"
        "|宜しくお願い致します|敬具|よろしくお願い致します|以上、よろしくお願いいたします",
    ),
    "zh": Words(
        wrote="写道|寫道|写到|撰写|来信|寫道︰|的文章|撰寫",
        starts="在|于|於",
        sender="发件人|發件人|寄件人|寄件者|发信人|发件者|自",
        sent="发送时间|日期|發送時間|寄件日期|时间|時間|发送日期|已寄送|發送日期|传送时间",
        to="收件人|收件者|收信人",
        cc="抄送|副本|抄送人|副本抄送",
        subject="主题|主旨|主題|标题",
        original="原始邮件|原始信件|原始郵件|原邮件|原始訊息|原始邮件信息|邮件原件|回复的原邮件",
        forwarded="转发的邮件|轉寄郵件|轉寄信件|已转发邮件|转发邮件信息|以下是转发的邮件"
        "|被转发邮件信息|已轉寄的郵件|转发的消息|以下是轉寄的信件|转发邮件|轉發訊息|轉寄的郵件",
        sent_from="发自我的|發自我的|从我的|來自我的|发送自|傳送自|发自|寄自我的|获取 Outlook"
        "|获取Outlook|取得 Outlook|發自",
        closings="谢谢|謝謝|此致|祝好|顺祝商祺|敬礼|祝|順頌商祺|谢谢！|此致敬礼",
    ),
    "ko": Words(
        wrote="작성|님이 작성|님이 작성하였습니다|님이 쓴 글|작성하였습니다"
        "|님이 작성한 내용|썼습니다",
        starts="",
        sender="보낸 사람|보낸사람|발신|발신인|보낸이",
        sent="보낸 날짜|날짜|보냄|보낸날짜|발송일|보낸 시간|일시",
        to="받는 사람|받는사람|수신|수신인|받는이",
        cc="참조|Cc",
        subject="제목",
        original="원본 메시지|원본 메일|원본 이메일|원본메시지|원문 메시지",
        forwarded="전달된 메시지|전달된 메일|전달받은 메시지|전달된 이메일|전달한 메시지",
        sent_from="나의 iPhone에서 보냄|iPhone에서 보냄|에서 보냄|Outlook 다운로드|내 iPhone에서",
        closings="감사합니다|고맙습니다|안녕히 계세요|드림|올림|수고하세요",
    ),
    "ca": Words(
        wrote="va escriure|ha escrit|escriu",
        starts="El|En data|Missatge de",
        sender="De|Remitent",
        sent="Enviat|Data|Enviat el",
        to="Per a|A|Destinatari",
        cc="A/c|Cc",
        subject="Assumpte|Tema",
        original="Missatge original",
        forwarded="Missatge reenviat|Inici del missatge reenviat",
        sent_from="Enviat des|Enviat amb",
        closings="salutacions|atentament|gràcies|cordialment|una salutació|moltes gràcies",
    ),
}


def all_of(field: str) -> tuple[str, ...]:
    """Every alternative of a field over all languages, longest first, without repeats."""
    found = {
        word.strip()
        for words in LANGUAGES.values()
        for word in getattr(words, field).split("|")
        if word.strip()
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))

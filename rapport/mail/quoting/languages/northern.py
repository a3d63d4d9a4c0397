"""Words around a quote, for the North and the Baltic.

Data only.
"""

from __future__ import annotations

from rapport.mail.quoting.languages.words import Words

LANGUAGES = {
    "da": Words(
        wrote="skrev|skrev følgende",
        starts="Den|D.|På",
        sender="Fra|Afsender",
        sent="Sendt|Sendt den",
        date="Dato",
        to="Til|Modtager",
        cc="Cc|CC|Kopi",
        reply_to="Svar til|Svar-til|Besvar til",
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
        sent="Sendt",
        date="Dato",
        to="Til|Mottaker",
        cc="Kopi|Cc|CC",
        reply_to="Svar til|Svar-til",
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
        sent="Skickat|Skickades|Skickat den",
        date="Datum",
        to="Till|Mottagare",
        cc="Kopia|Cc|CC|Kopia till",
        reply_to="Svara till|Svar till|Svarsadress|Svar-till",
        subject="Ämne|Rubrik",
        original="Ursprungligt meddelande|Originalmeddelande|Ursprungligt mail",
        forwarded="Vidarebefordrat meddelande|Vidarebefordrat brev|Vidarebefordrade meddelande"
        "|Vidarebefordrat mail|Början på vidarebefordrat meddelande"
        "|Vidarebefordrat e-brev|Vidarebefordrat mejl",
        sent_from="Skickas från|Skickat från|Skickad från|Hämta Outlook|Skickat med|Skaffa Outlook",
        closings="med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|mvh"
        "|tack|tack på förhand|bästa hälsningar|vänligen|hälsning|vh",
    ),
    "fi": Words(
        wrote="kirjoitti|kirjoittaa|lähetti",
        starts="Lähettäjä|ma|ti|ke|to|pe|la|su",
        sender="Lähettäjä|Keneltä",
        sent="Lähetetty",
        date="Päivämäärä|Pvm|Päiväys",
        to="Vastaanottaja|Kenelle",
        cc="Kopio|Cc",
        reply_to="Vastausosoite|Vastaus",
        subject="Aihe|Otsikko",
        original="Alkuperäinen viesti|Alkuperäinen sähköposti",
        forwarded="Välitetty viesti|Edelleenlähetetty viesti|Välitetty viesti alkaa"
        "|Välitetyn viestin alku|Edelleen lähetetty viesti",
        sent_from="Lähetetty|Lähetä Outlook|Hanki Outlook",
        closings="ystävällisin terveisin|terveisin|t|kiitos|kiitos etukäteen|yt|parhain terveisin",
    ),
    "et": Words(
        wrote="kirjutas|kirjutas:",
        starts="Kuupäeval|Kuupäev",
        sender="Saatja|Kellelt",
        sent="Saadetud",
        date="Kuupäev",
        to="Adressaat|Saaja|Kellele",
        cc="Koopia|Cc",
        reply_to="Vastus|Vastamisaadress",
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
        sent="Išsiųsta",
        date="Data",
        to="Kam|Gavėjas",
        cc="Kopija|Cc",
        reply_to="Atsakyti",
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
        sent="Nosūtīts",
        date="Datums",
        to="Kam|Saņēmējs",
        cc="Kopija|Cc",
        reply_to="Atbildēt",
        subject="Tēma|Temats",
        original="Sākotnējais ziņojums|Oriģinālais ziņojums|Sākotnējā vēstule",
        forwarded="Pārsūtīta ziņa|Pārsūtīts ziņojums|Pārsūtītā vēstule",
        sent_from="Nosūtīts no|Sūtīts no",
        closings="ar cieņu|paldies|ar sveicieniem|jauku dienu",
    ),
}

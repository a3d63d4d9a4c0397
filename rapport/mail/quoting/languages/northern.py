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
        cc="Cc|CC|Kopi|Kopi til|Kopi til (Cc)",
        reply_to="Svar til|Svar-til|Besvar til",
        subject="Emne",
        other="Vedhæftede filer|Vedhæftninger|Vedhæftet|Prioritet|Bcc|Skjult kopi til (Bcc)"
        "|Organisation",
        original="Oprindelig meddelelse|Oprindelig besked|Original besked|Oprindelig mail"
        "|Oprindelig e-mail|Den originale meddelelse",
        forwarded="Videresendt besked|Videresendt meddelelse|Videresendt mail"
        "|Start på videresendt besked|Videresendt e-mail|Begynder på videresendt besked"
        "|Videresendte meddelelse",
        sent_from="Sendt fra|Sendt med|Hent Outlook|Sendt via|Få Outlook",
        closings="venlig hilsen|med venlig hilsen|mvh|hilsen|tak|på forhånd tak|mange hilsner"
        "|kærlig hilsen|vh|de bedste hilsner|bedste hilsner",
    ),
    "no": Words(
        wrote="skrev|skrev følgende",
        starts="Den|På|man.|tir.|ons.|tor.|fre.|lør.|søn.",
        sender="Fra|Avsender",
        sent="Sendt|Sendt den",
        date="Dato",
        to="Til|Mottaker|Mottakere",
        cc="Kopi|Cc|CC|Kopi til|Kopi (CC)",
        reply_to="Svar til|Svar-til",
        subject="Emne",
        other="Vedlegg|Viktighet|Prioritet|Blindkopi|Organisasjon",
        original="Opprinnelig melding|Original melding|Opprinnelig e-post",
        forwarded="Videresendt melding|Begynnelse på videresendt melding|Videresendt e-post"
        "|Videresendt Melding|Start på videresendt melding|Vidaresend melding",
        sent_from="Sendt fra|Sendt med|Få Outlook|Skaff deg Outlook",
        closings="med vennlig hilsen|vennlig hilsen|hilsen|mvh|takk|på forhånd takk|beste hilsen"
        "|vennleg helsing",
    ),
    "sv": Words(
        wrote="skrev|skrev följande|har skrivit",
        starts="Den|På|mån|tis|ons|tors|fre|lör|sön",
        sender="Från|Avsändare",
        sent="Skickat|Skickades|Skickat den|Skickad|Sänt",
        date="Datum",
        to="Till|Mottagare",
        cc="Kopia|Cc|CC|Kopia till|Kopia (CC)",
        reply_to="Svara till|Svar till|Svarsadress|Svar-till",
        subject="Ämne|Rubrik",
        other="Bifogade filer|Bilagor|Prioritet|Hemlig kopia|Organisation",
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
        sent="Lähetetty|Lähetysaika",
        date="Päivämäärä|Pvm|Päiväys",
        to="Vastaanottaja|Kenelle|Vastaanottajat|Saaja",
        cc="Kopio|Cc|Kopio (CC)|Kopiot",
        reply_to="Vastausosoite|Vastaus",
        subject="Aihe|Otsikko",
        other="Liitteet|Liite|Tärkeys|Prioriteetti|Piilokopio|Organisaatio",
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
        reply_to="Vastus|Vastamisaadress|Vastamise aadress",
        subject="Teema",
        other="Manused|Tähtsus",
        original="Algne kiri|Originaalkiri|Algne sõnum|Algkiri|Algne teade",
        forwarded="Edastatud kiri|Edastatud sõnum|Edasi saadetud kiri|Algab edastatud kiri"
        "|Edastatud kirja algus|Edasisaadetud kiri",
        sent_from="Saadetud minu|Saadetud seadmest|Hankige Outlook",
        closings="lugupidamisega|parimate soovidega|tänan|tervitades|tervitustega",
    ),
    "lt": Words(
        wrote="rašė|parašė",
        sender="Nuo|Siuntėjas|Kas",
        sent="Išsiųsta",
        date="Data",
        to="Kam|Gavėjas",
        cc="Kopija|Cc",
        reply_to="Atsakyti|Atgalinis adresas",
        subject="Tema",
        other="Priedai|Svarba",
        original="Originalus laiškas|Pradinis pranešimas|Pirminis laiškas",
        forwarded="Persiųstas laiškas|Persiunčiamas laiškas|Persiųstas pranešimas"
        "|Persiųsto laiško pradžia",
        sent_from="Išsiųsta iš|Siųsta iš",
        closings="pagarbiai|ačiū|su pagarba|geriausi linkėjimai",
    ),
    "lv": Words(
        wrote="rakstīja|raksta",
        sender="No|Sūtītājs",
        sent="Nosūtīts",
        date="Datums",
        to="Kam|Saņēmējs",
        cc="Kopija|Cc",
        reply_to="Atbildēt",
        subject="Tēma|Temats",
        other="Pielikumi|Svarīgums",
        original="Sākotnējais ziņojums|Oriģinālais ziņojums|Sākotnējā vēstule",
        forwarded="Pārsūtīta ziņa|Pārsūtīts ziņojums|Pārsūtītā vēstule|Pārsūtīta vēstule"
        "|Pārsūtītās vēstules sākums|Pārsūtītais ziņojums",
        sent_from="Nosūtīts no|Sūtīts no",
        closings="ar cieņu|paldies|ar sveicieniem|jauku dienu",
    ),
}

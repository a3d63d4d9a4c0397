"""Words around a quote, for Western Europe.

Data only.
"""

from __future__ import annotations

from rapport.mail.quoting.languages.words import Words

LANGUAGES = {
    "en": Words(
        wrote="wrote|writes|sent|has written|replied",
        starts="On|At|In message|In article|Quoting",
        sender="From|Sender|Organizer|Author",
        sent="Sent|Sent at|Sent on",
        date="Date|When",
        to="To|Required",
        cc="Cc|Bcc|CC|Copy",
        reply_to="Reply-To|Reply to|Reply|Reply-to address",
        subject="Subject|Re|Topic",
        other="Attachments|Attachment|Importance|Priority|Sensitivity|Bcc|Organization"
        "|Organisation|Followup-To|Newsgroups|Tags|Flag|Categories|Category"
        "|Conversation|Thread-Topic|Reply by|Expires|Size|Security",
        original="Original Message|Original message|Original Appointment|Original Email"
        "|Original E-mail|Reply message|Replied Message|Reply Message|Previous Message"
        "|Original Mail|Quoted message|Reply to message",
        forwarded="Forwarded message|Forwarded Message|Forwarded by|Begin forwarded message"
        "|Forwarded mail|Forwarded Mail|Fwd|Start of forwarded message|Forwarded e-mail"
        "|Forwarded email|Forwarding message",
        sent_from="Sent from|Sent via|Sent with|Sent on my|Sent by|Sent using|Get Outlook for"
        "|Get BlueMail|Composed on|Composed with|Written on my|Typed on my|From my"
        "|Someone from mobile",
        closings="regards|best regards|kind regards|warm regards|warmest regards|many thanks"
        "|thanks|thanks again|thank you|thanks in advance|thank you in advance|thx"
        "|cheers|sincerely|sincerely yours|yours sincerely|yours faithfully|yours truly"
        "|best|best wishes|all the best|with best regards|with kind regards"
        "|respectfully|rgds|brgds|br|yours|take care|cordially|many thanks in advance"
        "|thanks and regards|thanks & regards|with regards|love|talk soon"
        "|have a great day|have a nice day|thanks so much|thank you very much"
        "|thanks very much|thanks a lot|ciao|later|xoxo",
    ),
    "de": Words(
        wrote="schrieb|geschrieben|hat geschrieben|schreibt|schrieben",
        starts="Am|Zitat von|An",
        sender="Von|Absender",
        sent="Gesendet|Gesendet am|Verschickt|Verschickt am|Versandt|Versendet|Versendet am"
        "|Gesendet um",
        date="Datum",
        to="An|Empfänger|Erforderlich",
        cc="Cc|Kopie|Kopie an|CC|Kopie (CC)|Kopien|Kopien an",
        reply_to="Antwort an|Antwort-An|Antwortadresse",
        subject="Betreff|Betrifft|Thema",
        other="Anlagen|Anlage|Anhänge|Anhang|Wichtigkeit|Priorität|Blindkopie"
        "|Blindkopie (BCC)|Bcc|Organisation|Antworten bis|Kategorien|Vertraulichkeit",
        original="Ursprüngliche Nachricht|Original-Nachricht|Originalnachricht"
        "|Original Nachricht|Ursprüngliche Mail|Originalmail|Urspr. Nachricht"
        "|Ursprungsnachricht|Ursprünglicher Termin|Weitere Informationen"
        "|Ursprüngliche E-Mail|Ursprünglichen Nachricht",
        forwarded="Weitergeleitete Nachricht|Weitergeleitete Mail|Weitergeleitet von"
        "|Anfang der weitergeleiteten Nachricht|Weitergeleitete E-Mail"
        "|Weitergeleitete Original-Nachricht|Anfang der weitergeleiteten E-Mail"
        "|Weitergeleitete Nachrichten",
        sent_from="Gesendet von|Von meinem|Gesendet mit|Diese Nachricht wurde von|Von unterwegs"
        "|Gesendet aus|Outlook für|Holen Sie sich Outlook|Hol dir Outlook|Gesendet über"
        "|Versendet mit|Diese E-Mail wurde von meinem|Von Yahoo Mail|Von Outlook",
        closings="mit freundlichen Grüßen|freundliche Grüße|viele Grüße|liebe Grüße|beste Grüße"
        "|herzliche Grüße|mit besten Grüßen|schöne Grüße|gruß|grüße|mfg|lg|vg|danke"
        "|vielen dank|hochachtungsvoll|mit freundlichem Gruß|freundlicher Gruß"
        "|mit lieben Grüßen|besten dank|danke und gruß|freundliche grüsse|liebe grüsse"
        "|viele grüsse|mit freundlichen grüssen|beste grüsse|tschüss",
    ),
    "fr": Words(
        wrote="a écrit|écrit|ecrit|a ecrit|a envoyé|a répondu",
        starts="Le|En date du",
        sender="De|Expéditeur|De la part de",
        sent="Envoyé|Envoyé le|Envoyée|Envoyé à|Envoyés|Transmis",
        date="Date",
        to="À|A|Pour|Destinataire",
        cc="Cc|Copie à|CC|Copie|Copies à|Copies",
        reply_to="Répondre à|Répondre-à|Réponse à",
        subject="Objet|Sujet",
        other="Pièces jointes|Pièce jointe|Importance|Priorité|Cci|Copie cachée à"
        "|Copie cachée|Organisation|Critère de diffusion",
        original="Message d'origine|Message original|Message d’origine|Message initial"
        "|Mail original|Courriel original",
        forwarded="Message transféré|Début du message réexpédié|Message réexpédié|Message suivi"
        "|Début du message transféré|Transféré par|Courriel transféré|Message transmis"
        "|Mail transféré|Mail transmis|Courrier transféré|E-mail transféré",
        sent_from="Envoyé depuis|Envoyé de|Envoyé à partir de|Envoyé avec|Envoyé par|Envoyé via"
        "|Télécharger Outlook|Obtenir Outlook|Obtenez Outlook|Provenance|Envoyé d'un",
        closings="cordialement|bien cordialement|bien à vous|merci|merci d'avance|salutations"
        "|meilleures salutations|bonne journée|amicalement|sincères salutations|cdlt"
        "|cdt|respectueusement|bien à toi|à bientôt|très cordialement|merci beaucoup"
        "|bonne soirée",
    ),
    "es": Words(
        wrote="escribió|escribio|ha escrito|escribe",
        starts="El|En",
        sender="De|Remitente",
        sent="Enviado|Enviado el|Enviada|Enviado a las|Enviado a|Enviados",
        date="Fecha",
        to="Para|A|Destinatario",
        cc="CC|Cc|Con copia|Copia|Con copia a|Copia a",
        reply_to="Responder a",
        subject="Asunto|Tema",
        other="Adjuntos|Datos adjuntos|Archivos adjuntos|Importancia|Prioridad|CCO|Organización",
        original="Mensaje original|Mensaje Original|Correo original|Mensaje inicial",
        forwarded="Mensaje reenviado|Inicio del mensaje reenviado|Mensaje Reenviado"
        "|Comienzo del mensaje reenviado|Forwarded message|Reenviado por"
        "|Mensaje remitido|Correo reenviado",
        sent_from="Enviado desde|Enviado con|Enviado por|Obtener Outlook|Enviado de"
        "|Enviado a través|Enviado mediante|Obtén Outlook",
        closings="saludos|un saludo|saludos cordiales|atentamente|cordialmente|gracias"
        "|muchas gracias|un abrazo|atte|gracias de antemano|gracias y saludos"
        "|cordial saludo",
    ),
    "pt": Words(
        wrote="escreveu|escreveu o seguinte|escreveram",
        starts="Em|No dia",
        sender="De|Remetente",
        sent="Enviado|Enviada em|Enviado em|Enviada|Enviadas|Enviado a",
        date="Data",
        to="Para|A|Destinatário",
        cc="Cc|CC|Cópia|Com cópia|Cópia para|C/c",
        reply_to="Responder a|Responder para|Responder-Para",
        subject="Assunto",
        other="Anexos|Anexo|Importância|Prioridade|CCO|Bcc|Cco|Organização",
        original="Mensagem original|Mensagem Original|E-mail original",
        forwarded="Mensagem encaminhada|Mensagem reencaminhada|Início da mensagem encaminhada"
        "|Início da mensagem reencaminhada|Mensagem Encaminhada|Encaminhado por"
        "|Início de mensagem reenviada|E-mail encaminhado|E-mail reencaminhado",
        sent_from="Enviado do|Enviado de|Enviado a partir|Enviado pelo|Obter o Outlook"
        "|Enviado através|Enviado via|Enviada do|Obtenha o Outlook|Enviado por",
        closings="atenciosamente|cumprimentos|obrigado|obrigada|abraços|abraço|att|grato|grata"
        "|com os melhores cumprimentos|melhores cumprimentos|cordialmente"
        "|muito obrigado|saudações|desde já agradeço",
    ),
    "it": Words(
        wrote="ha scritto|scrisse|scrive|ha inviato",
        starts="Il|In data|Il giorno|Alle|Da",
        sender="Da|Mittente",
        sent="Inviato|Inviato il|Inviata|Inviato alle|Spedito",
        date="Data",
        to="A|Per|Destinatario",
        cc="Cc|CC|Copia|Copia a|Copia per conoscenza|P.c.",
        reply_to="Rispondi a|Risposta",
        subject="Oggetto",
        other="Allegati|Allegato|Importanza|Priorità|Ccn|Organizzazione",
        original="Messaggio originale|Messaggio Originale|Messaggio di origine",
        forwarded="Messaggio inoltrato|Messaggio Inoltrato|Inizio messaggio inoltrato"
        "|Inizio del messaggio inoltrato|Inoltrato da|E-mail inoltrata|Mail inoltrata",
        sent_from="Inviato da|Inviato dal|Inviato con|Ottieni Outlook|Scarica Outlook"
        "|Inviato tramite|Inviata da",
        closings="cordiali saluti|distinti saluti|saluti|grazie|grazie mille|un saluto|ciao"
        "|cordialmente|a presto|buona giornata|in attesa di riscontro",
    ),
    "nl": Words(
        wrote="schreef|geschreven|het volgende geschreven|heeft geschreven|schreef het volgende",
        starts="Op|Citeren",
        sender="Van|Afzender",
        sent="Verzonden|Verzonden op|Verstuurd|Verstuurd op|Gestuurd",
        date="Datum",
        to="Aan|Naar",
        cc="CC|Cc|Kopie|Kopie aan|Cc aan",
        reply_to="Antwoord aan|Antwoordadres|Beantwoorden aan|Antwoord naar|Antwoord-naar"
        "|Antwoorden aan",
        subject="Onderwerp",
        other="Bijlagen|Bijlage|Urgentie|Prioriteit|Belang|BCC|Organisatie",
        original="Oorspronkelijk bericht|Origineel bericht|Oorspronkelijk Bericht"
        "|Oorspronkelijke bericht|Originele bericht",
        forwarded="Doorgestuurd bericht|Begin doorgestuurd bericht|Doorgestuurd Bericht"
        "|Doorgezonden bericht|Doorgestuurd door|Begin van doorgestuurd bericht"
        "|Doorgestuurde e-mail|Doorgestuurde mail",
        sent_from="Verzonden vanaf|Verstuurd vanaf|Verzonden met|Verzonden via|Verstuurd met"
        "|Outlook voor|Verstuurd via|Download Outlook|Verzonden van",
        closings="met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|groeten"
        "|groet|mvg|bedankt|dank|alvast bedankt|hartelijke groet|gr|dank je wel"
        "|dank u wel",
    ),
    "ca": Words(
        wrote="va escriure|ha escrit|escriu",
        starts="El|En data|Missatge de",
        sender="De|Remitent",
        sent="Enviat|Enviat el",
        date="Data",
        to="Per a|A|Destinatari",
        cc="A/c|Cc|Còpia",
        reply_to="Respon a",
        subject="Assumpte|Tema",
        other="Adjunts",
        original="Missatge original",
        forwarded="Missatge reenviat|Inici del missatge reenviat|Inicia el missatge reenviat",
        sent_from="Enviat des|Enviat amb",
        closings="salutacions|atentament|gràcies|cordialment|una salutació|moltes gràcies",
    ),
}

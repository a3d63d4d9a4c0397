"""Words of sending, of copying, of writing before, and of postscripts.

One table of each, for all that asks.
"""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.languages import listed

_LINE = 600  # characters of a line that are looked at: a paragraph may be one
_ENDING = 160  # characters at the end of a line: a paragraph may be one line

# A postscript in the languages of the letters: "P.S.", "PD", "Not", "З.Ы.", "追伸".
_POSTSCRIPT = re.compile(
    r"^\W{0,3}(?:p\.?\s?p?\.?\s?[sd]\b|nb\b|n\.b|not\b|ps[.:]|з\.?\s?ы|追伸|另外|又及|추신|נ\.?ב|ملاحظة|υ\.?γ)",
    re.IGNORECASE,
)
# What is to be sent somewhere, or fetched there.
_SENDS = re.compile(
    r"\b(?:send|ship|deliver|forward|post|mail it|bring|collect|pick|schick|send|liefer"
    r"|zustell|envoy|expédi|livr|env[ií][aeo]"
    r"|m[aá]nd[aeio]|entreg|sped|consegn|invi[ai]|recapit|stuur|stur|verzend|bezorg"
    r"|opsturen|skicka|lever"
    r"|lähet|toimit|wyśl|wysł|wysył|przysł|przyśl|dostarcz|pošl|zašl|posíl|doruč|zasl|küld"
    r"|szállít|trimit"
    r"|expedi|livra|отправ|достав|пришл|вышл|присыл|высыл|надішл|надсил|відправ|достав"
    r"|στείλ|στέλν|αποστ|παραδώσ|παραδίδ"
    r"|gönder|teslim|yolla|kargo|ל?שלח|תשלח|משלוח|أرسل|ترسل|إرسال|ارسل|توصيل|(?:ال)?تسليم"
    r"|سلّ?موا?|ל?ספק|תספק|אספקה)"
    r"|送って|送り先|送付|発送|配送|お届け|寄|发到|发往|送到|보내|배송|발송",
    re.IGNORECASE,
)
# Who copies something into a mail, language after language.
_PASTES = re.compile(
    r"\b(?:past(?:e|ed|ing)|cop(?:y|ied|ying)|füge?|eingefügt|reinkopier\w{0,2}"
    r"|kopier\w{0,3}|colle[rz]?"
    r"|collé|copie[rz]?|recopie|remets|pego|pegado|copio|copiado|incollo|incollato|ricopio"
    r"|riporto|colo"
    r"|colei|colado|copiei|plak|geplakt|kopieer|gekopieerd|klistrar|klistrat|klipper|indsætter"
    r"|limer|limt|kopier\w{0,2}|kopio\w{2,4}|liitän|liimaan|wkleja?m|wkleiłe?a?m|kopiuję|przeklejam"
    r"|vkládám|vložil\w?|kopíruj[iu]|bemásol\w{0,3}|másolom|idemásol\w{0,3}|beillesztem"
    r"|beillesztett\w{0,2}"
    r"|lipesc|copiez|inserez|вставля[юе]м?|копиру[юе]м?|скопировала?|привожу|вставила?|копіюю"
    r"|вставляю|скопіювала?|наводжу|επικολλώ|αντιγράφω|παραθέτω|yapıştır\w{2,8}|kopyal\w{2,8}"
    r"|מדביקה?|מעתיקה?|העתקתי|הדבקתי|ألصق|أنسخ|نسخت|لصقت|أنقل)(?!\w)"
    r"|貼り付け|貼付|コピー|転記|貼ります|粘贴|粘貼|复制|複製|贴上|貼上|附上|转贴|붙여|복사",
    re.IGNORECASE,
)
# What was written, sent or received before, by whomever.
_BEFORE = re.compile(
    r"\b(?:wrote|written|sent|got|received|emailed|messaged|did write|asked|said|told"
    r"|geschrieben|schrieb\w{0,2}|geschickt|gesendet|schickte\w{0,2}|erhalten|bekommen"
    r"|bekam|gemailt|stand"
    r"|écrit|écrivai[st]|envoyée?|reçue?|répondu|escribí|escribieron|escribió|escrito|mandé"
    r"|mandaron"
    r"|mandado|envié|enviaron|enviado|recibí|recibido|llegó|scritto|scrissi|mandato|inviato|spedito"
    r"|ricevuto|arrivato|escrevi|escreveram|enviei|enviaram|mandei|mandaram|recebi"
    r"|geschreven|schreef"
    r"|gestuurd|stuurde|verstuurd|gekregen|ontvangen|kreeg|skrev|skickade?|skickat|fick"
    r"|skrivit|sendte"
    r"|sendt|fikk|modtog|mottok|skrevet|kirjoit\w{2,5}|lähet\w{2,6}|sain|saatu|napisał\w{0,2}"
    r"|pisał\w{0,2}|wysłał\w{0,2}|dostał\w{0,2}|otrzymał\w{0,2}|przyszło|psala?|napsala?"
    r"|poslala?|posílal\w?"
    r"|dostala?|obdržela?|odeslala?|přišlo|přišla|írtam|írták|küldt\w{1,3}|kaptam|kaptuk"
    r"|érkezett|scris"
    r"|trimis|primit|писала?и?|написала?и?|отправ\w{3,5}|прислал\w?|присылал\w?|получил\w?|пришло"
    r"|надісла\w{1,2}|надсилал\w|отримал\w|отримав|прийшло|писав|έγραψα|είχα γράψει|έστειλα"
    r"|στείλατε|έλαβα|πήρα|γράψατε|έγραψε|yazmıştım|yazdı\w{0,4}|gönder\w{2,9}|aldım|geldi"
    r"|gelen|כתבתי|שלחתי"
    r"|שלחתם|קיבלתי|כתבתם|كتبت|أرسلت|أرسلتم|وصلني|وصلتني|استلمت|تلقيت|yazdığım|aldığım)(?!\w)"
    r"|送った|送りま|お送りし|送信し|書いた|書きま|届いた|届きま|返信が来|頂いた|いただいた|受け取った|メールしました|来たメール"
    r"|发给|發給|写过|寫過|写信|发过|发了|收到|寄来|原信|原文|来信|보냈|보낸|받은|받았|썼|드린|왔",
    re.IGNORECASE,
)


def announces(line: str) -> bool:
    """Return whether a line tells of what is copied below it, or was written before."""
    end = ending(line)
    return _PASTES.search(end) is not None or _BEFORE.search(end) is not None


def ending(line: str) -> str:
    """Return the end of a line, as much as a sentence may have."""
    return line[-_ENDING:]


def is_postscript(line: str) -> bool:
    """Return whether a line begins with the mark of a postscript."""
    return _POSTSCRIPT.match(line) is not None


def sends(line: str) -> bool:
    """Return whether a line speaks of sending, delivering or fetching something."""
    return _SENDS.search(line) is not None


# Words of a letter about where its writer is reached: an address below it may be the new one.
_MAIL = anycase.pattern(
    r"e-?mail|\bmails?\b|\badd?res|dirección|correo|courriel|indirizz|\bposta\b|endereço|correio"
    r"|poczt|osoit|posti|\bcím|почт|адрес|пошт|διεύθυνσ|eposta|adresa"
    r"|メール|アドレス|邮箱|郵箱|邮件|郵件|地址|이메일|메일|주소|بريد|إيميل|عنوان|מייל|כתובת|דוא|\bthư\b|surel"
    r"|\b(?:contact|kontakt|reach|write to|écri(?:s|v)ez|schreib|escríb|scriv|escrev|skriv|kirjoit"
    r"|napisz|napiš|írj|scrie|пиш|γράψ|yazın|joign|erreich|nås\b)"
)


@listed.remembered
def speaks_of_mail(line: str) -> bool:
    """Return whether a line speaks of addresses, or of writing to its writer."""
    return _MAIL.search(anycase.lowered(line[:_LINE])) is not None

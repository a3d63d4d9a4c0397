"""Legal notices and advertisements below a text.

A mail server or program adds them.
"""

from __future__ import annotations

import re

_FEWEST = 3  # how many of the ideas below one paragraph needs

# The ideas in every such notice, in the words of many languages: the mail itself, secrecy, its
# addressee, and what a stranger must do with it.
_IDEAS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"e-?mail|message|nachricht|courriel|mensaje|correo|mensagem|messaggio|bericht|meddelande"
        r"|besked|melding|viesti|wiadomo|zpráv|správ|üzenet|mesaj|сообщени|письм|повідомлен|лист"
        r"|съобщени|μήνυμα|ileti|הודעה|رسالة|メール|邮件|郵件|메일",
        r"confident|privileg|vertraulich|geschützte|confidenc|secreto|riservat|vertrouwelijk"
        r"|konfident|fortrolig|luottamuksel|poufn|důvěrn|dôvern|bizalmas|confiden[țt]|gizli"
        r"|конфиденц|конфіденц|поверител|εμπιστευτικ|חסוי|סודי|سري|機密|机密|保密|기밀|비밀",
        r"recipient|addressee|intended|empfänger|adressat|destinat|bestemd|geadresseerde|mottagare"
        r"|modtager|mottaker|vastaanottaj|adresat|odbiorc|příjemc|príjemc|címzett|alıcı|адресат"
        r"|получател|отримувач|παραλήπτ|נמען|المستلم|المرسل إليه|受信者|宛先|收件人|수신인|수신자",
        r"in error|delete|destroy|notify|irrtümlich|vernichten|löschen|informieren sie|erreur"
        r"|détruire|supprimer|por error|elimin|bórr|borre|por engano|apag|per errore|cancell"
        r"|verwijder|abusievelijk|radera|slet|slett|poista|usun|omył|smaž|odstra|töröl|șterge|silin"
        r"|удал|видал|ошибк|помилк|изтри|διαγράψ|מחק|בטעות|حذف|削除|删除|刪除|삭제",
        r"unauthori[sz]ed|prohibited|strictly|disclos|distribut|liab|legal|rechtlich|haftung|unbefugt"
        r"|interdit|responsab|prohib|proibi|vietat|verboden|forbudt|förbjud|zabron|zakázán|tilos"
        r"|запрещ|заборон|απαγορ|yasak|禁止",
    )
)
_HEADING = re.compile(
    r"^[\s*_\-]{0,5}(?:confidentiality(?: notice)?|disclaimer|legal notice|aviso legal"
    r"|aviso de confidencialidad\w*|nota de confidencialidad\w*|avviso di riservatezza"
    r"|haftungsausschluss|rechtlicher hinweis|vertraulichkeitshinweis|avis de confidentialité"
    r"|avertissement|clause de confidentialité|proclaimer|ansvarsfraskrivelse|klauzula poufności"
    r"|nota legal|important notice|privacy notice|informativa privacy)\b[^\n]{0,40}?(?:[:.\-–]|$)",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"consider the environment before printing|think before you print|save (?:a tree|paper)"
    r"|(?:denken sie|bitte denken|umwelt).{0,60}(?:drucken|ausdruck)"
    r"|(?:pensez|penser).{0,60}imprim|antes de imprimir.{0,80}(?:medio ?ambiente|necesario)"
    r"|(?:checked|scanned) (?:for viruses )?by [^\n]{0,60}|virus-free\b|virenfrei\b|sans virus\b"
    r"|libre de virus\b|auf viren (?:geprüft|überprüft)|prima di stampare|www\.avast\.com",
    re.IGNORECASE,
)


def begins(lines: list[str], filled: list[int]) -> int | None:
    """Return the first line of the notices that end `lines`, by the numbers of lines with text."""
    found: int | None = None
    position = len(filled)
    while position > 1:
        start = _paragraph(filled, position)
        block = [lines[filled[index]] for index in range(start, position)]
        if _is_notice(block) and start > 0:
            found, position = filled[start], start
        elif _LITTLE.search(block[-1]) and len(block[-1]) < 200:
            found, position = filled[position - 1], position - 1
        else:
            break
    return found


def _paragraph(filled: list[int], end: int) -> int:
    """Return the position of the first line of the paragraph that ends before `end`."""
    start = end - 1
    while start > 0 and filled[start - 1] == filled[start] - 1 and end - start < 40:
        start -= 1
    return start


def _is_notice(block: list[str]) -> bool:
    text = " ".join(line.strip() for line in block)[:4_000]
    if len(text) <= 40 or not (_IDEAS[1].search(text) or _HEADING.match(block[0])):
        return False
    ideas = sum(pattern.search(text) is not None for pattern in _IDEAS)
    if _HEADING.match(block[0]):
        return ideas >= 2
    return ideas >= _FEWEST and len(text) > 80

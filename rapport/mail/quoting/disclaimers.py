"""Legal notices and advertisements below a text.

A mail server or program adds them.
"""

from __future__ import annotations

import itertools
import re

from rapport.mail import anycase
from rapport.mail.quoting import mobile

_FEWEST = 3  # how many of the ideas below one paragraph needs


def _plain(text: str) -> str:
    """Return text in lower case, Turkish letters as others write them."""
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.replace("\u0307", "").replace("ı", "i")


# The ideas in every such notice, in the words of many languages: the mail itself, secrecy, its
# addressee, and what a stranger must do with it. Words are found many times faster than patterns.
_IDEAS = tuple(
    tuple(_plain(words).split("|"))
    for words in (
        "email|e-mail|epost|e-post|sähköpost|message|nachricht|courriel|mensaje|correo|mensagem"
        "|messaggio|bericht|meddelande"
        "|besked|melding|viesti|wiadomo|zpráv|správ|üzenet|mesaj|сообщени|письм|повідомлен|лист"
        "|전자우편|съобщени|μήνυμα|ileti|הודעה|رسالة|メール|邮件|郵件|메일",
        "confident|privileg|vertraulich|geschützte|confidenc|secreto|riservat|vertrouwelijk"
        "|konfident|konfidens|fortrolig|luottamuksel|poufn|důvěrn|dôvern|bizalmas|confidenț|gizli"
        "|tavshedspligt|taushetsplikt|tystnadsplikt|sekretess|advokathemmelig|asianajosalai|salassapi"
        "|secretul profesional|secret professionnel|secreto profesional|segreto professionale"
        "|sigilo|beroepsgeheim|berufsgeheimnis|tajemnic|mlčenliv|titoktart|ügyvédi titok"
        "|απόρρητ|тайну|тайной|таємниц|비밀유지|守秘"
        "|конфиденц|конфіденц|поверител|εμπιστευτικ|חסוי|סודי|سري|機密|机密|保密|기밀|비밀",
        "recipient|addressee|intended|empfänger|adressat|destinat|bestemd|geadresseerde|mottagare"
        "|modtager|mottaker|vastaanottaj|adresat|odbiorc|adresát|příjemc|príjemc"
        "|címzett|alıcı|адресат"
        "|получател|отримувач|παραλήπτ|נמען|المستلم|المرسل إليه|受信者|宛先|收件人|수신인|수신자",
        "in error|delete|destroy|notify|irrtümlich|vernichten|löschen|informieren sie|erreur"
        "|détruire|supprimer|por error|elimin|bórr|borre|por engano|apag|per errore|cancell"
        "|verwijder|abusievelijk|radera|slet|slett|poista|usun|omył|smaž|odstra|töröl|șterge|silin"
        "|破棄|破弃|銷毀|销毁|폐기|удал|видал|ошибк|помилк|изтри|διαγράψ|מחק|בטעות|حذف|削除|删除|刪除|삭제",
        "unauthorised|unauthorized|prohibited|strictly|disclos|distribut|liab|legal|rechtlich"
        "|haftung|unbefugt"
        "|interdit|responsab|prohib|proibi|vietat|verboden|forbudt|förbjud|zabron|zakázán|tilos"
        "|запрещ|заборон|απαγορ|yasak|yanlışlık|禁止",
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
# A clause of a contract, or something cited.
_CLAUSE = re.compile(
    r"[\s>|]{0,5}(?:§|\d{1,2}\.\d|art(?:icle|ikel|ículo|\.)?\s\d|[\"“„«])", re.IGNORECASE
)
_PAPER = (
    anycase.pattern(
        r"environment|planet|trees?\b|umwelt|environnement|ambiente|milieu|miljø"
        r"|miljö|ympäristö"
        r"|środowisk|prostřed|prostred|környezet|mediul?|природ|довкілл|окружающ|навколишн|περιβάλλον"
        r"|çevre|סביבה|البيئة|环境|環境|环保|環保|환경"
        r"|環境|环境|환경"
    ),
    anycase.pattern(
        r"print|druck|imprim|impres|stamp|afdruk|skriv|tulost|druk|vyti[sš]|tisk"
        r"|tlač|nyomtat|tipăr|tipări"
        r"|печат|друку|роздрук|εκτυπ|τυπώ|yazdır|הדפס|טבע|طباع|印刷|打印|列印|인쇄|출력"
    ),
    anycase.pattern(
        r"before|bevor|avant|antes|prima|voordat|voor je|voor u|innan|inden|før"
        r"|ennen|zanim|przed|než|před |pred "
        r"|predtým|előtt|mielőtt|înainte|прежде|перед|перш|πριν|önce|לפני|قبل|前|전에"
        r"|non stampare|nicht|only print|solo si|nur wenn"
        r"|非必要|请勿|請勿|三思|若非必要|ne pas|ikke"
    ),
)
# How the shortest notices begin: with the mail itself.
_THIS = re.compile(
    r"(?i)\W{0,5}(?:this|the information|diese|ce |cet |cette|est[ea]|quest[oa]"
    r"|dit|deze|denn?[ea]|detta|dette"
    r"|tämä|niniejsz|ta wiadomo|tato|tento|ez az?|a jelen|jelen|acest|prezent"
    r"|это|данн|настоящ|це|цей|το παρόν"
    r"|αυτό|bu |הודעה זו|مسجל|هذه|本|この|이 )"
)
_VIRUS = re.compile(
    r"(?i)virus|wirus|vírus|virüs|вирус|вірус|\bιούς|\bιών|וירוס|فيروس|ウイルス|病毒|바이러스"
)
# Where a second thought begins: "This mail is confidential, Ann knows nothing of it."
_APART = re.compile(
    r"(?i)[,;:.!–—、，；。]|\s-\s"
    r"|\s(?:so|and|und|et|y|e|en|och|og|ja|i|a|és|și|и|та|και|ve)\s"
)
# The writer himself, in a notice that he writes himself.
_OWN = re.compile(
    r"(?i)\b(?:i|i'm|my|me|ich|mein\w{0,2}|mir|mich|je|j'ai|mon|ma|mes|yo|mi|mis|io|mio|mia|eu|meu"
    r"|minha|ik|mijn|jag|min|mitt|mina|jeg|mit|mine|minä|minun|minulle|ja|mój|moje|moja|já|můj"
    r"|én|nekem|eu|meu|mea|я|мой|моя|моё|мне|мій|моє|мені|εγώ|μου|ben|benim|אני|שלי|لي|أنا)\b"
    r"|私|我|저는|제 "
)
_MEETING = re.compile(r"(?i)microsoft teams|\bzoom meeting\b|google meet\b|\bwebex\b|teams-")
_LIST = re.compile(
    r"(?i)\bmailing[- ]?list(?:e|a)?\b|liste de diffusion|lista de correo|mailinglijst"
)
_ALONE = re.compile(r"\s{0,5}<?https?://[^\s<>]{5,200}>?\s*$")
_LITTLE = anycase.pattern(
    r"you received this message because you (?:are subscribed|subscribed)"
    r"|to unsubscribe from this group and stop receiving"
    r"|consider the environment before printing"
    # What is not to be printed is the mail: "Think before you print the second batch" is asked.
    r"|think before you print(?:ing)?(?: (?:this|the) (?:e-?mail|message))?\W{0,5}$"
    r"|save (?:a tree|paper)\W{1,5}(?:$|please|think|do(?:n't| not) print|print only)"
    r"|save a tree(?:$|\W{0,5}read)|umwelt.{0,60}(?:drucken|ausdruck)"
    r"|denken sie.{0,40}(?:diese|die) (?:e-?mail|mail|nachricht).{0,20}(?:drucken|ausdruck)"
    r"|(?:pensez|penser).{0,40}avant d['’]imprimer"
    r"(?: (?:ce|cet|le) (?:e-?mail|mail|message|courriel))?\W{0,5}$"
    r"|antes de imprimir.{0,80}medio ?ambiente"
    r"|antes de imprimir est[ea] (?:correo|e-?mail|mensaje)"
    r"|(?:checked|scanned) for viruses by [^\n]{0,60}"
    r"|(?:checked|scanned) by (?:avg|avast|norton|mcafee)\b"
    r"|^\W{0,5}virus-free\b|virenfrei\.\s?www|^\W{0,5}virenfrei\b|^\W{0,5}sans virus\b"
    r"|^\W{0,5}libre de virus\b|auf viren (?:geprüft|überprüft)|www\.avast\.com"
    r"|prima di stampare quest[ao] (?:e-?mail|mail|messaggio)"
)


def find(lines: list[str], filled: list[int]) -> list[int]:
    """Return the lines of the notices that end `lines`; `filled` are the lines with text."""
    found: list[int] = []
    position = len(filled)
    while position > 1:
        start = _paragraph(filled, position)
        block = [lines[filled[index]] for index in range(start, position)]
        told = is_notice(block)
        while told and len(block) > 1 and not _has_idea(block[0]) and is_notice(block[1:]):
            block, start = block[1:], start + 1
        if mobile.is_mobile(lines[filled[position - 1]]):
            position -= 1
        elif start > 0 and told and not _is_announced(lines[filled[start - 1]]):
            found += filled[start:position]
            position = start
        elif _is_little(block[-1]):
            position -= 1
            found.append(filled[position])
        else:
            break
    return found


def framed(lines: list[str], rules: list[int]) -> list[int]:
    """Return the lines between two of the drawn lines that are one notice."""
    found: list[int] = []
    for first, last in itertools.pairwise(rules):
        block = [line for line in lines[first + 1 : last] if line]
        if 1 < last - first < 40 and (is_notice(block) or _is_meeting(block)):
            found += range(first, last + 1)
    return found


def _has_idea(line: str) -> bool:
    plain = _plain(line)
    return any(_has(plain, idea) for idea in _IDEAS)


def _has(plain: str, idea: tuple[str, ...]) -> bool:
    return any(word in plain for word in idea)


def is_below_card(block: list[str]) -> bool:
    """Return whether a paragraph below a card is a notice, or asks to spare paper."""
    return is_notice(block) or (len(block) == 1 and _spares_paper(block[0]))


def _is_little(line: str) -> bool:
    """Return whether one line is what a program or a firm adds: nobody is asked anything."""
    if len(line) >= 200 or line.rstrip().endswith(("?", "？")):
        return False
    return _LITTLE.search(anycase.lowered(line)) is not None or _spares_paper(line)


def _spares_paper(line: str) -> bool:
    """Return whether a line asks to think of the environment before printing."""
    lowered = anycase.lowered(line)
    return all(pattern.search(lowered) for pattern in _PAPER)


def _is_meeting(block: list[str]) -> bool:
    """Return whether it is what a meeting program writes below an invitation."""
    return any(map(_MEETING.search, block)) and any("://" in line for line in block)


def footer(lines: list[str], rules: list[int]) -> list[int]:
    """Return the lines from a drawn one to the end that a mailing list adds."""
    for rule in rules[-2:]:
        filled = [index for index in range(rule, len(lines)) if lines[index].strip()]
        below = [lines[index] for index in filled[1:]]
        named = any(map(_LIST.search, below)) and any("@" in line for line in below)
        if 2 <= len(below) <= 6 and named and any(map(_ALONE.match, below)):
            return filled
    return []


def _is_announced(above: str) -> bool:
    """Return whether somebody speaks of the text below: then it is shown for a reason."""
    return above.rstrip().endswith((":", "：", "?", "？"))


def _paragraph(filled: list[int], end: int) -> int:
    """Return the position of the first line of the paragraph that ends before `end`."""
    start = end - 1
    while start > 0 and filled[start - 1] == filled[start] - 1 and end - start < 40:
        start -= 1
    return start


def _is_brief(text: str) -> bool:
    """Return whether a sentence or two tell that this very mail is secret, or without viruses.

    Whoever speaks of himself asks for discretion, and is read.
    """
    begins = _THIS.match(text)
    if not begins or len(text) > 240 or "?" in text or _OWN.search(text):
        return False
    plain = _plain(text)
    if not any(word in plain[:60] for word in _IDEAS[0]):
        return False
    if not (_has(plain, _IDEAS[1]) or _VIRUS.search(text)):
        return False
    return (
        _APART.search(text.rstrip(" .。")) is None or sum(_has(plain, i) for i in _IDEAS) >= _FEWEST
    )


def is_notice(block: list[str]) -> bool:
    """Return whether a paragraph is a legal notice."""
    text = " ".join(line.strip() for line in block)[:4_000]
    if _CLAUSE.match(text):
        return False
    if _is_brief(text):
        return True
    if len(text) <= 40 or not (_has(plain := _plain(text), _IDEAS[1]) or _HEADING.match(block[0])):
        return False
    ideas = sum(_has(plain, idea) for idea in _IDEAS)
    if _HEADING.match(block[0]):
        return ideas >= 2
    said = len(text) > 80 or _THIS.match(text) is not None
    return ideas >= _FEWEST and said

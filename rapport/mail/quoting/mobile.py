"""Lines that a phone or program adds: `Sent from my iPhone`."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import speech
from rapport.mail.quoting.languages import all_of

_SENT_FROM = anycase.pattern(
    r"^[\s*_\[(\"]{0,5}(?:"
    + "|".join(re.escape(word) for word in all_of("sent_from"))
    # With a colon it is the label of a header block.
    + r")(?!\s?[:：])"
)
_DEVICE = anycase.pattern(
    r"iphon|\bipad|android|outlook|samsung|galaxy|blackberry|\bmobil|\bhandy"
    r"|smartphone|phone|\bmail\b|메일|e-?mail app"
    r"|huawei|xiaomi|\bwindows|nokia|\bhtc\b|\bsony|yahoo|proton|\bspark\b|airmail"
    r"|tablet|telefon|telefoon|\bdevice|\bapp\b"
    r"|\bgmx\b|web\.de|zoho|tutanota|superhuman|\bpixel\b|\bnexus|oneplus|\btreo\b"
    r"|\bpalm\b|wireless|handheld|gerät"
    r"|ordinateur|\bpc\b|\bmac\b|verizon|t-mobile|移动|手机|邮箱|邮件|웹|모바일|휴대|スマート|携帯"
    r"|мобил|мобіл|почт|пошт|телефон|яндекс|sparrow|\bclient\b|\bcell|watch|电脑"
    r"|手機|郵件|laptop|computer|unterwegs"
    r"|téléphone|teléfono|móvil|telefone|celular|celulă|telefono|cellulare|mobiel"
    r"|puhelim|telefonu|κινητ|τηλέφων|הנייד|נייד"
    r"|هاتف|الجوال|الآيفون|gmail|thunderbird|bluemail|k-9|fairemail|\bedge\b|motorola"
    r"|oppo|vivo|realme|redmi|honor|\bwebmail|스마트폰|okostelefon|készülék"
)
# New Outlook and other apps put a link after their line, whatever the language.
_APP_LINK = re.compile(
    r"^[^\n<>]{3,80}<https?://(?:aka\.ms|bluemail\.me|[\w.]*onelink\.me)/?[^\s<>]*>\.?$"
)
_LINK = re.compile(r"<?https?://[^\s<>()]+>?|<[^\s<>]+@[^\s<>]+>")
_SYSTEMS = ("iOS", "Android", "Windows")
# A program and its system in a few words of any language.
_PROGRAM = re.compile(
    r"(?=.{0,60}\b(?:iOS|Android|Windows))(?=.{0,60}(?:Outlook|\bE-?post\b|Correo|Courrier"
    r"|Poczt|Posta\b|Pošt|Mail\b|메일|メール|邮件|郵件|Почт|Пошт))"
)
# A product: a capital within a word.
_BRAND = re.compile(r"(?<!\w)[^\W\d_]*[a-z][A-Z][^\W\d_]*$")
_SENT_FROM_LAST = (
    "から送信",
    "에서 보냄",
    "gönderildi",
    "भेजा गया",
    "küldve",
    "傳送",
    "发送",
    "發送",
)
# What Yahoo writes below its name, in any language: "Yahoo Mail: Search, Organize, Conquer".
_YAHOO = re.compile(r"^Yahoo Mail\s?[:–-]\s?[^\W\d_]{3,20}, [^\W\d_]{3,20}, [^\W\d_]{3,20}\.?$")


_PAUSE = re.compile(r"[,.;–—-]\s|\s(?:so|and|und|daher|et|y|e|och|og|i|и|та)\s")
# "Sent from my phone because …": the writer tells why.
_BECAUSE = re.compile(
    r"\b(?:since|because|weil|denn|nachdem|car|parce|puisque|porque|ya que|perché|poiché|siccome"
    r"|pois|omdat|want|eftersom|fordi|koska|ponieważ|bo|protože|mert|deoarece|fiindcă"
    r"|потому|так как|тому що|бо|оскільки|γιατί|επειδή|çünkü|כי|لأن|لان)\b|ので|因为|因為|때문",
    re.IGNORECASE,
)
# What such a line may still say: "please excuse my typos".
_EXCUSE = re.compile(
    r"excus|typo|brevity|brief|terse|auto-?correct|entschuldig|tippfehler|kürze|autokorrekt|faute"
    r"|erreur|brièveté|disculp|errata|errores|brevedad|scus|error[ei]|brevità|desculp|erros"
    r"|typefout|kortheid|stavfel|tastefejl|skrivefeil|kirjoitusvirhe|literów|błęd|překlep|elgépel"
    r"|greșel|опечат|помилк|ошибк|λάθη|hata|שגיאות|أخطاء",
    re.IGNORECASE,
)


def _goes_on(plain: str) -> bool:
    """Return whether a sentence to the reader follows: "since your form does not work"."""
    device = _DEVICE.search(anycase.lowered(plain))
    rest = plain[device.end() :] if device else ""
    if _PAUSE.search(rest) and rest.partition(":")[2].strip():
        return True
    if _BECAUSE.search(rest):
        return True
    return len(rest.split()) > 2 and speech.talks(rest) and not _EXCUSE.search(rest)


def is_mobile(line: str) -> bool:
    """Return whether it is `Sent from my iPhone` or the like, in any language."""
    text = line.strip()
    if not 5 < len(text) < 160 or text[0] in "\"'“„«‘":
        return False
    if "<http" in text and _APP_LINK.match(text):
        return True
    if text.startswith("Yahoo") and _YAHOO.match(text):
        return True
    if (
        len(text) < 60
        and any(name in text for name in _SYSTEMS)
        and _PROGRAM.search(text)
        and not speech.talks(text)
    ):
        return ":" not in text and text[-1] not in ".?!"
    plain = _LINK.sub(" ", text) if "://" in text or "@" in text else text
    plain = plain.rstrip(" ()<>.")
    if "?" in plain or plain.endswith((":", "：")) or len(plain.split()) > 14:
        return False
    if found := _SENT_FROM.match(anycase.lowered(text)):
        rest = plain[found.end() :]
        if speech.names_matter(plain) or _goes_on(plain) or _BECAUSE.search(rest):
            return False
        return bool(_has_device(plain) or (len(rest.split()) <= 3 and _BRAND.search(rest)))
    if text.isascii():
        return False
    return any(word in text for word in _SENT_FROM_LAST) and _has_device(text)


def _has_device(text: str) -> bool:
    return _DEVICE.search(anycase.lowered(text)) is not None

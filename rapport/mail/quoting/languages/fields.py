"""Labels of header blocks, in all languages."""

from __future__ import annotations

import unicodedata

from rapport.mail.quoting.languages import LANGUAGES

# What the words of a language label.
_FIELDS = {
    "sender": "sender",
    "sent": "sent",
    "date": "sent",
    "to": "to",
    "cc": "cc",
    "reply_to": "reply",
    "subject": "subject",
    "other": "other",
}
# No client shows these: whoever pastes them wants them read.
SOURCE = frozenset(
    [
        *("received", "return-path", "message-id", "delivered-to", "mime-version", "in-reply-to"),
        *("references", "content-type", "content-transfer-encoding", "dkim-signature"),
        *("authentication-results", "received-spf", "x-mailer", "x-originating-ip", "user-agent"),
        *("x-spam-status", "x-spam-score", "list-unsubscribe", "x-received", "arc-seal"),
    ]
)
# Romanian is also written with the cedilla of Turkish, Turkish capital İ becomes two characters.
# Chinese programs part short labels by a wide space, so that all are as long.
_ALIKE = str.maketrans({"\u3000": None, "ţ": "ț", "ş": "ș", "\u0307": None, "\xa0": " ", "’": "'"})


def plain(label: str) -> str:
    """Return a label as it is looked up: spellings that look alike are one."""
    if label.isascii():
        return label.strip().lower()
    lowered = unicodedata.normalize("NFC", label).lower().translate(_ALIKE)
    return unicodedata.normalize("NFC", lowered).strip()


def _labels() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words in LANGUAGES.values():
        for name, field in _FIELDS.items():
            for word in getattr(words, name).split("|"):
                if word.strip():
                    found.setdefault(plain(word), set()).add(field)
    return {word: frozenset(fields) for word, fields in found.items()}


LABELS = _labels()
# Only a mail is sent, has copies and an address for the answer: a journey has a date, too.
MAILS_ONLY = frozenset(
    ["cc"]
    + [
        plain(word)
        for words in LANGUAGES.values()
        for word in f"{words.sent}|{words.reply_to}".split("|")
        if word.strip()
    ]
)
# A journey begins "from" somewhere; who is called a sender has sent something.
_FROM = frozenset(
    [
        *(
            "from",
            "von",
            "de",
            "da",
            "van",
            "fra",
            "från",
            "od",
            "no",
            "nuo",
            "de la",
            "din partea",
        ),
        *(
            "от",
            "од",
            "від",
            "από",
            "kimden",
            "من",
            "مِن",
            "מאת",
            "מ",
            "از",
            "से",
            "จาก",
            "từ",
            "dari",
        ),
        *(
            "frá",
            "oddi wrth",
            "gan",
            "ó",
            "nork",
            "nga",
            "minn",
            "ад",
            "кімнен",
            "хэнээс",
            "kimdən",
        ),
        *("kimdan", "ვისგან", "ումից", "daripada", "mula sa", "mula kay", "kutoka", "kutoka kwa"),
        *("থেকে", "இருந்து", "నుండి", "कडून", "منجانب"),
        *("自", "从", "從", "來自", "发自", "kas", "kellelt", "keneltä", "šalje", "шаље"),
    ]
)
SENDERS = frozenset(word for word, fields in LABELS.items() if "sender" in fields) - _FROM

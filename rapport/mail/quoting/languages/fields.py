"""Labels of header blocks, in all languages."""

from __future__ import annotations

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
}
_OTHERS = (*("importance", "attachments", "priority", "anlagen", "pièces jointes", "wichtigkeit"),)
# No client shows these: whoever pastes them wants them read.
SOURCE = frozenset(
    [
        *("received", "return-path", "message-id", "delivered-to", "mime-version", "in-reply-to"),
        *(
            "references",
            "content-type",
            "content-transfer-encoding",
            "dkim-signature",
            "user-agent",
        ),
        *(
            "authentication-results",
            "received-spf",
            "x-mailer",
            "x-originating-ip",
            "x-spam-status",
        ),
    ]
)


def _labels() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words in LANGUAGES.values():
        for name, field in _FIELDS.items():
            for word in getattr(words, name).split("|"):
                if word.strip():
                    found.setdefault(word.strip().lower(), set()).add(field)
    for word in _OTHERS:
        found.setdefault(word, set()).add("other")
    return {word: frozenset(fields) for word, fields in found.items()}


LABELS = _labels()
# Only a mail is sent, has copies and an address for the answer: a journey has a date, too.
MAILS_ONLY = frozenset(
    ["cc"]
    + [
        word.strip().lower()
        for words in LANGUAGES.values()
        for word in f"{words.sent}|{words.reply_to}".split("|")
        if word.strip()
    ]
)

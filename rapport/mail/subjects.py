"""Prefixes of subjects: replies and forwards in many languages."""

from __future__ import annotations

import re

# Outlook, Apple, Lotus, Gmail and Thunderbird translations. "VS" is a reply in some languages: see
# `is_ambiguous`. Case does not matter, nor does a dot at the end.
_FORWARDS = frozenset(
    [
        *("fw", "fwd", "forward", "forwarded", "fwrd", "redir", "redirect"),
        *("wg", "weitergeleitet", "tr", "transf", "transfert", "renv", "rv", "reenv", "reenviar"),
        *("enc", "encaminhado", "i", "inoltra", "inoltro", "rif-inoltrato", "doorst", "doorsturen"),
        *("tm", "vb", "vl", "vs", "vidarebefordrat", "videresend", "videresendt", "välitetty"),
        *("fs", "framsenda", "pd", "podaj dalej", "prv", "přep", "prep", "posr", "pres", "předáno"),
        *("tov", "továbbítás", "proslijeđeno", "prosleđeno", "прослеђено", "preposlané", "posl"),
        *("пер", "пересл", "перенапр", "переслано", "прп", "препр", "препратено"),
        *("πρθ", "προωθ", "προωθημένο", "ilt", "ynt-ilt", "iletildi", "yönlendirildi"),
        *("הועבר", "העברה", "تحويل", "إعادة توجيه", "محول", "هدایت", "فوروارد", "अग्रेषित"),
        *("trs", "terusan", "teruskan", "chuyển tiếp", "ct", "ส่งต่อ"),
        *(
            "转发",
            "转寄",
            "轉寄",
            "轉發",
            "전달",
            "転送",
            "pārs",
            "pārsūtīts",
            "pers",
            "persiųsta",
            "yml",
        ),
    ]
)
_REPLIES = frozenset(
    [
        *(
            "re",
            "res",
            "r",
            "aw",
            "antw",
            "antwort",
            "sv",
            "vs",
            "svar",
            "odp",
            "ynt",
            "ref",
            "rif",
        ),
        *("rép", "réf", "réponse", "reply", "resp", "resposta", "respuesta", "risposta", "att"),
        *("bls", "balas", "balasan", "atb", "ats", "bv", "ha", "vá", "válasz", "yan", "yanıt"),
        *(
            "odg",
            "odgovor",
            "одг",
            "одговор",
            "отг",
            "отговор",
            "отв",
            "ответ",
            "відп",
            "відповідь",
        ),
        *("vastaus", "σχετ", "απ", "απάντηση", "răsp", "răspuns", "trả lời", "ตอบกลับ", "ตอบ"),
        *("תגובה", "השב", "תשובה", "رد", "پاسخ", "उत्तर", "回复", "回覆", "答复", "答覆", "返信"),
        *("회신", "답장"),
    ]
)

# One or two words before a colon; Thai, Hindi and Arabic have marks that are no letters.
_PREFIX = re.compile(
    r"[\s\u200e\u200f\u202a-\u202e]*(?:\[[^\]]{1,60}\]\s*)?"
    r"([^\W\d_][^\s:：\[\]()<>\d]{0,14}(?: [^\s:：\[\]()<>\d]{2,10})?)"
    r"(?:\[\d+\]|\(\d+\)|\^\d+)?\s?[:：]\s*"
)
_DOTTED = "\u0307"  # what the lower case of Turkish İ leaves
# SquirrelMail and Evolution put the whole subject into brackets.
_HUNGARIAN = re.compile(r"\s{0,9}TO\s?:\s")
_BRACKETED = re.compile(r"\s*\[((?:fwd?|wg|tr)\s?:\s?[^\n]{0,1000})\]\s*$", re.IGNORECASE)


def prefix(subject: str) -> str:
    """Return the first prefix in lower case, empty when the subject has none."""
    match = _PREFIX.match(_unwrapped(subject))
    return _known(match[1]) if match else ""


def is_forward(subject: str) -> bool:
    """Return whether the outermost prefix says that the mail was forwarded."""
    return prefix(subject) in _FORWARDS


def is_ambiguous(subject: str) -> bool:
    """Return whether a prefix can mean something else, too.

    `VS:` is a forward in Danish, a reply in Finnish; `TO:` a forward in Hungarian.
    """
    return prefix(subject) == "vs" or _HUNGARIAN.match(subject) is not None


def bare(subject: str) -> str:
    """Return the subject without any prefix, tags in brackets kept."""
    text = _unwrapped(subject).strip()
    for _ in range(10):
        match = _PREFIX.match(text)
        if match is None or not _known(match[1]):
            break
        text = text[match.end() :]
    return text.strip()


def _unwrapped(subject: str) -> str:
    match = _BRACKETED.match(subject) if subject[:1] in "[ " else None
    return match[1] if match else subject


def _known(word: str) -> str:
    """Return the prefix in lower case, empty when the word is none."""
    plain = word.lower().replace(_DOTTED, "").rstrip(".")
    return plain if plain in _FORWARDS or plain in _REPLIES else ""

"""The greeting that begins a letter."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|hallo|moin|guten|liebe[rs]?|sehr geehrte[rs]?|bonjour"
    r"|bonsoir|salut|cher|chère"
    r"|hola|buen[oa]s|estimad[oa]s?|ciao|buongiorno|buonasera|gentile|egregio"
    r"|spett|ol[áa]|bom dia|boa tarde"
    r"|caro|cara|prezad[oa]|exm|beste|geachte|hoi|hej|hei|kære|cześć|dzień dobry"
    r"|witam|szanown|dobrý den"
    r"|ahoj|vážen[ýáí]|kedves|tisztelt|szia|stimat[ăe]|bună|здравствуйте|привет"
    r"|добрый|уважаем|вітаю|добрий"
    r"|шановн|γεια|αγαπητ|αξιότιμ|merhaba|sayın|iyi günler|שלום|היי|لكم|مرحبا|السلام|عزيزي|السيد)\b"
    r"|^(?:こんにちは|お世話|いつも|拝啓|您好|你好|尊敬的|안녕)",
    re.IGNORECASE,
)


def is_greeting(line: str) -> bool:
    """Return whether a short line greets somebody: `Dear Ann,`."""
    text = line.strip(" >\t*_")
    return len(text) < 60 and _GREETING.match(text) is not None

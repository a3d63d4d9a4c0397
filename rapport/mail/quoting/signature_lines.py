"""Names and lines of a visiting card, distinguished from running text."""

from __future__ import annotations

import re

from rapport.mail.quoting.marks import is_quote

_WORD = re.compile(r"[^\W\d_]+")
_CONTACT = re.compile(
    r"(?i)\b(?:tel|phone|fax|mobile?|cell|office|direct|ph|skype|e-?mail|ext|room|floor)\b|www\."
    r"|https?://|[^\s@]@[^\s@]|\d[\d ().-]{6,}|^\W{0,3}[a-z]{0,4}[.:*#]?\s?\d{4,6}$"
    r"|\b(?:gmbh|inc|ltd|llc|corp|ag|s\.?a|b\.?v|plc|co)\b\.?"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…]\s*$|[,;]\s*$")
_ENDS_SENTENCE = re.compile(r"[.!?…:;)\"'»”。！？]\s*$")
_LONE = re.compile(
    r"^\s{0,12}\*{0,2}[^\W\d_][^\W\d_'’-]{0,20}\.?(?:\s+(?:[^\W\d_]\."
    r"|[^\W\d_][^\W\d_'’-]{1,20})){0,3}"
    r"[,.]?\*{0,2}\s*$"
)
# Words alone on a last line that are nobody's name.
_NOT_NAMES = frozenset(
    [
        *("yes", "no", "ok", "okay", "thanks", "thank", "you", "hello", "hi", "hey", "dear"),
        *("done", "please", "sorry", "sure", "regards", "cheers", "best", "great", "perfect"),
        *("good", "fine", "bye", "maybe", "never", "always", "today", "tomorrow", "yesterday"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "attachment", "attached", "end"),
        *("note", "ps", "fyi", "urgent", "important", "help", "test", "reply", "before"),
        *("after", "and", "or", "but", "the", "a", "an", "this", "that", "question"),
        *("questions", "answer", "english", "german", "french", "spanish", "ja", "nein"),
        *("danke", "hallo", "oui", "non", "merci", "bonjour", "si", "gracias", "hola", "sim"),
        *("obrigado", "grazie", "ciao", "welcome", "error", "unsubscribe", "confidential"),
    ]
)


def is_name(line: str, sender: tuple[str, ...] = ()) -> bool:
    """Return whether one to six words could name a person or team: a capital first, no sentence."""
    text = line.strip(" \t*_,.!-–—")
    words = _WORD.findall(text)
    if not words or len(words) > 6 or len(text) > 60 or text.endswith("?"):
        return False
    if any(word.lower() in sender for word in words):
        return True
    first = str(words[0])
    return first[0].isupper() or first[0].lower() == first[0].upper()


def is_sender(line: str, sender: tuple[str, ...]) -> bool:
    """Return whether a short line contains the sender's own name."""
    if not sender or len(line.strip()) > 60:
        return False
    words = [word.lower() for word in _WORD.findall(line)]
    return 0 < len(words) <= 5 and any(word in sender for word in words)


def is_lone_name(lines: list[str], filled: list[int], position: int) -> bool:
    """Return whether a line looks like a name: capitals, apart from the finished text above it."""
    index = filled[position]
    line = lines[index]
    if len(line.strip()) > 40 or not _LONE.match(line):
        return False
    words = _WORD.findall(line)
    if any(word.lower() in _NOT_NAMES for word in words):
        return False
    if not all(word[0].isupper() for word in words) or max(map(len, words)) < 3:
        return False
    above = lines[filled[position - 1]]
    if is_quote(above):  # text right below a quote answers it
        return False
    apart = filled[position - 1] < index - 1
    finished = _ENDS_SENTENCE.search(above) is not None
    if not (apart or finished):
        return False
    return len(above.strip()) >= 25 or (finished and len(above.split()) >= 3)


def is_contact(line: str) -> bool:
    """Return whether a line has a number, an address or a firm."""
    return len(line) <= 120 and _CONTACT.search(line) is not None


def is_sentence(line: str) -> bool:
    """Return whether a line has several words and ends like a sentence."""
    return len(line.split()) > 5 and _SENTENCE.search(line) is not None


def is_titled(text: str) -> bool:
    """Return whether every longer word begins with a capital and no sentence ends here."""
    words = [word for word in _WORD.findall(text) if len(word) > 2]
    return bool(words) and all(word[0].isupper() for word in words) and text[-1] not in ".!?:,;"

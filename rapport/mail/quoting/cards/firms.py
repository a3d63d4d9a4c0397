"""Names of firms, told by their legal forms."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import framed, names, speech, words

LONGEST = 120  # characters
_LONGEST_UNSPACED = 24
_SHORT = 3  # characters of the longest form that may be a word of a sentence

_FORM = anycase.pattern(rf"(?<![\w.])(?:{words.FIRMS})\.?(?!\w)")
_UNSPACED = re.compile(words.FIRMS_UNSPACED)
_COMMA = re.compile(rf",\s(?=(?:{words.FIRMS})\.?(?:$|[\s,;|]))", re.IGNORECASE)
_HOURS = re.compile(r"(?<!\d)\d{1,2}(?:[:.]\d{2})?\s?[-–]\s?\d{1,2}(?!\d)")
_VAN = re.compile(r"\bvan (?:de[nr]? )?(?=[A-Z])", re.IGNORECASE)  # also Hungarian for "is"
_SIGNS = re.compile(r"[\d|·•,/()&+-]")
_ENDS = re.compile(r"\s?(?:$|[|·•,;:()&/–—-]|\d)")


def has_form(text: str) -> bool:
    """Return whether a legal form is on a line: "Kern GmbH"."""
    if _UNSPACED.search(text):
        return True
    return any(not _is_word(text, found) for found in _FORM.finditer(anycase.lowered(text)))


def joined(text: str) -> str:
    """Return a line without the comma in front of a legal form: "Park & Sons, Ltd"."""
    return _COMMA.sub(" ", text)


def is_unspaced(text: str) -> bool:
    """Return whether it is a firm of a script without spaces."""
    return len(text) <= _LONGEST_UNSPACED and _UNSPACED.search(text) is not None


def is_named(text: str) -> bool:
    """Return whether most of the longer words on a firm's line have capitals."""
    if _HOURS.search(text):
        return False  # "Mo–Fr 9–17, Sa geschlossen"
    plain = _SIGNS.sub(" ", anycase.without(_FORM, text))
    tokens = [token for token in plain.split() if len(token) > 3]
    capital = sum(not token[0].islower() for token in tokens)
    talks = speech.talks(_VAN.sub("", text))
    return len(text) <= LONGEST and capital * 2 >= len(tokens) and not talks


def is_named_house(text: str) -> bool:
    """Return whether every longer word has a capital, as in "Quinta Montinho"."""
    tokens = [token for token in re.findall(r"[^\W\d_]+", text) if len(token) > 3]
    named = len(tokens) > 1 and not any(token[0].islower() for token in tokens)
    return named and framed.is_plain(text) and not names.is_word(text)


def _is_word(text: str, form: re.Match[str]) -> bool:
    """Return whether a short form is a word of a sentence: "Ab Dienstag", "as agreed".

    A form is in capitals at least at its beginning, and nothing but a sign follows it.
    """
    told = text[form.start() : form.end()]
    if len(told) > _SHORT or "." in told[:-1] or "/" in told:
        return False
    if not _ENDS.match(text, form.end()):
        begins = form.start() == 0 and told.isupper() and len(told) > 1
        return not begins or text.isupper()
    return told.islower() or form.start() == 0

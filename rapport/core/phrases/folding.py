"""Letters as people type them: without case and accents."""

from __future__ import annotations

import re
import unicodedata

# People leave out accents (in Latin, Greek, Cyrillic) and the vowel marks of Arabic.
_MARK = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
# Letters that Unicode does not take apart, each as somebody without its key types it; static/
# rapport/js/folding.js has the same. ß becomes ss with its case.
LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "ŋ": "n",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_TABLE = str.maketrans(LETTERS)


def folded(text: str) -> str:
    """Return the text without case and accents: "Łukasik" and "lukasik" become the same."""
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold().translate(_TABLE)

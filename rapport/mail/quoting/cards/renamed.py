"""Names that changed, by the one that a mail is signed with."""

from __future__ import annotations

import re
import unicodedata

from rapport.mail import anycase
from rapport.mail.quoting.cards import names, whose
from rapport.mail.quoting.languages import called, listed

_ALIKE = 3  # letters of a name that is short for another
_MOST = 8  # words of a name, a closing before it

# "Anna Kurz, geb. Weber", "Joe Smith (formerly Park)", "jetzt Frau Kurz".
_BEFORE = anycase.pattern(
    r"(?<!\w)(?:née?|nee|formerly|previously|now|ex|geb|geborene?|vormals|früher|jetzt|neu|anciennement"
    r"|désormais|antes|ahora|già|agora|voorheen|geboren|nu|f\.?\s?d|född|født|tidl(?:igere)?|tidigare|nå"
    r"|ent|o\.?\s?s|nykyään|dawniej"
    r"|z domu|obecnie|dříve|nyní|korábban|született|fostă?|acum"
    r"|бывш|урожд|теперь|раніше|тепер|πρώην|τώρα|kızlık|eski|לשעבר|سابقا|旧姓|原名)(?!\w)\.?"
)
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична)$")
# "now Mrs Smith": nothing but a family name, and not the sender's.
_TITLED = re.compile(
    r"(?:^|,\s|\s)(?:mrs|ms|miss|mr|frau|herr|mme|madame|monsieur|mevrouw|mevr|sra|sr|señora|signora|sig"
    r"|senhora|fru|herra|rouva|pani|pan|paní|doamna|госпожа|пани|κυρία)\.?\s([^\W\d_][\w'’-]{2,30})\.?$",
    re.IGNORECASE,
)


@listed.remembered
def is_renamed(line: str, sender: tuple[str, ...]) -> bool:
    """Return whether a name has a word of the sender's and another in place of the rest.

    "Joe Park-Smith", "Anna Kurz" of Anna Weber. A middle name or a second surname changes nothing.
    """
    known = [_plain(word) for word in sender if word not in whose.ROLES]
    if len(known) < 2 or any(c.isdigit() for c in line):
        return False
    if titled := _TITLED.search(line):
        return not any(_is_like(_plain(word), known) for word in names.words(titled[1]))
    told = [_plain(word) for word in names.words(names.without_degrees(line))]
    if not 1 < len(told) <= _MOST or not _is_given(told, known, line):
        return False
    if _BEFORE.search(anycase.lowered(line)):
        return True
    others = [word for word in told if len(word) > 2 and not _is_like(word, known)]
    others = [word for word in others if word not in names.PARTICLES]
    if not others or not names.is_name(line) or not _has_family(known, others[0]):
        return False
    return "-" in line or not any(word in told for word in known[1:])


def _is_given(told: list[str], known: list[str], line: str) -> bool:
    """Return whether a name has the sender's given name: "Joe", "J. Park-Smith", "Nagy Anna"."""
    if known[0] in told or (told[-1] == known[1] and known[1] in called.CALLED):
        return True
    return told[0] == known[0][:1] and "-" in line


def _has_family(known: list[str], other: str) -> bool:
    """Return whether the sender's family name is known, in the letters of the other name."""
    return any(
        not _PATRONYMIC.search(word) and word.isascii() == other.isascii() for word in known[1:]
    )


def _is_like(word: str, known: list[str]) -> bool:
    """Return whether a word is one of the sender's, a part of one or short for one."""
    return any(word in name or name in word or word[:_ALIKE] == name[:_ALIKE] for name in known)


def _plain(word: str) -> str:
    """Return a word without accents."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))

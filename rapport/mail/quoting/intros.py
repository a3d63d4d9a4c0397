"""The introduction of a quote, such as "On …, Ann wrote:"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapport.mail import spotting
from rapport.mail.quoting import verbs
from rapport.mail.quoting.languages import all_of

LONGEST = 500  # characters of one introduction, wrapped lines joined
MOST_LINES = 5

_STARTS = tuple(sorted((word.lower() for word in all_of("starts")), key=len, reverse=True))
_START = re.compile(
    r"(?:" + "|".join(re.escape(word) for word in _STARTS) + r")(?=[\s.,;:<\"'\d\u2066-\u2069])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d{2}(?!\d)")
_NUMERIC_DATE = re.compile(r"\d{1,4}\s?[./\-年년]\s?\d{1,2}\s?[./\-月월]\s?\d{1,4}")
_TIME = re.compile(r"\d{1,2}\s?[:.h時点시]\s?\d{2}|\d{1,2}\s?[AaPp]\.?[Mm]")
_ADDRESS = re.compile(r"[^\s<>@()\[\]]@[^\s<>@()\[\]]")
_DATE_FIRST = re.compile(
    r"(?:\d{4}\s?[-./年년]|\d{1,2}[-./:]\s?\d|\d{1,2}\.?\s+[^\W\d_]|[^\W\d_]{2,12}\.?,?\s+(?:den\s+)?\d{1,2}\b)"
)
_LEADING = re.compile(r"^[\s>*_\"'(\[|\u200e\u200f\u202a-\u202e\u2066-\u2069\-–—]{0,40}")
_ISO_AND_ZONE = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}\s+(?:GMT|UTC)[+-]\d")
_ISO_AND_ADDRESS = re.compile(
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2}\s[^<\n]{0,80}<[^<>\s]+@[^<>\s]+>\s?:?\s*$"
)
_DIGIT = re.compile(r"\d")
_COLON = re.compile(r"[:：︰]\s*[*_]{0,2}\s*$")

# Who writes so wrote the line above a quote himself: "On 3 March I wrote to you:".
_OWN = re.compile(
    r"\bI\b(?!\.)|(?<![\w-])(?:ich|j'ai|j’ai|yo|eu|io|ik|jag|jeg|minä|já|én|я|εγώ|אני|أنا)\b|私[がは]|我[在给給]"
)

_QUOTED_NAME = re.compile('["“”„«»]([^"“”„«»<>]{1,80})["“”„«»]$')
_USER = frozenset(("používateľ", "uživatel", "użytkownik", "пользователь", "користувач", "user"))

# Marks that right-to-left clients put around names and dates.
_DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Words between a verb and a date, and what may follow a time.
_AROUND = frozenset(_STARTS) | frozenset(
    ("on", "at", "el", "le", "il", "am", "um", "den", "em", "la", "de", "data", "dne", "giorno")
    + (
        "w",
        "dniu",
        "d",
        "følgende",
        "följande",
        "időpont",
        "tarihinde",
        "la:",
        "dana",
        "در",
        "في",
        "dňa",
    )
)
_AFTER_TIME = re.compile(r"[AaPp]\.?[Mm]\.?|Uhr|(?:GMT|UTC)\S{0,6}|[+-]\d{4}|г\.|р\.")
_AT_ENDS = " ,;:()、，-\u200f"
_UNSPACED_START = re.compile(r"(?:於|于|在)\s?(?=\d)|ב-")
_UNSPACED_END = re.compile(r"(?<=\d)[^\d\s:.)(]{1,6}$")

STRONG, WEAK = 2, 1


def strength(text: str) -> int:
    """Return how surely a joined `text` introduces a quote: STRONG by itself, WEAK
    with `>` below.
    """
    if not 6 <= len(text) <= LONGEST:
        return 0
    return _unless_own(text)


@lru_cache(maxsize=1024)  # several rules ask about a line
def _unless_own(text: str) -> int:
    found = _strength(text)
    return 0 if found and _OWN.search(text) else found


def _strength(text: str) -> int:
    ends_with_verb = verbs.at_end(text)
    colon = _COLON.search(text, len(text) - 6) is not None
    if "@" not in text and not _DIGIT.search(text):
        return WEAK if ends_with_verb and colon and len(text) < 120 else 0
    body = text[_LEADING.match(text).end() :]  # type: ignore[union-attr]  # {0,40} always matches
    if not (ends_with_verb or colon):
        return _bare_date(body)
    dated = _is_dated(body)
    address = _ADDRESS.search(body) is not None
    if not (dated or address or ends_with_verb):
        return 0
    starts = _START.match(body) is not None
    verb = ends_with_verb or verbs.inside(body)
    if verb and dated and (starts or _DATE_FIRST.match(body)):
        return STRONG if ends_with_verb or address else WEAK
    if verb and dated and address:
        return STRONG
    if dated and address and colon and (starts or _DATE_FIRST.match(body)):
        return STRONG if _TIME.search(body) or _YEAR.search(body) else WEAK
    if verb and address and colon:
        return STRONG if len(text) < 160 and ends_with_verb else WEAK
    if verb and colon and (ends_with_verb or dated) and len(text) < 120:
        return WEAK
    if colon and starts and dated and _TIME.search(body) and len(text) < 160:
        return WEAK  # a verb that no table has
    return _bare_date(body)


def _bare_date(body: str) -> int:
    if _ISO_AND_ZONE.match(body) or _ISO_AND_ADDRESS.match(body):
        return STRONG
    return 0


def _is_dated(text: str) -> bool:
    if _YEAR.search(text) or _NUMERIC_DATE.search(text):
        return True
    time = _TIME.search(text)
    return time is not None and any(c.isdigit() for c in text[: time.start()] + text[time.end() :])


def may_end(line: str) -> bool:
    """Return whether an introduction could end with this line: a cheap test."""
    tail = line.rstrip(" *_\t\u200e\u200f\u202a\u202b\u202c\u2069")
    if not tail:
        return False
    if tail[-1] in ":：︰":
        return True
    if "20" in line and ("@" in line or "GMT" in line or "UTC" in line):
        return True
    if tail[-1] in ".,?!":  # the end of most lines, and never a verb's
        return False
    return len(tail) < 300 and verbs.at_end(unicodedata.normalize("NFC", tail[-60:]))


def is_before_text(line: str) -> bool:
    """Return whether the quoted text follows its introduction on the same line, as in Yahoo's."""
    head, _, rest = line.strip()[:LONGEST].partition(":  ")
    return bool(rest.strip()) and "@" in head and strength(f"{head}:") == STRONG


def find(lines: list[str], end: int) -> tuple[int, int] | None:
    """Return (first line, strength) of the introduction that ends with line `end`, or None."""
    best: tuple[int, int] | None = None
    joined = ""
    blanks = 0
    for start in range(end, max(-1, end - MOST_LINES - 1), -1):
        line = lines[start].lstrip(" >\t").rstrip()
        if not line:
            blanks += 1
            # Some clients leave a blank line between a name and its "<mailto:…>".
            if blanks > 1 or not joined.startswith("<"):
                break
            continue
        if joined and is_sentence(line):
            break
        if not line.isascii():
            line = without_marks(line)
        joined = f"{line} {joined}".strip()
        if len(joined) > LONGEST:
            break
        found = strength(joined)
        if found and (best is None or found > best[1] or (begins(line) and found == best[1])):
            best = (start, found)
        if best and best[1] == STRONG and begins(line):
            break
    return (with_name_above(lines, best[0]), best[1]) if best else None


def with_name_above(lines: list[str], start: int) -> int:
    """Include the line that a client wrapped: the name before `<address>`."""
    for _ in range(2):
        above = lines[start - 1].strip(" >\t") if start else ""
        wrapped = lines[start].lstrip(" >\t\u202a\u202b").startswith(("<", "("))
        if not (wrapped and above and len(above) <= 60 and above[-1] not in ".!?:;。！？"):
            break
        start -= 1
    return start


def is_sentence(line: str) -> bool:
    """Return whether a line ends a sentence, and not with a shortened day or month."""
    if line[-1:] in "!?。！？…؟":
        return True
    return line.endswith(".") and not any(map(_DIGIT.search, line.split()[-2:]))


def is_moment(text: str) -> bool:
    """Return whether a text has a date with a year or a time of day."""
    return _is_dated(text) and bool(_TIME.search(text) or _YEAR.search(text))


def has_time(text: str) -> bool:
    """Return whether a text has a time of day beside its dates."""
    return _TIME.search(_NUMERIC_DATE.sub(" ", text)) is not None


def without_marks(text: str) -> str:
    """Return a text without marks of direction, its letters composed."""
    return unicodedata.normalize("NFC", text.translate(_DIRECTIONS))


def sender(introduction: str) -> str:
    """Return the writer that an introduction names: `Ann <ann@example.com>`; empty without one."""
    at = _ADDRESS.search(introduction)
    if at is None:
        return ""
    left = introduction.rfind("<", 0, at.start() + 1)
    right = introduction.find(">", at.end() - 1)
    if left < 0 or right < 0:
        return spotting.first(introduction) or ""
    before = introduction[:left].rstrip(" (\xa0")
    quoted = _QUOTED_NAME.search(before)
    if quoted:
        return f'"{quoted[1].strip()}" {introduction[left : right + 1]}'
    return f"{_name_at_end(before)} {introduction[left : right + 1]}".strip()


def moment(introduction: str) -> str:
    """Return the date and time that an introduction names, as written; empty without one."""
    at = _ADDRESS.search(introduction)
    left = introduction.rfind("<", 0, at.start() + 1) if at else -1
    right = introduction.find(">", at.end() - 1) if at else -1
    if left < 0 or right < 0:
        return ""
    before = introduction[:left]
    for name in (f'"{sender(introduction).split("<")[0].strip(chr(34) + " ")}"', ""):
        before = before.replace(name, " ") if len(name) > 2 else before
    pieces = [_dated_part(piece) for piece in (before, introduction[right + 1 :])]
    return max(pieces, key=len)


def _dated_part(text: str) -> str:
    """Return a date without the words of the sentence around it."""
    if not _is_dated(text):
        return ""
    words = text.translate(_DIRECTIONS).split()
    dated = [index for index, word in enumerate(words) if _DIGIT.search(word)]
    first, last = dated[0], dated[-1] + 1
    start = max((at + 1 for at in range(first) if _is_around(words[at])), default=0)
    if last < len(words) and _AFTER_TIME.fullmatch(words[last].strip(",:)")):
        last += 1
    date = " ".join(words[start:last]).strip(_AT_ENDS)
    if began := _UNSPACED_START.match(date):
        date = date[began.end() :]
    return _UNSPACED_END.sub("", date)


def _is_around(word: str) -> bool:
    """Return whether a word belongs to the sentence rather than to the date in it."""
    bare = word.strip(" ,.:(")
    return verbs.at_end(bare) or bare.lower() in _AROUND


def _name_at_end(text: str) -> str:
    """Return the name between the last number, comma or verb of `text` and its end."""
    words: list[str] = []
    for word in reversed(text.split()[-5:]):
        ends_before = word[-1] in ",:;" or any(c.isdigit() for c in word)
        if ends_before or verbs.at_end(word) or word.lower() in _USER:
            break
        words.insert(0, word)
    return " ".join(words)


def begins(line: str) -> bool:
    body = line[_LEADING.match(line).end() :]  # type: ignore[union-attr]  # {0,40} always matches
    return bool(_START.match(body) or _DATE_FIRST.match(body))

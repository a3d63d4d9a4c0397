"""Yahoo's forwarded header on one line.

`----- Forwarded Message ----- From: … To: … Subject: …`
"""

from __future__ import annotations

import re

from rapport.mail.quoting import separators
from rapport.mail.quoting.languages import LANGUAGES

LONGEST = 4_000

_FRAMED = re.compile(r"^[\s>]{0,20}[-_=]{3,40}\s{0,3}[^\n:@<]{2,80}[-_=]{3,40}\s{1,5}(?=\S)")
_FIELDS = ("sender", "to", "cc", "sent", "subject")
_WORDS = {"sent": ("sent", "date")} | {name: (name,) for name in _FIELDS if name != "sent"}
_ALIKE = str.maketrans("ţşŢŞİ", "țșȚȘI")


def fields(line: str) -> dict[str, str] | None:
    """Return the fields on the line, or None when it is not such a line."""
    if len(line) > LONGEST or "--" not in line[:30]:
        return None
    match = _FRAMED.match(line)
    if match is None or not separators.is_like_forwarded(match[0].rstrip()):
        return None
    rest = line[match.end() :].translate(_ALIKE)
    found = max((_in_language(rest, code) for code in LANGUAGES), key=_filled)
    return found if "sender" in found and len(found) >= 3 else None


def _filled(found: dict[str, str]) -> tuple[int, int]:
    """Return how much a language explains: most fields, and little left in the longest."""
    return len(found), -max(map(len, found.values()), default=0)


def _in_language(text: str, code: str) -> dict[str, str]:
    """Return the fields by the labels of one language. Labels may touch the text before them."""
    words = LANGUAGES[code]
    places: list[tuple[int, int, str]] = []
    for field in _FIELDS:
        labels = [word for name in _WORDS[field] for word in getattr(words, name).split("|")]
        place = _place(text, list(filter(None, labels)), field)
        if place:
            places.append((*place, field))
    places.sort()
    if not places or places[0][2] != "sender" or places[0][0] != 0:
        return {}
    ends = [place[0] for place in places[1:]] + [len(text)]
    return {
        field: text[after:end].strip() for (_, after, field), end in zip(places, ends, strict=True)
    }


def _place(text: str, labels: list[str], field: str) -> tuple[int, int] | None:
    """Return (start, end) of the label of `field`; the sender's comes first, the subject's last."""
    found: tuple[int, int] | None = None
    lowered = text.lower()
    for mark in (":", "：", " "):
        if mark == " " and field != "subject":
            continue
        for label in [*labels, *(("Cc", "CC") if field == "cc" else ())]:
            sought = label.lower() + mark
            at = 0 if field == "sender" and lowered.startswith(sought) else -1
            if field == "subject":
                at = lowered.rfind(sought)
            elif field != "sender":
                at = _after_person(text, lowered, sought)
            # The longest of the labels, and the first place of those that are equally long.
            if at >= 0 and (found is None or (-len(sought), at) < (found[0] - found[1], found[0])):
                found = (at, at + len(sought))
        if found:
            break
    return found


def _after_person(text: str, lowered: str, label: str) -> int:
    """Return the position of a label after the end of an address (`>To:`), or -1."""
    at = lowered.find(f">{label}")
    if at >= 0:
        return at + 1
    at = lowered.find(label)
    while at > 0 and len(label) < 6 and not _is_edge(text[at - 1], text[at]):
        at = lowered.find(label, at + 1)
    return at


def _is_edge(before: str, first: str) -> bool:
    """Return whether a short label begins here: `…exampleCc:`, `… Cc:`, but not `DCc:`."""
    if before.isspace():
        return True
    ends = before.islower() or before.isdigit()
    return ends and (first.isupper() or (before.isascii() and not first.isascii()))

"""Yahoo's forwarded header on one line.

`----- Forwarded Message ----- From: … To: … Subject: …`
"""

from __future__ import annotations

import re

from rapport.mail.quoting.languages import LANGUAGES, all_of

LONGEST = 4_000

_FRAMED = re.compile(
    r"^[\s>]{0,20}[-_=]{3,40}\s{0,3}(?:"
    + "|".join(re.escape(word) for word in all_of("forwarded"))
    + r")\s{0,3}[-_=]{3,40}\s{1,5}(?=\S)",
    re.IGNORECASE,
)
_FIELDS = ("sender", "to", "cc", "sent", "subject")


def fields(line: str) -> dict[str, str] | None:
    """Return the fields on the line, or None when it is not such a line."""
    if len(line) > LONGEST or "--" not in line[:30]:
        return None
    match = _FRAMED.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    found = max((_in_language(rest, code) for code in LANGUAGES), key=len)
    return found if "sender" in found and len(found) >= 3 else None


def _in_language(text: str, code: str) -> dict[str, str]:
    """Return the fields by the labels of one language. Labels may touch the text before them."""
    words = LANGUAGES[code]
    places: list[tuple[int, int, str]] = []
    for field in _FIELDS:
        place = _place(text, getattr(words, field).split("|"), field)
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
    for label in labels:
        for mark in (":", "：", " "):
            if mark == " " and field != "subject":
                continue
            at = 0 if field == "sender" and text.startswith(label + mark) else -1
            if field == "subject":
                at = text.rfind(label + mark)
            elif field != "sender":
                at = _after_person(text, label + mark)
            if at >= 0 and (found is None or len(label) > found[1] - found[0]):
                found = (at, at + len(label) + len(mark))
        if found:
            break
    return found


def _after_person(text: str, label: str) -> int:
    """Return the position of a label after the end of an address (`>To:`), or -1."""
    at = text.find(f">{label}")
    if at >= 0:
        return at + 1
    return text.find(label) if len(label) > 3 else -1

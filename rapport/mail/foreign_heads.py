"""Heads of forwarded mails in languages that no table has.

The subject of the mail, said again behind a label, tells which lines are the head; the sender comes
first of those who have an address there.
"""

from __future__ import annotations

import re

from rapport.mail import subjects
from rapport.mail.quoting import separators

LEAST = 3  # labelled lines
MOST_LINES = 12
MOST_PLACES = 20  # where the subject may be said again

_LABELLED = re.compile(
    r"[\s>*|_-]{0,20}([^\s:：@\d][^:：៖։@\d\n]{0,30}?)[\s*_]{0,4}[:：៖։][\s*_]{0,20}(.*)"
)
_MOMENT = re.compile(r"\d\D{0,30}\d")
_MOST_WORDS = 4  # of a label


def find(lines: list[str], subject: str) -> tuple[int, int, dict[str, str]] | None:
    """Return (start, end, fields) of the head below the words of a mail, or None.

    `subject` has to say that the mail is a forward: a form has labels and a subject, too.
    """
    title = subjects.bare(subject)
    if not (title and subjects.is_forward(subject)):
        return None
    places = [at for at, line in enumerate(lines) if title in line and _value(line, title)]
    for at in places[:MOST_PLACES]:
        start, end = at, at + 1
        while start and at - start < MOST_LINES and _LABELLED.match(lines[start - 1]):
            start -= 1
        while end < len(lines) and end - at < MOST_LINES and _LABELLED.match(lines[end]):
            end += 1
        fields = _fields(lines[start:end], title)
        if fields and _is_set_off(lines, start):
            return _above(lines, start), end, fields
    return None


def _value(line: str, title: str) -> bool:
    found = _LABELLED.match(line)
    return found is not None and subjects.bare(found[2].strip(" \t*_;")) == title


def _fields(lines: list[str], title: str) -> dict[str, str] | None:
    """Return the fields by what their values look like; None if they are no mail's."""
    found = [match for match in map(_LABELLED.match, lines) if match]
    if len(found) < LEAST or any(len(match[1].split()) > _MOST_WORDS for match in found):
        return None
    values = [match[2].strip(" \t*_") for match in found]
    people = [value for value in values if "@" in value]
    moments = [
        value
        for value in values
        if "@" not in value and value.rstrip("; ") != title and _MOMENT.search(value)
    ]
    if not (people and moments):
        return None
    fields = dict(zip(("sender", "to", "cc"), people, strict=False))
    return fields | {"sent": moments[0], "subject": title}


def _is_set_off(lines: list[str], start: int) -> bool:
    """Return whether a head has nothing, a blank line or a frame above it."""
    return start == 0 or not lines[start - 1].strip(" >") or separators.is_edge(lines[start - 1])


def _above(lines: list[str], start: int) -> int:
    """Return where the frame above a head begins."""
    at = start
    while at and start - at < 3 and not lines[at - 1].strip(" >"):
        at -= 1
    return at - 1 if at and separators.is_edge(lines[at - 1]) else start

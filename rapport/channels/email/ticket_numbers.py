"""The ticket's number in subjects: "[#4831] Export stops".

For mailboxes that write one. A number proves nothing, since anybody can write one. So it is asked
last, and only counts from somebody who belongs to the ticket (``arrivals.rules.matching``).
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\[#(\d{1,18})\]", re.ASCII)


def write(subject: str, number: int) -> str:
    """Return the subject with the number before it, once."""
    bare = _NUMBER.sub("", subject).strip()
    return f"[#{number}] {bare}".strip()


def read(subject: str) -> int | None:
    """Return the first number in a subject."""
    found = _NUMBER.search(subject)
    return int(found[1]) if found else None

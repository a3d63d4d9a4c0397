"""Five parts of the collections, the fifth to be looked at once."""

from __future__ import annotations

import hashlib
import re

ALL = frozenset(range(1, 6))
UNSEEN = 5  # its mails are never shown
_NO_PART = 0  # expectations that nobody published, such as our own cases

_ENDING = re.compile(r"\.(?:eml|txt|msg|yml|box|json|html|xml)$")
# What is alike is in one part, so that the fifth is unlike the others.
_FAMILIES = {
    # One mail program in one language.
    "crisp_email_forward_parser": re.compile(r"_(?:body|subject)(?:_.*)?$"),
    # One mail server.
    "sisimai_set_of_emails": re.compile(r"-\d+$"),
}


def part(collection: str, name: str) -> int:
    """Return the part, 1 to 5, of an expectation by its collection and the name of its mail.

    Without a name it is in no part: 0.
    """
    if not name:
        return _NO_PART
    digest = hashlib.sha256(f"{collection}/{family(collection, name)}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % len(ALL) + 1


def family(collection: str, name: str) -> str:
    """Return the mail's name without ending, or what it shares with those of its kind."""
    stem = _ENDING.sub("", name.rsplit("/", 1)[-1].lower())
    kind = _FAMILIES.get(collection)
    return kind.sub("", stem) if kind else stem

"""The address for answers, with a signed token.

Some mail programs and servers lose In-Reply-To and References, and quote nothing; but to answer
they have to write to the address that we gave. It only works where mail to it arrives: by a plus
("support+{token}@desk.example", RFC 5233) or in a mailbox that receives everything for its domain
("{token}@reply.desk.example"), so it is a setting of each mailbox.
"""

from __future__ import annotations

from typing import Protocol

from rapport.channels.email import message_ids
from rapport.channels.parsed import Reference

TOKEN = "{token}"
# RFC 5321 §4.5.3.1.1; a token has at most 46 characters.
LONGEST_LOCAL = 64
LONGEST_TOKEN = 46


class HasPattern(Protocol):
    """A mailbox, with the fields needed here."""

    @property
    def reply_pattern(self) -> str: ...


def make(pattern: str, reference: Reference) -> str:
    """Return the address that an answer to this goes to."""
    return pattern.replace(TOKEN, message_ids.token(reference))


def fits(address: str, mailbox: HasPattern) -> bool:
    """Return whether an address fits the mailbox's pattern, with a genuine token in it."""
    before, token, after = mailbox.reply_pattern.lower().partition(TOKEN)
    if not token or not (address.startswith(before) and address.endswith(after)):
        return False
    return message_ids.read(address) is not None


def is_pattern(pattern: str) -> bool:
    """Return whether a pattern makes addresses: one token before the @, and room for it."""
    local, at, host = pattern.rpartition("@")
    if not (at and host) or any(c.isspace() for c in pattern):
        return False
    return local.count(TOKEN) == 1 and len(local) - len(TOKEN) + LONGEST_TOKEN <= LONGEST_LOCAL

"""People whom a mail copies, and who join its ticket."""

from __future__ import annotations

from contextlib import suppress

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import Author
from rapport.core.errors import Invalid
from rapport.customers.identities import normalise
from rapport.people.models import User


def copied_by(arrival: Arrival, author: Author) -> tuple[Author, ...]:
    """Return the people copied, each once; none by a machine.

    Left out are the author, and colleagues, who see the ticket anyway.
    """
    copied = arrival.parsed.who.copied
    if not copied or arrival.parsed.nature.automatic:
        return ()
    addresses = [sender.value.lower() for sender in copied]
    ours = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    found: dict[str, Author] = {}
    for sender in copied:
        # A malformed address among those copied is no reason to keep the mail waiting.
        with suppress(Invalid):
            if sender.value.lower() not in ours:
                found.setdefault(normalise(sender.kind, sender.value), find_author(sender))
    if author.sender.value:
        found.pop(normalise(author.sender.kind, author.sender.value), None)
    return tuple(found.values())

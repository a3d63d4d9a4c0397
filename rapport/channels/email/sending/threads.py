"""The thread of an outgoing mail (RFC 5322 §3.6.4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from rapport.channels.email.message_ids import MADE_HOST
from rapport.channels.models import Inbound
from rapport.tickets.models import Outgoing

# The first of a thread and its last few are enough for every client, and fit in a header.
MOST = 12
MOST_CHARACTERS = 900


@dataclass(frozen=True, slots=True)
class Thread:
    """Message-IDs without brackets: the answered one, and all before it, oldest first."""

    answers: str
    references: tuple[str, ...]


def of(outgoing: Outgoing) -> Thread:
    """Return the thread of a message: the earlier mails of its ticket, theirs and ours.

    Split or merged messages count on their current ticket. A notice to a colleague has no thread.
    """
    if outgoing.purpose == Outgoing.Purpose.NOTICE:
        return Thread("", ())
    ticket = outgoing.message.ticket_id if outgoing.message else outgoing.ticket_id
    theirs = [
        (received_at, name)
        for received_at, name in Inbound.objects.filter(message__ticket=ticket, channel="email")
        .exclude(state=Inbound.State.DUPLICATE)
        .order_by("received_at", "pk")
        .values_list("received_at", "external_id")
        if _is_usable(name)
    ]
    ours = [
        (sent_at, name)
        for sent_at, name in Outgoing.objects.filter(
            Q(message__ticket=ticket) | Q(message=None, ticket=ticket),
            sent_at__isnull=False,
            pk__lt=outgoing.pk,
        )
        .exclude(purpose=Outgoing.Purpose.NOTICE)
        .order_by("pk")
        .values_list("sent_at", "external_id")
        if name
    ]
    names = list(dict.fromkeys(name for _at, name in sorted([*theirs, *ours])))
    answers = theirs[-1][1] if theirs else (names[-1] if names else "")
    return Thread(answers, tuple(_shortened(names)))


def _shortened(names: list[str]) -> list[str]:
    """Return the first and as many of the last as fit, at least the very last."""
    kept = names if len(names) <= MOST else [names[0], *names[-(MOST - 1) :]]
    while len(kept) > 2 and sum(len(name) + 3 for name in kept) > MOST_CHARACTERS:
        del kept[1]
    return kept


def _is_usable(name: str) -> bool:
    """Return whether an id is fit for a header: made by its sender, printable, not cut."""
    return bool(
        name
        and not name.endswith(f"@{MADE_HOST}")
        and name.isascii()
        and name.isprintable()
        and len(name) < 255
        and not any(c in name for c in "<> ")
    )

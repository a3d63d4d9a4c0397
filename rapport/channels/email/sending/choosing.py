"""Choosing the mailbox that sends a message."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.channels.transport import Way, WayFails
from rapport.tickets.models import Outgoing

# The way of messages that no mailbox can send.
NONE = Way("email")


def mailbox_for(outgoing: Outgoing) -> tuple[Mailbox, Way]:
    """Return the mailbox that answers for a ticket, and the way through it.

    It is one of the ticket's queue, and of several the one the customer wrote to; else the default
    one. Without any, the message waits until one is connected.
    """
    sending = _sending()
    (mailbox,) = _chosen(sending, [outgoing])
    if mailbox is None:
        raise WayFails(
            _("No connected mailbox can send this. It will go out as soon as one can."),
            NONE,
            until_changed=True,
        )
    return mailbox, _way(mailbox, sending)


def ways(waiting: Sequence[Outgoing]) -> list[Way]:
    """Return the way of each message."""
    sending = _sending()
    known = {mailbox.pk: _way(mailbox, sending) for mailbox in sending}
    return [known[mailbox.pk] if mailbox else NONE for mailbox in _chosen(sending, waiting)]


def _sending() -> list[Mailbox]:
    return list(Mailbox.objects.sending().select_related("grant"))


def _chosen(sending: Sequence[Mailbox], waiting: Sequence[Outgoing]) -> list[Mailbox | None]:
    by_queue: dict[int, list[Mailbox]] = {}
    for mailbox in sending:
        by_queue.setdefault(mailbox.queue_id, []).append(mailbox)
    several = {queue for queue, mailboxes in by_queue.items() if len(mailboxes) > 1}
    accounts = _accounts(each.ticket_id for each in waiting if each.ticket.queue_id in several)
    default = next(iter(sending), None)
    chosen = []
    for each in waiting:
        mailboxes = by_queue.get(each.ticket.queue_id, [])
        written_to = accounts.get(each.ticket_id, "")
        first = next((box for box in mailboxes if box.account == written_to), None)
        chosen.append(first or next(iter(mailboxes), default))
    return chosen


def _accounts(tickets: Iterable[int]) -> dict[int, str]:
    """Return, for each ticket, the account by which its latest mail came in."""
    found = Inbound.objects.filter(ticket__in=set(tickets), channel="email").order_by("pk")
    return {ticket: account for ticket, account in found.values_list("ticket", "account") if ticket}


def _way(mailbox: Mailbox, sending: Sequence[Mailbox]) -> Way:
    """Return the way through the mailbox, with its current settings."""
    grant = mailbox.grant
    told = [
        [(box.pk, box.queue_id) for box in sending],
        (mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security),
        (mailbox.smtp_user, mailbox.smtp_password, mailbox.address),
        (grant.pk, grant.granted_at, grant.client_id, grant.client_secret) if grant else None,
    ]
    return Way(mailbox.key, hashlib.sha256(repr(told).encode()).hexdigest())

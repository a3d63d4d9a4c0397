"""Through which mailbox a message goes out."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.channels.transport import TransportError
from rapport.tickets.models import Outgoing


def mailbox_for(outgoing: Outgoing) -> Mailbox:
    """Return the mailbox that answers for a ticket.

    It is one of the ticket's queue, and of several the one the customer wrote to; else the default
    one. Without any, the message waits until one is connected.
    """
    sending = list(Mailbox.objects.sending())
    if not sending:
        raise TransportError(
            _("No mailbox is connected that could send this. It goes out when one is."),
            permanent=False,
        )
    of_queue = [box for box in sending if box.queue_id == outgoing.ticket.queue_id]
    if len(of_queue) > 1:
        written_to = _account_of(outgoing)
        of_queue.sort(key=lambda box: box.account != written_to)
    return (of_queue or sending)[0]


def _account_of(outgoing: Outgoing) -> str:
    latest = (
        Inbound.objects.filter(ticket=outgoing.ticket_id, channel="email")
        .order_by("-pk")
        .values_list("account", flat=True)[:1]
    )
    return next(iter(latest), "")

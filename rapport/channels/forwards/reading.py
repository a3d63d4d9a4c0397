"""A forwarded mail, read again, with what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.reading import read
from rapport.channels.models import Forward, Inbound
from rapport.channels.parsed import Parsed
from rapport.core.errors import Conflict
from rapport.tickets.models import Message, Ticket


@dataclass(frozen=True, slots=True)
class Reading:
    """A ticket's first mail, read again: the arrival, and what was decided about it."""

    arrival: Arrival
    message: Message
    forward: Forward | None

    @property
    def parsed(self) -> Parsed:
        """Return its meaning."""
        return self.arrival.parsed


def read_again(ticket: Ticket) -> Reading:
    """Read a ticket's first mail again. Raises Conflict if there is none."""
    first = Message.objects.filter(ticket=ticket, kind=Message.Kind.INBOUND).order_by("pk").first()
    arrivals = Inbound.objects.filter(message=first).exclude(state=Inbound.State.DUPLICATE)
    inbound = arrivals.select_related("forward__user", "forward__note", "message").first()
    if first is None or inbound is None or not inbound.digest:
        raise Conflict(_("This ticket did not begin with a mail."))
    return Reading(Arrival(inbound, read(inbound)), first, getattr(inbound, "forward", None))

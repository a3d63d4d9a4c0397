"""Our own words in an answer that marks no quote."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from rapport.channels.intake.arrival import Arrival
from rapport.core.database.prepared import prepared
from rapport.mail.quoting import ours
from rapport.tickets.models import Outgoing

# Of a ticket: people answer what came last.
MOST_SENT = 5


def apart(arrival: Arrival, ticket: int) -> Arrival:
    """Return the arrival with what we sent on its ticket counted as quoted."""
    content = arrival.parsed.what.content
    sent = [f"{one.text}\n{one.ticket__queue__signature}" for one in _sent(ticket)]
    words, quoted = ours.part(content.words, sent)
    # What ends with a colleague's name can look like the customer's signature; then nothing is.
    rest, signed = ours.part(content.signature, sent, may_be_all=True)
    if not quoted and not signed:
        return arrival
    signature = "" if signed else content.signature
    words = f"{words}\n\n{rest}" if signed and rest.strip() else words
    below = "\n\n".join(each for each in (quoted, signed, content.quoted) if each)
    content = replace(content, reply=words, quoted=below, signature=signature)
    return arrival.read_as(
        replace(arrival.parsed, what=replace(arrival.parsed.what, content=content))
    )


@prepared
def _sent(ticket: int) -> QuerySet[Outgoing, Any]:
    found = Outgoing.objects.filter(ticket=ticket).exclude(text="").order_by("-pk")
    return found.values_list("text", "ticket__queue__signature", named=True)[:MOST_SENT]

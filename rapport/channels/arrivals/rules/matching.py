"""Matching a message to its ticket (docs/decisions/0009).

And whether its sender belongs there. Asked in this order, and the first that names a ticket
decides: what we have signed (our Message-ID in In-Reply-To or References, then the token in the
address it was written to), the names of other messages that it answers, the marker line in what it
quotes, and last a number in the subject, if the mailbox writes one there. The number proves
nothing, so from somebody who does not belong to the ticket it counts as no answer at all.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from rapport.channels.intake.authors import organisation_of
from rapport.channels.intake.decisions import Author
from rapport.channels.models import Forward, Inbound
from rapport.channels.parsed import Answers, Reference
from rapport.core.database.prepared import prepared
from rapport.tickets.models import Outgoing, Participant, Ticket
from rapport.tickets.status import Status

# Merges of merges; there is no cycle, since the older ticket always survives.
MOST_MERGES = 50
# The ticket that a message is on now: it may have been split off or merged since it was sent.
_TICKET = Coalesce(F("message__ticket_id"), F("ticket_id"))


class Match(NamedTuple):
    """The ticket that a message answers: its number, its customer and its state.

    ``is_weak`` says that only a number in the subject named it, ``is_sibling`` that a message that
    is not here did, to which both refer.
    """

    number: int
    customer: int
    status: str
    merged_into: int | None
    is_weak: bool = False
    is_sibling: bool = False

    @property
    def is_closed(self) -> bool:
        """Return whether it is closed, so that a new message is another matter."""
        return self.status == Status.CLOSED

    def is_over(self, at: datetime) -> bool:
        """Return whether it was resolved so long ago that a new message is another matter."""
        return self.is_closed or self.days_over(at) is not None

    def days_over(self, at: datetime) -> int | None:
        """Return how many days ago it was resolved, None while an answer still reopens it."""
        if self.status != Status.RESOLVED:
            return None
        of = Ticket.objects.filter(pk=self.number)
        resolved_at, within = of.values_list("resolved_at", "queue__reopens_within").get()
        since = at - (resolved_at or at)
        return since.days if since > timedelta(days=within) else None

    @property
    def ticket(self) -> Ticket:
        """Return the ticket by its number alone; actions read the row when they lock it."""
        return Ticket(pk=self.number)


def find(answers: Answers, *, channel: str) -> Match | None:
    """Return the ticket that the message answers, whoever sent it."""
    number = _signed(answers.references)
    number = number or _by_external_id(answers.nearest, channel)
    number = number or _signed((answers.marker,) if answers.marker else ())
    if number:
        return followed(number)
    found = followed(answers.number) if answers.number else None
    return found._replace(is_weak=True) if found else None


def belongs(match: Match, author: Author) -> bool:
    """Return whether the author belongs to the ticket: as customer, copied in, or
    their colleague.
    """
    known = author.known
    if known is not None and (
        match.customer == known.pk or _participations(match.number, known.pk)
    ):
        return True
    organisation = organisation_of(author)
    return (
        organisation is not None
        and Ticket.objects.filter(
            pk=match.number, queue__colleagues_belong=True, customer__organisation=organisation
        ).exists()
    )


def known(external_id: str, channel: str, sender: str) -> tuple[int, int] | None:
    """Return the ticket and message that the sender's message of this name became, if it is here.

    It may have come forwarded by a colleague.
    """
    if not external_id:
        return None
    name = external_id[:255]
    rows = _known(name, channel, sender.lower()) or _known_forward(name, sender.lower())
    return (rows[0].message__ticket_id, rows[0].message_id) if rows else None


def followed(number: int) -> Match | None:
    """Return the ticket, or its survivor."""
    for _merge in range(MOST_MERGES):
        rows = _ticket(number)
        if not rows:
            return None
        match = Match(*rows[0])
        if match.merged_into is None:
            return match
        number = match.merged_into
    return None


def _signed(references: tuple[Reference, ...]) -> int | None:
    """Return the current ticket of the message that went out under this signature.

    A message that was split off or merged since is on another ticket than when it was signed.
    """
    for reference in references:
        rows = _stands(reference.outgoing)
        if rows:
            return int(rows[0])
    return next((reference.ticket for reference in references), None)


def _by_external_id(ids: tuple[str, ...], channel: str) -> int | None:
    """Return the ticket of the nearest id: of a message that we sent, or that a customer did."""
    for name in ids:
        for rows in (_sent(name), _arrived(name, channel)):
            if rows:
                return int(rows[0])
    return None


@prepared
def _ticket(number: int) -> QuerySet[Ticket, Any]:
    found = Ticket.objects.filter(pk=number)
    return found.values_list("pk", "customer_id", "status", "merged_into_id", named=True)


@prepared
def _stands(outgoing: int) -> QuerySet[Outgoing, Any]:
    found = Outgoing.objects.filter(pk=outgoing).order_by()
    return found.values_list(_TICKET, flat=True)


@prepared
def _sent(external_id: str) -> QuerySet[Outgoing, Any]:
    found = Outgoing.objects.filter(external_id=external_id).order_by("-pk")
    return found.values_list(_TICKET, flat=True)


@prepared
def _arrived(external_id: str, channel: str) -> QuerySet[Inbound, Any]:
    found = Inbound.objects.filter(external_id=external_id, channel=channel, ticket__isnull=False)
    return found.order_by("-pk").values_list(_TICKET, flat=True)


@prepared
def _known(external_id: str, channel: str, sender: str) -> QuerySet[Inbound, Any]:
    found = Inbound.objects.filter(
        external_id=external_id, channel=channel, message__person__identities__value=sender
    )
    return found.order_by("pk").values_list("message__ticket_id", "message_id", named=True)


@prepared
def _known_forward(original_id: str, sender: str) -> QuerySet[Forward, Any]:
    found = Forward.objects.filter(original_id=original_id, sender=sender)
    found = found.filter(state=Forward.State.TAKEN)
    return found.order_by("pk").values_list("message__ticket_id", "message_id", named=True)


@prepared
def _participations(ticket: int, person: int) -> QuerySet[Participant, Any]:
    found = Participant.objects.filter(ticket=ticket, person=person)
    return found.order_by().values_list("pk", flat=True)

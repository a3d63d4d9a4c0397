"""The side of a ticket's page.

The customer, the facts, the people on it, and what is related.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from rapport.core import clock
from rapport.core.database.prepared import prepared
from rapport.customers.languages import name_of
from rapport.customers.models import Note
from rapport.customers.notes import pinned_for
from rapport.tickets.choices import Choices
from rapport.tickets.lists.rows import Row, rows_of
from rapport.tickets.models import Answered, Participant, Ticket
from rapport.tickets.page.case import Case
from rapport.tickets.page.reach import Reach
from rapport.tickets.panels import panels_of
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.tagging import tags_of
from rapport.timeline.channel_names import by_channel
from rapport.timeline.history import HistoryLine

OTHER_TICKETS = 5


class Side:
    """What stands beside the conversation."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @property
    def reach(self) -> Reach:
        """Return the customer's addresses, each with its refusal if any."""
        return self._case.reach

    @cached_property
    def is_away(self) -> bool:
        """Return whether the customer is away today, according to their mail program."""
        return self._case.ticket.customer.is_away(localdate(clock.now()))

    @cached_property
    def notes(self) -> list[Note]:
        """Return the notes that are pinned to the customer and their organisation."""
        return pinned_for(self._case.ticket.customer)

    @property
    def channel(self) -> str:
        """Return by which channel it came, in words."""
        return by_channel(self._case.ticket.channel)

    @property
    def language(self) -> str:
        """Return the customer's language by its name."""
        return name_of(self._case.ticket.customer.language)

    @cached_property
    def row(self) -> Row:
        """Return how long the customer waits."""
        return rows_of([self._case.ticket], clock.now())[0]

    @cached_property
    def choices(self) -> Choices:
        """Return the categories and tags that it can have."""
        return Choices(self._case.user)

    @cached_property
    def tags(self) -> list[str]:
        """Return its tags."""
        return tags_of(self._case.ticket)

    @property
    def people(self) -> list[Participant]:
        """Return the people on the ticket, the customer first."""
        return self._case.people

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Return the ways that answers can reach somebody, as value and word."""
        return [(way.value, str(way.label)) for way in Answered]

    @cached_property
    def panels(self) -> list[dict[str, Any]]:
        """Return the panels that rooms above add."""
        return panels_of(self._case.ticket, self._case.user)

    @property
    def linked(self) -> list[Ticket]:
        """Return the tickets before and after it."""
        return self._case.related.linked

    @cached_property
    def others(self) -> list[Ticket]:
        """Return the customer's other tickets that this person may see, latest first, and one
        extra.
        """
        ticket, user = self._case.ticket, self._case.user
        if not user.sees_every_team:
            return list(_latest_of(Ticket.objects.visible_to(user), ticket.customer_id, ticket.pk))
        return _others(ticket.customer_id, ticket.pk)

    @property
    def sees_all(self) -> bool:
        """Return whether this person sees every ticket, so that none is one that does not exist."""
        return self._case.user.sees_every_team

    @property
    def history(self) -> list[HistoryLine]:
        """Return what happened, in sentences, oldest first."""
        return self._case.history


def _latest_of(tickets: TicketQuerySet, customer: int, but: int) -> QuerySet[Ticket, Ticket]:
    latest = tickets.filter(customer=customer).exclude(pk=but).order_by("-opened_at")
    return latest[: OTHER_TICKETS + 1]


@prepared
def _others(customer: int, but: int) -> QuerySet[Ticket, Ticket]:
    return _latest_of(Ticket.objects.all(), customer, but)

"""A ticket and who looks at it, with what several parts of its page ask for."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Participant, Ticket
from rapport.tickets.page.reach import Reach
from rapport.tickets.page.related import Related, related_to
from rapport.timeline.history import Told, history

# Machines can write thousands of events; a person reads the latest.
LATEST_EVENTS = 300


class Case:
    """One ticket, as one person sees it; each thing is looked up when it is first asked for."""

    def __init__(self, ticket: Ticket, user: User) -> None:
        self.ticket = ticket
        self.user = user

    @property
    def may_work(self) -> bool:
        """Return whether this person may do anything here but read."""
        return self.user.may(Ability.WORK_TICKETS)

    @cached_property
    def history(self) -> list[Told]:
        """Return what happened, in sentences, oldest first."""
        return history(self.ticket, last=LATEST_EVENTS)

    @cached_property
    def people(self) -> list[Participant]:
        """Return who belongs to it, the customer first."""
        found = _participants(self.ticket.pk)
        return sorted(found, key=lambda one: (one.person_id != self.ticket.customer_id, one.pk))

    @cached_property
    def related(self) -> Related:
        """Return the tickets that go on from it, that it goes on from, and that were
        merged into it.
        """
        return related_to(self.ticket, self.user)

    @cached_property
    def reach(self) -> Reach:
        """Return where the customer can be reached."""
        return Reach(self.ticket.customer_id)


@prepared
def _participants(ticket: int) -> QuerySet[Participant, Participant]:
    return Participant.objects.filter(ticket=ticket).select_related("person")

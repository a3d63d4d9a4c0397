"""A ticket and its reader, shared by parts of its page."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.customers.identities import look_up_nameless
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Participant, Ticket
from rapport.tickets.page.reach import Reach
from rapport.tickets.page.related import Related, related_to
from rapport.timeline.history import HistoryLine, history

# Machines can write thousands of events; a person reads the latest.
LATEST_EVENTS = 300


class Case:
    """One ticket as one person sees it; each thing is looked up on first use."""

    def __init__(self, ticket: Ticket, user: User) -> None:
        self.ticket = ticket
        self.user = user

    @property
    def may_work(self) -> bool:
        """Return whether this person may do more than read here."""
        return self.user.may(Ability.WORK_TICKETS)

    @cached_property
    def history(self) -> list[HistoryLine]:
        """Return what happened, in sentences, oldest first."""
        return history(self.ticket, last=LATEST_EVENTS)

    @cached_property
    def people(self) -> list[Participant]:
        """Return the people on the ticket, the customer first."""
        found = list(_participants(self.ticket.pk))
        look_up_nameless(one.person for one in found)
        return sorted(found, key=lambda one: (one.person_id != self.ticket.customer_id, one.pk))

    @cached_property
    def related(self) -> Related:
        """Return the tickets before and after it, and those merged into it."""
        return related_to(self.ticket, self.user)

    @cached_property
    def reach(self) -> Reach:
        """Return the customer's addresses, each with its refusal if any."""
        return Reach(self.ticket.customer_id)


@prepared
def _participants(ticket: int) -> QuerySet[Participant, Participant]:
    return Participant.objects.filter(ticket=ticket).select_related("person")

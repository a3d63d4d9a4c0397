"""Everything that the page of a ticket shows, each part fetched when it is first asked for.

Open pages ask for one part at a time when something has happened, so a part costs only its own.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from rapport.core import clock
from rapport.core.database.prepared import prepared
from rapport.customers.models import Identity, Refusal
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices, Colleague, who_can_have
from rapport.tickets.hints import Act, Hint, hints_of, verbs_of
from rapport.tickets.lists.rows import Row, rows_of
from rapport.tickets.models import Answered, Message, Participant, Queue, Ticket
from rapport.tickets.page import belonging, topics
from rapport.tickets.page.composer import Composer, DeadEnd, begun, dead_ends
from rapport.tickets.page.conversation import Conversation, conversation_of
from rapport.tickets.page.related import Related, related_to
from rapport.tickets.panels import panels_of
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.status import Priority, Status
from rapport.tickets.tagging import tags_of
from rapport.timeline.history import Told, history

# Machines can write thousands of events; a person reads the latest.
LATEST_EVENTS = 300
OTHER_TICKETS = 5


class TicketPage:
    """One ticket, as one person sees it."""

    def __init__(
        self,
        ticket: Ticket,
        user: User,
        *,
        whole: bool = False,
        seen: int | None = None,
        composer: Composer | None = None,
    ) -> None:
        self.ticket = ticket
        self.user = user
        self.is_whole = whole
        self._seen, self._composer = seen, composer

    @cached_property
    def history(self) -> list[Told]:
        """What happened, in sentences, oldest first."""
        return history(self.ticket, last=LATEST_EVENTS)

    @cached_property
    def conversation(self) -> Conversation:
        """What was said, and what happened in between."""
        return conversation_of(self.ticket, self.history, whole=self.is_whole, seen=self._seen)

    @cached_property
    def composer(self) -> Composer:
        """What the person is writing."""
        return self._composer or begun(self.ticket, self.user, self.people)

    @cached_property
    def row(self) -> Row:
        """How long the customer waits."""
        return rows_of([self.ticket], clock.now())[0]

    @property
    def may_work(self) -> bool:
        """Whether this person may do anything here but read."""
        return self.user.may(Ability.WORK_TICKETS)

    @cached_property
    def choices(self) -> Choices:
        """What its properties can be."""
        return Choices(self.user)

    @property
    def status(self) -> str:
        """How it stands, in a word."""
        return Status(self.ticket.status).word

    @property
    def priorities(self) -> list[tuple[int, str, str]]:
        """Each priority: number, name for styles, word; most urgent first."""
        return [(p.value, p.name.lower(), str(p.label)) for p in reversed(Priority)]

    @property
    def priority(self) -> str:
        """The name of its priority, for styles."""
        return Priority(self.ticket.priority).name.lower()

    @cached_property
    def everybody(self) -> list[Colleague]:
        """Whom it can be given to."""
        return who_can_have(self.ticket)

    @cached_property
    def queues(self) -> list[Queue]:
        """Where it can be moved: every queue, since other teams' are where things are handed on."""
        return _queues()

    @cached_property
    def tags(self) -> list[str]:
        """Its tags."""
        return tags_of(self.ticket)

    @cached_property
    def others(self) -> list[Ticket]:
        """The customer's other tickets that this person may see, latest first; one too many."""
        if not self.user.sees_every_team:
            visible = Ticket.objects.visible_to(self.user)
            return list(_beside(visible, self.ticket.customer_id, self.ticket.pk))
        return _others(self.ticket.customer_id, self.ticket.pk)

    @cached_property
    def linked(self) -> list[Ticket]:
        """What it goes on from, and what goes on from it."""
        return self.related.linked

    @cached_property
    def related(self) -> Related:
        """The tickets that go on from it, that it goes on from, and that were merged into it."""
        return related_to(self.ticket, self.user)

    @cached_property
    def parts(self) -> set[int]:
        """The messages on the page that could become tickets of their own."""
        return {message.pk for message in self._parts} if self.may_split else set()

    @cached_property
    def other_topics(self) -> set[int]:
        """Those of them whose subject is another one altogether."""
        if not self.may_split:
            return set()
        known = [self.ticket.subject, *(each.subject for each in self.related.merged)]
        return topics.others(known, self.conversation.said, self._parts)

    @cached_property
    def last_part(self) -> int:
        """The latest of them, which the keyboard means."""
        return self._parts[-1].pk if self._parts else 0

    @property
    def may_split(self) -> bool:
        """Whether this person may make a ticket of its own of a message here."""
        return self.may_work and not self.ticket.is_merged

    @cached_property
    def _parts(self) -> list[Message]:
        conversation = self.conversation
        return topics.can_part(conversation.said, from_the_beginning=not conversation.left_out)

    @cached_property
    def hints(self) -> list[Hint]:
        """What should be known or decided."""
        here = belonging.hints(self.ticket, self.user, self.related)
        out = belonging.left_out(self.ticket, self.people, self.conversation.said, self.user)
        return [*hints_of(self.ticket, self.user), *here, *out]

    @cached_property
    def verbs(self) -> list[Act]:
        """What rooms above can do with it."""
        return verbs_of(self.ticket, self.user)

    @cached_property
    def people(self) -> list[Participant]:
        """Who belongs to it, the customer first."""
        found = _participants(self.ticket.pk)
        return sorted(found, key=lambda one: (one.person_id != self.ticket.customer_id, one.pk))

    @property
    def ways(self) -> list[tuple[str, str]]:
        """How answers can reach somebody: the value and the word."""
        return [(way.value, str(way.label)) for way in Answered]

    @cached_property
    def addresses(self) -> list[str]:
        """Where the customer writes from and can be reached."""
        return [value for (value,) in _addresses(self.ticket.customer_id)]

    @cached_property
    def refusals(self) -> dict[str, Refusal]:
        """What the customer's addresses refused, by address."""
        return {refusal.value: refusal for refusal in _refusals(self.ticket.customer_id)}

    @cached_property
    def reach(self) -> list[tuple[str, Refusal | None]]:
        """The customer's addresses, each with what it refused."""
        return [(address, self.refusals.get(address)) for address in self.addresses]

    @cached_property
    def dead(self) -> list[DeadEnd]:
        """The addresses an answer would go to that refuse mail for good."""
        return dead_ends(self.composer, self.refusals, self.addresses)

    @cached_property
    def is_away(self) -> bool:
        """Whether the customer is away today, by their own mail program's word."""
        return self.ticket.customer.is_away(localdate(clock.now()))

    @cached_property
    def panels(self) -> list[dict[str, Any]]:
        """What rooms above show beside the conversation."""
        return panels_of(self.ticket, self.user)


def _beside(tickets: TicketQuerySet, customer: int, but: int) -> QuerySet[Ticket, Ticket]:
    latest = tickets.filter(customer=customer).exclude(pk=but).order_by("-opened_at")
    return latest[: OTHER_TICKETS + 1]


@prepared
def _others(customer: int, but: int) -> QuerySet[Ticket, Ticket]:
    return _beside(Ticket.objects.all(), customer, but)


@prepared
def _participants(ticket: int) -> QuerySet[Participant, Participant]:
    return Participant.objects.filter(ticket=ticket).select_related("person")


@prepared
def _queues() -> QuerySet[Queue, Queue]:
    return Queue.objects.all()


@prepared
def _addresses(person: int) -> QuerySet[Identity, Any]:
    return Identity.objects.filter(person=person).values_list("value")


@prepared
def _refusals(person: int) -> QuerySet[Refusal, Refusal]:
    return Refusal.objects.filter(person=person, ended_at=None).order_by("pk")

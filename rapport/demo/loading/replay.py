"""Replaying stories through the desk's actions.

Slow and true: it leaves what a person doing all this would leave. The bulk path is compared with
it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from rapport.customers import search
from rapport.customers.actions import change_person, find_or_meet
from rapport.customers.models import Organisation, Person
from rapport.demo.company import happenings as told
from rapport.demo.company.company import Company
from rapport.demo.company.crowd import Customer
from rapport.demo.company.happenings import TicketStory
from rapport.demo.company.staff import Colleague
from rapport.demo.company.writer import Words
from rapport.demo.loading import samples
from rapport.demo.loading.furnish import Desk
from rapport.demo.loading.people import known_since
from rapport.demo.loading.post import CARRIER, DELIVERY, external_id
from rapport.feedback import actions as feedback
from rapport.feedback.models import SurveyRequest
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets import actions
from rapport.tickets.actions.messages import outbox
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.opening import Triage


class Player:
    """Plays one story after the other."""

    def __init__(self, company: Company, desk: Desk) -> None:
        self._start = company.start
        self._desk = desk

    def play(self, story: TicketStory) -> Ticket:
        """Do everything that happened in a story, at its time."""
        opened = story.happenings[0]
        assert isinstance(opened, told.Opened)
        ticket = self._open(story, opened)
        for happening in story.happenings[1:]:
            # Each action returns its own ticket; the row is read again for the next.
            ticket = Ticket.objects.get(pk=ticket.pk)
            _VERBS[type(happening)](self, ticket, moment(happening.at), happening)
            _deliver(ticket)
        return Ticket.objects.get(pk=ticket.pk)

    def _open(self, story: TicketStory, opened: told.Opened) -> Ticket:
        at = moment(opened.at)
        person = self._meet(story.customer, story.channel, at)
        return actions.open_ticket(
            person,
            subject=story.subject,
            content=_content(opened.words, opened.file),
            channel=story.channel,
            by=person,
            triage=Triage(
                self._desk.queues[story.queue.slug],
                category=self._desk.categories[story.category.key],
            ),
            at=at,
        )

    def _meet(self, customer: Customer, channel: str, at: datetime) -> Person:
        if customer.studio:
            since = moment(known_since(customer.studio, self._start))
            name, domain = customer.studio.name, customer.studio.domain
            works_for, is_new = Organisation.objects.get_or_create(
                domain=domain, defaults={"name": name, "since": since}
            )
            if is_new:
                search.put_organisations([(works_for.pk, name, domain)])
        email, name = customer.email, customer.name
        person = find_or_meet(email, by=SYSTEM, name=name, channel=channel, at=at)
        if customer.language == "en":
            return person
        return change_person(person, field="language", value=customer.language, by=SYSTEM, at=at)

    def _user(self, colleague: Colleague) -> User:
        return self._desk.users[colleague.key]

    def _acknowledge(self, ticket: Ticket, at: datetime, confirmed: told.Acknowledged) -> None:
        actions.acknowledge(ticket, text=confirmed.text, at=at)

    def _take(self, ticket: Ticket, at: datetime, taken: told.Taken) -> None:
        actions.take(ticket, by=self._user(taken.agent), at=at)

    def _assign(self, ticket: Ticket, at: datetime, given: told.Assigned) -> None:
        actions.assign(ticket, to=self._user(given.to), by=self._user(given.agent), at=at)

    def _change_category(self, ticket: Ticket, at: datetime, changed: told.Recategorised) -> None:
        category = self._desk.categories[changed.category.key]
        actions.change_category(ticket, category=category, by=self._user(changed.agent), at=at)

    def _change_priority(self, ticket: Ticket, at: datetime, changed: told.Reprioritised) -> None:
        by = self._user(changed.agent)
        actions.change_priority(ticket, priority=changed.priority, by=by, at=at)

    def _tag(self, ticket: Ticket, at: datetime, tagged: told.Tagged) -> None:
        actions.tag(ticket, name=tagged.tag, by=self._user(tagged.agent), at=at)

    def _resume(self, ticket: Ticket, at: datetime, started: told.Started) -> None:
        actions.resume(ticket, by=self._user(started.agent), at=at)

    def _hold(self, ticket: Ticket, at: datetime, held: told.Held) -> None:
        actions.hold(ticket, by=self._user(held.agent), at=at)

    def _note(self, ticket: Ticket, at: datetime, noted: told.Noted) -> None:
        actions.note(ticket, text=noted.text, by=self._user(noted.agent), at=at)

    def _reply(self, ticket: Ticket, at: datetime, replied: told.Replied) -> None:
        actions.reply(ticket, text=replied.words.text, by=self._user(replied.agent), at=at)

    def _receive(self, ticket: Ticket, at: datetime, wrote: told.Wrote) -> None:
        actions.receive(
            ticket,
            person=ticket.customer,
            content=_content(wrote.words),
            channel=ticket.channel,
            by=ticket.customer,
            at=at,
        )

    def _resolve(self, ticket: Ticket, at: datetime, resolved: told.Resolved) -> None:
        actions.resolve(ticket, by=self._user(resolved.agent), at=at)

    def _close(self, ticket: Ticket, at: datetime, _closed: told.Closed) -> None:
        actions.close(ticket, by=SYSTEM, at=at)

    def _ask(self, ticket: Ticket, at: datetime, _asked: told.SurveyAsked) -> None:
        request = feedback.plan(ticket.resolutions.get(undone_at=None))
        if request is not None:
            feedback.ask(request, at=at)

    def _rate(self, ticket: Ticket, at: datetime, rated: told.Rated) -> None:
        request = SurveyRequest.objects.filter(ticket=ticket).latest("pk")
        feedback.rate(request, score=rated.score, comment=rated.comment, at=at)


def moment(at: int) -> datetime:
    """Return the instant of Unix seconds."""
    return datetime.fromtimestamp(at, UTC)


def _content(words: Words, file: str = "") -> Content:
    files = [samples.file(file)] if file else []
    return Content(
        text=words.text,
        reply=words.reply,
        quoted=words.quoted,
        signature=words.signature,
        files=files,
    )


def _deliver(ticket: Ticket) -> None:
    """Claim and send what waits in the outbox, as a channel would a moment later."""
    for outgoing in Outgoing.objects.filter(ticket=ticket, state=Outgoing.State.QUEUED):
        outgoing.state = Outgoing.State.CLAIMED
        outgoing.claimed_by, outgoing.claimed_at = CARRIER, outgoing.queued_at
        outgoing.attempts = 1
        outgoing.save()
        at = outgoing.queued_at + timedelta(seconds=DELIVERY)
        outbox.mark_sent(outgoing, owner=CARRIER, external_id=external_id(outgoing.pk), at=at)


_VERBS: dict[type, Callable[[Player, Ticket, datetime, Any], None]] = {
    told.Acknowledged: Player._acknowledge,
    told.Taken: Player._take,
    told.Assigned: Player._assign,
    told.Recategorised: Player._change_category,
    told.Reprioritised: Player._change_priority,
    told.Tagged: Player._tag,
    told.Started: Player._resume,
    told.Noted: Player._note,
    told.Replied: Player._reply,
    told.Wrote: Player._receive,
    told.Held: Player._hold,
    told.Resolved: Player._resolve,
    told.SurveyAsked: Player._ask,
    told.Rated: Player._rate,
    told.Closed: Player._close,
}

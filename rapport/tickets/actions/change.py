"""Changes to one property of a ticket, each with its event."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.actions.assign import unassign
from rapport.tickets.models import Category, Queue, Tag, Ticket
from rapport.tickets.search import index
from rapport.tickets.status import Priority
from rapport.tickets.tagging import tag_name
from rapport.timeline.record import record


def change_subject(
    ticket: Ticket, *, subject: str, by: Actor, at: datetime | None = None
) -> Ticket:
    """Change the subject. Raises Invalid when it is empty."""
    subject = " ".join(subject.split())[:255]
    if not subject:
        raise Invalid(_("A ticket needs a subject."))
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        before, ticket.subject = ticket.subject, subject
        if before == subject:
            return ticket
        _row.save(ticket, at, "subject")
        index.index_again(ticket)
        record(events.SUBJECT_CHANGED, ticket, by=by, at=at, **{"from": before, "to": subject})
    return ticket


def change_priority(
    ticket: Ticket, *, priority: int, by: Actor, at: datetime | None = None
) -> Ticket:
    """Change the priority. Raises Invalid for one that does not exist."""
    if priority not in Priority.values:
        raise Invalid(_("The priority must be low, normal, high or urgent."))
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        before, ticket.priority = ticket.priority, priority
        if before == priority:
            return ticket
        _row.save(ticket, at, "priority")
        labels = {"from": _priority(before), "to": _priority(priority)}
        record(events.PRIORITY_CHANGED, ticket, by=by, at=at, **labels)
    return ticket


def change_category(
    ticket: Ticket, *, category: Category | None, by: Actor, at: datetime | None = None
) -> Ticket:
    """Change the category, or remove it."""
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        before = ticket.category
        if before == category:
            return ticket
        ticket.category = category
        _row.save(ticket, at, "category")
        labels = {"from": _name(before), "to": _name(category)}
        record(
            events.CATEGORY_CHANGED,
            ticket,
            by=by,
            at=at,
            category=category.pk if category else None,
            **labels,
        )
    return ticket


def change_queue(ticket: Ticket, *, queue: Queue, by: Actor, at: datetime | None = None) -> Ticket:
    """Move the ticket to another queue, and so to its team.

    An owner who is not in that team loses the ticket, so that it is not left where nobody looks.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        before = ticket.queue
        if before == queue:
            return ticket
        ticket.queue, ticket.team = queue, queue.team
        _row.save(ticket, at, "queue", "team")
        record(
            events.QUEUE_CHANGED,
            ticket,
            by=by,
            at=at,
            queue=queue.pk,
            team=queue.team_id,
            **{"from": before.name, "to": queue.name},
        )
        owner = ticket.assignee
        if owner and not owner.sees_every_team and queue.team_id not in owner.team_ids:
            ticket = unassign(ticket, by=by, at=at)
    return ticket


def tag(ticket: Ticket, *, name: str, by: Actor, at: datetime | None = None) -> Ticket:
    """Add a tag, created if it is new. Raises Invalid when it is empty or too long."""
    name = tag_name(name)
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        word, _made = Tag.objects.get_or_create(name=name)
        if ticket.tags.filter(pk=word.pk).exists():
            return ticket
        ticket.tags.add(word)
        _row.save(ticket, at)
        record(events.TAGGED, ticket, by=by, at=at, tag=name)
    return ticket


def untag(ticket: Ticket, *, name: str, by: Actor, at: datetime | None = None) -> Ticket:
    """Remove a tag; nothing changes if the ticket does not have it."""
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        word = ticket.tags.filter(name=tag_name(name)).first()
        if word is None:
            return ticket
        ticket.tags.remove(word)
        _row.save(ticket, at)
        record(events.UNTAGGED, ticket, by=by, at=at, tag=word.name)
    return ticket


def _priority(value: int) -> str:
    return Priority(value).name.lower()


def _name(category: Category | None) -> str:
    return category.name if category else ""

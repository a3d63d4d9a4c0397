"""Rows as JSON for clients."""

from __future__ import annotations

from typing import Any

from rapport.core.face.story import figures_of
from rapport.customers.models import Identity, Person
from rapport.customers.notes import pinned_for
from rapport.customers.places.customer import PLACES
from rapport.people.models import User
from rapport.tickets.correspondence.messages import all_of
from rapport.tickets.lists.undelivered import Undelivered, with_reasons
from rapport.tickets.models import Message, Nondelivery, Ticket
from rapport.tickets.status import Priority
from rapport.tickets.tagging import tags_of


def ticket_out(ticket: Ticket) -> dict[str, Any]:
    """Return a ticket as lists show it."""
    return {
        "id": ticket.pk,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": Priority(ticket.priority).name.lower(),
        "channel": ticket.channel,
        "queue": ticket.queue.slug,
        "team": ticket.team.name,
        "assignee": ticket.assignee.email if ticket.assignee else None,
        "category": ticket.category.name if ticket.category else None,
        "customer": ticket.customer.name,
        "opened_at": ticket.opened_at,
        "waiting_since": ticket.waiting_since,
        "first_responded_at": ticket.first_responded_at,
        "resolved_at": ticket.resolved_at,
        "merged_into": ticket.merged_into_id,
    }


def ticket_whole(ticket: Ticket) -> dict[str, Any]:
    """Return a ticket with its messages."""
    rows = Nondelivery.objects.filter(message__ticket=ticket, ended_at=None)
    failed = {each.row.message_id: undelivered_out(each) for each in with_reasons(rows)}
    return {
        **ticket_out(ticket),
        "customer_id": ticket.customer_id,
        "tags": tags_of(ticket),
        "messages": [
            {**message_out(message), "undelivered": failed.get(message.pk)}
            for message in all_of(ticket)
        ],
    }


def undelivered_out(failed: Undelivered) -> dict[str, Any]:
    """Return why and since when an answer has not arrived."""
    return {
        "since": failed.at,
        "address": failed.address,
        "reason": failed.reason,
        "counts": not failed.row.is_missed,
        "is_underway": failed.is_underway,
    }


def message_out(message: Message) -> dict[str, Any]:
    """Return a message."""
    author = message.user or message.person
    return {
        "id": message.pk,
        "kind": message.kind,
        "at": message.at,
        "author": str(author) if author else "",
        "text": message.text,
        "reply": message.reply,
    }


def person_out(person: Person) -> dict[str, Any]:
    """Return a customer."""
    mails = [i.value for i in person.identities.all() if i.kind == Identity.Kind.MAIL]
    return {
        "id": person.pk,
        "name": person.name,
        "emails": mails,
        "organisation": person.organisation.name if person.organisation else None,
    }


def person_whole(person: Person, reader: User) -> dict[str, Any]:
    """Return a customer with what their page says at its top, as far as the reader may see it."""
    return {
        **person_out(person),
        "language": person.language,
        "prefers": person.prefers,
        "last_contact_at": person.last_contact_at,
        "figures": [
            {"name": figure.name, "text": figure.text, "value": figure.value}
            for figure in figures_of(PLACES, person, reader)
        ],
        "notes": [
            {"text": note.text, "at": note.said_at, "by": note.said_by.name if note.said_by else ""}
            for note in pinned_for(person)
        ],
    }

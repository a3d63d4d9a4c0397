"""The messages of a ticket, with senders and attachments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from django.db.models import QuerySet

from rapport.core.database.prepared import Prepared, prepared
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import (
    Attachment,
    DeliveryReport,
    Message,
    Nondelivery,
    Outgoing,
    Ticket,
)

Row = TypeVar("Row")
ByMessage = dict[int, list[Row]]
M = TypeVar("M", Attachment, Outgoing)
_FAILED = DeliveryReport.Word.FAILED


def all_of(ticket: Ticket) -> list[Message]:
    """Return all messages, earliest first, each with its user or person."""
    return _with_authors(ticket, _all(ticket.pk))


def latest_of(ticket: Ticket, most: int) -> tuple[list[Message], int]:
    """Return the latest ``most`` messages in the same way, and how many earlier ones
    are left out.
    """
    latest = _latest(most + 1)(ticket.pk)
    left_out = ticket.messages.count() - most if len(latest) > most else 0
    return _with_authors(ticket, latest[:most][::-1]), left_out


def first_of(ticket: Ticket) -> int:
    """Return the id of the message that the ticket began with."""
    return int(_ids(ticket.pk)[0])


def attachments_of(ticket: Ticket, messages: Sequence[Message]) -> ByMessage[Attachment]:
    """Return the files of the messages, by message."""
    return _by_message(_attachments(ticket.pk, _first(messages)))


def outgoing_of(ticket: Ticket, messages: Sequence[Message]) -> ByMessage[Outgoing]:
    """Return the outgoing copies of the messages, by message."""
    return _by_message(_outgoing(ticket.pk, _first(messages)))


def reports_of(ticket: Ticket, sent: ByMessage[Outgoing]) -> ByMessage[DeliveryReport]:
    """Return the reports about sent messages that still count, by message."""
    of = {outgoing.pk: number for number, rows in sent.items() for outgoing in rows}
    found: ByMessage[DeliveryReport] = {}
    for report in _reports(ticket.pk) if of else ():
        if report.outgoing_id in of:
            found.setdefault(of[report.outgoing_id], []).append(report)
    return found


def undelivered_of(
    ticket: Ticket,
    messages: Sequence[Message],
    sent: ByMessage[Outgoing],
    heard: ByMessage[DeliveryReport],
) -> dict[int, Nondelivery]:
    """Return what is known of answers that did not arrive, by message; without a query if all did.

    ``sent`` are the outgoing copies of the messages, and ``heard`` the reports about them.
    """
    failed = any(each.word == _FAILED for rows in heard.values() for each in rows)
    # Tried or asked for again: what merely waits for its first attempt costs no query.
    unsent = any(
        each.state == Outgoing.State.PARKED
        or (each.state != Outgoing.State.SENT and (each.attempts or each.asked_at))
        for rows in sent.values()
        for each in rows
    )
    alone = any(each.kind == Message.Kind.REPLY and not each.to for each in messages)
    known = _undelivered(ticket.pk, _first(messages)) if failed or unsent or alone else ()
    return {row.message_id: row for row in known}


def _with_authors(ticket: Ticket, messages: list[Message]) -> list[Message]:
    users = {user.pk: user for user in _users(ticket.pk, _first(messages))}
    people = _people(ticket, messages)
    for message in messages:
        message.user = users[message.user_id] if message.user_id else None
        message.person = people[message.person_id] if message.person_id else None
    return messages


def _people(ticket: Ticket, messages: Iterable[Message]) -> dict[int, Person]:
    """Return the customers among the writers; usually that is just the ticket's own."""
    wrote = {message.person_id for message in messages if message.person_id}
    others = wrote - {ticket.customer_id}
    found = Person.objects.select_related("organisation").in_bulk(others) if others else {}
    return found | {ticket.customer_id: ticket.customer}


def _first(messages: Sequence[Message]) -> int:
    return min((message.pk for message in messages), default=0)


def _by_message(rows: Iterable[M]) -> ByMessage[M]:
    found: ByMessage[M] = {}
    for row in rows:
        if row.message_id is not None:
            found.setdefault(row.message_id, []).append(row)
    return found


@prepared
def _ids(ticket: int) -> QuerySet[Message, int]:
    return Message.objects.filter(ticket=ticket).order_by("pk").values_list("pk", flat=True)


@prepared
def _all(ticket: int) -> QuerySet[Message, Message]:
    return Message.objects.filter(ticket=ticket).order_by("at", "pk")


@cache
def _latest(most: int) -> Prepared[[int], Message]:
    @prepared
    def latest(ticket: int) -> QuerySet[Message, Message]:
        return Message.objects.filter(ticket=ticket).order_by("-at", "-pk")[:most]

    return latest


@prepared
def _users(ticket: int, first: int) -> QuerySet[User, User]:
    wrote = Message.objects.filter(ticket=ticket, pk__gte=first, user__isnull=False)
    return User.objects.filter(pk__in=wrote.values("user"))


@prepared
def _attachments(ticket: int, first: int) -> QuerySet[Attachment, Attachment]:
    return Attachment.objects.filter(message__ticket=ticket, message__gte=first)


@prepared
def _outgoing(ticket: int, first: int) -> QuerySet[Outgoing, Outgoing]:
    sent = Outgoing.objects.filter(ticket=ticket, message__gte=first)
    return sent.select_related("standstill").order_by("pk")


@prepared
def _reports(ticket: int) -> QuerySet[DeliveryReport, DeliveryReport]:
    open_ = DeliveryReport.objects.filter(outgoing__ticket=ticket, settled_at=None)
    return open_.order_by("at", "pk")


@prepared
def _undelivered(ticket: int, first: int) -> QuerySet[Nondelivery, Nondelivery]:
    rows = Nondelivery.objects.filter(message__ticket=ticket, message__gte=first)
    return rows.select_related("ended_by")

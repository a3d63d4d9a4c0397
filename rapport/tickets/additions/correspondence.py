"""Tickets and messages on the pages of customers and organisations."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core import clock
from rapport.core.face.addresses import address
from rapport.core.face.story import Action, Entry, Figure, Span
from rapport.core.phrases import durations
from rapport.customers.identities import mail_addresses
from rapport.customers.models import Organisation, Person
from rapport.customers.places.columns import Cell
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.lists.rows import rows_of
from rapport.tickets.models import Message, Resolution, Ticket
from rapport.tickets.querysets import IS_UNSOLVED, TicketQuerySet
from rapport.tickets.status import ByHand
from rapport.timeline.channel_names import by_channel

Customer = Person | Organisation
# How many first answers say how long somebody typically waits.
TYPICAL = 20
AT_THE_SIDE = 5
# What an entry shows of a message.
_WORDS = 400
_SHOWN = ("ticket", "kind", "at", "user", "person", "channel", "reply", "nature")
INBOUND, REPLY, NOTE = Message.Kind.INBOUND, Message.Kind.REPLY, Message.Kind.NOTE
_BY_HAND = Q(kind=INBOUND, channel__in=ByHand.values)
_KINDS = {
    "messages": Q(kind__in=(INBOUND, REPLY)) & ~_BY_HAND,
    "calls": _BY_HAND,
    "notes": Q(kind=NOTE),
}


def of(subject: Customer, reader: User) -> TicketQuerySet:
    """Return the customer's tickets that the reader may see."""
    visible = Ticket.objects.visible_to(reader)
    if isinstance(subject, Person):
        return visible.filter(customer=subject)
    return visible.filter(customer__organisation=subject)


def figures(subject: Customer, reader: User) -> Iterator[Figure]:
    """Yield how many tickets there are, how many are open, and how long the customer waits."""
    if not reader.may(Ability.SEE_TICKETS):
        return
    mine = of(subject, reader).order_by()
    counted = mine.aggregate(all=Count("pk"), open=Count("pk", filter=IS_UNSOLVED))
    n, unsolved = counted["all"], counted["open"]
    if not n:
        yield Figure("tickets", _("no tickets yet"), value=0)
        return
    told = ngettext("%(n)s ticket", "%(n)s tickets", n) % {"n": n}
    yield Figure("tickets", told, "?show=tickets", n)
    if unsolved:
        yield Figure("open_tickets", _("%(n)s open") % {"n": unsolved}, "?show=open", unsolved)
    waits = [seconds for _ticket, seconds in _first_answers(mine)]
    if waits:
        typical = median(waits)
        length = durations.say(typical, working=True)
        why = ngettext(
            "Until the first answer, in open hours",
            "Median of the last %(n)s first answers, in open hours",
            len(waits),
        ) % {"n": len(waits)}
        said = _("waits %(length)s typically") % {"length": length}
        yield Figure("typical_wait", said, "?show=answered", typical, why)


def messages(subject: Customer, reader: User, span: Span) -> Iterator[Entry]:
    """Yield messages by every channel, calls that were logged, and notes on tickets."""
    wanted = Q(pk__in=())
    for kind in span.kinds:
        wanted |= _KINDS[kind]
    tickets = of(subject, reader).order_by().values("pk")
    # First the keys, from an index alone: a message is large, and most are not on the page.
    keys = list(span.cut(Message.objects.filter(wanted, ticket__in=tickets)).values_list("pk"))
    found = Message.objects.filter(pk__in=[pk for (pk,) in keys]).only(
        *_SHOWN, "ticket__subject", "ticket__opened_at", "ticket__customer"
    )
    for message in found.select_related("ticket__customer", "user", "person"):
        yield Entry(
            at=message.at,
            pk=message.pk,
            sentence=_said(message),
            title=f"#{message.ticket_id} {message.ticket.subject}",
            url=f"{message.ticket.get_absolute_url()}#message-{message.pk}",
            words=message.reply[:_WORDS],
            icon=_icon(message),
            strong=message.kind == INBOUND,
        )


def tickets(subject: Customer, reader: User, span: Span) -> Iterator[Entry]:
    """Yield tickets by when they were opened: all, the open ones, or those first answered."""
    found = of(subject, reader)
    if "answered" in span.kinds:
        yield from _answered(found, span)
        return
    if "open" in span.kinds:
        found = found.unsolved()
    page = list(span.cut(found.with_people(), by="opened_at"))
    for row in rows_of(page, clock.now()):
        waits = row.waits is not None
        holder = row.ticket.assignee.name if row.ticket.assignee else _("nobody")
        length = durations.say(row.waits, working=True)
        waiting = _("waiting %(time)s") % {"time": length} if waits else ""
        whose = str(row.ticket.customer) if isinstance(subject, Organisation) else ""
        note = " · ".join(filter(None, (whose, holder, waiting)))
        yield _ticket(row.ticket, row.ticket.opened_at, note, words=row.ticket.last_words)


def resolutions(subject: Customer, reader: User, span: Span) -> Iterator[Entry]:
    """Yield the resolutions that still stand."""
    mine = of(subject, reader).order_by().values("pk")
    standing = Resolution.objects.filter(undone_at=None, ticket__in=mine)
    for resolution in span.cut(standing.select_related("ticket", "by")):
        by = resolution.by.name if resolution.by else "Rapport"
        sentence = format_html(_("{by} resolved"), by=format_html("<strong>{}</strong>", by))
        yield Entry(
            at=resolution.at,
            pk=resolution.pk,
            sentence=sentence,
            title=f"#{resolution.ticket_id} {resolution.ticket.subject}",
            url=resolution.ticket.get_absolute_url(),
            icon="check",
        )


def open_now(subject: Customer, reader: User) -> dict[str, Any] | None:
    """Return the open tickets, those that wait longest first; None if there are none."""
    if not reader.may(Ability.SEE_TICKETS):
        return None
    unsolved = of(subject, reader).unsolved().with_people()
    found = list(unsolved.order_by("waiting_since", "-opened_at")[: AT_THE_SIDE + 1])
    rows = rows_of(found[:AT_THE_SIDE], clock.now())
    return {"rows": rows, "more": len(found) > AT_THE_SIDE} if rows else None


def open_of_each(people: Collection[int], reader: User) -> dict[int, Cell]:
    """Return how many open tickets each of these people has, for those who have any; one query."""
    unsolved = Ticket.objects.visible_to(reader).unsolved().filter(customer__in=people)
    counted = unsolved.order_by().values_list("customer").annotate(n=Count("pk"))
    return {
        person: Cell(_("%(n)s open") % {"n": n}, f"{address('customer', person)}?show=open")
        for person, n in counted
    }


def actions(person: Person, reader: User) -> Iterator[Action]:
    """Yield how to write to a person by mail, and how to enter what they told us."""
    if not reader.may(Ability.WORK_TICKETS):
        return
    if mail_addresses(person.pk):
        url = f"{reverse('ticket_mail')}?customer={person.pk}"
        yield Action(_("Write"), url, "mail", at_hand=True)
    url = f"{reverse('ticket_new')}?customer={person.pk}"
    yield Action(_("New ticket"), url, "plus", at_hand=True, primary=True, key="c")


def actions_on_organisation(organisation: Organisation, reader: User) -> Iterator[Action]:
    """Yield how to open a ticket for somebody of an organisation, who is chosen there."""
    if not reader.may(Ability.WORK_TICKETS):
        return
    url = f"{reverse('ticket_new')}?{urlencode({'who': organisation.name[:200]})}"
    yield Action(_("New ticket"), url, "plus", at_hand=True, primary=True, key="c")


def _said(message: Message) -> str:
    who = message.user or message.person
    name = format_html("<strong>{}</strong>", str(who) if who else _("nobody"))
    if message.begins_ticket:
        return format_html(_("{by} wrote to {to}"), by=name, to=str(message.ticket.customer))
    if message.kind == REPLY:
        return format_html(_("{by} replied"), by=name)
    if message.kind == NOTE:
        return format_html(_("{by} left a note"), by=name)
    how = by_channel(message.channel)
    if message.channel in ByHand.values:
        who = message.person or message.ticket.customer
        name = format_html("<strong>{}</strong>", str(who))
        return format_html(_("{by} reached us {how}"), by=name, how=how)
    return format_html(_("{by} wrote {how}"), by=name, how=how)


def _icon(message: Message) -> str:
    if message.kind == NOTE:
        return "note"
    if message.kind == REPLY:
        return "reply"
    return _ICONS.get(message.channel, "mail")


_ICONS = {"chat": "chat", "webform": "form", "phone": "phone", "in-person": "user"}


def _ticket(ticket: Ticket, at: Any, note: str, words: str = "") -> Entry:
    return Entry(
        at=at,
        pk=ticket.pk,
        title=f"#{ticket.pk} {ticket.subject}",
        url=ticket.get_absolute_url(),
        words=words,
        status=(ticket.status, ticket.get_status_display()),
        note=note,
    )


def _first_answers(tickets: TicketQuerySet) -> list[tuple[Ticket, float]]:
    """Return the latest answered tickets, each with the open seconds until its first answer."""
    answered: QuerySet[Ticket, Ticket] = tickets.filter(first_responded_at__isnull=False)
    hours = Hours()
    return [
        (ticket, hours.waited(ticket.queue.calendar_name, ticket.opened_at, at) or 0.0)
        for ticket in answered.select_related("queue").order_by("-opened_at", "-pk")[:TYPICAL]
        if (at := ticket.first_responded_at) is not None
    ]


def _answered(tickets: TicketQuerySet, span: Span) -> Iterator[Entry]:
    for ticket, seconds in _first_answers(tickets):
        place = (ticket.opened_at, ticket.pk)
        if span.at is None or place < (span.at, span.pk):
            length = durations.say(seconds, working=True)
            note = _("first answer after %(length)s") % {"length": length}
            yield _ticket(ticket, ticket.opened_at, note)

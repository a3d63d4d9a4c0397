"""A colleague's tickets, on their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core import clock
from rapport.core.face.story import Action, Entry, Figure, Span
from rapport.core.phrases import durations
from rapport.people.models import Absence, User
from rapport.people.places.colleague import RECENT
from rapport.people.roles import Ability
from rapport.tickets.additions.ends import ends_of
from rapport.tickets.additions.people import handing_over, queue_of
from rapport.tickets.lists.rows import rows_of
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.status import SOLVED


def figures(person: User, reader: User) -> Iterator[Figure]:
    """Yield how many open tickets they have, how many of those wait for us, and how many of theirs
    were resolved lately.
    """
    if not reader.may(Ability.SEE_TICKETS):
        return
    waits = Count("pk", filter=Q(waiting_since__isnull=False))
    counted = _open(person, reader).order_by().aggregate(all=Count("pk"), waiting=waits)
    queue, n = queue_of(person), counted["all"]
    told = ngettext("%(n)s open ticket", "%(n)s open tickets", n) % {"n": n}
    yield Figure("open_tickets", told if n else _("no open tickets"), queue if n else "", n)
    if waiting := counted["waiting"]:
        said = _("%(n)s waiting for us") % {"n": waiting}
        url = f"{queue}&status=waiting"
        yield Figure("waiting_tickets", said, url, waiting, is_soon=not person.is_active)
    resolved = _resolved(person, reader).order_by().count()
    # Says the period of the figures behind it as well.
    said = (
        _("in %(days)s days: %(n)s resolved") if resolved else _("in %(days)s days: none resolved")
    )
    said %= {"n": resolved, "days": RECENT.days}
    yield Figure("resolved_tickets", said, "?show=resolved" if resolved else "", resolved)


def actions(person: User, reader: User) -> Iterator[Action]:
    """Yield how to hand over their open tickets, while they are away or work here no longer."""
    is_gone = not person.is_active or Absence.objects.at(clock.now()).filter(user=person).exists()
    count = _open(person, reader).order_by().count() if is_gone else 0
    if action := handing_over(person, count, reader):
        label = ngettext("Hand over %(n)s ticket", "Hand over %(n)s tickets", count)
        yield replace(action, label=label % {"n": count})


def tickets(person: User, reader: User, span: Span) -> Iterator[Entry]:
    """Yield their open tickets by when these were opened, or those resolved lately."""
    if "resolved" in span.kinds:
        solved = list(span.cut(_resolved(person, reader).with_people(), by="resolved_at"))
        ends = ends_of(solved)
        for ticket in solved:
            if ticket.resolved_at is not None:
                end = ends[ticket.pk]
                note = " · ".join(filter(None, (str(ticket.customer), end.note)))
                yield Entry(ticket.resolved_at, **_said(ticket), sentence=end.sentence, note=note)
    if "open" not in span.kinds:
        return
    page = span.cut(_open(person, reader).with_people(), by="opened_at")
    for row in rows_of(page, clock.now()):
        length = durations.say(row.waits, working=True)
        waiting = _("waiting %(time)s") % {"time": length} if row.waits is not None else ""
        note = " · ".join(filter(None, (str(row.ticket.customer), waiting)))
        words = row.ticket.last_words
        yield Entry(row.ticket.opened_at, **_said(row.ticket), note=note, words=words)


def _said(ticket: Ticket) -> dict[str, Any]:
    return {
        "pk": ticket.pk,
        "title": f"#{ticket.pk} {ticket.subject}",
        "url": ticket.get_absolute_url(),
        "status": (ticket.status, ticket.get_status_display()),
    }


def _open(person: User, reader: User) -> TicketQuerySet:
    return Ticket.objects.visible_to(reader).unsolved().assigned_to(person)


def _resolved(person: User, reader: User) -> TicketQuerySet:
    """Return their tickets that were resolved lately; an index finds those changed lately."""
    since = clock.now() - RECENT
    solved = Ticket.objects.visible_to(reader).solved().assigned_to(person)
    return solved.filter(status__in=SOLVED, changed_at__gte=since, resolved_at__gte=since)

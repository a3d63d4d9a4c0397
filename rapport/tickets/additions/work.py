"""The tickets of a colleague or a team, on their page."""

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
from rapport.core.phrases import figures as figures_in_words
from rapport.people.models import Absence, Team, User
from rapport.people.places.colleague import RECENT
from rapport.tickets.additions.ends import ends_of
from rapport.tickets.additions.people import handing_over, queue_of
from rapport.tickets.lists.rows import rows_of
from rapport.tickets.lists.shares import agents_of
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.status import SOLVED

Subject = User | Team


def figures(person: User, reader: User) -> Iterator[Figure]:
    """Yield how many open tickets they have, how many of those wait for us, and how many of theirs
    were resolved lately.
    """
    yield from _open_figures(person, reader, is_gone=not person.is_active)
    yield _resolved_figure(person, reader)


def figures_of_team(team: Team, reader: User) -> Iterator[Figure]:
    """Yield the same of a team's tickets, how many have no owner, and how many each agent has."""
    tickets = _open(team, reader).order_by()
    yield from _open_figures(team, reader)
    if unassigned := tickets.unassigned().count():
        url = f"{queue_of(team)}&assignee=nobody"
        yield Figure("unassigned", _("%(n)s unassigned") % {"n": unassigned}, url, unassigned)
    if agents := agents_of(team):
        each = round(tickets.count() / agents, 1)
        why = ngettext(
            "Open tickets, shared by %(n)s agent", "Open tickets, shared by %(n)s agents", agents
        )
        said = _("%(n)s open per head") % {"n": figures_in_words.number(each, 1)}
        yield Figure("load", said, value=each, why=why % {"n": agents})
    yield _resolved_figure(team, reader)


def _open_figures(subject: Subject, reader: User, *, is_gone: bool = False) -> Iterator[Figure]:
    waits = Count("pk", filter=Q(waiting_since__isnull=False))
    counted = _open(subject, reader).order_by().aggregate(all=Count("pk"), waiting=waits)
    queue, n = queue_of(subject), counted["all"]
    told = ngettext("%(n)s open ticket", "%(n)s open tickets", n) % {"n": n}
    yield Figure("open_tickets", told if n else _("no open tickets"), queue if n else "", n)
    if waiting := counted["waiting"]:
        said = _("%(n)s waiting for us") % {"n": waiting}
        yield Figure("waiting_tickets", said, f"{queue}&status=waiting", waiting, is_soon=is_gone)


def _resolved_figure(subject: Subject, reader: User) -> Figure:
    """Return how many were resolved lately; it says the period of the figures behind it as well."""
    resolved = _resolved(subject, reader).order_by().count()
    told = _("in %(days)s days: none resolved")
    if resolved:
        told = _("in %(days)s days: %(n)s resolved")
    told %= {"n": figures_in_words.number(resolved), "days": RECENT.days}
    return Figure("resolved_tickets", told, "?show=resolved" if resolved else "", resolved)


def actions(person: User, reader: User) -> Iterator[Action]:
    """Yield how to hand over their open tickets, while they are away or work here no longer."""
    is_gone = not person.is_active or Absence.objects.at(clock.now()).filter(user=person).exists()
    count = _open(person, reader).order_by().count() if is_gone else 0
    if action := handing_over(person, count, reader):
        label = ngettext("Hand over %(n)s ticket", "Hand over %(n)s tickets", count)
        yield replace(action, label=label % {"n": count})


def actions_on_team(team: Team, reader: User) -> Iterator[Action]:
    """Yield the way to the team's list of tickets."""
    yield Action(_("Open its tickets"), queue_of(team), "inbox", at_hand=True)


def tickets(subject: Subject, reader: User, span: Span) -> Iterator[Entry]:
    """Yield the open tickets by when these were opened, or those resolved lately."""
    if "resolved" in span.kinds:
        solved = list(span.cut(_resolved(subject, reader).with_people(), by="resolved_at"))
        ends = ends_of(solved)
        for ticket in solved:
            if ticket.resolved_at is not None:
                end = ends[ticket.pk]
                note = " · ".join(filter(None, (str(ticket.customer), end.note)))
                yield Entry(ticket.resolved_at, **_said(ticket), sentence=end.sentence, note=note)
    if "open" not in span.kinds:
        return
    page = span.cut(_open(subject, reader).with_people(), by="opened_at")
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


def _open(subject: Subject, reader: User) -> TicketQuerySet:
    return _of(subject, Ticket.objects.visible_to(reader).unsolved())


def _resolved(subject: Subject, reader: User) -> TicketQuerySet:
    """Return those that were resolved lately; an index finds those changed lately."""
    since = clock.now() - RECENT
    solved = _of(subject, Ticket.objects.visible_to(reader).solved())
    return solved.filter(status__in=SOLVED, changed_at__gte=since, resolved_at__gte=since)


def _of(subject: Subject, tickets: TicketQuerySet) -> TicketQuerySet:
    return (
        tickets.assigned_to(subject) if isinstance(subject, User) else tickets.filter(team=subject)
    )

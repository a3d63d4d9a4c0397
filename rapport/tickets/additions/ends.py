"""Resolvers and closers of tickets, with the time between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rapport.core.phrases import durations
from rapport.tickets import events
from rapport.tickets.models import Resolution, Ticket
from rapport.timeline.actor_names import ActorNames
from rapport.timeline.models import Event

_RESOLVED, _CLOSED = gettext_noop("{by} resolved"), gettext_noop("{by} closed")


@dataclass(frozen=True)
class End:
    """How a solved ticket ended, as a sentence before its title and a remark behind it."""

    sentence: str
    note: str


def ends_of(tickets: Sequence[Ticket]) -> dict[int, End]:
    """Return the end of each solved ticket; at most one query for each kind of actor, and two."""
    keys = [ticket.pk for ticket in tickets]
    standing = Resolution.objects.filter(ticket__in=keys, undone_at=None).select_related("by")
    resolved = {each.ticket_id: each.by.name if each.by else "Rapport" for each in standing}
    closings = list(
        Event.objects.filter(
            subject_kind="ticket",
            subject_id__in=[ticket.pk for ticket in tickets if ticket.is_closed],
            kind=events.CLOSED.name,
        ).order_by("at", "pk")
    )
    names = ActorNames(closings)
    closed = {each.subject_id: (names.of(each.by_kind, each.by_id), each) for each in closings}
    return {ticket.pk: _end(ticket, resolved, closed) for ticket in tickets}


def _end(ticket: Ticket, resolved: dict[int, str], closed: dict[int, tuple[str, Event]]) -> End:
    resolver, (closer, closing) = resolved.get(ticket.pk), closed.get(ticket.pk, ("", None))
    if resolver is None:
        return End(_told(_CLOSED, closer) if closer else ticket.get_status_display(), "")
    if closing is None or ticket.resolved_at is None:
        return End(_told(_RESOLVED, resolver), "")
    after = durations.say((closing.at - ticket.resolved_at).total_seconds())
    by_itself = closing.by_kind == "system"
    sentence = _("closed by itself after %(time)s")
    if not by_itself:
        sentence = _("closed by %(name)s after %(time)s")
    return End(_told(_RESOLVED, resolver), sentence % {"name": closer, "time": after})


def _told(sentence: str, by: str) -> str:
    return format_html(_(sentence), by=format_html("<strong>{}</strong>", by))

"""The fact of first responses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from rapport.metrics.facts import Column, Fact, lookup
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.facts.traits import (
    COLUMNS,
    IN_OPEN_HOURS,
    agent_names,
    span,
    touched,
    traits_of,
)
from rapport.tickets.models import Message


def _rows(subjects: Collection[int]) -> Iterator[dict[str, Any]]:
    names, hours = agent_names(), Hours()
    tickets = traits_of(subjects)
    for ticket_id, (at, user_id) in _first_replies(subjects).items():
        traits = tickets[ticket_id]
        if traits.is_ours:
            continue
        waited = hours.of(traits.calendar_name).seconds(traits.opened_at, at)
        yield {
            **traits.columns(user_id, names),
            "responded_at": at,
            "calendar_seconds": max(0.0, (at - traits.opened_at).total_seconds()),
            "business_seconds": waited,
        }


def _first_replies(subjects: Collection[int]) -> dict[int, tuple[datetime, int | None]]:
    """Return, for each ticket, the first message from one of us to the customer."""
    replies = Message.objects.filter(
        kind=Message.Kind.REPLY, **lookup("ticket_id", subjects)
    ).order_by("ticket_id", "at", "pk")
    first: dict[int, tuple[datetime, int | None]] = {}
    for ticket_id, at, user_id in replies.values_list("ticket_id", "at", "user_id").iterator():
        first.setdefault(ticket_id, (at, user_id))
    return first


FIRST_RESPONSES = Fact(
    name="first_responses",
    grain=gettext_noop("one row per ticket that a person has answered"),
    doc=(
        "The first message that one of us sent to the customer; the agent is its author. A ticket "
        "that began with a mail of ours has none: the customer was not waiting."
    ),
    key="ticket_id",
    subject="ticket_id",
    columns=(
        *COLUMNS,
        Column("responded_at", "instant", "When the first answer was sent."),
        Column(
            "calendar_seconds",
            "seconds",
            "From opening to the first answer, as time passes.",
            is_outcome=True,
        ),
        IN_OPEN_HOURS,
    ),
    touched=touched,
    rows=_rows,
    span=span,
)

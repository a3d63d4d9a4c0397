"""The fact of first responses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from rapport.metrics.facts import Column, Fact, lookup
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.correspondence.answers import counting
from rapport.tickets.facts.traits import (
    COLUMNS,
    IN_OPEN_HOURS,
    agent_names,
    span,
    touched,
    traits_of,
)


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
    """Return, for each ticket, the first message from one of us that the customer got."""
    replies = counting().filter(**lookup("ticket_id", subjects)).order_by("ticket_id", "at", "pk")
    first: dict[int, tuple[datetime, int | None]] = {}
    # In the order of an index: few were given later than they were written.
    for ticket_id, at, user_id in replies.values_list("ticket_id", "given", "user_id").iterator():
        if ticket_id not in first or at < first[ticket_id][0]:
            first[ticket_id] = (at, user_id)
    return first


FIRST_RESPONSES = Fact(
    name="first_responses",
    grain=gettext_noop("one row per ticket that a person has answered"),
    doc=(
        "The first message of one of us that the customer got; the agent is its author. One that "
        "failed for good counts for nothing, and from when it arrived after all. A ticket "
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

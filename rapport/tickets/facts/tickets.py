"""The fact of tickets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext_noop

from rapport.metrics.facts import Fact
from rapport.tickets.facts.traits import COLUMNS, agent_names, span, touched, traits_of


def _rows(subjects: Collection[int]) -> Iterator[dict[str, Any]]:
    names = agent_names()
    for traits in traits_of(subjects).values():
        yield traits.columns(traits.assignee_id, names)


TICKETS = Fact(
    name="tickets",
    grain=gettext_noop("one row per ticket"),
    doc="Every ticket, as it stands now; the agent is its assignee.",
    key="ticket_id",
    subject="ticket_id",
    columns=COLUMNS,
    touched=touched,
    rows=_rows,
    span=span,
)

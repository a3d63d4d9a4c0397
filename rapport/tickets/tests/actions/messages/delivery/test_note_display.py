"""Messages that were opened at the other side."""

from __future__ import annotations

from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, LATER, kinds_of
from rapport.timeline.history import history


def test_it_is_told_once_at_the_time_that_the_report_states(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_delivery(sent, [DORA], at=LATER)
    for _again in range(2):
        delivery.note_display(sent, [DORA], at=LATER)

    reports = sent.reports.filter(settled_at=None).order_by("pk")
    assert [(report.word, report.at) for report in reports] == [
        ("delivered", LATER),
        ("displayed", LATER),
    ]
    assert kinds_of(ticket)[1:] == ["ticket.arrived", "ticket.displayed"]
    assert history(ticket)[-1].sentence == f"A read receipt for the reply came from {DORA}"

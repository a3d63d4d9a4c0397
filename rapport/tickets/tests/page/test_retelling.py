"""Events told more fully in a conversation."""

from __future__ import annotations

from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket
from rapport.tickets.page.retelling import RETELLINGS, Retelling, retold
from rapport.timeline.history import history


def test_what_belongs_to_an_event_is_looked_up_once_for_all(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben)
    lines = history(ticket)
    asked = []

    def look_up(meant: object) -> dict[int, str]:
        asked.append(meant)
        return {lines[-1].event.pk: "well done"}

    with RETELLINGS.holding(Retelling("applause", frozenset({"ticket.resolved"}), look_up)):
        assert retold(lines) == {lines[-1].event.pk: ("applause", "well done")}
        assert asked == [[lines[-1]]]
        assert retold(lines[:-1]) == {}
        assert len(asked) == 1, "nobody is asked where there is nothing"

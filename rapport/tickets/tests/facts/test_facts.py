"""The facts about tickets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from conftest import MONDAY
from rapport.metrics.facts import Fact
from rapport.people.models import User
from rapport.tickets.actions import close, note, reopen, reply, resolve
from rapport.tickets.facts import FIRST_RESPONSES, OPEN_SPELLS, RESOLUTIONS, TICKETS
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

HOUR = timedelta(hours=1)


def rows(fact: Fact, ticket: Ticket) -> list[dict[str, Any]]:
    by_id = [dict(row) for row in fact.rows({ticket.pk})]
    by_range = [dict(row) for row in fact.rows(fact.span())]
    assert by_id == by_range
    assert all(set(row) == set(fact.types) for row in by_id)
    return by_id


def test_every_ticket_is_one_row(ticket: Ticket) -> None:
    (row,) = rows(TICKETS, ticket)

    assert (row["ticket_id"], row["team"], row["customer"]) == (ticket.pk, "Support", "Dora Lind")
    assert (row["organisation"], row["agent"]) == ("Nordwind", "")


def test_a_note_is_no_first_response(ticket: Ticket, ben: User) -> None:
    note(ticket, text="Looks like the quota.", by=ben, at=MONDAY + HOUR)

    assert rows(FIRST_RESPONSES, ticket) == []


def test_the_first_reply_counts_in_both_clocks(ticket: Ticket, ben: User, ada: User) -> None:
    # Monday 09:00 UTC is 10:00 in Berlin; the office closes at 17:00 there.
    reply(ticket, text="On it.", by=ben, at=datetime(2026, 3, 3, 8, 30, tzinfo=UTC))
    reply(ticket, text="Done.", by=ada, at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC))

    (row,) = rows(FIRST_RESPONSES, ticket)
    assert row["agent"] == "Ben Okafor"
    assert row["calendar_seconds"] == 23.5 * 3600
    assert row["business_seconds"] == 7.5 * 3600


def test_reopening_makes_a_second_spell_and_takes_the_resolution_back(
    ticket: Ticket, ben: User
) -> None:
    resolve(ticket, by=ben, at=MONDAY + HOUR)
    reopen(ticket, by=ben, at=MONDAY + 2 * HOUR)

    assert [(r["nth"], r["stands"]) for r in rows(RESOLUTIONS, ticket)] == [(1, False)]
    assert [(r["started_at"], r["ended_at"]) for r in rows(OPEN_SPELLS, ticket)] == [
        (MONDAY, MONDAY + HOUR),
        (MONDAY + 2 * HOUR, None),
    ]

    resolve(ticket, by=ben, at=MONDAY + 3 * HOUR)
    assert [(r["nth"], r["stands"]) for r in rows(RESOLUTIONS, ticket)] == [(1, False), (2, True)]
    assert rows(RESOLUTIONS, ticket)[1]["calendar_seconds"] == 3 * 3600


def test_closing_without_a_resolution_settles_when_it_was_closed(ticket: Ticket, ben: User) -> None:
    close(ticket, by=ben, at=MONDAY + HOUR)

    (row,) = rows(RESOLUTIONS, ticket)
    assert (row["resolution_id"], row["resolved_at"]) == (-ticket.pk, MONDAY + HOUR)
    assert rows(OPEN_SPELLS, ticket)[0]["ended_at"] == MONDAY + HOUR


def test_closing_what_is_resolved_adds_nothing(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=MONDAY + HOUR)
    close(ticket, by=ben, at=MONDAY + 2 * HOUR)

    assert [r["resolved_at"] for r in rows(RESOLUTIONS, ticket)] == [MONDAY + HOUR]


def test_events_say_whose_rows_they_touch(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=MONDAY + HOUR)

    assert RESOLUTIONS.touched(Event.objects.all()) == {ticket.pk}

"""The reader that keeps the facts up to date."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.insights.readers import FACTS, catch_up, rebuild_facts
from rapport.insights.workers import fit_facts
from rapport.metrics.run import ask
from rapport.metrics.warehouse import warehouse
from rapport.people.models import User
from rapport.tickets.actions import reply, resolve
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event
from rapport.timeline.reading import readers

LATER = MONDAY + timedelta(hours=1)


def counts() -> dict[str, int]:
    return {name: table.rows for name, table in warehouse().manifest().tables.items()}


def test_facts_follow_the_timeline(ticket: Ticket, ben: User) -> None:
    readers.advance(FACTS, limit=100, at=LATER)
    assert counts()["tickets"] == 1
    assert counts()["first_responses"] == 0

    reply(ticket, text="On it.", by=ben, at=LATER)
    resolve(ticket, by=ben, at=LATER)
    readers.advance(FACTS, limit=100, at=LATER)

    assert counts() == {
        "tickets": 1,
        "first_responses": 1,
        "resolutions": 1,
        "open_spells": 1,
        "surveys": 0,
    }
    last = Event.objects.latest("pk")
    assert FACTS.position() == last.position


def test_rebuilding_from_nothing_gives_the_same(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=LATER)
    catch_up()
    before = counts()
    rebuild_facts()

    assert counts() == before
    assert FACTS.position() == Event.objects.latest("pk").position


def test_a_slower_process_does_not_take_the_facts_back(ticket: Ticket, ben: User) -> None:
    first = list(Event.objects.order_by("pk"))
    resolve(ticket, by=ben, at=LATER)
    catch_up()
    reached = FACTS.position()
    FACTS.handle(first, first[-1].position)

    assert FACTS.position() == reached


def test_facts_that_no_longer_fit_are_made_anew(ticket: Ticket, ben: User) -> None:
    assert fit_facts(LATER)
    assert counts()["tickets"] == 1
    assert not fit_facts(LATER)


def test_an_answer_is_kept_as_long_as_the_facts_stand(ticket: Ticket, ben: User) -> None:
    catch_up()
    first = ask("tickets_resolved")
    assert ask("tickets_resolved") is first

    resolve(ticket, by=ben, at=LATER)
    catch_up()
    assert (first.row.value, ask("tickets_resolved").row.value) == (0, 1)

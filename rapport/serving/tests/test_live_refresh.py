"""Live refresh on a real server, in several browsers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from rapport.serving.tests.listening import Ear
from rapport.serving.tests.servers import Desk, Server
from tests.postgres import on_postgres

Listen = Callable[..., Ear]
# For tests about what is heard and not how soon: other tests may keep the machine busy.
PATIENT = 30.0


@pytest.fixture
def listen(server: Server, desk: Desk) -> Iterator[Listen]:
    """Yield a function that opens streams, which are closed after the test."""
    ears: list[Ear] = []

    def listen(name: str, **options: str) -> Ear:
        ears.append(Ear(server.url, desk.sessions.get(name, name), **options))
        return ears[-1]

    yield listen
    for ear in ears:
        ear.close()


def news_of(desk: Desk, team: str) -> dict[str, object]:
    return {"kind": "ticket.noted", "subject_kind": "ticket", "subject_id": desk.tickets[team]}


def test_two_people_hear_of_it(listen: Listen, desk: Desk) -> None:
    ben, bea = listen("ben"), listen("bea")
    desk.note("Support", by="ben")
    expected = news_of(desk, "Support")

    assert ben.next(PATIENT) == expected
    assert bea.next(PATIENT) == expected


def test_another_team_does_not_hear_of_it(listen: Listen, desk: Desk) -> None:
    ben, cleo = listen("ben"), listen("cleo")
    desk.note("Support", by="bea")
    desk.note("Billing", by="cleo")

    assert cleo.next(PATIENT) == news_of(desk, "Billing")
    assert ben.next(PATIENT) == news_of(desk, "Support")
    assert cleo.is_silent(1)
    assert ben.is_silent(0.1)


def test_whoever_returns_hears_what_was_missed(listen: Listen, desk: Desk) -> None:
    ben = listen("ben")
    desk.note("Support", by="bea")
    ben.next(PATIENT)
    ben.close()
    desk.note("Billing", by="cleo")
    desk.note("Support", by="bea")

    for again in (listen("ben", place=ben.place), listen("ben", after=ben.place)):
        assert again.next(PATIENT) == news_of(desk, "Support")
        assert again.is_silent(0.5)


def test_a_page_that_was_made_before_misses_nothing(
    listen: Listen, server: Server, desk: Desk
) -> None:
    status, page = server.get("/tickets/", desk.sessions["ben"])
    assert status == 200, server.said
    address = page.decode().split('data-live-url="/events?after=')[1].split('"')[0]
    desk.note("Support", by="bea")
    time.sleep(0.5)

    assert listen("ben", after=address).next(PATIENT) == news_of(desk, "Support")


def test_nonsense_as_a_place_means_reload(listen: Listen) -> None:
    assert listen("ben", place="yesterday").next(PATIENT) == {"kind": "reload"}
    assert listen("ben", place="9223372036854775807.1").next(PATIENT) == {"kind": "reload"}


def test_strangers_hear_nothing(listen: Listen) -> None:
    assert listen("").status == 401
    assert listen("made-up").status == 401


def test_whoever_is_deactivated_hears_no_more(listen: Listen, desk: Desk) -> None:
    dan = listen("dan")
    desk.do("deactivate", who="dan")

    assert dan.ended.wait(PATIENT)
    desk.note("Support", by="bea")
    assert dan.is_silent(0.5)
    assert listen("dan").status == 401


@pytest.mark.skipif(not on_postgres(), reason="SQLite has no connections that could be lost")
def test_the_loss_of_every_connection_is_survived(listen: Listen, desk: Desk) -> None:
    """The database is restarted: streams stay open, and hear of what happened meanwhile."""
    ben = listen("ben")
    desk.do("cut off")
    desk.note("Support", by="bea")

    assert ben.next(PATIENT) == news_of(desk, "Support")
    desk.note("Support", by="bea")
    assert ben.next(PATIENT) == news_of(desk, "Support")


def test_streams_are_bounded_for_each_person(listen: Listen) -> None:
    ears = [listen("cleo") for _ in range(20)]

    refused = [ear for ear in ears if ear.status == 429]
    assert len(refused) >= 8
    assert all(ear.status == 200 for ear in ears[:5])
    for ear in ears:
        ear.close()
    until = time.monotonic() + PATIENT
    while listen("cleo").status == 429:
        assert time.monotonic() < until


def test_what_was_missed_while_the_server_was_dead_is_told(
    environment: dict[str, str], desk: Desk
) -> None:
    server = Server(environment)
    ben = Ear(server.url, desk.sessions["ben"])
    desk.note("Support", by="bea")
    ben.next(PATIENT)
    server.kill()
    assert ben.ended.wait(PATIENT)
    assert ben.was_cut_off
    desk.note("Billing", by="cleo")
    desk.note("Support", by="bea")

    server = Server(environment)
    try:
        again = Ear(server.url, desk.sessions["ben"], place=ben.place)
        assert again.next(PATIENT) == news_of(desk, "Support")
        assert again.is_silent(0.5)
    finally:
        server.kill()


def test_streams_are_brought_to_an_end_when_the_server_stops(
    environment: dict[str, str], desk: Desk
) -> None:
    server = Server(environment)
    ears = [Ear(server.url, desk.sessions[name]) for name in ("ben", "bea", "cleo")]
    server.stop()

    assert all(ear.ended.wait(PATIENT) for ear in ears)
    assert [ear.was_cut_off for ear in ears] == [False] * 3, server.said

"""News for open pages."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from rapport.people.models import Team, User
from rapport.timeline.models import Event
from rapport.timeline.news import context, live, stream
from rapport.timeline.news.hub import HUB, Hub
from rapport.timeline.news.stream import missed, user_of
from rapport.timeline.position import START, Position
from rapport.timeline.record import record
from rapport.timeline.tests.happenings import SLEPT, wave


def _own_teams(user: User, ids: Collection[int]) -> Collection[int]:
    return [pk for pk in ids if pk in user.team_ids]


@pytest.fixture(autouse=True)
def teams_are_audible() -> Iterator[None]:
    """Let people hear of their own teams."""
    with live.AUDIENCES.holding(live.Audience("team", _own_teams)):
        yield


def heard(said: bytes) -> list[dict[str, object]]:
    """Return the data of the messages in a stream."""
    lines = said.decode().splitlines()
    return [json.loads(line[6:]) for line in lines if line.startswith("data: ")]


def test_a_message_carries_ids_and_no_content(support: Team, ben: User) -> None:
    event = wave(support, ben, whom=ben.pk)

    assert heard(live.message(event)) == [
        {"kind": "test.waved", "subject_kind": "team", "subject_id": support.pk}
    ]
    assert live.message(event).startswith(f"id: {event.xid}.{event.pk}\n".encode())


def test_people_hear_only_of_what_they_may_see(
    support: Team, billing: Team, ben: User, cleo: User
) -> None:
    events = [wave(support), wave(billing)]

    assert [e.subject_id for e in live.visible_to(ben, events)] == [support.pk]
    assert [e.subject_id for e in live.visible_to(cleo, events)] == [billing.pk]


def test_of_subjects_that_nobody_spoke_for_nobody_hears(ben: User, ada: User) -> None:
    event = wave(ben)

    assert live.announced([event]) == []
    assert live.visible_to(ada, [event]) == []


def test_quiet_kinds_are_not_announced_and_equal_news_once(support: Team) -> None:
    first, second = wave(support), wave(support)
    quiet = record(SLEPT, support, by=first_actor())

    assert live.announced([first, second, quiet]) == [second]


def first_actor() -> User:
    return User.objects.create_user("zoe@desk.example", name="Zoe")


def test_whoever_returns_is_told_what_was_missed(support: Team, billing: Team, ben: User) -> None:
    wave(support)
    place = Event.objects.end()
    wave(billing)
    late = wave(support)
    end = Event.objects.end()

    assert [news["subject_id"] for news in heard(missed(ben, place, end))] == [support.pk]
    assert f"id: {late.xid}.{late.pk}\n".encode() in missed(ben, place, end)
    assert missed(ben, place, end).endswith(f"id: {end}\n\n".encode())
    assert heard(missed(ben, end, end)) == []


def test_whoever_missed_too_much_is_told_to_reload(
    support: Team, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST_MISSED", 4)
    for _ in range(5):
        wave(support)
    end = Event.objects.end()

    assert heard(missed(ben, START, end)) == [{"kind": "reload"}]


def scope_of(client: Client) -> dict[str, object]:
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return {"headers": [(b"cookie", cookies.encode())], "query_string": b""}


def test_the_session_says_who_listens(as_ben: Client, ben: User) -> None:
    assert user_of(scope_of(as_ben)) == ben


def test_an_ended_session_is_nobody(as_ben: Client) -> None:
    scope = scope_of(as_ben)
    as_ben.logout()

    assert user_of(scope) is None


def test_one_who_may_not_sign_in_any_more_is_nobody(as_ben: Client, ben: User) -> None:
    User.objects.filter(pk=ben.pk).update(is_active=False)

    assert user_of(scope_of(as_ben)) is None


def test_a_changed_password_ends_the_stream(as_ben: Client, ben: User) -> None:
    ben.set_password("another password")
    ben.save()

    assert user_of(scope_of(as_ben)) is None


@pytest.mark.parametrize("headers", [[], [(b"cookie", b"sessionid=made-up")], [(b"cookie", b"=")]])
def test_without_a_session_nobody_listens(db: None, headers: list[tuple[bytes, bytes]]) -> None:
    assert user_of({"headers": headers, "query_string": b""}) is None


@pytest.fixture
def hub(db: None, support: Team) -> Iterator[Hub]:
    wave(support)
    HUB.prepare()
    yield HUB
    HUB._marks.clear()


def test_a_page_says_where_its_stream_begins(rf: RequestFactory, hub: Hub, ben: User) -> None:
    request = rf.get("/")
    request.user = ben

    assert context.live(request) == {"live_url": f"/events?after={Event.objects.end()}"}


def test_a_page_costs_no_query_for_it(rf: RequestFactory, hub: Hub, ben: User) -> None:
    request = rf.get("/")
    request.user = ben
    with CaptureQueriesContext(connection) as queries:
        context.live(request)

    assert not queries


def test_the_mark_of_a_page_lies_a_moment_back(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("rapport.timeline.news.hub.time.monotonic", lambda: clock[0])
    hub._marks.clear()
    for second in range(10):
        clock[0] = float(second)
        hub._move(Position(0, second))

    # At nine seconds, a position reached over three seconds ago is safely older than any page.
    assert hub.mark() == Position(0, 5)

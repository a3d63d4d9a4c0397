"""Another team's view: it never sees the ticket, however it asks.

Lists, search, palette, figures, counts, news. Each question is also asked by somebody who may see
the ticket, so that none is one that finds nothing.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from rapport.core.face.rail import rail_of
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event
from rapport.timeline.news import live
from rapport.timeline.news.stream import missed
from rapport.timeline.position import START
from tests.house.doors.knocking import Caller, told
from tests.stage import FIRST_NUMBERS, Stage

NUMBER = str(FIRST_NUMBERS[Ticket])

# Address and query: each shows the ticket, or words of it, to people who may see it.
LISTS: list[tuple[str, dict[str, Any]]] = [
    ("/tickets/", {}),
    ("/tickets/", {"status": "waiting"}),
    ("/tickets/", {"status": "open"}),
    ("/tickets/", {"q": "zanzibar"}),
    ("/tickets/", {"q": "heliotrope exp"}),
    ("/tickets/", {"tag": "export"}),
    ("/tickets/", {"team": "@support"}),
    ("/tickets/", {"category": "@category"}),
    ("/tickets/", {"assignee": "@ben"}),
    ("/search/", {"q": "zanzibar"}),
    ("/search/", {"q": "heliotrope"}),
    ("/search/", {"q": "quota"}),
    ("/search/", {"q": NUMBER}),
    ("/palette/", {"q": "zanzibar"}),
    ("/palette/", {"q": NUMBER}),
    ("/customers/@dora/", {}),
    ("/demonstration/postbox/", {}),
]
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("/api/v1/tickets", {}),
    ("/api/v1/tickets", {"sort": "waiting"}),
    ("/api/v1/tickets", {"queue": "support"}),
    ("/api/v1/tickets", {"status": "open"}),
]
# Figures whose rows are those of the ticket, one row each.
FIGURES = ("csat", "csat_response_rate", "first_response_time", "tickets_opened")


def ask(
    stage: Stage, user: User, address: str, query: dict[str, Any], *, token: bool = False
) -> HttpResponseBase:
    """Ask the question as somebody."""
    for name in ("dora",):
        address = address.replace(f"@{name}", str(stage.value(name)))
    fields = {
        key: stage.value(value[1:]) if value.startswith("@") else value
        for key, value in query.items()
    }
    return Caller(stage, user).ask(address, fields, token=token)


def news(answer: HttpResponseBase, query: dict[str, Any]) -> list[str]:
    """Return what the answer reveals beyond the question itself."""
    return [words for words in told(answer) if words not in query.get("q", "")]


@pytest.mark.parametrize(("address", "query"), LISTS)
def test_lists_are_of_what_one_may_see(stage: Stage, address: str, query: dict[str, Any]) -> None:
    assert news(ask(stage, stage.ben, address, query), query) != []
    for user in (stage.cleo, stage.leo):
        assert news(ask(stage, user, address, query), query) == []


@pytest.mark.parametrize(("address", "query"), CALLS)
def test_lists_of_the_api_are_of_what_one_may_see(
    stage: Stage, address: str, query: dict[str, Any]
) -> None:
    assert told(ask(stage, stage.ben, address, query, token=True)) != []
    for user in (stage.cleo, stage.leo):
        assert told(ask(stage, user, address, query, token=True)) == []


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("query", [{}, {"where": "team=Support"}, {"where": "queue=Support"}])
def test_figures_count_only_what_one_may_see(
    stage: Stage, name: str, query: dict[str, str]
) -> None:
    for ending in ("rows/", "rows.csv"):
        assert told(ask(stage, stage.ada, f"/metrics/{name}/{ending}", query)) != []
        assert told(ask(stage, stage.leo, f"/metrics/{name}/{ending}", query)) == []
    assert told(ask(stage, stage.cleo, f"/metrics/{name}/rows/", query)) == []


def test_a_figure_of_another_team_has_no_n(stage: Stage) -> None:
    def counted(user: User) -> int:
        answer = ask(stage, user, "/api/v1/metrics/tickets_opened", {}, token=True)
        return int(answer.json()["rows"][0]["n"])  # type: ignore[attr-defined]  # a test's answer

    assert (counted(stage.ada), counted(stage.ben), counted(stage.cleo)) == (2, 1, 1)


def test_the_cockpit_of_another_team_does_not_name_it(stage: Stage) -> None:
    """Dora rated 1 and waits: the lead of her team hears of it, and no other lead."""
    assert told(ask(stage, stage.ada, "/cockpit/", {})) != []
    assert told(ask(stage, stage.leo, "/cockpit/", {})) == []


def test_counts_on_the_rail_are_of_what_one_may_see(stage: Stage, rf: RequestFactory) -> None:
    def counted(user: User) -> int | None:
        request = rf.get("/")
        request.user = user
        lines = [line for group in rail_of(request).groups for line in group.lines]
        counts = {line.url: line.count for line in lines}
        # Of an agent's views the one that hides nothing, or what waits for us.
        return counts.get("/tickets/", counts.get("/tickets/?status=waiting"))

    assert [counted(user) for user in (stage.ada, stage.ben, stage.cleo)] == [2, 1, 1]


def test_live_news_of_the_ticket_are_for_its_team(stage: Stage) -> None:
    happened = live.announced(Event.objects.filter(subject_kind="ticket").order_by("pk"))

    def heard_of(user: User) -> set[int]:
        return {event.subject_id for event in live.visible_to(user, happened)}

    assert heard_of(stage.ada) == {stage.ticket.pk, stage.billing_ticket.pk}
    assert heard_of(stage.ben) == heard_of(stage.rosa) == {stage.ticket.pk}
    assert heard_of(stage.cleo) == heard_of(stage.leo) == {stage.billing_ticket.pk}


def test_whoever_returns_to_the_stream_hears_of_their_own(stage: Stage) -> None:
    end = Event.objects.settled().end()

    def news_for(user: User) -> str:
        return missed(user, START, end).decode()

    about = f'"subject_id": {stage.ticket.pk}'
    assert about in news_for(stage.ben)
    assert about not in news_for(stage.cleo)

"""Figures over the API."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.api.tests.conftest import Api
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Ticket

WEEK = {"from": "2026-03-02", "to": "2026-03-09"}


def test_every_figure_is_described(api: Api, ben: User) -> None:
    figures = api(ben).get("/api/v1/metrics").json()

    assert "first_response_time" in {figure["name"] for figure in figures}
    assert all(figure["question"].endswith("?") for figure in figures)


def test_a_figure_is_as_the_contract_says(api: Api, ada: User, ben: User, ticket: Ticket) -> None:
    reply(ticket, text="On it.", by=ben, at=MONDAY + timedelta(minutes=30))
    catch_up()
    answer = api(ada).get("/api/v1/metrics/first_response_time", WEEK).json()

    assert (answer["metric"], answer["from"], answer["clock"]) == (
        "first_response_time",
        "2026-03-02",
        "business",
    )
    (row,) = answer["rows"]
    assert (row["period"], row["value"], row["n"]) == (None, 1800, 1)


def test_another_team_counts_none_of_it(api: Api, cleo: User, ben: User, ticket: Ticket) -> None:
    catch_up()

    assert api(cleo).get("/api/v1/metrics/tickets_opened", WEEK).json()["rows"][0]["value"] == 0
    assert api(ben).get("/api/v1/metrics/tickets_opened", WEEK).json()["rows"][0]["value"] == 1


def test_agents_see_no_colleagues_figures(
    api: Api, ben: User, bea: User, ada: User, ticket: Ticket
) -> None:
    reply(ticket, text="On it.", by=bea, at=MONDAY + timedelta(minutes=30))
    catch_up()
    query = {**WEEK, "by": "agent"}

    def agents(user: User) -> list[str]:
        rows = api(user).get("/api/v1/metrics/first_response_time", query).json()["rows"]
        return [row["agent"] for row in rows]

    assert agents(ben) == []
    assert agents(bea) == agents(ada) == ["Bea Lund"]


def test_nonsense_is_refused_with_a_sentence(api: Api, ada: User) -> None:
    client = api(ada)
    for query in (
        {"from": "yesterday"},
        {"grain": "fortnight"},
        {"by": "shoe_size"},
        {"where": "team"},
        {"clock": "lunar"},
    ):
        answer = client.get("/api/v1/metrics/first_response_time", query)
        assert answer.status_code == 422, query
        assert len(answer.json()["sentence"]) > 10
    assert client.get("/api/v1/metrics/happiness").status_code == 404

"""The choice of a notice's route, for any channels."""

from __future__ import annotations

from rapport.channels.notices.models import Notice
from rapport.channels.notices.routes import ROUTES, Rank, Route, has_another, routes


def send(notice: Notice) -> None:
    raise AssertionError("Nothing is sent in these tests.")


def offered() -> list[Route]:
    return [
        Route("pigeon:1", "First", Rank.DOUBTFUL, send),
        Route("", "Spare", Rank.RESERVE, send),
        Route("pigeon:2", "Second", Rank.WORKS, send),
    ]


def only_one() -> list[Route]:
    return [Route("pigeon:1", "First", Rank.WORKS, send)]


def test_the_best_comes_first_and_what_is_avoided_last() -> None:
    with ROUTES.holding(offered):
        assert [route.name for route in routes()] == ["Second", "Spare", "First"]
        avoiding = routes(avoiding=["pigeon:2"])
        assert [route.name for route in avoiding] == ["Spare", "First", "Second"]


def test_an_account_that_is_the_only_way_has_no_other() -> None:
    with ROUTES.holding(only_one):
        assert not has_another("pigeon:1")
        assert has_another("owl:1")
    with ROUTES.holding(offered):
        assert has_another("pigeon:1")

"""The command palette."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from rapport.core.database.ranking import Rank
from rapport.core.face.palette import LIMIT_A_SOURCE, SOURCES, Command
from rapport.people.models import User


@pytest.fixture(autouse=True)
def no_sources() -> Iterator[None]:
    with SOURCES.holding():
        yield


def _echo(user: User, words: str) -> Iterator[Command]:
    for number in range(100):
        yield Command(f"{words} {number} for {user}", f"/{number}/")


def test_each_source_answers_a_few_lines(as_ada: Client) -> None:
    SOURCES.add(_echo)
    SOURCES.add(_echo)

    found = as_ada.get("/palette/", {"q": " export "}).json()["results"]

    assert len(found) == LIMIT_A_SOURCE
    assert found[0] == {
        "label": "export 0 for Ada Berg",
        "url": "/0/",
        "icon": "arrow-right",
        "hint": "",
        "group": "",
        "rank": 1,
    }


def _of_two(user: User, words: str) -> Iterator[Command]:
    yield Command("Say all of it", "/elsewhere/", rank=Rank.INSTEAD)
    yield Command("Another place", "/contains/")


def _of_three(user: User, words: str) -> Iterator[Command]:
    yield Command("Great Łukasik", "/word/")
    yield Command("#7 A question", "/exact/", rank=Rank.EXACT)
    yield Command("Łukasik, Ola", "/begins/")


def test_the_best_match_comes_first_of_whatever_kind(as_ada: Client) -> None:
    SOURCES.add(_of_two)
    SOURCES.add(_of_three)

    found = as_ada.get("/palette/", {"q": "lukasik"}).json()["results"]

    places = ["/exact/", "/begins/", "/word/", "/contains/", "/elsewhere/"]
    assert [each["url"] for each in found] == places


def test_without_words_nobody_is_asked(as_ada: Client) -> None:
    SOURCES.add(_echo)

    assert as_ada.get("/palette/", {"q": "  "}).json() == {"results": []}


@pytest.mark.django_db
def test_a_stranger_is_refused(client: Client) -> None:
    refused = client.get("/palette/", {"q": "x"}, headers={"Accept": "application/json"})

    assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")

"""Figures in the command palette."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.insights.palette import find
from rapport.people.models import User


@pytest.mark.parametrize("words", ["first answer", "FIRST RESPONSE", "first_response"])
def test_a_figure_is_found_by_name_label_or_question(ben: User, words: str) -> None:
    (command,) = find(ben, words)

    assert command.url == "/metrics/first_response_time/"
    assert command.label == "How long do people wait for a first answer?"


def test_nonsense_finds_none(ben: User) -> None:
    assert list(find(ben, "no figure is called that")) == []


def test_the_palette_offers_them(as_ben: Client) -> None:
    found = as_ben.get("/palette/", {"q": "backlog"}).json()["results"]

    assert "/metrics/backlog/" in {result["url"] for result in found}

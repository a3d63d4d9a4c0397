"""Turns, one process at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from rapport.timeline.turns import turn

pytestmark = pytest.mark.django_db(transaction=True)


def _elsewhere(what: Callable[[], None]) -> None:
    """Call ``what`` in a thread, which has a connection of its own."""

    def work() -> None:
        try:
            what()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)


def test_only_one_has_the_turn() -> None:
    had: list[bool] = []

    def ask(name: str) -> Callable[[], None]:
        def what() -> None:
            with turn(name) as mine:
                had.append(mine)

        return what

    with turn("sweeping") as mine:
        assert mine
        _elsewhere(ask("sweeping"))
        _elsewhere(ask("cooking"))
    _elsewhere(ask("sweeping"))

    assert had == [False, True, True]


def test_a_turn_ends_when_its_holder_fails() -> None:
    with pytest.raises(ValueError), turn("sweeping"):
        raise ValueError
    had: list[bool] = []

    def ask() -> None:
        with turn("sweeping") as mine:
            had.append(mine)

    _elsewhere(ask)
    assert had == [True]


def test_one_who_waits_gets_the_turn_when_it_ends() -> None:
    order: list[str] = []
    asked = threading.Event()

    def wait() -> None:
        asked.set()
        with turn("sweeping", wait=True) as mine:
            assert mine
            order.append("second")
        connection.close()

    thread = threading.Thread(target=wait)
    with turn("sweeping"):
        thread.start()
        asked.wait(10)
        thread.join(0.2)
        order.append("first")
    thread.join(10)

    assert order == ["first", "second"]

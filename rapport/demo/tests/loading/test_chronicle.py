"""The order of events."""

from __future__ import annotations

from rapport.demo.loading.chronicle import Chronicle


def test_events_come_in_the_order_of_time() -> None:
    chronicle = Chronicle()
    for at in (30, 10, 20):
        chronicle.add(at, (at,))
    assert chronicle.before(25) == [(10,), (20,)]
    assert chronicle.before(100) == [(30,)]


def test_events_of_one_second_stay_in_the_order_told() -> None:
    chronicle = Chronicle()
    for word in ("replied", "taken", "resumed"):
        chronicle.add(5, (word,))
    assert [row[0] for row in chronicle.before(6)] == ["replied", "taken", "resumed"]


def test_what_lies_ahead_is_held_and_nothing_else() -> None:
    chronicle = Chronicle()
    for at in range(1_000):
        chronicle.add(at, (at,))
        chronicle.before(at - 9)
    assert len(chronicle) == 10

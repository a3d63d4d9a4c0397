"""The share of one peer in the connections of the mail listener."""

from __future__ import annotations

from rapport.channels.email.listening.bounds import Bounds


def test_one_peer_has_at_most_half_of_the_connections() -> None:
    bounds = Bounds(largest=1, connections=4)
    admitted = [bounds.admit("203.0.113.9") for _ in range(3)]
    assert admitted == [True, True, False]
    assert bounds.admit("198.51.100.1")
    for _ in range(3):
        bounds.leave("203.0.113.9")
    assert bounds.admit("203.0.113.9")


def test_a_mail_server_on_this_machine_may_have_all() -> None:
    bounds = Bounds(largest=1, connections=4)
    assert all(bounds.admit("") for _ in range(20))

"""Causes of failed delivery."""

from __future__ import annotations

import pytest

from rapport.channels.email.meaning import causes
from rapport.customers.models import Cause
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("status", "diagnostic", "permanent", "words"),
    [
        ("5.1.1", "550 5.1.1 User unknown", True, "The mailbox does not exist (5.1.1)"),
        (None, "550 no such user here", True, "The mailbox does not exist"),
        ("5.0.0", "host not found", True, "No mail server answers to that name"),
        ("5.1.2", "", True, "No mail server answers to that name (5.1.2)"),
        ("5.1.6", "has moved", True, "The mailbox has moved to another address (5.1.6)"),
        ("5.2.1", "mailbox disabled", False, "The mailbox is closed (5.2.1)"),
        ("4.2.2", "over quota", False, "The mailbox is full (4.2.2)"),
        (
            "5.7.1",
            "blocked using a DNSBL",
            False,
            "The other mail server considers it spam (5.7.1)",
        ),
        ("5.7.1", "rejected", False, "The other mail server’s rules do not allow it (5.7.1)"),
        ("5.3.4", "", False, "The message is too large for the other mail server (5.3.4)"),
        ("4.4.1", "", False, "The other mail server could not be reached (4.4.1)"),
        (None, "450 greylisted", False, "The other mail server asks us to try again later"),
        (None, "", False, "The other mail server did not accept it"),
        ("5.1.1", "552 mailbox is full", False, "The mailbox is full (5.1.1)"),
    ],
)
def test_words(status: str | None, diagnostic: str, permanent: bool, words: str) -> None:
    refused = causes.of(status, diagnostic, is_permanent=permanent)
    assert Cause(refused.cause).reason(refused.code) == words
    assert refused.is_permanent == permanent


@pytest.mark.parametrize(("start", "unit"), [("", "host "), ("domain", " "), ("", "x")])
def test_hostile_words_take_linear_time(start: str, unit: str) -> None:
    def read(said: str) -> None:
        causes.of(None, said, is_permanent=True)

    assert_linear(read, lambda length: start + unit * (length // len(unit)), 200_000)

"""Our own Message-IDs, which nobody else can make."""

from __future__ import annotations

from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from rapport.channels.email import message_ids
from rapport.channels.parsed import Reference

numbers = st.integers(min_value=0, max_value=2**62)


@given(ticket=numbers, outgoing=numbers)
def test_an_id_brings_back_what_it_carries(ticket: int, outgoing: int) -> None:
    name = message_ids.make(Reference(ticket, outgoing), "Desk.Example")

    assert name == name.lower()
    assert message_ids.read(name) == Reference(ticket, outgoing)
    assert message_ids.read(f"> <{name.upper()}> ·") == Reference(ticket, outgoing)


@given(ticket=numbers, other=numbers)
def test_an_id_for_another_ticket_needs_another_signature(ticket: int, other: int) -> None:
    token = message_ids.token(Reference(ticket, 1))
    moved = token.replace(token.split(".")[1], token_of(other), 1)

    assert other == ticket or message_ids.read(moved) is None


def token_of(number: int) -> str:
    return message_ids.token(Reference(number, 1)).split(".")[1]


def test_the_ids_of_another_desk_are_not_ours() -> None:
    with override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"):
        theirs = message_ids.make(Reference(1, 2), "desk.example")
        their_desk = message_ids.own_mark()

    assert message_ids.read(theirs) is None
    assert message_ids.own_mark() != their_desk

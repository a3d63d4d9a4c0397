"""Noting the last contact with a person."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.customers.actions import merge, note_last_contact
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import note, reply
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

NOON = MONDAY + timedelta(hours=3)


def last(person: Person) -> object:
    person.refresh_from_db()
    return person.last_contact_at


def test_a_later_one_counts_and_an_earlier_one_does_not(dora: Person) -> None:
    for at in (NOON, MONDAY):
        note_last_contact(dora.pk, at=at)

    assert last(dora) == NOON
    assert not Event.objects.exists()


def test_messages_to_and_from_them_count_and_notes_among_us_do_not(
    dora: Person, ben: User, ticket: Ticket
) -> None:
    assert last(dora) == ticket.opened_at
    note(ticket, text="Hm.", by=ben, at=NOON)
    assert last(dora) == ticket.opened_at

    reply(ticket, text="Here you are.", by=ben, at=NOON)
    assert last(dora) == NOON


def test_who_goes_on_after_a_merge_has_the_later_one(dora: Person, emil: Person, ada: User) -> None:
    note_last_contact(dora.pk, at=NOON)
    merge(dora, into=emil, by=ada)

    assert last(emil) == NOON

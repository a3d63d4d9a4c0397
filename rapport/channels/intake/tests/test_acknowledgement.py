"""The text that tells somebody that their request arrived."""

from __future__ import annotations

import pytest

from rapport.channels.intake.acknowledgement import text_for, text_for_forwarder
from rapport.customers.models import Person
from rapport.people.actions import change_company
from rapport.people.models import User
from rapport.tickets.models import Ticket


def test_ours_names_the_person_and_the_number(ticket: Ticket, dora: Person) -> None:
    text = text_for(ticket, dora)

    assert text.startswith("Hello Dora Lind,\n\nYour request has arrived.")
    assert f"Its number is #{ticket.pk}." in text
    assert "{" not in text


@pytest.mark.parametrize("name", ["", "  "])
def test_who_has_no_name_is_greeted_without_one(ticket: Ticket, dora: Person, name: str) -> None:
    dora.name = name

    assert text_for(ticket, dora).startswith("Hello,\n")


def test_a_queue_has_its_own_and_what_it_does_not_know_stays(ticket: Ticket, dora: Person) -> None:
    ticket.queue.acknowledgement = "{name}: {subject} ({number}), {100 %} {queue}"

    assert text_for(ticket, dora) == (
        f"Dora Lind: Export stops at 60 % (#{ticket.pk}), {{100 %}} {{queue}}"
    )


def test_a_forwarder_is_told_whose_ticket_it_is(ticket: Ticket, ben: User) -> None:
    text = text_for_forwarder(ticket, ben)

    assert text.startswith("Hello Ben,\n")
    assert f"ticket #{ticket.pk} from Dora Lind: Export stops at 60 %" in text


def test_ours_is_in_the_language_of_the_desk(ticket: Ticket, dora: Person, ada: User) -> None:
    change_company(language="de", by=ada)

    assert "Ihre Anfrage ist angekommen" in text_for(ticket, dora)


@pytest.mark.parametrize("known", ["de", "de-AT"])
def test_ours_is_in_the_language_of_the_person(ticket: Ticket, dora: Person, known: str) -> None:
    dora.language = known

    assert "Ihre Anfrage" in text_for(ticket, dora)


def test_a_language_that_we_do_not_speak_gives_that_of_the_desk(
    ticket: Ticket, dora: Person, ada: User
) -> None:
    change_company(language="de", by=ada)
    dora.language = "fi"

    assert "Ihre Anfrage" in text_for(ticket, dora)

"""Beginning a ticket with a mail of ours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers.actions import note_refusal
from rapport.customers.models import Identity, Person
from rapport.customers.reaching import DeadAddress, Refused
from rapport.people.models import User
from rapport.tickets import facts
from rapport.tickets.actions import receive, reply, save_mail, write_to
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Draft, Message, Outgoing, Queue, Ticket
from rapport.tickets.opening import Triage
from rapport.timeline.history import history
from rapport.timeline.models import Event

DORA = "dora@nordwind.example"
LETTER = Letter("Your invoice", "Here it is.")
HOUR = timedelta(hours=1)


@pytest.fixture
def dora(dora: Person, support_queue: Queue) -> Person:
    return dora


def test_it_goes_out_and_the_ticket_waits_for_the_customer(dora: Person, ben: User) -> None:
    ticket = write_to(dora, letter=LETTER, by=ben, at=MONDAY)

    assert (ticket.status, ticket.waiting_since, ticket.assignee) == ("pending", None, ben)
    message, outgoing = Message.objects.get(), Outgoing.objects.get()
    assert (message.kind, message.user, message.text) == ("reply", ben, "Here it is.")
    assert (outgoing.message, outgoing.to, outgoing.subject) == (message, [DORA], "Your invoice")
    event = Event.objects.get(kind="ticket.begun")
    assert (event.subject_id, event.by_id) == (ticket.pk, ben.pk)
    assert "Ben Okafor wrote to Dora Lind" in [told.sentence for told in history(ticket)]


def test_their_answer_reopens_it_and_nothing_is_a_first_response(dora: Person, ben: User) -> None:
    ticket = write_to(dora, letter=LETTER, by=ben, at=MONDAY)
    receive(
        ticket,
        person=dora,
        content=Content("Thanks, and?"),
        channel="email",
        by=dora,
        at=MONDAY + HOUR,
    )
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", MONDAY + HOUR)

    reply(ticket, text="That is all.", by=ben, at=MONDAY + 2 * HOUR)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.first_responded_at) == ("pending", None)
    assert list(facts.FIRST_RESPONSES.rows([ticket.pk])) == []
    (row,) = facts.TICKETS.rows([ticket.pk])
    assert row["channel"] == "ours"


def test_a_teammate_gets_a_copy_of_nothing_and_others_join(dora: Person, ben: User) -> None:
    letter = Letter("Your invoice", "Here it is.", cc=["emil@nordwind.example"])

    ticket = write_to(dora, letter=letter, by=ben, at=MONDAY)

    assert Outgoing.objects.get().cc == ["emil@nordwind.example"]
    assert ticket.participants.count() == 2


def test_to_another_of_their_addresses_and_to_no_strangers(dora: Person, ben: User) -> None:
    home = "dora@home.example"
    Identity.objects.create(person=dora, kind="mail", value=home, added_at=MONDAY)

    write_to(dora, letter=Letter("A", "B", to=home), by=ben, at=MONDAY)

    assert Outgoing.objects.get().to == [home]
    with pytest.raises(Invalid, match="is not an address of Dora Lind"):
        write_to(dora, letter=Letter("A", "B", to="fay@studio.example"), by=ben)


def test_to_a_dead_address_it_goes_only_with_a_word(dora: Person, ben: User) -> None:
    gone = Refused("no-mailbox", "5.1.1", "No such user", is_permanent=True)
    note_refusal(DORA, gone, whose=dora, at=MONDAY)

    with pytest.raises(DeadAddress, match="refused the last message"):
        write_to(dora, letter=LETTER, by=ben, at=MONDAY)
    assert not Ticket.objects.exists()

    write_to(dora, letter=Letter("A", "B", anyway=True), by=ben, at=MONDAY)
    assert Outgoing.objects.get().to == [DORA]


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        (Letter(" ", "Here it is."), "Write a subject"),
        (Letter("Your invoice", " "), "Write something to send"),
    ],
)
def test_nothing_to_send(letter: Letter, sentence: str, dora: Person, ben: User) -> None:
    with pytest.raises(Invalid, match=sentence):
        write_to(dora, letter=letter, by=ben)


def test_without_an_address(dora: Person, ben: User) -> None:
    dora.identities.all().delete()

    with pytest.raises(Invalid, match="There is no email address for Dora Lind"):
        write_to(dora, letter=LETTER, by=ben)


def test_the_same_form_sent_twice_goes_out_once(dora: Person, ben: User) -> None:
    made = [write_to(dora, letter=LETTER, by=ben, token="the-form") for _ in range(2)]

    assert made[0] == made[1]
    assert Outgoing.objects.count() == 1


def test_its_draft_ends(dora: Person, ben: User) -> None:
    save_mail(None, subject="", text="Here it is", by=ben)
    save_mail(dora, subject="Your invoice", text="Here it is.", by=ben)
    assert Draft.objects.get().customer == dora

    write_to(dora, letter=LETTER, by=ben, token="the-form")

    assert not Draft.objects.exists()
    assert save_mail(dora, subject="", text="Here it is.", by=ben, token="the-form") is None


def test_not_in_the_queue_of_another_team(dora: Person, ben: User, billing_queue: Queue) -> None:
    with pytest.raises(Invalid, match="belongs to another team"):
        write_to(dora, letter=LETTER, by=ben, triage=Triage(billing_queue))


def test_one_who_only_reads_may_not(dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        write_to(dora, letter=LETTER, by=rosa)

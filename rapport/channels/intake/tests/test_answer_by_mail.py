"""Answers that colleagues send by mail, and those that stay notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.customers.actions import note_refusal
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import close
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)
QUESTION = "<question@nordwind.example>"
ANSWERS = {"In-Reply-To": QUESTION}
PROVED = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example\r\n"

UNVERIFIED = "The sender could not be verified."
NO_VERIFIER = "No server that verifies senders is set up."
CLOSED = "The ticket was closed."
AUTOMATIC = "It is an automatic reply."
NUMBER_ONLY = "Only a number in its subject names the ticket, and anybody can write one."


@pytest.fixture
def ticket(arrive: Arrive, mailbox: Mailbox) -> Ticket:
    """Return Dora's ticket, in a mailbox whose server verifies senders."""
    mailbox.verifier, mailbox.numbers_subjects = "mx.desk.example", True
    mailbox.save()
    return ticket_of(arrive(mail(message_id=QUESTION)))


def answer(
    arrive: Arrive,
    ben: User,
    headers: Mapping[str, str] = ANSWERS,
    *,
    proof: bytes = PROVED,
    subject: str = "Re: Export stops",
) -> Inbound:
    """Return the arrival of an answer that Ben sends from his own mail program."""
    raw = mail("Try version 3.", sender=ben.email, subject=subject, headers=headers)
    return arrive(proof + raw, at=LATER)


def test_a_proved_answer_goes_to_the_customer(arrive: Arrive, ticket: Ticket, ben: User) -> None:
    arrived = answer(arrive, ben)

    assert (arrived.state, arrived.reason) == ("appended", "")
    assert (message_of(arrived).kind, message_of(arrived).user) == ("reply", ben)
    assert Outgoing.objects.get(message=arrived.message).to == ["dora@nordwind.example"]
    assert Event.objects.filter(kind="ticket.replied", subject_id=ticket.pk).exists()


def test_an_answer_to_a_closed_ticket_does_not_accuse_its_sender(
    arrive: Arrive, ticket: Ticket, ben: User
) -> None:
    close(ticket, by=ben, at=MONDAY + timedelta(minutes=30))

    assert why_kept(answer(arrive, ben)) == CLOSED


def test_an_automatic_reply_of_a_colleague_does_not_accuse_its_sender(
    arrive: Arrive, ticket: Ticket, ben: User
) -> None:
    away = {**ANSWERS, "Auto-Submitted": "auto-replied"}

    assert why_kept(answer(arrive, ben, away)) == AUTOMATIC


def test_an_answer_that_only_names_a_number_does_not_accuse_its_sender(
    arrive: Arrive, ticket: Ticket, ben: User
) -> None:
    arrived = answer(arrive, ben, {}, subject=f"[#{ticket.pk}] Export stops")

    assert why_kept(arrived) == NUMBER_ONLY


def test_an_answer_without_proof_says_so(arrive: Arrive, ticket: Ticket, ben: User) -> None:
    assert why_kept(answer(arrive, ben, proof=b"")) == UNVERIFIED


def test_where_nothing_verifies_senders_the_sender_is_not_at_fault(
    arrive: Arrive, ticket: Ticket, mailbox: Mailbox, ben: User
) -> None:
    mailbox.verifier = ""
    mailbox.save()

    assert why_kept(answer(arrive, ben)) == NO_VERIFIER


def test_a_colleague_who_only_reads_is_named_in_the_reason(
    arrive: Arrive, ticket: Ticket, rosa: User
) -> None:
    arrived = answer(arrive, rosa)

    assert (arrived.state, arrived.ticket) == ("parked", None)
    name = f"{rosa.name} answered #{ticket.pk} by mail"
    assert arrived.reason == f"{name}, and may read tickets but not answer them."


def test_an_answer_to_a_dead_address_says_that(arrive: Arrive, ticket: Ticket, ben: User) -> None:
    gone = Refused("no-mailbox", "550", "No such user", is_permanent=True)
    address, at = "dora@nordwind.example", MONDAY + timedelta(minutes=30)
    note_refusal(address, gone, whose=ticket.customer, at=at)

    assert address in why_kept(answer(arrive, ben))


def why_kept(arrived: Inbound) -> str:
    """Return the reason that the note and the list of arrivals give for it; it did not go out."""
    note = message_of(arrived)
    came, _blank, words = note.text.partition("\n\n")
    assert (arrived.state, note.kind, words) == ("appended", "note", "Try version 3.")
    assert not Outgoing.objects.filter(message=note).exists()
    reason = arrived.reason.removeprefix("This reply by email is kept as a note. ")
    assert came.endswith(f"was not passed on. {reason}")
    return reason

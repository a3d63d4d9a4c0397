"""Matching of mails to tickets: its order and its safety."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.tests.test_arrival import answer_to
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email import message_ids, reply_address
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import DORA, EMIL, SUPPORT, mail
from rapport.channels.parsed import Reference
from rapport.customers.models import Organisation, Person
from rapport.people.models import User
from rapport.tickets.actions import merge, resolve, split_off, unmerge
from rapport.tickets.models import Queue, Ticket

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def told(mailbox: Mailbox) -> Mailbox:
    """Return the mailbox with a token in its address and numbers in its subjects."""
    mailbox.reply_pattern = "support+{token}@desk.example"
    mailbox.numbers_subjects = True
    mailbox.save()
    return mailbox


def test_the_order(arrive: Arrive, told: Mailbox, ben: User) -> None:
    """Each mail names another ticket by every method; the first method present decides."""
    signed, token, named, marked, numbered = (
        ticket_of(arrive(mail(subject=f"Number {n}", message_id=f"<name-{n}@nordwind.example>")))
        for n in range(5)
    )
    ways = {
        "In-Reply-To": f"<{answer_to(signed, ben)}>",
        "To": f"{SUPPORT}, support+{answer_to(token, ben).partition('@')[0]}@desk.example",
        "References": "<name-2@nordwind.example>",
    }
    marker = answer_to(marked, ben).partition("@")[0]
    text = f"Still.\n\n> ##- Answer above this line · {marker} -##\n"
    subject = f"Re: [#{numbered.pk}] Export stops"
    for way, wanted in zip(list(ways), (signed, token, named), strict=True):
        headers = {name: value for name, value in ways.items() if name != "To"}
        raw = mail(text + way, subject=subject, headers=headers, to=ways.get("To", SUPPORT))
        assert arrive(raw, at=LATER).ticket == wanted, way
        del ways[way]
    assert arrive(mail(text, subject=subject), at=LATER).ticket == marked
    assert arrive(mail("Nothing else.", subject=subject), at=LATER).ticket == numbered


def test_the_token_in_the_address_also_comes_by_a_catch_all_domain(
    arrive: Arrive, mailbox: Mailbox, ben: User
) -> None:
    mailbox.reply_pattern = "{token}@reply.desk.example"
    mailbox.save()
    ticket = ticket_of(arrive(mail()))
    token = answer_to(ticket, ben).partition("@")[0].upper()

    arrived = arrive(mail("Yes.", to=f"{token}@reply.desk.example"), at=LATER)

    assert arrived.ticket == ticket
    people = [str(each.person) for each in ticket.participants.all()]
    assert people == ["Dora Lind"], "our own address is nobody"


@pytest.mark.parametrize("sender", [DORA, EMIL])
def test_a_number_in_the_subject_counts_only_from_who_belongs(
    arrive: Arrive, told: Mailbox, sender: str
) -> None:
    ticket = ticket_of(arrive(mail()))

    arrived = arrive(mail("More.", sender=sender, subject=f"[#{ticket.pk}] x"), at=LATER)

    if sender == DORA:
        assert (arrived.state, arrived.ticket) == ("appended", ticket)
    else:
        assert (arrived.state, ticket_of(arrived).linked_to) == ("opened", None)


def test_a_number_counts_only_where_our_subjects_carry_one(arrive: Arrive) -> None:
    ticket = ticket_of(arrive(mail()))

    assert arrive(mail("More.", subject=f"[#{ticket.pk}] x"), at=LATER).ticket != ticket


def test_a_forged_token_in_an_address_proves_nothing(
    arrive: Arrive, told: Mailbox, ben: User
) -> None:
    ticket = ticket_of(arrive(mail()))
    real = answer_to(ticket, ben).partition("@")[0]
    forged = real[:-16] + "a" * 16

    arrived = arrive(mail("In.", to=f"support+{forged}@desk.example"), at=LATER)

    assert (arrived.state, arrived.ticket != ticket) == ("opened", True)


@pytest.mark.parametrize(
    ("pattern", "is_one"),
    [
        ("support+{token}@desk.example", True),
        ("{token}@reply.desk.example", True),
        ("support@desk.example", False),
        ("support@{token}.example", False),
        ("{token}{token}@desk.example", False),
        ("a name that is much too long for it+{token}@desk.example", False),
        ("nobody+{token}", False),
        ("a-name-of-many-letters-and-signs+{token}@desk.example", False),
    ],
)
def test_patterns_of_reply_addresses(pattern: str, is_one: bool) -> None:
    assert reply_address.is_pattern(pattern) is is_one
    longest = message_ids.token(Reference(2**63 - 1, 2**63 - 1))
    assert len(longest) <= reply_address.LONGEST_TOKEN


def test_a_colleague_of_the_customer_joins_where_the_queue_lets_them(
    arrive: Arrive, ben: User, support_queue: Queue
) -> None:
    nordwind = Organisation.objects.create(name="Nordwind", domain="nordwind.example", since=MONDAY)
    ticket = ticket_of(arrive(mail()))
    assert Person.objects.get(name="Dora Lind").organisation == nordwind
    headers = {"In-Reply-To": f"<{answer_to(ticket, ben)}>"}
    jan = "Jan Holm <jan@nordwind.example>"

    outside = arrive(mail("Let me in.", sender=jan, headers=headers), at=LATER)
    support_queue.colleagues_belong = True
    support_queue.save()
    inside = arrive(mail("And now.", sender=jan, headers=headers), at=LATER)
    stranger = arrive(mail("Me, too.", sender=EMIL, headers=headers), at=LATER)

    assert (ticket_of(outside).linked_to, ticket_of(outside).link) == (ticket, "outsider")
    assert inside.ticket == ticket
    assert ticket.participants.get(person__name="Jan Holm").answered == "copy"
    assert ticket_of(stranger).linked_to == ticket


def test_an_answer_to_a_merged_ticket_goes_to_the_survivor_and_back_after_undoing(
    arrive: Arrive, ben: User
) -> None:
    first = ticket_of(arrive(mail(subject="One")))
    second = ticket_of(arrive(mail(subject="Two", message_id="<two@nordwind.example>"), at=LATER))
    third = ticket_of(arrive(mail(subject="Three"), at=LATER))
    headers = {"In-Reply-To": f"<{answer_to(third, ben)}>"}
    inner = merge(third, into=second, by=ben, at=LATER)
    outer = merge(second, into=first, by=ben, at=LATER)

    assert arrive(mail("By what we sent.", headers=headers), at=LATER).ticket == first
    by_name = {"References": "<two@nordwind.example>"}
    assert arrive(mail("By its name.", headers=by_name), at=LATER).ticket == first
    unmerge(outer, by=ben)
    unmerge(inner, by=ben)
    assert arrive(mail("Alone again.", headers=headers), at=LATER).ticket == third


def test_an_answer_to_what_was_split_off_goes_there(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail(message_id="<one@nordwind.example>")))
    again = mail(
        "An invoice.",
        message_id="<x@nordwind.example>",
        headers={"References": "<one@nordwind.example>"},
    )
    message = message_of(arrive(again, at=LATER))
    answer = answer_to(ticket, ben, "The invoice is here.")
    made = split_off(message, by=ben, with_later=True)

    by_name = {"References": "<one@nordwind.example> <x@nordwind.example>"}
    assert arrive(mail("Thanks.", headers=by_name), at=LATER).ticket == made
    signed = {"In-Reply-To": f"<{answer}>"}
    assert arrive(mail("And this.", headers=signed), at=LATER).ticket == ticket
    merge(made, into=ticket, by=ben)
    assert arrive(mail("Once more.", headers=by_name), at=LATER).ticket == ticket


@pytest.mark.parametrize(
    ("days", "within", "reopens"), [(29, 30, True), (31, 30, False), (8, 7, False)]
)
def test_an_answer_to_what_was_resolved_long_ago_opens_a_linked_ticket(
    arrive: Arrive, ben: User, support_queue: Queue, days: int, within: int, reopens: bool
) -> None:
    support_queue.reopens_within = within
    support_queue.save()
    ticket = ticket_of(arrive(mail()))
    headers = {"In-Reply-To": f"<{answer_to(ticket, ben)}>"}
    resolve(ticket, by=ben, at=LATER)

    arrived = arrive(mail("Again.", headers=headers), at=LATER + timedelta(days=days))

    if reopens:
        assert arrived.ticket == ticket
        return
    opened = ticket_of(arrived)
    assert (opened.linked_to, opened.link) == (ticket, "follow-up")
    assert opened.link_reason == f"#{ticket.pk} was resolved {days} days before this came."
    assert Ticket.objects.get(pk=ticket.pk).status == "resolved"

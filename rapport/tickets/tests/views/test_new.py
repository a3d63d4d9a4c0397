"""Entering a ticket by hand."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from rapport.customers.actions import add_note
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.models import Event


def _form(**fields: str) -> dict[str, str]:
    return {
        "email": "gita@lotus.example",
        "phone": "",
        "name": "Gita Rao",
        "channel": "phone",
        "subject": "Wrong invoice",
        "text": "She called: the invoice has the wrong address.",
        "queue": "support",
        "category": "",
        "priority": "3",
        "mine": "on",
        "token": str(uuid4()),
        **fields,
    }


def test_a_call_becomes_a_ticket_of_whoever_took_it(
    as_ben: Client, ben: User, support_queue: Queue
) -> None:
    answered = as_ben.post("/tickets/new/", _form())

    ticket = Ticket.objects.get()
    assert answered.headers["Location"] == f"/tickets/{ticket.pk}/"
    assert (ticket.channel, ticket.priority, ticket.assignee) == ("phone", 3, ben)
    assert str(ticket.customer) == "Gita Rao"
    assert Event.objects.get(kind="ticket.opened").by_id == ben.pk


def test_a_known_address_leads_to_the_person_we_know(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    as_ben.post("/tickets/new/", _form(email="DORA@nordwind.example", name="Dori", mine=""))

    ticket = Ticket.objects.get()
    assert ticket.customer == dora
    assert str(ticket.customer) == "Dora Lind"


def test_a_phone_number_is_enough(as_ben: Client, support_queue: Queue) -> None:
    as_ben.post("/tickets/new/", _form(email="", phone="+49 40 123 456"))

    identity = Identity.objects.get(person=Ticket.objects.get().customer)
    assert (identity.kind, identity.value) == ("phone", "+4940123456")


def test_for_somebody_whose_page_one_came_from(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    url = f"/tickets/new/?customer={dora.pk}"
    asked = as_ben.get(url).content.decode()
    assert 'class="who-chosen"' in asked
    assert 'name="email"' not in asked

    as_ben.post(url, _form(email=""))

    assert Ticket.objects.get().customer == dora


def test_the_same_form_sent_twice_opens_one_ticket(as_ben: Client, support_queue: Queue) -> None:
    form = _form()

    first = as_ben.post("/tickets/new/", form)
    again = as_ben.post("/tickets/new/", form)

    assert Ticket.objects.count() == 1
    assert first.headers["Location"] == again.headers["Location"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": ""}, "Enter an email address or a phone number."),
        ({"email": "gita"}, "Enter a valid email address."),
        ({"text": " "}, "This field is required."),
        ({"queue": "billing"}, "Select a valid choice."),
        ({"phone": "none", "email": ""}, "Enter an address."),
    ],
)
def test_nonsense_comes_back_with_the_reason(
    as_ben: Client,
    support_queue: Queue,
    billing_queue: Queue,
    fields: dict[str, str],
    sentence: str,
) -> None:
    answered = as_ben.post("/tickets/new/", _form(**fields))

    page = answered.content.decode()
    assert answered.status_code == 422
    assert sentence in page
    assert "Wrong invoice" in page
    assert not Ticket.objects.exists()


def test_a_stranger_to_the_person_and_a_reader_are_refused(
    as_ben: Client, as_rosa: Client, client: Client, support_queue: Queue
) -> None:
    assert as_ben.get("/tickets/new/?customer=999").status_code == 404
    assert as_rosa.get("/tickets/new/").status_code == 403
    assert as_rosa.post("/tickets/new/", _form()).status_code == 403
    assert client.get("/tickets/new/").status_code == 302


def test_who_has_no_queue_is_told_what_to_do(as_ben: Client) -> None:
    assert "You have no queue" in as_ben.get("/tickets/new/").content.decode()


def test_who_is_looked_for_by_a_part_of_anything(
    as_ben: Client, dora: Person, emil: Person, ticket: Ticket
) -> None:
    Identity.objects.create(person=dora, kind="phone", value="+4940123456", added_at=dora.since)
    for words in ("dor", "lind", "dora@nord", "Nordwind", "040 123 456", "123456"):
        html = as_ben.get("/tickets/new/", {"who": words}).content.decode()
        assert f'href="/tickets/new/?customer={dora.pk}"' in html, words
        assert "1 open" in html
        assert "Emil Sato" not in html


def test_while_typing_only_what_was_found_is_answered(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    asked = {"HX-Request": "true", "HX-Target": "found"}
    html = as_ben.get("/tickets/new/", {"who": "dora"}, headers=asked).content.decode()

    assert html.strip().startswith('<div id="found"')
    assert "Dora Lind" in html


@pytest.mark.parametrize(
    ("words", "field"),
    [("fay@studio.example", "email"), ("+49 30 987 654", "phone"), ("Fay Moss", "name")],
)
def test_what_was_typed_for_nobody_we_know_fills_its_field(
    as_ben: Client, support_queue: Queue, words: str, field: str
) -> None:
    html = as_ben.get("/tickets/new/", {"who": words}).content.decode()

    assert "They become a new customer" in html
    assert re.search(rf'name="{field}" value="{re.escape(words)}"', html.replace("&#43;", "+"))


def test_who_is_chosen_is_shown_with_what_is_open_and_noted(
    as_ben: Client, ben: User, dora: Person, ticket: Ticket, billing_queue: Queue
) -> None:
    add_note(dora, text="Call before noon.", pinned=True, by=ben)
    hidden = opened(dora, billing_queue, "Refund")

    html = as_ben.get("/tickets/new/", {"customer": dora.pk}).content.decode()

    assert "1 ticket of theirs is open" in html
    assert f'href="/tickets/{ticket.pk}/#composer"' in html
    assert f"/tickets/{hidden.pk}/" not in html
    assert "Call before noon." in html
    assert 'name="email"' not in html


def test_the_ticket_is_for_who_was_chosen(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    as_ben.post("/tickets/new/", _form(customer=str(dora.pk), email=""))

    assert Ticket.objects.get().customer == dora


@pytest.mark.parametrize("customer", ["9999", "9" * 18])
def test_a_customer_who_does_not_exist_is_not_found(
    as_ben: Client, support_queue: Queue, customer: str
) -> None:
    assert as_ben.get("/tickets/new/", {"customer": customer}).status_code == 404
    assert as_ben.post("/tickets/new/", _form(customer=customer)).status_code == 404

"""Hints on forwards and double mail, and their two undos."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import SUPPORT, mail
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.models import Forward
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.tickets.tests.conftest import signed_in


@pytest.fixture(autouse=True)
def verifier(mailbox: Mailbox) -> None:
    """Configure a mail server of our own that verifies senders."""
    mailbox.verifier = "mx.desk.example"
    mailbox.save()


def page(client: Client, ticket: Ticket) -> str:
    return client.get(f"/tickets/{ticket.pk}/").content.decode()


def test_a_forward_says_whose_it_is_and_is_undone_by_one_click(
    arrive: Arrive, ben: User, as_ben: Client
) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))
    assert "Ben Okafor forwarded this email from Emil Sato." in page(as_ben, ticket)

    undone = as_ben.post(f"/tickets/{ticket.pk}/forward/undo/", follow=True).content.decode()

    assert f"#{ticket.pk} is Ben Okafor’s own mail." in undone
    assert "This was not a forward" not in undone
    assert f'action="/tickets/{ticket.pk}/forward/"' in undone, "and back again"
    as_ben.post(f"/tickets/{ticket.pk}/forward/", {"now": "yes"})
    assert "Ben Okafor forwarded this email from Emil Sato." in page(as_ben, ticket)


def test_one_that_is_not_proved_is_offered(arrive: Arrive, ben: User, as_ben: Client) -> None:
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results="")))

    shown = page(as_ben, ticket)
    assert "This looks like a mail from emil@sato.example that Ben Okafor forwarded." in shown
    assert "We could not verify that Ben Okafor sent it" in shown

    treated = as_ben.post(f"/tickets/{ticket.pk}/forward/", {"now": "yes"}, follow=True)
    assert f"#{ticket.pk} is the ticket of Emil Sato." in treated.content.decode()


def test_one_of_a_colleague_who_only_reads_says_that(
    arrive: Arrive, rosa: User, as_ben: Client
) -> None:
    shown = page(as_ben, ticket_of(arrive(passed_on(rosa))))

    assert f"{rosa.name} does not work on tickets" in shown
    assert "could not verify" not in shown


def test_one_that_a_program_sent_says_that(arrive: Arrive, ben: User, as_ben: Client) -> None:
    shown = page(as_ben, ticket_of(arrive(passed_on(ben, Auto_Submitted="auto-generated"))))

    assert "A program sent it" in shown
    assert "could not verify" not in shown


def test_one_that_cannot_be_read_is_asked_for(arrive: Arrive, ben: User, as_ben: Client) -> None:
    ticket = ticket_of(arrive(mail("Emil called.", sender=ben.email)))
    url = f"/tickets/{ticket.pk}/forward/"

    assert "No forwarded mail could be read" in as_ben.get(url).content.decode()
    assert as_ben.post(url, {"sender": ""}).status_code == 422
    refused = as_ben.post(url, {"sender": ben.email})
    assert (refused.status_code, "somebody who works here" in refused.content.decode()) == (
        422,
        True,
    )
    as_ben.post(url, {"sender": "emil@sato.example", "name": "Emil Sato"})
    ticket.refresh_from_db()
    assert str(ticket.customer) == "Emil Sato"


def test_the_form_is_filled_with_what_the_mail_tells(
    arrive: Arrive, ben: User, as_ben: Client
) -> None:
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results="")))

    asked = as_ben.get(f"/tickets/{ticket.pk}/forward/").content.decode()

    assert 'value="emil@sato.example"' in asked
    assert "I have waited for two weeks." in asked


def test_who_may_not(arrive: Arrive, ben: User, rosa: User, as_cleo: Client) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))
    as_rosa = signed_in(rosa)

    for url in (f"/tickets/{ticket.pk}/forward/", f"/tickets/{ticket.pk}/forward/undo/"):
        assert signed_in(rosa).post(url, {"now": "yes"}).status_code == 403
        assert as_cleo.post(url, {"now": "yes"}).status_code == 404
    assert "This was not a forward" not in page(as_rosa, ticket)


def test_what_began_with_no_mail_is_no_forward(ticket: Ticket, as_ben: Client) -> None:
    assert as_ben.post(f"/tickets/{ticket.pk}/forward/", {"now": "yes"}).status_code == 409
    assert as_ben.post(f"/tickets/{ticket.pk}/forward/undo/").status_code == 409


def test_mail_to_two_mailboxes_says_so(
    arrive: Arrive, mailbox: Mailbox, billing_mailbox: Mailbox, as_ada: Client, as_ben: Client
) -> None:
    raw = mail(to=f"{SUPPORT}, {billing_mailbox.address}")
    ticket = ticket_of(arrive(b"Received: by a\r\n" + raw, into=billing_mailbox))
    arrive(b"Received: by b\r\n" + raw, into=mailbox)

    shown = page(as_ada, ticket)
    assert str(ticket.queue) == "Support", "the first of our addresses, whichever copy came first"
    assert "A message was sent to Billing and Support at once. It is one ticket" in shown
    fetched_again = ticket_of(arrive(mail("Another.")))
    assert "at once. It is one ticket" not in page(as_ben, fetched_again)


def test_one_that_joined_a_ticket_is_undone_by_one_click(
    arrive: Arrive, rosa: User, ben: User, as_ben: Client
) -> None:
    ticket = ticket_of(arrive(mail(sender="emil@sato.example", message_id="<one@sato.example>")))
    arrive(passed_on(ben, References="<one@sato.example>"))
    assert "Ben Okafor forwarded an email from" in page(as_ben, ticket)
    url, number = f"/tickets/{ticket.pk}/forward/undo/", Forward.objects.get().pk

    assert signed_in(rosa).post(url, {"forward": number}).status_code == 403
    assert as_ben.post(url, {"forward": "nonsense"}).status_code == 404
    undone = as_ben.post(url, {"forward": number}, follow=True).content.decode()

    assert "is Ben Okafor’s own mail." in undone
    assert "forwarded an email from" not in page(as_ben, ticket)

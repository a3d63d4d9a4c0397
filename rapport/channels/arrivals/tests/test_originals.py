"""The original of a message: to look at, and as a file."""

from __future__ import annotations

from django.test import Client

from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.people.models import User
from rapport.tickets.actions import note


def test_the_ticket_leads_to_the_original(arrive: Arrive, as_ben: Client) -> None:
    arrived = arrive(mail("It <b>stops</b>.", message_id="<first@nordwind.example>"))
    address = f"/messages/{message_of(arrived).pk}/source/"

    assert address in as_ben.get(f"/tickets/{ticket_of(arrived).pk}/").content.decode()
    page = as_ben.get(address).content.decode()
    assert "Message-ID: &lt;first@nordwind.example&gt;" in page
    assert "It &lt;b&gt;stops&lt;/b&gt;." in page

    file = as_ben.get(f"/messages/{message_of(arrived).pk}/original/")
    assert b"Message-ID: <first@nordwind.example>" in file.content
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].endswith('.eml"')


def test_another_team_sees_no_original(arrive: Arrive, as_cleo: Client) -> None:
    number = message_of(arrive(mail())).pk

    assert as_cleo.get(f"/messages/{number}/source/").status_code == 404
    assert as_cleo.get(f"/messages/{number}/original/").status_code == 404


def test_what_was_written_here_has_no_original(arrive: Arrive, as_ben: Client, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    written = note(ticket, text="Among us.", by=ben)

    assert as_ben.get(f"/messages/{written.pk}/source/").status_code == 404
    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()
    assert f"/messages/{written.pk}/source/" not in page

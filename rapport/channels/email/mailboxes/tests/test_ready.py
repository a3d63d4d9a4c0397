"""The first steps of a new desk that are about mail."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.email.mailboxes import ready
from rapport.channels.email.models import Mailbox
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Outgoing, Ticket


def test_without_a_mailbox_nothing_is_done(db: None) -> None:
    assert not ready.mailbox_is_connected()
    assert not ready.mail_has_come()
    assert ready.mail_now().url == ""
    assert ready.answer_now().url == ""


def test_a_mailbox_asks_for_a_mail_to_its_address(mailbox: Mailbox) -> None:
    now = ready.mail_now()

    assert ready.mailbox_is_connected()
    assert f"Write to {mailbox.address}" in now.text
    assert now.url == f"mailto:{mailbox.address}"
    assert now.awaits
    assert now.wrong == ""


def test_it_says_what_keeps_mail_away(mailbox: Mailbox) -> None:
    Mailbox.objects.update(failing_since=MONDAY, failure="The password is wrong.")

    now = ready.mail_now()
    assert now.wrong == f"{mailbox.name} cannot fetch mail: The password is wrong."
    assert now.url == f"/settings/mailboxes/{mailbox.pk}/"


@pytest.mark.usefixtures("mailbox")
def test_a_mail_that_came_asks_for_its_answer(ticket: Ticket) -> None:
    now = ready.answer_now()

    assert ready.mail_has_come()
    assert not ready.mail_is_answered()
    assert f"“{ticket.subject}” is here." in now.text
    assert now.url == ticket.get_absolute_url()


@pytest.mark.usefixtures("mailbox")
def test_it_is_answered_once_the_answer_has_left(ticket: Ticket, ben: User) -> None:
    at = MONDAY + timedelta(hours=1)
    reply(ticket, text="We are here.", by=ben, at=at)
    assert "is on its way" in ready.answer_now().text
    Outgoing.objects.update(reason="The server refused it.")
    assert "could not be sent yet: The server refused it." in ready.answer_now().wrong
    assert not ready.mail_is_answered()

    Outgoing.objects.update(state=Outgoing.State.SENT)
    assert ready.mail_is_answered()

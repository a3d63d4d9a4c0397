"""The way of account mail: none that somebody below its reader set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from conftest import MONDAY
from rapport.channels.email import actions
from rapport.channels.email.actions import MailboxSettings
from rapport.channels.email.models import Mailbox, Server
from rapport.channels.email.models.mailbox import may_carry
from rapport.channels.email.sending import smtp
from rapport.channels.email.sending.backend import DefaultMailboxBackend
from rapport.channels.email.sending.compose import Letter
from rapport.channels.notices.models import Notice
from rapport.channels.transport import TransportError
from rapport.core.relay import Relay
from rapport.people.actions import invite
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.timeline.models import Event

HIS = Server("mail.attacker.example", 587, "starttls", "me", "mine")


@pytest.fixture
def nora(db: None) -> User:
    return User.objects.create_user("nora@desk.example", name="Nora Vik", role=Role.ADMINISTRATOR)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str]]]:
    """Collect what is handed over: to which server, for whom."""
    handed: list[tuple[str, str]] = []

    def deliver(letter: Letter, server: Server, *, sender: str) -> None:
        handed.extend((server.host, to) for to in letter.to)

    monkeypatch.setattr(smtp, "deliver", deliver)
    yield handed


def settings_of(mailbox: Mailbox) -> MailboxSettings:
    return MailboxSettings(name=mailbox.name, address=mailbox.address, queue=mailbox.queue)


def lead_to_his_server(mailbox: Mailbox, by: User) -> Mailbox:
    return actions.change(
        mailbox, settings_of(mailbox), incoming=None, outgoing=HIS, by=by, at=MONDAY
    )


def send_to(address: str) -> int:
    return DefaultMailboxBackend().send_messages([EmailMessage("Reset", "link", None, [address])])


def test_a_manager_cannot_read_the_reset_of_an_administrator(
    mailbox: Mailbox, ada: User, nora: User, wire: list[tuple[str, str]]
) -> None:
    lead_to_his_server(mailbox, ada)

    with pytest.raises(TransportError, match="An administrator must first confirm"):
        send_to(nora.email)
    assert not wire


def test_nor_the_invitation_of_one(
    mailbox: Mailbox, ada: User, nora: User, wire: list[tuple[str, str]]
) -> None:
    lead_to_his_server(mailbox, ada)
    invite("second@desk.example", role="administrator", by=nora, at=MONDAY)

    with pytest.raises(TransportError):
        send_to("second@desk.example")
    assert not wire


def test_nor_by_another_mailbox_that_becomes_the_default(
    mailbox: Mailbox, ada: User, nora: User, wire: list[tuple[str, str]]
) -> None:
    his = MailboxSettings("His", "his@desk.example", mailbox.queue, is_default=True)
    actions.connect(his, incoming=None, outgoing=HIS, takes_since=None, by=ada, at=MONDAY)

    assert send_to(nora.email) == 1
    assert wire == [(mailbox.smtp_host, nora.email)]


def test_mail_of_people_not_above_the_manager_still_goes(
    mailbox: Mailbox, ada: User, ben: User, nora: User, wire: list[tuple[str, str]]
) -> None:
    lead_to_his_server(mailbox, ada)

    assert send_to(ben.email) == 1
    assert wire == [(HIS.host, ben.email)]


def test_the_own_server_of_the_installation_is_the_way_that_remains(
    mailbox: Mailbox, ada: User, nora: User, wire: list[tuple[str, str]], settings: Settings
) -> None:
    settings.SMTP_RELAY = Relay("relay.desk.example", 465, "tls", "", "", "desk@desk.example")
    lead_to_his_server(mailbox, ada)

    assert send_to(nora.email) == 1
    assert wire == [("relay.desk.example", nora.email)]


def test_every_administrator_is_told_by_another_way(
    mailbox: Mailbox, ada: User, nora: User
) -> None:
    lead_to_his_server(mailbox, ada)

    (notice,) = Notice.objects.filter(user=nora)
    assert notice.avoids == [mailbox.key]
    assert "Ada Berg changed how the mailbox" in notice.text
    assert "mail.attacker.example:587" in notice.text


def test_an_administrator_confirms_it(
    mailbox: Mailbox, ada: User, nora: User, as_ada: Client, wire: list[tuple[str, str]]
) -> None:
    changed = lead_to_his_server(mailbox, ada)
    url = f"/settings/mailboxes/{mailbox.pk}/"
    assert "until an administrator confirms how it sends" in as_ada.get(url).content.decode()
    assert as_ada.post(f"{url}confirmation/").status_code == 403

    for _again in range(2):
        actions.confirm_sending(changed, by=nora, at=MONDAY)

    assert Event.objects.filter(kind="mailbox.confirmed").count() == 1
    assert send_to(nora.email) == 1


def test_what_does_not_concern_sending_needs_no_confirmation(
    mailbox: Mailbox, ada: User, nora: User
) -> None:
    named = MailboxSettings("Help", mailbox.address, mailbox.queue)
    kept = mailbox.outgoing
    changed = actions.change(mailbox, named, incoming=None, outgoing=kept, by=ada, at=MONDAY)

    assert may_carry(changed, "administrator")
    assert not Notice.objects.exists()

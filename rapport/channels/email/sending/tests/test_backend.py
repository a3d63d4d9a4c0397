"""The system's own mail: sent by the default mailbox, or logged."""

from __future__ import annotations

import logging

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import override_settings

from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending.backend import DefaultMailboxBackend
from rapport.channels.email.sending.tests.test_send import arrived_at
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.transport import TransportError

BEN = "ben@desk.example"


def invitation() -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        "Einladung für Ben", "Follow https://desk.example/i/1", "Rapport <rapport@localhost>", [BEN]
    )
    message.attach_alternative("<p>Follow <a href='https://desk.example/i/1'>this</a>", "text/html")
    return message


@pytest.mark.servers
def test_an_invitation_goes_out_through_the_default_mailbox(
    office: PostOffice, support_mailbox: Mailbox
) -> None:
    assert DefaultMailboxBackend().send_messages([invitation()]) == 1

    (mail,) = arrived_at(office, BEN)
    assert mail["From"] == "Rapport <support@desk.example>"
    assert (mail["Subject"], mail["Auto-Submitted"]) == ("Einladung für Ben", "auto-generated")
    assert {part.get_content_type() for part in mail.walk()} >= {"text/plain", "text/html"}
    assert len(mail.get_all("Message-ID", [])) == 1


@pytest.mark.servers
def test_a_refusal_is_said(office: PostOffice, support_mailbox: Mailbox) -> None:
    office.refuse[BEN] = "550 5.1.1 No such user"

    with pytest.raises(TransportError, match="No such user"):
        DefaultMailboxBackend().send_messages([invitation()])
    assert DefaultMailboxBackend(fail_silently=True).send_messages([invitation()]) == 0


def test_a_password_that_cannot_be_read_is_said(mailbox: Mailbox) -> None:
    with (
        override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"),
        pytest.raises(TransportError, match="the secret key has changed"),
    ):
        DefaultMailboxBackend().send_messages([invitation()])

    mailbox.refresh_from_db()
    assert "the secret key has changed" in mailbox.send_failure


def test_without_a_mailbox_the_link_is_in_the_log(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="rapport"):
        assert DefaultMailboxBackend().send_messages([invitation()]) == 0

    assert "No mailbox is connected" in caplog.text
    assert "https://desk.example/i/1" in caplog.text

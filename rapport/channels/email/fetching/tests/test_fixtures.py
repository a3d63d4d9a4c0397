"""Real mails by others, if they lie beside the project."""

from __future__ import annotations

import smtplib
from pathlib import Path

import pytest
from django.conf import settings

from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.fetching.tests.test_fetch import fetch_all
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.models import Inbound
from rapport.core import blobs
from rapport.tickets.models import Message

FOLDER = Path(settings.PACKAGE).parent.parent / "shared" / "fixtures" / "mail"
SETS = {"zammad": "*.box", "discourse": "*.eml"}

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(not FOLDER.exists(), reason="the fixtures do not lie beside the project"),
]


def hand_in(office: PostOffice, raws: list[bytes]) -> None:
    """Give mails to the SMTP server; those that no SMTP server takes go straight into the mailbox.

    Some have lines longer than SMTP allows (RFC 5321 §4.5.3.1.6): they came by other ways.
    """
    with smtplib.SMTP(office.host, office.port) as connection:
        connection.login(SUPPORT, PASSWORD)
        for raw in raws:
            try:
                connection.sendmail("sender@elsewhere.example", [SUPPORT], raw)
            except smtplib.SMTPDataError:
                office.imap.deliver(SUPPORT, raw)


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_mail_of_a_set_is_a_ticket_or_says_why_not(
    name: str, office: PostOffice, support_mailbox: Mailbox
) -> None:
    paths = sorted((FOLDER / name).rglob(SETS[name]))
    raws = [path.read_bytes() for path in paths]
    assert len(raws) > 20
    hand_in(office, raws)

    assert fetch_all(support_mailbox) == len(raws)

    arrived = Inbound.objects.order_by("pk")
    assert arrived.count() == len(raws)
    assert not arrived.kept().exists()
    for one in arrived:
        assert blobs.read(one.digest), "the original is kept"
        assert one.message_id or one.reason, one
        assert "Rapport failed" not in one.reason, (one.reason, blobs.read(one.digest)[:500])
    opened = arrived.filter(state__in=["opened", "appended"])
    assert opened.count() > len(raws) * 0.8
    assert (
        Message.objects.count()
        == arrived.exclude(state="duplicate").filter(message__isnull=False).count()
    )

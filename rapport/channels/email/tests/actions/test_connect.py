"""Connecting a mailbox."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.actions import MailboxSettings, connect
from rapport.channels.email.models import Mailbox, Security, Server
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Queue
from rapport.timeline.history import history
from rapport.timeline.models import Event

IMAP = Server("IMAP.Help.example ", 993, Security.TLS, "help", "geheim")
SMTP = replace(IMAP, host="smtp.help.example", port=465)


@pytest.fixture
def help_(support_queue: Queue) -> MailboxSettings:
    return MailboxSettings(
        " Help  desk ", "Help@Desk.example", support_queue, aliases=["Ask@desk.example"]
    )


def connected(settings: MailboxSettings, by: User, **changes: Any) -> Mailbox:
    servers = {"incoming": IMAP, "outgoing": SMTP, "takes_since": MONDAY, **changes}
    return connect(settings, **servers, by=by, at=MONDAY)


def test_it_is_there_and_leaves_one_event(help_: MailboxSettings, ada: User) -> None:
    mailbox = connected(help_, ada)

    mailbox.refresh_from_db()
    assert (mailbox.name, mailbox.address) == ("Help desk", "help@desk.example")
    assert mailbox.aliases == ["ask@desk.example"]
    assert mailbox.fetch_host == "imap.help.example"
    assert "geheim" not in mailbox.fetch_password, "it is sealed"
    assert mailbox.incoming.password == "geheim"
    assert [folder.name for folder in mailbox.folders.all()] == ["INBOX"]
    assert Event.objects.get().kind == "mailbox.connected"
    assert history(mailbox)[0].sentence == "Ada Berg connected the mailbox Help desk"


def test_the_first_that_sends_is_the_default(help_: MailboxSettings, ada: User) -> None:
    only_receives = replace(help_, name="Post", address="post@desk.example", aliases=[])
    assert not connected(only_receives, ada, outgoing=None).is_default
    assert connected(help_, ada).is_default

    other = replace(help_, name="Press", address="press@desk.example", aliases=[])
    assert not connected(other, ada).is_default
    jobs = replace(other, name="Jobs", address="jobs@desk.example", is_default=True)
    assert connected(jobs, ada).is_default
    assert Mailbox.objects.filter(is_default=True).count() == 1
    told = [line.sentence for line in history(Mailbox.objects.get(name="Help desk"))]
    assert told[-1] == "Ada Berg made Jobs the default mailbox instead of Help desk"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " "}, "needs a name of 1 to 80 characters"),
        ({"name": "x" * 81}, "needs a name of 1 to 80 characters"),
        ({"name": "SUPPORT"}, "There is already a mailbox “Support”"),
        ({"address": "help"}, "is not an email address"),
        ({"aliases": ["support@desk.example"]}, "already belongs to the mailbox “Support”"),
        ({"spam_filter": "guess"}, "A spam filter is one of"),
        ({"spam_filter": "dmarc"}, "Enter the server that verifies senders first"),
    ],
)
def test_what_cannot_be_one_is_refused(
    help_: MailboxSettings, mailbox: Mailbox, ada: User, changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        connected(replace(help_, **changes), ada)
    assert Mailbox.objects.count() == 1


@pytest.mark.parametrize(
    "server",
    [replace(IMAP, host=" "), replace(IMAP, host="a b"), replace(IMAP, port=0)],
)
def test_what_is_no_server_is_refused(help_: MailboxSettings, ada: User, server: Server) -> None:
    with pytest.raises(Invalid):
        connected(help_, ada, incoming=server)


def test_an_agent_may_not(help_: MailboxSettings, ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        connected(help_, ben)
    assert as_ben.get("/settings/mailboxes/connect/").status_code == 403

"""The commands ``rapport mailbox`` and ``rapport mail receive``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rapport.channels.email.commands.mail import app as mail_app
from rapport.channels.email.commands.mailbox import app as mailbox_app
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import blobs
from rapport.core.errors import Invalid, NotFound
from rapport.tickets.models import Queue, Ticket
from rapport.timeline.models import Event

runner = CliRunner()


def servers_of(office: PostOffice) -> list[str]:
    return [
        *("--imap-host", office.imap.host, "--imap-port", str(office.imap.port)),
        *("--imap-security", "none", "--smtp-security", "none"),
        *("--smtp-host", office.host, "--smtp-port", str(office.port)),
    ]


def add(office: PostOffice, *more: str, password: str = PASSWORD) -> list[str]:
    address = ["--address", "support@desk.example", "--password", password]
    return ["add", "Support", *address, *servers_of(office), *more]


@pytest.mark.servers
def test_a_mailbox_is_connected_tried_out_and_listed(
    office: PostOffice, support_queue: Queue
) -> None:
    added = runner.invoke(mailbox_app, add(office, "--json"))
    assert added.exit_code == 0, added.output
    assert json.loads(added.stdout)["queue"] == "Support"
    mailbox = Mailbox.objects.get()
    assert mailbox.is_default
    assert PASSWORD not in mailbox.fetch_password
    assert mailbox.incoming.password == PASSWORD
    assert Event.objects.get(kind="mailbox.connected").by_kind == "system"

    tried = runner.invoke(mailbox_app, ["test", "support", "--send", "--json"])
    document = json.loads(tried.stdout)
    assert document["works"], document
    sentences = [step["sentence"] for step in document["steps"]]
    assert "Signed in to 127.0.0.1 as support@desk.example." in sentences
    assert "It holds 0 messages." in sentences
    assert "It came back to INBOX." in sentences

    (listed,) = json.loads(runner.invoke(mailbox_app, ["list", "--json"]).stdout)
    assert (listed["name"], listed["connected"], listed["behind"]) == ("Support", True, 0)


@pytest.mark.servers
def test_what_does_not_work_is_said_and_nothing_is_connected(
    small_office: PostOffice, support_queue: Queue
) -> None:
    wrong = runner.invoke(mailbox_app, add(small_office, password="falsch"))
    assert wrong.exit_code == 1
    assert "FAILS  Fetching mail: 127.0.0.1 does not accept the user name" in wrong.stdout
    assert "FAILS  Sending mail: 127.0.0.1 does not accept the user name" in wrong.stdout
    assert "not connected" in wrong.stderr

    folder = runner.invoke(mailbox_app, add(small_office, "--folder", "Anfragen"))
    assert "FAILS  Folder Anfragen: It cannot be opened" in folder.stdout
    assert "The folders are: INBOX." in folder.stdout

    small_office.stop_smtp()
    away = runner.invoke(mailbox_app, [*add(small_office), "--json"])
    assert "refuses connections on port" in away.stdout

    unknown = [*add(small_office), "--imap-host", "imap.nowhere.invalid"]
    assert (
        "There is no server named imap.nowhere.invalid"
        in runner.invoke(mailbox_app, unknown).stdout
    )
    tls = [*add(small_office), "--imap-security", "tls"]
    assert "does not speak TLS" in runner.invoke(mailbox_app, tls).stdout
    assert not Mailbox.objects.exists()


@pytest.mark.django_db
def test_a_mailbox_that_cannot_be_is_refused_with_a_sentence(support_queue: Queue) -> None:
    bare = ["add", "Support", "--no-test", "--password", "x", "--address"]
    assert runner.invoke(mailbox_app, [*bare, "support@desk.example"]).exit_code == 0
    assert isinstance(runner.invoke(mailbox_app, [*bare, "no address"]).exception, Invalid)
    twin = runner.invoke(mailbox_app, [*bare, "other@desk.example"])
    assert str(twin.exception) == "There is already a mailbox “Support”."
    elsewhere = ["add", "Sales", "--no-test", "--password", "x", "--address", "s@desk.example"]
    unknown = runner.invoke(mailbox_app, [*elsewhere, "--queue", "Nowhere"])
    assert isinstance(unknown.exception, NotFound)
    port = [*elsewhere, "--imap-host", "a.example", "--imap-port", "70000"]
    assert isinstance(runner.invoke(mailbox_app, port).exception, Invalid)
    assert Mailbox.objects.count() == 1


@pytest.mark.django_db
def test_disconnecting_and_connecting_again(support_queue: Queue) -> None:
    bare = ["add", "Support", "--no-test", "--password", "x", "--address", "s@desk.example"]
    runner.invoke(mailbox_app, bare)

    assert "disconnected" in runner.invoke(mailbox_app, ["disconnect", "Support"]).stdout
    runner.invoke(mailbox_app, ["disconnect", "Support"])
    assert Event.objects.filter(kind="mailbox.disconnected").count() == 1
    assert "works" in runner.invoke(mailbox_app, ["reconnect", "s@desk.example"]).stdout


@pytest.mark.django_db
def test_receive_takes_a_mail_from_a_pipe_and_from_a_file(
    support_queue: Queue, tmp_path: Path
) -> None:
    raw = mail()
    piped = runner.invoke(mail_app, ["receive", "--json"], input=raw)
    assert piped.exit_code == 0
    answer = json.loads(piped.stdout)
    ticket = Ticket.objects.get()
    assert answer == {
        "outcome": "opened",
        "ticket": ticket.pk,
        "message": ticket.messages.get().pk,
        "reason": "",
    }
    assert blobs.read(Inbound.objects.get().digest) == raw

    file = tmp_path / "mail.eml"
    file.write_bytes(raw)
    again = json.loads(runner.invoke(mail_app, ["receive", str(file), "--json"]).stdout)
    assert (again["outcome"], again["ticket"]) == ("duplicate", ticket.pk)


@pytest.mark.django_db
def test_receive_into_a_mailbox_uses_its_queue(billing_queue: Queue, support_queue: Queue) -> None:
    bare = ["add", "Billing", "--no-test", "--password", "x", "--queue", "billing", "--address"]
    runner.invoke(mailbox_app, [*bare, "b@desk.example"])

    raw = mail(to="undisclosed@desk.example")
    runner.invoke(mail_app, ["receive", "--mailbox", "Billing"], input=raw)

    assert Ticket.objects.get().queue == billing_queue


@pytest.mark.django_db
def test_receive_says_75_when_the_mail_is_not_safe(
    support_queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = runner.invoke(mail_app, ["receive", "--mailbox", "Nowhere"], input=mail())
    assert unknown.exit_code == 75
    assert "There is no mailbox “Nowhere”" in unknown.stderr

    def full(content: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs, "keep", full)
    no_room = runner.invoke(mail_app, ["receive"], input=mail())
    assert no_room.exit_code == 75
    assert "No space left on device" in no_room.stderr
    assert not Inbound.objects.exists()


@pytest.mark.django_db
def test_receive_says_0_and_why_when_a_mail_is_safe_but_parked(support_queue: Queue) -> None:
    parked = runner.invoke(mail_app, ["receive", "--json"], input=mail(sender=""))

    assert parked.exit_code == 0
    answer = json.loads(parked.stdout)
    assert (answer["outcome"], answer["ticket"]) == ("parked", None)
    assert answer["reason"] == "It names no sender, so there is nobody to answer."


@pytest.mark.django_db
def test_a_mailbox_without_servers_has_nothing_to_test(support_queue: Queue) -> None:
    added = runner.invoke(mailbox_app, ["add", "Support", "--address", "support@desk.example"])
    assert added.exit_code == 0, added.output

    tried = runner.invoke(mailbox_app, ["test", "Support"])

    assert tried.exit_code == 0
    assert tried.stdout == "No server is named for this mailbox, so there is nothing to test.\n"

"""A mail server handing mail over to the running command."""

from __future__ import annotations

import os
import signal
import smtplib
import sqlite3
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rapport.channels.email.mailboxes.tests.test_tls import certificate
from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.fetching_process import ADDRESS
from rapport.channels.email.tests.writing import DORA, mail

# A fixture that is used by its name.
__all__ = ["certificate"]

pytestmark = [pytest.mark.servers, pytest.mark.slow]

COMMAND = "rapport.cli"
SENDER = "dora@nordwind.example"
TICKETS = "SELECT count(*) FROM tickets_ticket"
SETTLED = "SELECT count(*) FROM channels_inbound WHERE state <> 'kept'"


@pytest.fixture
def desk(desk_home: Path) -> Desk:
    desk = Desk(desk_home)
    desk.set_up("127.0.0.1", 9)
    return desk


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Yield the processes that a test starts, and end them after it."""
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def listen(desk: Desk, started: list[subprocess.Popen[bytes]], *options: str) -> tuple[str, int]:
    """Start the listener and return where it is."""
    process = desk.run(COMMAND, "mail", "listen", "--port", "0", *options)
    started.append(process)
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    assert line.startswith("Rapport takes mail by"), line
    host, _colon, port = line.split()[-1].rpartition(":")
    return host, int(port)


def test_mail_for_an_address_of_ours_is_taken_and_other_mail_is_not(
    desk: Desk, started: list[subprocess.Popen[bytes]]
) -> None:
    with smtplib.SMTP(*listen(desk, started)) as client:
        client.sendmail(SENDER, [ADDRESS], mail(subject="Handed over"))
        assert desk.count("SELECT count(*) FROM channels_inbound") == 1, "taken and not kept"
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail(SENDER, ["nobody@desk.example"], mail())
        assert refused.value.recipients["nobody@desk.example"][0] == 550
        # Reports about our mail have no sender (RFC 5321 §4.5.5).
        client.sendmail("", [ADDRESS], mail(subject="Returned", sender="MAILER-DAEMON@x.example"))
        long = "x" * 5000
        client.sendmail(SENDER, [ADDRESS], mail(subject="Long").replace(b"60 %", long.encode()))

    desk.wait_for(SETTLED, 3)
    (subjects,) = zip(*desk.ask("SELECT subject FROM tickets_ticket ORDER BY id"), strict=True)
    assert {"Handed over", "Long"} <= set(subjects)
    (account,) = desk.ask("SELECT DISTINCT account FROM channels_inbound")
    assert account == ("1",)


def test_lmtp_answers_for_each_recipient(
    desk: Desk, started: list[subprocess.Popen[bytes]]
) -> None:
    host, port = listen(desk, started, "--lmtp", "--largest", "1")
    with closing(smtplib.LMTP(host, port)) as client:
        client.ehlo_or_helo_if_needed()
        assert client.docmd("EHLO", "x")[0] == 500
        assert client.mail(f"<{SENDER}>")[0] == 250
        assert client.rcpt(ADDRESS)[0] == 250
        assert client.rcpt("nobody@desk.example")[0] == 550
        assert client.rcpt("support+tag@desk.example")[0] == 250
        assert hand_over(client, mail(subject="For two")) == [250, 250]

        client.mail(f"<{SENDER}>")
        client.rcpt(ADDRESS)
        client.rcpt("support+tag@desk.example")
        assert hand_over(client, b"x: y\r\n\r\n" + b"far too much\r\n" * 200_000) == [552, 552]
        assert client.noop()[0] == 250
    desk.wait_for(SETTLED, 1)
    assert desk.count(TICKETS) == 1


def hand_over(client: smtplib.LMTP, raw: bytes) -> list[int]:
    """Send a mail and return the answers, one for each of two recipients."""
    assert client.docmd("DATA")[0] == 354
    client.send(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n.\r\n")
    return [client.getreply()[0], client.getreply()[0]]


def test_what_cannot_be_kept_is_handed_over_again(
    desk: Desk, started: list[subprocess.Popen[bytes]]
) -> None:
    with smtplib.SMTP(*listen(desk, started)) as client:
        client.sendmail(SENDER, [ADDRESS], mail(subject="Before"))
        desk.wait_for(SETTLED, 1)
        with closing(sqlite3.connect(desk.home / "rapport.sqlite3", timeout=20)) as database:
            database.execute("ALTER TABLE channels_inbound RENAME TO away")
            database.commit()
            with pytest.raises(smtplib.SMTPDataError) as later:
                client.sendmail(SENDER, [ADDRESS], mail(subject="Later"))
            assert later.value.smtp_code == 451
            database.execute("ALTER TABLE away RENAME TO channels_inbound")
            database.commit()
        client.sendmail(SENDER, [ADDRESS], mail(subject="Later"))
    desk.wait_for(TICKETS, 2)


def test_what_was_taken_survives_a_kill_and_a_stop(
    desk: Desk, started: list[subprocess.Popen[bytes]]
) -> None:
    where = listen(desk, started)
    with smtplib.SMTP(*where) as client:
        for number in range(20):
            sender = f"Person {number} <p{number}@nordwind.example>"
            client.sendmail(SENDER, [ADDRESS], mail(subject=f"Mail {number}", sender=sender))
        os.kill(started[0].pid, signal.SIGKILL)
        started[0].wait()
        assert desk.count("SELECT count(*) FROM channels_inbound") == 20

    second = listen(desk, started)
    with smtplib.SMTP(*second) as client:
        client.sendmail(SENDER, [ADDRESS], mail(subject="Last", sender=DORA))
        started[1].send_signal(signal.SIGTERM)
        assert started[1].wait(15) == 0
    assert desk.ask("SELECT state FROM channels_inbound ORDER BY id DESC LIMIT 1") == [("opened",)]


def test_the_door_lets_in_a_bounded_number(
    desk: Desk, started: list[subprocess.Popen[bytes]]
) -> None:
    where = listen(desk, started, "--connections", "2", "--rate", "3")
    with smtplib.SMTP(*where) as one, smtplib.SMTP(*where):
        with pytest.raises(smtplib.SMTPConnectError) as full:
            smtplib.SMTP(*where)
        assert full.value.smtp_code == 421
        one.ehlo()
        answers = []
        for _number in range(5):
            answers.append(one.mail(SENDER)[0])
            one.rset()
        assert answers == [250, 250, 250, 451, 451]
    with smtplib.SMTP(*where) as again:
        assert again.noop()[0] == 250


def test_a_line_without_an_end_is_cut(desk: Desk, started: list[subprocess.Popen[bytes]]) -> None:
    """It was gathered in memory for five minutes, as fast as it came."""
    where = listen(desk, started, "--largest", "1")
    with closing(smtplib.SMTP(*where)) as client:
        client.ehlo()
        client.mail(SENDER)
        client.rcpt(ADDRESS)
        assert client.docmd("DATA")[0] == 354
        assert client.sock is not None
        sent = 0
        with pytest.raises(OSError):
            while sent < 256 << 20:
                sent += client.sock.send(b"a" * 65536)
        assert sent < 64 << 20
    with smtplib.SMTP(*where) as again:
        again.sendmail(SENDER, [ADDRESS], mail(subject="Afterwards"))
    desk.wait_for(TICKETS, 1)


def test_a_socket_in_the_file_system(desk: Desk, started: list[subprocess.Popen[bytes]]) -> None:
    path = desk.home / "lmtp"
    process = desk.run(COMMAND, "mail", "listen", "--lmtp", "--socket", str(path))
    started.append(process)
    assert process.stdout is not None
    assert str(path).encode() in process.stdout.readline()
    assert path.stat().st_mode & 0o777 == 0o660
    with closing(smtplib.LMTP(str(path))) as client:
        client.sendmail(SENDER, [ADDRESS], mail(subject="By a socket"))
    desk.wait_for(TICKETS, 1)


def test_the_conversation_is_encrypted_where_there_is_a_certificate(
    desk: Desk, started: list[subprocess.Popen[bytes]], certificate: Path
) -> None:
    with smtplib.SMTP(*listen(desk, started, "--certificate", str(certificate))) as client:
        client.starttls(context=ssl.create_default_context(cafile=str(certificate)))
        client.sendmail(SENDER, [ADDRESS], mail(subject="Private"))
    desk.wait_for(TICKETS, 1)

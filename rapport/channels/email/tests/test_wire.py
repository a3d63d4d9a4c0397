"""Ids, proofs of senders, letters, threads and words."""

from __future__ import annotations

import socket
import ssl
from datetime import timedelta

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from imapclient.exceptions import LoginError

from conftest import MONDAY
from rapport.channels.backoff import Backoff
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email import message_ids
from rapport.channels.email.failures import say
from rapport.channels.email.meaning import authentication, reports
from rapport.channels.email.models import Mailbox, Security, Server
from rapport.channels.email.sending import letter, threads
from rapport.channels.email.sending.compose import compose, one_line, subject_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.parsed import Reference
from rapport.mail import read
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Outgoing, Ticket

IMAP = Server("imap.desk.example", 993, Security.TLS, "support", "geheim")

numbers = st.integers(min_value=0, max_value=2**62)


@given(ticket=numbers, outgoing=numbers)
def test_an_id_brings_back_what_it_carries(ticket: int, outgoing: int) -> None:
    name = message_ids.make(Reference(ticket, outgoing), "Desk.Example")

    assert name == name.lower()
    assert message_ids.read(name) == Reference(ticket, outgoing)
    assert message_ids.read(f"> <{name.upper()}> ·") == Reference(ticket, outgoing)


@given(ticket=numbers, other=numbers)
def test_an_id_for_another_ticket_needs_another_signature(ticket: int, other: int) -> None:
    token = message_ids.token(Reference(ticket, 1))
    moved = token.replace(token.split(".")[1], token_of(other), 1)

    assert other == ticket or message_ids.read(moved) is None


def token_of(number: int) -> str:
    return message_ids.token(Reference(number, 1)).split(".")[1]


def test_the_ids_of_another_desk_are_not_ours() -> None:
    with override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"):
        theirs = message_ids.make(Reference(1, 2), "desk.example")
        their_desk = message_ids.own_mark()

    assert message_ids.read(theirs) is None
    assert message_ids.own_mark() != their_desk


@pytest.mark.parametrize(
    ("header", "proved"),
    [
        ("mx.desk.example; dmarc=pass header.from=desk.example", True),
        ("MX.desk.example 1; spf=pass; dkim=pass; dmarc=pass (p=reject) header.from=x", True),
        ("mx.desk.example; dmarc=fail (dmarc=pass) header.from=desk.example", False),
        ("mx.desk.example; spf=pass; dkim=pass header.d=desk.example", False),
        ("mx.evil.example; dmarc=pass header.from=desk.example", False),
        ("mx.desk.example.evil.example; dmarc=pass", False),
        ("", False),
    ],
)
def test_only_our_own_server_proves_a_sender(header: str, proved: bool) -> None:
    raw = mail(headers={"Authentication-Results": header})
    assert authentication.proves_sender(raw, "mx.desk.example") is proved


def test_a_forged_result_below_the_real_one_proves_nothing() -> None:
    forged = b"Authentication-Results: mx.desk.example; dmarc=pass\r\n" + mail()
    real = b"Authentication-Results: mx.desk.example; dmarc=fail\r\n" + forged

    assert authentication.proves_sender(forged, "mx.desk.example")
    assert not authentication.proves_sender(real, "mx.desk.example")
    assert not authentication.proves_sender(forged, "")


@pytest.fixture
def outgoing(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer to Dora, waiting in the outbox."""
    message = reply(ticket, text="Try <b>this</b>.\n\nhttps://desk.example", by=ben, at=MONDAY)
    return Outgoing.objects.select_related("ticket__queue", "ticket__customer").get(message=message)


def test_a_letter_says_the_same_twice_and_escapes_what_it_says(outgoing: Outgoing) -> None:
    outgoing.ticket.queue.signature = "Ben <Support>"
    words = letter.write(outgoing, Reference(outgoing.ticket_id, outgoing.pk))

    assert words.text.startswith("Try <b>this</b>.\n\nhttps://desk.example\n\n-- \nBen <Support>\n")
    assert "> The export stops at 60 % since the update." in words.text
    assert "Try &lt;b&gt;this&lt;/b&gt;." in words.html
    assert "Ben &lt;Support&gt;" in words.html
    assert '<blockquote type="cite"' in words.html
    assert "<script" not in words.html


def test_a_letter_speaks_the_customers_language(outgoing: Outgoing) -> None:
    outgoing.ticket.customer.language = "ar"
    assert 'dir="rtl"' in letter.write(outgoing, Reference(1, 1)).html


def test_a_survey_keeps_its_own_words(outgoing: Outgoing) -> None:
    outgoing.purpose, outgoing.html, outgoing.text = "survey", "<p>How?</p>", "How?"
    words = letter.write(outgoing, Reference(1, 1))

    assert (words.text, words.html) == ("How?", "<p>How?</p>")


@pytest.mark.parametrize(
    ("subject", "sent"),
    [
        ("Export", "Re: Export"),
        ("Re: Export", "Re: Export"),
        ("RE : Export", "RE : Export"),
        ("a\r\nBcc: x@y.example", "Re: a Bcc: x@y.example"),
    ],
)
def test_an_answer_says_re_once(outgoing: Outgoing, subject: str, sent: str) -> None:
    outgoing.subject = subject
    assert subject_of(outgoing) == sent


def test_one_line_leaves_nothing_that_ends_a_header() -> None:
    assert one_line("a\x00\r\n\tb\u2028c\x1b[0m") == "a b c [0m"


def test_the_thread_names_the_first_and_the_last_and_fits_in_a_header(
    arrive: Arrive, mailbox: Mailbox, ben: User
) -> None:
    ticket = ticket_of(arrive(mail(message_id="<first@x.example>")))
    for number in range(30):
        name = f"<{number}.{'long' * 20}@x.example>"
        arrive(
            mail(f"{number}", message_id=name, headers={"In-Reply-To": "<first@x.example>"}),
            at=MONDAY + timedelta(minutes=number + 1),
        )
    message = reply(ticket, text="All right.", by=ben, at=MONDAY + timedelta(hours=1))
    outgoing = Outgoing.objects.select_related("ticket__queue", "ticket__customer").get(
        message=message
    )

    thread = threads.of(outgoing)
    assert thread.references[0] == "first@x.example"
    assert thread.references[-1] == thread.answers
    assert thread.answers.startswith("29.")
    sent = compose(outgoing, mailbox).mail.as_bytes()
    assert b"=?" not in sent.split(b"\n\n")[0]
    assert f"<{thread.answers}>".encode() in sent


def test_a_made_up_id_is_never_answered(arrive: Arrive, ben: User) -> None:
    raw = mail(message_id=" ").replace(b"Message-ID:", b"X-None:")
    ticket = ticket_of(arrive(raw))
    message = reply(ticket, text="Hello.", by=ben, at=MONDAY + timedelta(hours=1))

    thread = threads.of(Outgoing.objects.get(message=message))
    assert thread.references == ()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), "There is no server named"),
        (ConnectionRefusedError(111, "Connection refused"), "refuses connections on port 993"),
        (TimeoutError("timed out"), "does not answer on port 993"),
        (LoginError("AUTHENTICATIONFAILED"), "does not accept the user name or the password"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), "does not speak TLS on port 993. Try STARTTLS"),
        (ssl.SSLCertVerificationError(1, "self-signed"), "The certificate of imap.desk.example"),
        (ConnectionResetError(104, "reset"), "broke the connection off"),
        (OSError(113, "No route to host"), "No route to host"),
        (UnicodeError("label too long"), "is not a server name"),
    ],
)
def test_failures_are_said_in_words(error: Exception, said: str) -> None:
    sentence = say(error, IMAP)
    assert said in sentence
    assert "imap.desk.example" in sentence
    assert "geheim" not in sentence + repr(IMAP)


def test_waits_double_up_to_the_longest_and_never_meet() -> None:
    backoff = Backoff(first=timedelta(seconds=30), longest=timedelta(hours=1))

    longest = [backoff.wait(n, chance=lambda: 1.0).total_seconds() for n in range(1, 12)]
    assert longest[:4] == [30, 60, 120, 240]
    assert longest[-1] == 3600
    assert backoff.wait(5, chance=lambda: 0.0) == backoff.wait(5, chance=lambda: 1.0) / 2
    assert backoff.wait(10_000, chance=lambda: 1.0) == timedelta(hours=1)


def test_a_report_without_the_original_headers_is_known_by_the_marker_line() -> None:
    token = message_ids.token(Reference(7, 9))
    report = mail(
        f"This message could not be delivered to dora@nordwind.example: 550 5.1.1 unknown user\n\n"
        f"--- Below this line is a copy of the message.\n\n##- Answer · {token} -##\n",
        sender="MAILER-DAEMON@mx.nordwind.example",
        subject="Undelivered Mail Returned to Sender",
        headers={"Return-Path": "<>", "Auto-Submitted": "auto-replied"},
    )
    found = reports.of(read(report))

    assert found is not None
    assert found.reference == Reference(7, 9)

"""Appointments, read receipts and attached mails in `rapport mail parse`."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rapport.channels.email.commands.mail import app
from rapport.mail import Mail, read
from rapport.mail.calendar import recurrence


def appointment(*lines: str, method: str = "REQUEST") -> Mail:
    event = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            "UID:7@nordwind.example",
            "DTSTART;TZID=W. Europe Standard Time:20260706T100000",
            "DTEND;TZID=W. Europe Standard Time:20260706T110000",
            "SUMMARY:Go through the export\\, again",
            "ORGANIZER;CN=Dora Lind:mailto:dora@nordwind.example",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    message = EmailMessage()
    message["From"] = "Dora Lind <dora@nordwind.example>"
    message["Subject"] = "Export"
    message.set_content("Please come.")
    message.add_alternative(event, subtype="calendar", params={"method": method})
    return read(message.as_bytes())


def test_an_appointment_says_what_when_where_and_by_whom() -> None:
    event = appointment("LOCATION:Room 4", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=6").calendar
    assert event is not None
    assert (event.method, event.summary) == ("REQUEST", "Go through the export, again")
    assert (event.start, event.end) == ("2026-07-06T08:00:00Z", "2026-07-06T09:00:00Z")
    assert (event.organizer, event.organizer_name) == ("dora@nordwind.example", "Dora Lind")
    assert (event.location, event.timezone) == ("Room 4", "W. Europe Standard Time")
    assert event.recurrence == "every week on Monday, 6 times"
    assert not event.is_cancelled


def test_cancelled_changed_and_answered_appointments_say_so() -> None:
    cancelled = appointment("STATUS:CANCELLED", method="CANCEL").calendar
    assert cancelled is not None
    assert cancelled.is_cancelled
    changed = appointment("SEQUENCE:3").calendar
    assert changed is not None
    assert changed.sequence == 3
    answered = appointment(
        "ATTENDEE;PARTSTAT=DECLINED;CN=Emil:mailto:emil@sato.example", method="REPLY"
    ).calendar
    assert answered is not None
    assert (answered.method, answered.answer) == ("REPLY", "declined")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every week, Monday to Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "every 2 weeks on Tuesday, Thursday"),
        ("FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
        ("FREQ=YEARLY;UNTIL=20301231T000000Z", "every year, until 2030-12-31"),
        ("FREQ=HOURLY", "repeats"),
        ("", ""),
        ("nonsense", ""),
        ("FREQ=MONTHLY;BYDAY=+99MO", "every month on Monday"),
    ],
)
def test_rules_are_told_in_words(rule: str, words: str) -> None:
    assert recurrence.words(rule) == words


def receipt(disposition: str) -> Mail:
    return read(
        (
            "From: dora@nordwind.example\r\nSubject: Read: Export\r\n"
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=r\r\n"
            "\r\n--r\r\nContent-Type: text/plain\r\n\r\nYour mail was read.\r\n--r\r\n"
            "Content-Type: message/disposition-notification\r\n\r\n"
            "Reporting-UA: nordwind; Mail 1\r\n"
            "Final-Recipient: rfc822;dora@nordwind.example\r\n"
            "Original-Message-ID: <r.1@desk.example>\r\n"
            f"Disposition: {disposition}\r\n\r\n--r--\r\n"
        ).encode()
    )


@pytest.mark.parametrize(
    ("disposition", "what", "automatic"),
    [
        ("manual-action/MDN-sent-manually; displayed", "displayed", False),
        ("automatic-action/MDN-sent-automatically; deleted", "deleted", True),
        ("automatic-action/MDN-sent-automatically; displayed/error", "displayed", True),
        ("", "", False),
    ],
)
def test_a_receipt_says_which_mail_and_what_became_of_it(
    disposition: str, what: str, automatic: bool
) -> None:
    mail = receipt(disposition)
    assert (mail.kind, mail.forward) == ("read-receipt", None)
    assert mail.receipt is not None
    assert mail.receipt.original_message_id == "r.1@desk.example"
    assert mail.receipt.recipient == "dora@nordwind.example"
    assert (mail.receipt.disposition, mail.receipt.automatic) == (what, automatic)


def inner(number: int = 1, subject: str = "Export stops") -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"Dora Lind <dora{number}@nordwind.example>"
    message["To"] = "sales@desk.example"
    message["Cc"] = "emil@sato.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0000"
    message["Message-ID"] = f"<{number}@nordwind.example>"
    message.set_content("It stops at 60 %.")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="log.pdf")
    return message


def outer(*mails: EmailMessage, subject: str = "Fwd: Export stops", text: str = "For you.") -> Mail:
    message = EmailMessage()
    message["From"] = "Ben Okafor <ben@desk.example>"
    message["Subject"] = subject
    message.set_content(text)
    for each in mails:
        message.add_attachment(each)
    return read(message.as_bytes())


def test_a_mail_attached_whole_is_a_forward_with_everything_in_it() -> None:
    forward = outer(inner()).forward
    assert forward is not None
    assert (forward.from_.name, forward.from_.email) == ("Dora Lind", "dora1@nordwind.example")
    assert (forward.subject, forward.body) == ("Export stops", "It stops at 60 %.")
    assert forward.date == "Mon, 02 Mar 2026 09:00:00 +0000"
    assert [address.email for address in (*forward.to, *forward.cc)] == [
        "sales@desk.example",
        "emil@sato.example",
    ]
    assert forward.before == "For you."
    assert [file.filename for file in forward.attachments] == ["log.pdf"]


def test_several_attached_mails_are_all_there() -> None:
    mail = outer(inner(1), inner(2, "Another"))
    assert [each.subject for each in mail.forwarded] == ["Export stops", "Another"]
    assert mail.forward == mail.forwarded[0]


def test_a_mail_attached_to_show_it_is_no_forward() -> None:
    mail = outer(inner(), subject="Your answer of Monday", text="You wrote something else then.")
    assert (mail.forward, mail.forwarded) == (None, ())
    assert len(mail.attachments) == 1


def test_a_bounce_is_no_forward() -> None:
    report = (
        b"From: MAILER-DAEMON@mx.example\nSubject: Undelivered\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\n<x@y.example>: user unknown\n"
        b"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        b"Final-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1\n"
        b"--b\nContent-Type: message/rfc822\n\n" + inner().as_bytes() + b"\n--b--\n"
    )
    assert (read(report).kind, read(report).forwarded) == ("bounce", ())


def test_the_command_shows_them(tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    message = EmailMessage()
    message["From"] = "dora@nordwind.example"
    message["Subject"] = "Automatic reply: Export"
    message["Date"] = "Wed, 01 Jul 2026 09:00:00 +0000"
    message["Auto-Submitted"] = "auto-replied"
    message.set_content("I am away until 12 August.")
    file.write_bytes(message.as_bytes())
    document: dict[str, Any] = json.loads(
        CliRunner().invoke(app, ["parse", str(file), "--json"]).output
    )
    assert document["absence"] == {"first": None, "last": "2026-08-12"}
    assert [document[name] for name in ("receipt", "signed", "encrypted", "forwarded")] == [
        None,
        [],
        None,
        [],
    ]
    shown = CliRunner().invoke(app, ["parse", str(file)]).output
    assert "Away:    until 2026-08-12" in shown

"""Our message that a report is about."""

from __future__ import annotations

from rapport.channels.email import message_ids
from rapport.channels.email.meaning import reports
from rapport.channels.email.tests.writing import mail
from rapport.channels.parsed import Reference
from rapport.mail import read


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

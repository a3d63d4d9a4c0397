"""Reports of mail servers and programs, written for tests.

RFC 3464 and RFC 8098.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from itertools import count
from typing import NamedTuple

from conftest import MONDAY

_numbers = count(1)


class Said(NamedTuple):
    """A report's statement about one recipient."""

    address: str
    action: str
    status: str
    diagnostic: str


def delivery_report(
    said: Sequence[Said],
    original: str,
    *,
    subject: str = "Undelivered Mail Returned to Sender",
) -> bytes:
    """Return a report about our mail ``original`` (a Message-ID without brackets)."""
    fields = "\n".join(
        f"Final-Recipient: rfc822; {one.address}\nAction: {one.action}\nStatus: {one.status}\n"
        f"Diagnostic-Code: {one.diagnostic}\n"
        for one in said
    )
    return (
        "Return-Path: <>\n"
        "From: MAILER-DAEMON@mx.nordwind.example (Mail Delivery System)\n"
        f"To: support@desk.example\nSubject: {subject}\n"
        f"Date: {format_datetime(MONDAY)}\nMessage-ID: <{next(_numbers)}@mx.nordwind.example>\n"
        "Auto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nThis is the mail system at mx.nordwind.example.\n\n"
        "--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.nordwind.example\n\n{fields}\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: <{original}>\nSubject: Re: x\n\nHi\n"
        "--b--\n"
    ).encode()


def read_receipt(address: str, original: str, disposition: str = "displayed") -> bytes:
    """Return a mail program's report of what happened to our mail."""
    return (
        f"From: {address}\nTo: support@desk.example\nSubject: Read: Export stops\n"
        f"Date: {format_datetime(MONDAY)}\nMessage-ID: <{next(_numbers)}@nordwind.example>\n"
        f"In-Reply-To: <{original}>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=disposition-notification;"
        ' boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nYour message was displayed.\n\n"
        "--b\nContent-Type: message/disposition-notification\n\n"
        "Reporting-UA: desk.nordwind.example; Mail\n"
        f"Final-Recipient: rfc822;{address}\nOriginal-Message-ID: <{original}>\n"
        f"Disposition: manual-action/MDN-sent-manually; {disposition}\n--b--\n"
    ).encode()

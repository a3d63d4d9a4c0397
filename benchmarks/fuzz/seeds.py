"""The mails that are mutated: ours, and the public collections."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from benchmarks.understanding import speed
from rapport.mail.tests import reply_cases

LARGEST = 40_000  # bytes; larger mails take too long to mutate 200,000 times

_REPORT = b"""\
From: MAILER-DAEMON@mx.desk.example
To: support@desk.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="r"
MIME-Version: 1.0

--r
Content-Type: text/plain

I could not deliver your mail to the following recipient:
<dora@nordwind.example>: 550 5.1.1 user unknown
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.desk.example

Final-Recipient: rfc822; dora@nordwind.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 user unknown

--r
Content-Type: message/rfc822

From: support@desk.example
To: dora@nordwind.example
Subject: Your order
Message-ID: <1@desk.example>

Hello Dora
--r--
"""
_EVENT = """\
BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Berlin
END:VTIMEZONE
BEGIN:VEVENT
UID:1@nordwind.example
SUMMARY:Visit
DTSTART;TZID=Europe/Berlin:20261116T100000
DTEND;TZID=Europe/Berlin:20261116T110000
ORGANIZER;CN=Dora:mailto:dora@nordwind.example
END:VEVENT
END:VCALENDAR
"""
_UUENCODED = b"From: a@b.example\nSubject: file\n\nHere it is:\nbegin 644 x.txt\n#86)C\n`\nend\n"
_FLOWED = (
    b"From: =?utf-8?q?Zo=C3=AB?= <a@b.example>\nContent-Type: text/plain; format=flowed; delsp=yes;"
    b" charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe an \nalle\n"
    b"-- \nZo=EB\n"
)


def own() -> list[bytes]:
    """Return our own mails, of every kind that the reader distinguishes."""
    cases = [*reply_cases.plain(), *reply_cases.pages(), *reply_cases.languages()[::9]]
    texts = [_mail(case.text, "html" if case.is_html else "plain") for case in cases]
    return [speed.typical(), _REPORT, _UUENCODED, _FLOWED, _invitation(), _forward(), *texts]


def _mail(text: str, subtype: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Dora Lind <dora@nordwind.example>"
    message["To"] = "Support <support@desk.example>"
    message["Subject"] = "Re: Größe"
    message["Message-ID"] = "<2@nordwind.example>"
    message.set_content(text, subtype=subtype, cte="base64" if len(text) % 2 else "8bit")
    return message.as_bytes()


def _invitation() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "dora@nordwind.example", "Visit"
    message.set_content("We would like to visit you.")
    message.add_alternative("<p>We would like to <b>visit</b> you.</p>", subtype="html")
    message.add_alternative(_EVENT, subtype="calendar", params={"method": "REQUEST"})
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="größe 1.png")
    return message.as_bytes()


def _forward() -> bytes:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "dora@nordwind.example", "Broken lamp"
    inner.set_content("The lamp is broken.")
    message = EmailMessage()
    message["From"], message["Subject"] = "ben@desk.example", "Fwd: Broken lamp"
    message.set_content("Please take this one.")
    message.add_attachment(inner)
    return message.as_bytes()


def of(folder: Path) -> list[bytes]:
    """Return every file of the collections that has the size of a mail, in a fixed order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path.read_bytes() for path in paths if 0 < path.stat().st_size <= LARGEST]

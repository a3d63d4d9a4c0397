"""Mails that a desk easily gets wrong, for people to see."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.customers.actions import meet_unknown
from rapport.people.actors import SYSTEM
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content

SUPPORT = "support@demo.example"
IDA, ULF = "Ida Moen <ida@moen.example>", "Ulf Brandt <ulf@brook.example>"
# A mail between customers, of which the desk got only the answers.
NEVER_HERE = {"In-Reply-To": "<between.them@moen.example>"}
FORM = (
    "Name: Greta Haas\nEmail: greta@haas.example\nRooms: 2\n\n"
    "We open a second studio in May. Can both share one calendar?"
)
FORWARD = (
    "Is this really from you? I have not clicked on anything.\n\n"
    "---------- Forwarded message ---------\nFrom: Billing Desk <pay@kalendula-bills.example>\n"
    "Date: Mon, 2 Mar 2026 at 08:12\nSubject: Your account closes today\nTo: {to}\n\n\n"
    "Your account closes today. Enter your card again to keep it.\n"
)
# A zone that only this calendar knows, two hours ahead of Greenwich.
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Studio time\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def deliver_odd_mails(until: datetime) -> None:
    """Let a form, answers to an unknown mail, an invitation and a forward come."""
    _fill_in_form(until - 25 * MINUTE)
    _arrive(_mail(IDA, "Re: Kalendula outage?", "Bookings work again here.", NEVER_HERE), until, 20)
    _arrive(_mail(ULF, "Re: Kalendula outage?", "Not yet with us.", NEVER_HERE), until, 18)
    _arrive(_invitation(until), until, 15)
    forward = FORWARD.format(to="studio@lake.example")
    sender = "Nell Lake <studio@lake.example>"
    _arrive(_mail(sender, "Fwd: Your account closes today", forward), until, 12)


def _fill_in_form(at: datetime) -> None:
    """Open a ticket as a form does that writes from our own address, and names nobody else.

    The demonstration has no mailbox by which it would know the address as its own.
    """
    customer = meet_unknown(channel="email", by=SYSTEM, at=at)
    content = Content(
        FORM, subject="Question", particulars={"own_address": SUPPORT, "form": "Website"}
    )
    open_ticket(customer, subject="Question", content=content, channel="email", by=customer, at=at)


def _mail(
    sender: str, subject: str, text: str, headers: dict[str, str] | None = None
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, SUPPORT, subject
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content(text)
    return mail


def _invitation(until: datetime) -> EmailMessage:
    start = (until + 7 * DAY).strftime("%Y%m%dT140000")
    mail = _mail("Lena Fors <lena@fors.example>", "A look at the import", "Does this suit you?")
    event = (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n{ZONE}BEGIN:VEVENT\r\n"
        "UID:look@fors.example\r\nSUMMARY:A look at the import\r\n"
        "ORGANIZER;CN=Lena Fors:mailto:lena@fors.example\r\nLOCATION:By video\r\n"
        f"DTSTART;TZID=Studio time:{start}\r\nDURATION:PT45M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    mail.add_attachment(event.encode(), maintype="text", subtype="calendar", filename="invite.ics")
    return mail


def _arrive(mail: EmailMessage, until: datetime, minutes: int) -> None:
    at = until - minutes * MINUTE
    mail["Date"], mail["Message-ID"] = format_datetime(at), f"<odd.{minutes}@demo.example>"
    raw = Raw(f"demonstration:{minutes}", mail.as_bytes(), at)
    settle(keep_one(raw, channel="email", account="", at=at), at=at)

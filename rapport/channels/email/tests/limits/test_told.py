"""Limits of a mail, told on the page of its ticket."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings
from django.test import Client
from typer.testing import CliRunner

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email.commands.mail import app as mail_app
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.limits.cases import CASES, LENGTH
from rapport.channels.email.tests.writing import mail
from rapport.channels.forwards.tests.passing import PROVED
from rapport.channels.models import Inbound
from rapport.people.models import User

pytestmark = pytest.mark.django_db

PAGE = settings.PACKAGE.parent / "docs" / "reference" / "limits-of-mail.md"
PICTURE = f'<img src="data:image/png;base64,{"iVBO" * 160_000}">'


def piped(raw: bytes) -> Inbound:
    """Return the arrival of a mail that a mail server hands over."""
    CliRunner().invoke(mail_app, ["receive", "--mailbox", "Support"], input=raw)
    return Inbound.objects.latest("pk")


def shown(client: Client, arrival: Inbound) -> str:
    page = client.get(ticket_of(arrival).get_absolute_url()).content.decode()
    return " ".join(html.unescape(page).split())


@pytest.mark.parametrize("row", CASES)
def test_a_limit_is_told(row: str, mailbox: Mailbox, as_ben: Client) -> None:
    case = CASES[row]

    page = shown(as_ben, piped(case.raw()))

    assert [words for words in case.words if " ".join(words.split()) not in page] == []


def test_each_row_has_its_mail() -> None:
    told = PAGE.read_text(encoding="utf-8").partition("## Told")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([^|]+?) \|", told, re.MULTILINE)[1:] == list(CASES)


def test_an_ordinary_mail_is_told_nothing(mailbox: Mailbox, as_ben: Client) -> None:
    arrival = piped(mail(files=[("plan.pdf", "application/pdf", b"x")]))

    said = message_of(arrival).particulars
    assert {"limits", "names", "name", "subject", "unusable", "left_out"}.isdisjoint(said)


def test_a_sender_with_no_usable_address_is_kept_for_a_person(mailbox: Mailbox) -> None:
    arrival = piped(mail(sender=f"Ida <{'a' * 260}@mill.example>"))

    assert arrival.state == "parked"
    assert "is not an email address" in arrival.reason


@pytest.mark.parametrize("where", ["above", "below"])
def test_a_picture_in_the_page_hides_no_words(where: str, mailbox: Mailbox, as_ben: Client) -> None:
    words = "<p>The left lamp flickers, see above.</p>"
    page = f"{words}{PICTURE}" if where == "above" else f"{PICTURE}{words}"
    raw = b"From: dora@nordwind.example\nSubject: Lamp\nContent-Type: text/html\n\n"

    arrival = piped(raw + f"<html>{page}</html>".encode())

    assert "flickers" in message_of(arrival).text
    assert LENGTH not in shown(as_ben, arrival)


def test_of_many_references_the_nearest_count(mailbox: Mailbox, as_ben: Client) -> None:
    first = piped(mail(message_id="<nearest@nordwind.example>"))
    names = [*(f"<r{number}@other.example>" for number in range(250)), "<nearest@nordwind.example>"]

    answer = piped(mail("It still stops.", headers={"References": " ".join(names)}))

    assert ticket_of(answer) == ticket_of(first)


def test_a_long_title_of_an_appointment_is_kept_whole(mailbox: Mailbox, as_ben: Client) -> None:
    title, place = "Visit " * 150 + "LASTWORD", "Hall " * 150 + "LASTHALL"
    event = f"BEGIN:VEVENT\r\nSUMMARY:{title}\r\nLOCATION:{place}\r\nDTSTART:20240304\r\nEND:VEVENT"
    text = f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR"

    page = shown(as_ben, piped(mail(files=[("a.ics", "text/calendar", text.encode())])))

    assert "LASTWORD" in page
    assert "LASTHALL" in page


def test_many_attached_mails_are_all_files(mailbox: Mailbox) -> None:
    part = "--b\nContent-Type: message/rfc822\n\nFrom: a@b.example\nSubject: N{0}\n\nHello\n"
    body = "".join(part.format(number) for number in range(25))
    raw = f"From: dora@nordwind.example\nContent-Type: multipart/mixed; boundary=b\n\n{body}--b--"

    assert message_of(piped(raw.encode())).attachments.count() == 25


def test_a_picture_with_a_long_name_stands_in_its_page(mailbox: Mailbox) -> None:
    name = f"{'c' * 300}@mill.example"
    raw = (
        "From: dora@nordwind.example\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        f'Content-Type: text/html\n\n<p>Look:</p><img src="cid:{name}">\n--b\n'
        f"Content-Type: image/png\nContent-ID: <{name}>\n\nx\n--b--"
    )

    message = message_of(piped(raw.encode()))

    assert f'src="{message.attachments.get().get_absolute_url()}"' in message.html


def test_a_long_media_type_is_an_unknown_one(mailbox: Mailbox) -> None:
    arrival = piped(mail(files=[("a.x", f"application/{'x' * 79}.{'y' * 40}", b"x")]))

    kept = message_of(arrival).attachments.get()
    assert len(kept.content_type) <= 120
    assert not kept.content_type.endswith("x")


def test_a_forwarded_mail_keeps_its_subject_and_name_whole(
    mailbox: Mailbox, as_ben: Client, ben: User
) -> None:
    subject, name = "The mill stands still " * 20 + "LASTWORD", "Ida Moen " * 30 + "LASTNAME"
    text = (
        "---------- Forwarded message ---------\n"
        f"From: {name} <ida@mill.example>\nDate: Mon, 4 Mar 2024 at 10:00\n"
        f"Subject: {subject}\nTo: <ben@desk.example>\n\nIt rattles."
    )
    arrival = piped(mail(text, sender=ben.email, subject="Fwd: mill", headers=PROVED))

    assert ticket_of(arrival).customer.identities.get().value == "ida@mill.example"
    page = shown(as_ben, arrival)
    assert f"The whole subject: {subject}" in page
    assert f"The sender's whole name: {name}" in page

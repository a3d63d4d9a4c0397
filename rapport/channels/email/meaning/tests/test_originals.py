"""The HTML of a mail with its own looks."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.meaning.originals import html_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.core import blobs
from rapport.tickets.models import Message, Ticket


def _arrived(mailbox: Mailbox, html: str) -> Message:
    raw = mail("Hello", subject="Colours", html=html)
    kept = keep_one(
        Raw("INBOX:1:1", raw, MONDAY), channel="email", account=mailbox.account, at=MONDAY
    )
    message = settle(kept, at=MONDAY).message
    assert message is not None
    return message


def test_its_styles_are_kept(mailbox: Mailbox) -> None:
    message = _arrived(mailbox, '<p style="color:red;position:fixed">Hello</p>')

    assert message.html.strip() == "<p>Hello</p>"
    assert (html_of(message) or "").strip() == '<p style="color:red">Hello</p>'


def test_pictures_from_elsewhere_are_held_back(mailbox: Mailbox) -> None:
    message = _arrived(mailbox, '<p>Hello <img src="https://track.example/p.gif"></p>')

    assert ' src="https' not in (html_of(message) or "")


def test_what_is_no_longer_stored_is_not_there(mailbox: Mailbox) -> None:
    message = _arrived(mailbox, "<p>Hello</p>")
    for path in blobs.path_of("0" * 64).parents[1].rglob("*"):
        if path.is_file():
            path.unlink()

    assert html_of(message) is None


def test_what_was_not_a_mail_has_none(ticket: Ticket) -> None:
    assert html_of(ticket.messages.get()) is None

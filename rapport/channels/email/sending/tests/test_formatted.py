"""A formatted reply as a mail."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import compose
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.pictures import PNG, put


def _sent(ticket: Ticket, mailbox: Mailbox, ben: User, text: str, *files: File) -> EmailMessage:
    message = reply(ticket, text=text, by=ben, files=files, at=MONDAY)
    raw = compose.compose(Outgoing.objects.get(message=message), mailbox).mail.as_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_it_goes_out_as_typed_and_as_html(ticket: Ticket, mailbox: Mailbox, ben: User) -> None:
    ticket.queue.signature = "Ben"
    ticket.queue.save()
    mail = _sent(ticket, mailbox, ben, "Please **wait**:\n\n- one\n- two\n\n> said\nYes.")

    text, html = _body(mail, "plain"), _body(mail, "html")
    assert text.partition(" -##\n\n")[2].startswith(
        "Please **wait**:\n\n- one\n- two\n\n> said\nYes.\n\n-- \nBen\n"
    )
    assert '<p style="margin:0 0 12px">Please <strong>wait</strong>:</p>' in html
    assert '<ul style="margin:0 0 12px;padding-left:24px"><li>one</li><li>two</li></ul>' in html
    assert html.index("rapport") < html.index("<li>two</li>") < html.index("Ben</div>")
    assert '<blockquote type="cite"' in html, "the history stays below"
    assert mail.get_content_type() == "multipart/alternative"


def test_plain_text_goes_out_as_before(ticket: Ticket, mailbox: Mailbox, ben: User) -> None:
    html = _body(_sent(ticket, mailbox, ben, "2*3*4\nsnake_case"), "html")

    assert '<p style="margin:0 0 12px">2*3*4<br>\nsnake_case</p>' in html


def test_a_picture_stands_in_the_html_and_is_a_file_for_others(
    ticket: Ticket, mailbox: Mailbox, ben: User
) -> None:
    picture = put(ticket, ben)
    file = File.of("a.txt", "text/plain", b"a")
    mail = _sent(ticket, mailbox, ben, f"See {picture.reference} there.", file)

    assert _body(mail, "plain").partition(" -##\n\n")[2].startswith("See [shot.png] there.\n")
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "text/plain",
    ]
    shown = next(part for part in mail.walk() if part.get_content_type() == "image/png")
    assert shown.get_content() == PNG
    assert shown.get_filename() == "shot.png"
    assert shown.get_content_disposition() == "inline"
    cid = shown["Content-ID"].strip("<>")
    assert f'src="cid:{cid}"' in _body(mail, "html")
    assert "/attachments/" not in _body(mail, "html")
    assert [each.get_filename() for each in mail.iter_attachments()] == ["a.txt"]


@pytest.mark.parametrize("text", ["**a** <script>x</script>", "**a** [x](javascript:x)"])
def test_markup_in_it_is_inert(ticket: Ticket, mailbox: Mailbox, ben: User, text: str) -> None:
    html = _body(_sent(ticket, mailbox, ben, text), "html")

    assert "<script" not in html
    assert 'href="javascript' not in html

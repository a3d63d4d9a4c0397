"""Answers whose program marks nothing of what it quotes."""

from __future__ import annotations

import textwrap

import pytest
from django.test import Client

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import compose
from rapport.channels.email.tests.writing import mail
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Message, Outgoing, Queue

pytestmark = pytest.mark.django_db

IDA = "Ida Moen <ida@mill.example>"
OURS = (
    "Hello Ida,\n\nthe fine sieve fits your mill. Please measure the ring before you order:\n"
    "it has to be 42 cm wide. We send it on Monday.\n\nBen"
)


def sent(take_in: TakeIn, ben: User) -> tuple[str, str]:
    """Let Ida ask and Ben answer; return the Message-ID and the text of what goes out."""
    (asked,) = take_in(mail("Which sieve fits?", sender=IDA, subject="Sieve"))
    message = reply(ticket_of(asked), text=OURS, by=ben)
    outgoing = Outgoing.objects.get(message=message)
    letter = compose.compose(outgoing, Mailbox.objects.get())
    body = letter.mail.get_body(("plain",))
    assert body is not None
    return f"<{letter.message_id}>", str(body.get_content())


def answered(take_in: TakeIn, name: str, text: str, html: str = "") -> Message:
    """Return the message that Ida's answer became."""
    headers = {"In-Reply-To": name}
    (arrived,) = take_in(mail(text, sender=IDA, subject="Re: Sieve", html=html, headers=headers))
    return message_of(arrived)


def test_our_line_stands_above_our_answer(take_in: TakeIn, ben: User, support_queue: Queue) -> None:
    support_queue.signature = "Your mill desk"
    support_queue.save()

    _name, text = sent(take_in, ben)

    lines = text.splitlines()
    assert "Answer above this line" in lines[0]
    assert "Hello Ida," in lines[2]
    assert "Which sieve fits?" in lines[-1]


@pytest.mark.parametrize("width", [0, 50, 30])
@pytest.mark.parametrize("without", ["", "##-"])
def test_what_we_sent_is_parted(
    take_in: TakeIn, as_ben: Client, ben: User, width: int, without: str
) -> None:
    name, text = sent(take_in, ben)
    lines = [line for line in text.splitlines() if not (without and without in line)]
    if width:
        lines = [part for line in lines for part in textwrap.wrap(line, width) or [""]]

    message = answered(take_in, name, "It is 41 cm.\n\n" + "\n".join(lines))

    assert "It is 41 cm." in message.reply
    assert "fine sieve" not in message.reply
    assert "fine sieve" in message.quoted.replace("\n", " ")
    page = as_ben.get(message.ticket.get_absolute_url()).content.decode()
    assert "It is 41 cm." in page


def test_words_between_stay(take_in: TakeIn, as_ben: Client, ben: User) -> None:
    name, _text = sent(take_in, ben)
    lines = OURS.replace("wide. We", "wide.\nMine is 41 cm wide.\nWe")

    message = answered(take_in, name, f"I answer below.\n\n{lines}\n")

    assert message.reply.split("\n")[0] == "I answer below."
    assert "Mine is 41 cm wide." in message.reply
    assert "fine sieve" not in message.reply
    page = as_ben.get(message.ticket.get_absolute_url()).content.decode()
    assert "Mine is 41 cm wide." in page


def test_html_without_a_quote(take_in: TakeIn, as_ben: Client, ben: User) -> None:
    name, _text = sent(take_in, ben)
    html = "".join(f"<div>{line or '<br>'}</div>" for line in OURS.split("\n"))

    text = f"It is 41 cm.\n\n{OURS}"
    message = answered(take_in, name, text, f"<div>It is 41 cm.</div><br>{html}")

    assert (message.reply.strip(), "fine sieve" in message.quoted) == ("It is 41 cm.", True)
    page = as_ben.get(message.ticket.get_absolute_url()).content.decode()
    assert "It is 41 cm." in page


def test_nothing_but_what_we_sent_stays_in_sight(
    take_in: TakeIn, as_ben: Client, ben: User
) -> None:
    name, _text = sent(take_in, ben)

    assert "fine sieve" in answered(take_in, name, OURS).reply

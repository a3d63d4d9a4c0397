"""The thread of an outgoing mail."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import threads
from rapport.channels.email.sending.compose import compose
from rapport.channels.email.tests.writing import mail
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Outgoing


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

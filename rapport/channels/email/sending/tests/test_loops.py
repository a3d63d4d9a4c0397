"""Autoresponders: the conversation stops by itself, whatever they lack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from itertools import count

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.rules import limits
from rapport.channels.conftest import Arrive
from rapport.channels.email import message_ids
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending.compose import LOOP_HEADER, compose
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.tickets.models import Outgoing, Queue, Ticket

MINUTE = timedelta(minutes=1)
ROUNDS = 60
ROBOT = "robot@elsewhere.example"
_numbers = count(1)

Answer = Callable[[EmailMessage], bytes]


def another_desk(ours: EmailMessage) -> bytes:
    """Answer like another Rapport: confirms every mail, marked as in RFC 3834, with its own key."""
    return mail(
        f"Your request has arrived. Its number is #{next(_numbers)}.",
        sender=f"Their support <{ROBOT}>",
        subject=f"Re: {ours['Subject']}",
        headers={
            "In-Reply-To": ours["Message-ID"],
            "References": ours["Message-ID"],
            "Auto-Submitted": "auto-replied",
            "X-Auto-Response-Suppress": "All",
            LOOP_HEADER: "someotherdesk234",
        },
    )


def polite(ours: EmailMessage) -> bytes:
    """Answer like a responder that keeps the thread, without a sign that it is one."""
    headers = {"In-Reply-To": ours["Message-ID"]}
    text = f"We got it ({next(_numbers)})."
    return mail(text, sender=ROBOT, subject=f"Re: {ours['Subject']}", headers=headers)


def bare(ours: EmailMessage) -> bytes:
    """Answer like one that keeps nothing but the subject."""
    return mail(f"We got it ({next(_numbers)}).", sender=ROBOT, subject=f"Re: {ours['Subject']}")


def ever_new(ours: EmailMessage) -> bytes:
    """Answer like the worst: no thread, no quote, a new subject each time."""
    number = next(_numbers)
    return mail(f"We got it ({number}).", sender=ROBOT, subject=f"Case {number} was opened")


@pytest.fixture
def desk(mailbox: Mailbox, support_queue: Queue) -> Mailbox:
    """Return a desk that confirms what arrives."""
    Queue.objects.filter(pk=support_queue.pk).update(acknowledges=True)
    return mailbox


@pytest.mark.parametrize(
    ("answer", "most"), [(another_desk, 1), (polite, 1), (bare, 3), (ever_new, 10)]
)
def test_the_conversation_stops(
    answer: Answer, most: int, desk: Mailbox, arrive: Arrive, support_queue: Queue
) -> None:
    arrive(mail("Hello?", sender=ROBOT, subject="Case 0 was opened"), at=MONDAY)
    answered = 0
    for round_number in range(1, ROUNDS):
        waiting = list(Outgoing.objects.filter(pk__gt=answered).order_by("pk"))
        if not waiting:
            break
        for outgoing in waiting:
            answered = outgoing.pk
            arrive(answer(compose(outgoing, desk).mail), at=MONDAY + round_number * MINUTE)

    assert not Outgoing.objects.filter(pk__gt=answered).exists(), "it goes on"
    assert 1 <= Outgoing.objects.count() <= most
    assert not Inbound.objects.parked().exists()


def test_what_we_send_by_ourselves_says_so(desk: Mailbox, arrive: Arrive) -> None:
    arrive(mail("Hello?"))
    ours = compose(Outgoing.objects.get(), desk).mail

    assert ours["Auto-Submitted"] == "auto-replied"
    assert ours["X-Auto-Response-Suppress"] == "All"
    assert ours[LOOP_HEADER] == message_ids.own_mark()
    assert message_ids.read(ours["Message-ID"]) is not None


def test_our_own_mail_that_comes_back_is_only_recorded(desk: Mailbox, arrive: Arrive) -> None:
    arrive(mail("Hello?"))
    ours = compose(Outgoing.objects.get(), desk).mail
    back = arrive(ours.as_bytes())

    assert back.state == "recorded"
    assert Ticket.objects.count() == Outgoing.objects.count() == 1


def test_many_mails_of_one_sender_all_open_and_few_are_confirmed(
    desk: Mailbox, arrive: Arrive
) -> None:
    """One address may pass on the mail of a whole shop."""
    for number in range(limits.LOOKED_AT + 5):
        at = MONDAY + timedelta(seconds=20 * number)
        arrive(mail(f"{number}", sender=ROBOT, subject=f"Alert {number}"), at=at)

    assert Ticket.objects.count() == limits.LOOKED_AT + 5
    assert Outgoing.objects.count() == limits.ACKNOWLEDGED_TICKETS
    assert not Inbound.objects.parked().exists()

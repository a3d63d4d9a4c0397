"""Standstills: messages rest, none is lost, none goes twice."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.channels import outbox
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox, Server
from rapport.channels.email.sending import smtp
from rapport.channels.email.sending.compose import Letter
from rapport.channels.standstills import PAGE, TRY
from rapport.core import clock, secrets
from rapport.people.models import User
from rapport.tickets.actions import open_ticket, reply
from rapport.tickets.actions.change import change_queue
from rapport.tickets.actions.messages import outbox as actions
from rapport.tickets.actions.messages.standstill import rest, try_at
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Outgoing, Queue, Standstill, Ticket
from rapport.tickets.opening import Triage

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SUPPORT, BILLING = "support@desk.example", "billing@desk.example"


class Post:
    """SMTP servers that record who tries to send, and accept unless they are down."""

    def __init__(self) -> None:
        self.down: set[str] = set()
        self.refused: dict[str, bool] = {}
        self.tried: Counter[str] = Counter()
        self.taken: list[str] = []

    def deliver(self, letter: Letter, server: Server, *, sender: str) -> dict[str, str]:
        self.tried[sender] += 1
        if sender in self.down:
            raise ConnectionRefusedError
        if letter.to[0] in self.refused:
            raise smtp.Refused("It is full.", permanent=self.refused[letter.to[0]])
        self.taken.append(letter.to[0])
        return {}


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    post = Post()
    monkeypatch.setattr(smtp, "deliver", post.deliver)
    return post


def queue_up(ticket: Ticket, count: int, name: str = "c") -> None:
    """Queue ``count`` messages on the ticket, to c0@…, c1@…, …"""
    at = clock.now()
    Outgoing.objects.bulk_create(
        Outgoing(
            channel="email",
            purpose="reply",
            ticket=ticket,
            to=[f"{name}{number}@nordwind.example"],
            text="Hello.",
            queued_at=at,
            due_at=at,
        )
        for number in range(count)
    )


def send(after: timedelta = timedelta(seconds=1)) -> None:
    """Run the loop at a later time until there is nothing to do."""
    while outbox.send_due(clock.now() + after):
        pass


def stand_still(post: Post, ticket: Ticket, count: int = 20) -> None:
    """Let so many messages rest, because the server of the mailbox is down."""
    post.down = {SUPPORT}
    queue_up(ticket, count)
    send()


def connect(ticket: Ticket, address: str) -> None:
    """Connect a mailbox that sends for the queue of the ticket."""
    Mailbox.objects.create(
        name=address.partition("@")[0].title(),
        address=address,
        queue=ticket.queue,
        connected_at=MONDAY,
        smtp_host="smtp.desk.example",
    )


def ask_for(number: int, by: User) -> Outgoing:
    """Have a person send one of the messages again."""
    wanted = Outgoing.objects.order_by("pk")[number]
    Outgoing.objects.filter(pk=wanted.pk).update(state="parked", standstill=None)
    actions.retry(Outgoing.objects.get(pk=wanted.pk), by=by)
    return wanted


def over() -> timedelta:
    """Return a time after which the only standstill has rested."""
    until = Standstill.objects.get().until
    assert until
    return until - clock.now() + timedelta(seconds=1)


def test_ten_thousand_that_wait_cost_one_try_and_little_work(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    post.down = {SUPPORT}
    queue_up(ticket, 10_000)
    with CaptureQueriesContext(connection) as put_aside:
        send()
    with CaptureQueriesContext(connection) as resting:
        send()

    assert post.tried[SUPPORT] == 1
    assert len(put_aside) < 20 * 10_000 / PAGE
    assert len(resting) < 20
    waiting = Outgoing.objects.filter(state="queued", attempts=0)
    assert waiting.count() == 10_000
    assert Standstill.objects.get().outgoing.count() == 10_000


def test_one_tries_when_the_rest_is_over_and_the_others_stay(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    stand_still(post, ticket, 50)
    for tries in range(2, 6):
        before = over()
        send(before)
        assert post.tried[SUPPORT] == tries
        assert over() > before / 2
    assert Standstill.objects.get().failures == 5
    assert Outgoing.objects.filter(state="queued", attempts=0).count() == 50


def test_a_password_that_cannot_be_read_makes_all_wait_and_none_is_parked(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    queue_up(ticket, 3)
    with override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"):
        send()

    standstill = Standstill.objects.get()
    assert "the secret key has changed" in standstill.reason
    assert standstill.outgoing.filter(state="queued").count() == 3
    mailbox.refresh_from_db()
    assert "the secret key has changed" in mailbox.send_failure

    send(over())

    assert sorted(post.taken) == [f"c{number}@nordwind.example" for number in range(3)]
    assert not Standstill.objects.exists()


def test_a_password_that_is_entered_again_ends_the_standstill(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    queue_up(ticket, 3)
    with override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"):
        send()
        mailbox.smtp_password = secrets.seal("geheim")
        mailbox.save(update_fields=["smtp_password"])
        send()

    assert len(post.taken) == 3


def test_all_go_once_when_one_has_gone(post: Post, mailbox: Mailbox, ticket: Ticket) -> None:
    stand_still(post, ticket, 30)
    post.down = set()
    send(over())

    assert post.taken == [f"c{number}@nordwind.example" for number in range(30)]
    assert not Standstill.objects.exists()
    assert set(Outgoing.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_what_comes_meanwhile_waits_too_and_is_not_tried(
    post: Post, mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    stand_still(post, ticket, 1)
    reply(ticket, text="And this.", by=ben)
    send()

    assert post.tried[SUPPORT] == 1
    assert Standstill.objects.get().outgoing.count() == 2


def test_other_mailboxes_send_meanwhile(
    post: Post, mailbox: Mailbox, billing_mailbox: Mailbox, ticket: Ticket, billing_queue: Queue
) -> None:
    post.down = {SUPPORT}
    queue_up(ticket, 20, "support")
    Outgoing.objects.filter(pk__in=Outgoing.objects.values("pk")[:10]).update(channel="webform")
    bill = open_ticket(
        ticket.customer,
        subject="Bill",
        content=Content(text="How much?"),
        channel="email",
        triage=Triage(queue=billing_queue),
        by=ticket.customer,
    )
    Outgoing.objects.filter(ticket=bill).delete()
    queue_up(bill, 20, "billing")
    send()

    assert post.taken == [f"billing{number}@nordwind.example" for number in range(20)]
    assert post.tried == {SUPPORT: 1, BILLING: 20}


def test_a_change_of_the_mailbox_lets_all_go_at_once(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    stand_still(post, ticket)
    post.down = set()
    send()
    assert post.taken == []
    Mailbox.objects.update(smtp_host="smtp.desk.example")
    send()

    assert len(post.taken) == 20


def test_another_mailbox_for_the_queue_lets_all_go_through_it(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    stand_still(post, ticket)
    Mailbox.objects.update(smtp_host="")
    connect(ticket, "new@desk.example")
    send()

    assert post.tried == {SUPPORT: 1, "new@desk.example": 20}
    assert len(post.taken) == 20


def test_mail_of_the_system_that_goes_lets_all_go(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    stand_still(post, ticket)
    post.down = set()
    condition.note_sent(mailbox, at=clock.now())
    send()

    assert len(post.taken) == 20


def test_without_a_mailbox_nothing_is_tried_until_there_is_one(post: Post, ticket: Ticket) -> None:
    queue_up(ticket, 30)
    send()
    with CaptureQueriesContext(connection) as resting:
        send(30 * DAY)

    assert len(resting) < 10
    standstill = Standstill.objects.get()
    assert (standstill.until, standstill.outgoing.count()) == (None, 30)
    assert not Outgoing.objects.exclude(attempts=0).exists()
    connect(ticket, SUPPORT)
    send()
    assert len(post.taken) == 30


def test_what_a_person_asks_for_is_tried_at_once_and_only_that(
    post: Post, mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    stand_still(post, ticket)
    wanted = ask_for(7, ben)
    send()
    assert post.tried[SUPPORT] == 2
    wanted.refresh_from_db()
    assert (wanted.state, wanted.asked_at, wanted.attempts) == ("queued", None, 0)
    assert wanted.standstill is not None
    send()
    assert post.tried[SUPPORT] == 2


def test_a_person_who_asks_after_the_server_is_back_lets_all_go(
    post: Post, mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    stand_still(post, ticket)
    post.down = set()
    ask_for(7, ben)
    send()

    assert post.taken[0] == "c7@nordwind.example"
    assert len(post.taken) == len(set(post.taken)) == 20


def test_one_message_can_be_sent_directly(post: Post, mailbox: Mailbox, ticket: Ticket) -> None:
    stand_still(post, ticket, 2)
    post.down = set()

    assert outbox.send(Outgoing.objects.latest("pk")).state == "sent"


@pytest.mark.parametrize("permanent", [True, False])
def test_a_server_that_refuses_the_one_that_tries_is_back(
    post: Post, mailbox: Mailbox, ticket: Ticket, permanent: bool
) -> None:
    stand_still(post, ticket)
    post.down, post.refused = set(), {"c0@nordwind.example": permanent}
    send(over())

    assert len(post.taken) == 19
    first = Outgoing.objects.order_by("pk")[0]
    assert first.state == ("parked" if permanent else "queued")
    assert (first.standstill, first.reason) == (None, "It is full.")


def test_a_process_that_dies_while_it_tries_loses_nothing(
    post: Post, mailbox: Mailbox, ticket: Ticket
) -> None:
    stand_still(post, ticket)
    first = Outgoing.objects.order_by("pk")[0]
    Standstill.objects.update(until=clock.now() + TRY)
    Outgoing.objects.filter(pk=first.pk).update(
        state="claimed", claimed_by="slot-0 dead", claimed_at=clock.now(), attempts=1
    )
    post.down = set()
    send()
    assert post.taken == []
    send(TRY + timedelta(seconds=1))

    assert len(post.taken) == len(set(post.taken)) == 20


def test_two_processes_do_not_try_together(post: Post, mailbox: Mailbox, ticket: Ticket) -> None:
    from rapport.channels.standstills import claim_first_to_try, rested

    stand_still(post, ticket)
    at = clock.now() + over()
    (one,), (other,) = rested(at), rested(at)

    assert claim_first_to_try(one, at) is not None
    assert claim_first_to_try(other, at) is None


def test_nothing_joins_a_standstill_that_is_over(mailbox: Mailbox, ticket: Ticket) -> None:
    queue_up(ticket, 1)

    assert rest(list(Outgoing.objects.all()), way=mailbox.key) == 0
    assert Outgoing.objects.get().standstill is None


def test_a_ticket_that_moves_to_a_queue_whose_mailbox_sends_waits_no_longer(
    post: Post,
    mailbox: Mailbox,
    billing_mailbox: Mailbox,
    ticket: Ticket,
    billing_queue: Queue,
    ada: User,
) -> None:
    stand_still(post, ticket, 1)
    change_queue(ticket, queue=billing_queue, by=ada)
    send()

    assert post.taken == ["c0@nordwind.example"]


def test_the_ticket_says_why_a_message_waits(
    post: Post, mailbox: Mailbox, ticket: Ticket, ben: User, as_ben: Client
) -> None:
    post.down = {SUPPORT}
    reply(ticket, text="One.", by=ben)
    reply(ticket, text="Two.", by=ben)
    send()
    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()

    assert page.count("not sent yet: 127.0.0.1 refuses connections") == 2
    assert page.count("Next try") == 2


def test_without_a_mailbox_the_ticket_names_no_next_try(
    ticket: Ticket, ben: User, as_ben: Client
) -> None:
    reply(ticket, text="One.", by=ben)
    send()
    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()

    assert "not sent yet: No connected mailbox can send this" in page
    assert "Next try" not in page


def test_an_earlier_try_is_only_ever_earlier(post: Post, mailbox: Mailbox, ticket: Ticket) -> None:
    stand_still(post, ticket, 1)
    planned = Standstill.objects.get().until
    try_at(mailbox.key, clock.now() + DAY)
    assert Standstill.objects.get().until == planned
    at = clock.now()
    try_at(mailbox.key, at)
    assert Standstill.objects.get().until == at

"""Answers that fail by every path, as five places tell them.

List, ticket, cockpit, figures and API agree: real SMTP servers refuse, real mails come back, and
courses of events are made up.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from rapport.channels import outbox
from rapport.channels.email.commands.mail import app as mail_app
from rapport.channels.email.conftest import connect
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.reporting import Said, delivery_report
from rapport.channels.email.tests.servers import PostOffice
from rapport.cockpit.need import Glance
from rapport.cockpit.needs.delivery import did_not_arrive
from rapport.core import clock
from rapport.customers.models import Identity, Person
from rapport.customers.reaching import Refused
from rapport.insights.readers import catch_up
from rapport.metrics import registry
from rapport.metrics.warehouse import warehouse
from rapport.people.actions import make_token
from rapport.people.models import User
from rapport.tickets.actions import copy_in, receive, reply
from rapport.tickets.actions.messages import delivery
from rapport.tickets.actions.messages.nondelivery import mark_known, unmark_known
from rapport.tickets.actions.messages.resend import resend
from rapport.tickets.correspondence.content import Content
from rapport.tickets.correspondence.reaching import failed_addresses
from rapport.tickets.lists.undelivered import undelivered
from rapport.tickets.models import Message, Nondelivery, Outgoing, Queue, Ticket
from rapport.tickets.tests.posting import is_parked, leaves, waits

DORA, EMIL = "dora@nordwind.example", "emil@sato.example"
RIGHT = "dora.lind@nordwind.example"
DOES_NOT_COUNT = "It does not count as an answer until it has arrived."
SECOND = timedelta(seconds=1)
# bin/bench trust asks for more.
COURSES = int(os.environ.get("COURSES", "4"))


class World:
    """Dora's ticket, who works on it, and the servers around the desk."""

    def __init__(self, ticket: Ticket, ada: User, ben: User) -> None:
        self.ticket, self.ada, self.ben = ticket, ada, ben
        self.headers = {"Authorization": f"Bearer {make_token(ada, by=ada).secret}"}
        self.page = Client()
        self.page.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")

    def answers(self) -> Message:
        """Let Ben answer."""
        return reply(self.ticket, text="It is mended.", by=self.ben, anyway=True)

    def api(self, path: str) -> Any:
        answered = Client().get(f"/api/v1/tickets/{path}", headers=self.headers)
        assert answered.status_code == 200
        return answered.json()

    def first_response(self) -> datetime | None:
        """Return when the ticket was first answered, by the facts as the reader keeps them."""
        catch_up()
        session = warehouse().session()
        session.open(registry.facts()["first_responses"])
        rows = session.rows(
            f"SELECT responded_at FROM first_responses WHERE ticket_id = {self.ticket.pk}"
        )
        return rows[0][0].replace(tzinfo=UTC) if rows else None

    def agrees(self) -> tuple[bool, str, bool]:
        """Return whether it is listed, its status and whether somebody waits; all say the same."""
        now = clock.now() + timedelta(days=1)
        self.ticket.refresh_from_db()
        whole = self.api(str(self.ticket.pk))
        by_api = {each["ticket"] for each in self.api("undelivered")["items"]}
        listed = {each.ticket.pk for each in undelivered(self.ada, now)}
        seen = {int(each.subject) for each in did_not_arrive(Glance(self.ada, now))}
        assert listed == seen == by_api

        missed = [
            each for each in whole["messages"] if (each["undelivered"] or {}).get("counts") is False
        ]
        answered = self.page.get(f"/tickets/{self.ticket.pk}/")
        assert answered.status_code == 200, answered.headers
        shown = answered.content.decode()
        assert shown.count(DOES_NOT_COUNT) == len(missed)
        first = self.first_response()
        assert (first is None) == (self.ticket.first_responded_at is None)
        stored = self.ticket.first_responded_at
        assert first is None or stored is None or abs(first - stored) < SECOND
        assert (whole["first_responded_at"] is None) == (first is None)
        replies = [each for each in whole["messages"] if each["kind"] == "reply"]
        assert (first is None) == (len(replies) == len(missed))
        assert (whole["waiting_since"] is None) == (self.ticket.waiting_since is None)
        if len(replies) == len(missed):
            assert self.ticket.waiting_since == self.ticket.opened_at
            assert self.ticket.status != "pending"
        return bool(listed), self.ticket.status, self.ticket.waiting_since is not None


@pytest.fixture
def world(ticket: Ticket, ada: User, ben: User) -> World:
    return World(ticket, ada, ben)


@pytest.fixture
def office(support_queue: Queue) -> Iterator[PostOffice]:
    """Yield a post office through which the desk sends and gets its mail."""
    office = PostOffice(ImapServer())
    office.open()
    connect(office, support_queue)
    try:
        yield office
    finally:
        office.close()


def send_everything() -> None:
    while outbox.send_due(clock.now() + timedelta(days=1)):
        pass


def comes(raw: bytes) -> None:
    """Let a mail come in, as a mail server hands it over."""
    done = CliRunner().invoke(mail_app, ["receive", "--mailbox", "Support"], input=raw)
    assert done.exit_code == 0, done.output


def returned(action: str, status: str, diagnostic: str) -> bytes:
    original = Outgoing.objects.latest("pk").external_id
    return delivery_report([Said(DORA, action, status, diagnostic)], original)


REFUSED_AT_ONCE = {
    "552 at RCPT: full": (DORA, "552 5.2.2 Mailbox full"),
    "550 5.7.1 at RCPT: policy": (DORA, "550 5.7.1 Rejected by policy"),
    "550 5.1.1 at RCPT: no such user": (DORA, "550 5.1.1 No such user"),
    "552 at DATA: too large": ("", "552 5.3.4 Message too big"),
    "554 5.7.1 at DATA: content": ("", "554 5.7.1 Rejected as spam"),
}
COMES_BACK = {
    "552 returned: full": ("5.2.2", "smtp; 552 5.2.2 Over quota"),
    "550 5.7.1 returned: policy": ("5.7.1", "smtp; 550 5.7.1 Not by our rules"),
    "550 5.1.1 returned: no such user": ("5.1.1", "smtp; 550 5.1.1 No such user"),
    "4.2.2 returned: full for days": ("4.2.2", "smtp; 452 4.2.2 Full; gave up after 5 days"),
    "4.4.7 returned: expired": ("4.4.7", "smtp; delivery time expired"),
}


def dealt_with(world: World) -> None:
    """Show that a later answer that arrives settles it, and counts."""
    later = leaves(waits(world.ticket, by=world.ben, at=clock.now() + SECOND), clock.now() + SECOND)
    listed, status, waits_ = world.agrees()
    assert (listed, status, waits_) == (False, "pending", False)
    assert world.first_response() is not None and later.state == "sent"


@pytest.mark.servers
@pytest.mark.parametrize("path", REFUSED_AT_ONCE)
def test_refused_while_it_is_sent(world: World, office: PostOffice, path: str) -> None:
    address, said = REFUSED_AT_ONCE[path]
    office.refuse[address] = said
    world.answers()
    assert world.agrees() == (False, "pending", False), "until it is known"

    send_everything()

    assert world.agrees() == (True, "open", True)
    dealt_with(world)


@pytest.mark.servers
@pytest.mark.parametrize("path", COMES_BACK)
def test_returned_by_a_mail(world: World, office: PostOffice, path: str) -> None:
    world.answers()
    send_everything()
    assert world.agrees() == (False, "pending", False)

    comes(returned("failed", *COMES_BACK[path]))

    assert world.agrees() == (True, "open", True)
    dealt_with(world)


@pytest.mark.servers
def test_delayed_is_not_failed(world: World, office: PostOffice) -> None:
    world.answers()
    send_everything()
    comes(returned("delayed", "4.4.1", "smtp; 451 4.4.1 Try later"))

    assert world.agrees() == (False, "pending", False)


@pytest.mark.servers
def test_given_up_after_all_attempts(
    world: World, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.refuse[DORA] = "451 4.7.1 Try again later"
    monkeypatch.setattr(outbox, "MOST_ATTEMPTS", 2)
    world.answers()
    outbox.send_due(clock.now() + SECOND)
    assert world.agrees() == (False, "pending", False)

    send_everything()

    assert world.agrees() == (True, "open", True)
    (item,) = world.api("undelivered")["items"]
    assert "try again later" in item["reason"]


@pytest.mark.servers
def test_too_large_for_the_server_that_sends(world: World, office: PostOffice) -> None:
    office.stop_smtp()
    office.largest = 500
    office.start_smtp()
    world.answers()
    send_everything()

    assert world.agrees() == (True, "open", True)


@pytest.mark.servers
def test_letters_that_the_server_cannot_write(world: World, office: PostOffice) -> None:
    Identity.objects.filter(value=DORA).update(value="dörte@nordwind.example")
    world.answers()
    send_everything()

    assert world.agrees() == (True, "open", True)


@pytest.mark.servers
def test_rapport_itself_failed_on_it(
    world: World, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_given: object, **_more: object) -> None:
        raise RuntimeError("no such thing")

    monkeypatch.setattr("rapport.channels.email.sending.compose.compose", breaks)
    world.answers()
    send_everything()

    assert world.agrees() == (True, "open", True)


def test_no_address_left(world: World) -> None:
    Identity.objects.filter(value=DORA).delete()
    world.answers()

    assert world.agrees() == (True, "open", True)


@pytest.mark.servers
@pytest.mark.parametrize(
    ("refused", "stands"), [(EMIL, (True, "pending", False)), (DORA, (True, "open", True))]
)
def test_one_of_two_did_not_get_it(
    world: World, office: PostOffice, emil: Person, refused: str, stands: tuple[bool, str, bool]
) -> None:
    copy_in(world.ticket, people=[emil], by=world.ben, answered="copy")
    world.answers()
    send_everything()
    original = Outgoing.objects.latest("pk").external_id
    said = Said(refused, "failed", "5.2.2", "smtp; 552 5.2.2 Over quota")
    comes(delivery_report([said], original))

    assert world.agrees() == stands
    resend(Message.objects.filter(kind="reply").latest("pk"), by=world.ben)
    send_everything()
    assert world.agrees() == (False, "pending", False)
    assert sorted(each.rcpt_tos[0] for each in office.taken[-1:]) == [refused]


@pytest.mark.servers
@pytest.mark.parametrize("said", ["450 4.2.0 Greylisted", "550 5.7.1 Policy", "552 5.2.2 Full"])
def test_a_refused_copy_is_told_whatever_the_reason(
    world: World, office: PostOffice, emil: Person, said: str
) -> None:
    copy_in(world.ticket, people=[emil], by=world.ben, answered="copy")
    office.refuse[EMIL] = said
    world.answers()
    send_everything()

    assert world.agrees() == (True, "pending", False)


def _events(world: World, emil: Person) -> list[Callable[[datetime], object]]:
    """Return what can happen, each at a given time."""

    def last(**of: object) -> Outgoing | None:
        return Outgoing.objects.filter(purpose="reply", **of).order_by("-pk").first()

    def bounce(address: str, at: datetime) -> None:
        if (sent := last(state="sent")) and address in sent.addresses:
            delivery.note_bounce(sent, {address: Refused("full", "5.2.2", "552")}, at=at)

    def leave(at: datetime) -> None:
        if queued := last(state="queued"):
            leaves(queued, at)

    def again(to: str | None, at: datetime) -> None:
        row = Nondelivery.objects.filter(ended_at=None).order_by("-pk").first()
        if row and not Outgoing.objects.filter(state="queued", message=row.message_id).exists():
            old = failed_addresses(row.message)[0]
            resend(row.message, by=world.ben, instead={old: to} if to else None, at=at)

    def settle(act: Callable[..., object], is_open: bool, at: datetime) -> None:
        row = Nondelivery.objects.filter(ended_at__isnull=is_open).order_by("-pk").first()
        if row:
            act(row.message, by=world.ben, at=at)

    def write(person: Person, at: datetime) -> None:
        content = Content(text="Well?")
        receive(world.ticket, person=person, content=content, channel="email", by=person, at=at)

    return [
        lambda at: waits(world.ticket, by=world.ben, at=at),
        lambda at: is_parked(world.ticket, by=world.ben, at=at),
        leave,
        leave,
        lambda at: bounce(DORA, at),
        lambda at: bounce(EMIL, at),
        lambda at: again(None, at),
        lambda at: again(RIGHT, at),
        lambda at: settle(mark_known, True, at),
        lambda at: settle(unmark_known, False, at),
        lambda at: write(world.ticket.customer, at),
    ]


@pytest.mark.parametrize("seed", range(COURSES))
def test_they_agree_after_whatever_happens(world: World, emil: Person, seed: int) -> None:
    chance = random.Random(seed)
    copy_in(world.ticket, people=[emil], by=world.ben, answered="copy")
    at, events = clock.now(), _events(world, emil)
    for _step in range(10):
        at += timedelta(minutes=1)
        chance.choice(events)(at)
        world.agrees()

"""Sending by the first working route, never the reported mailbox."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from conftest import MONDAY
from rapport.channels.email.actions import condition
from rapport.channels.email.conftest import connect
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.email.meaning.parsing import of
from rapport.channels.email.models import Mailbox, Security
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.notices import routes
from rapport.channels.notices.actions import notify
from rapport.channels.notices.models import Notice
from rapport.channels.notices.sending import NEWS, send_due
from rapport.core.relay import Relay
from rapport.mail import read
from rapport.people.models import User
from rapport.tickets.models import Queue
from rapport.timeline.history import history
from rapport.timeline.models import Event

pytestmark = pytest.mark.servers


@pytest.fixture
def support_box(small_office: PostOffice, support_queue: Queue) -> Mailbox:
    return connect(small_office, support_queue)


@pytest.fixture
def other_box(small_office: PostOffice, support_box: Mailbox, support_queue: Queue) -> Mailbox:
    return connect(small_office, support_queue, address="billing@desk.example")


def written(ada: User, *avoids: Mailbox) -> Notice:
    accounts = [box.key for box in avoids]
    return notify(ada, subject="Sub\nject", text="Words.", avoids=accounts, at=MONDAY)


def taken(office: PostOffice) -> list[EmailMessage]:
    return [
        message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default)
        for envelope in office.taken
        if isinstance(envelope.content, bytes)
    ]


def test_it_goes_through_another_mailbox(
    small_office: PostOffice, support_box: Mailbox, other_box: Mailbox, ada: User
) -> None:
    notice = written(ada, support_box)
    assert send_due(MONDAY)
    assert not send_due(MONDAY)

    notice.refresh_from_db()
    assert (notice.state, notice.route) == ("sent", other_box.name)
    (mail,) = taken(small_office)
    assert mail["From"].addresses[0].addr_spec == other_box.address
    assert mail["Subject"] == "Sub ject"
    assert mail["Auto-Submitted"] == "auto-generated"
    event = Event.objects.get(kind="notice.sent")
    assert event.details["route"] == other_box.name


def test_it_goes_through_the_systems_own_server(
    small_office: PostOffice, support_box: Mailbox, ada: User, settings: object
) -> None:
    relay = Relay(small_office.host, small_office.port, Security.NONE, "", "", "rapport@x.example")
    settings.SMTP_RELAY = relay  # type: ignore[attr-defined]
    written(ada, support_box)
    send_due(MONDAY)

    (mail,) = taken(small_office)
    assert mail["From"].addresses[0].addr_spec == "rapport@x.example"


def test_a_route_that_fails_gives_way_to_the_next(
    small_office: PostOffice,
    support_box: Mailbox,
    other_box: Mailbox,
    ada: User,
    settings: object,
) -> None:
    Mailbox.objects.filter(pk=other_box.pk).update(smtp_port=9)
    relay = Relay(small_office.host, small_office.port, Security.NONE, "", "", "rapport@x.example")
    settings.SMTP_RELAY = relay  # type: ignore[attr-defined]
    notice = written(ada, support_box)
    send_due(MONDAY)

    notice.refresh_from_db()
    assert (notice.state, notice.route) == ("sent", "")
    assert "through the system's mail server" in history(notice)[-1].sentence


def test_without_another_route_the_mailbox_itself_is_tried_unless_its_sending_fails(
    small_office: PostOffice, support_box: Mailbox, ada: User
) -> None:
    assert not routes.has_another(support_box.key)
    written(ada, support_box)
    send_due(MONDAY)
    assert len(taken(small_office)) == 1

    condition.note_send_failed(support_box, "No.", at=MONDAY)
    notice = written(ada, support_box)
    send_due(MONDAY)
    notice.refresh_from_db()
    assert notice.state == "queued"
    assert notice.due_at > MONDAY
    assert "No working mailbox" in notice.reason


def test_it_is_tried_again_and_given_up_when_it_is_no_news_any_more(
    small_office: PostOffice, support_box: Mailbox, ada: User
) -> None:
    small_office.refuse["*"] = "451 later"
    notice = written(ada)
    at = MONDAY
    while notice.state == "queued":
        send_due(at)
        notice.refresh_from_db()
        at = max(notice.due_at, at + timedelta(seconds=1))
    assert notice.state == "parked"
    assert NEWS <= at - MONDAY < NEWS + timedelta(hours=1)
    assert notice.attempts < 250
    assert "451" in Event.objects.get(kind="notice.parked").details["reason"]


def test_what_comes_back_of_it_opens_no_ticket(
    small_office: PostOffice, support_box: Mailbox, ada: User
) -> None:
    """A manager whose mail is forwarded to the desk would otherwise create a loop."""
    written(ada)
    send_due(MONDAY)

    raw = small_office.taken[0].content
    assert isinstance(raw, bytes)
    assert of(raw, read(raw), Mailboxes.load(support_box.account)).nature.aside

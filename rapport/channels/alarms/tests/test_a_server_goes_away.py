"""Alarms when a real mail server stops, and works again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from rapport.channels.alarms.tests.alarm_process import ANOTHER, MANAGER
from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.servers import IMAP_SERVERS, Imap, PostOffice

pytestmark = [pytest.mark.servers, pytest.mark.slow]

PROCESS = "rapport.channels.alarms.tests.alarm_process"
LOOKED = "SELECT fetched_at IS NOT NULL FROM email_mailbox ORDER BY id LIMIT 1"
FAILS = "SELECT failure <> '' FROM email_mailbox ORDER BY id LIMIT 1"
EVENTS = (
    "SELECT kind FROM timeline_event WHERE kind LIKE 'alarm.%' OR kind LIKE 'notice.%' ORDER BY id"
)


@pytest.fixture(params=sorted(IMAP_SERVERS))
def imap(request: pytest.FixtureRequest) -> Iterator[Imap]:
    """Yield each IMAP server that this machine has."""
    server = IMAP_SERVERS[request.param]()
    server.start()
    yield server
    server.close()


@pytest.fixture
def another_office() -> Iterator[PostOffice]:
    """Yield another provider's post office, whose SMTP server still works."""
    office = PostOffice(ImapServer())
    office.open()
    yield office
    office.close()


@pytest.fixture
def desk(desk_home: Path, imap: Imap, another_office: PostOffice) -> Iterator[Desk]:
    """Yield a desk with two mailboxes at two providers, the first of them watched."""
    desk = Desk(desk_home)
    desk.set_up(imap.host, imap.port)
    set_up = desk.run(PROCESS, "set-up", another_office.host, str(another_office.port))
    assert set_up.wait(120) == 0
    watching = desk.watch()
    desk.wait_for(LOOKED, 1)
    yield desk
    watching.kill()
    watching.wait()


def look(desk: Desk, *minutes: float) -> dict[str, str]:
    """Check the alarms at these moments from now; return what the manager reads then."""
    process = desk.run(PROCESS, "look", *map(str, minutes))
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    pages = json.loads(out)
    assert isinstance(pages, dict)
    return pages


def mails(office: PostOffice) -> list[EmailMessage]:
    """Return the manager's mail at that office."""
    return [
        message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
        for raw in office.imap.messages(MANAGER)
    ]


def test_people_are_told_by_another_route_and_told_that_it_is_over(
    desk: Desk, imap: Imap, another_office: PostOffice
) -> None:
    assert "cannot be fetched" not in look(desk, 0, 1)["cockpit"]
    imap.stop()
    desk.wait_for(FAILS, 1)

    assert "cannot be fetched" not in look(desk, 0, 4)["cockpit"]
    assert mails(another_office) == []

    seen = look(desk, 0, 1, 6, 7, 8, 9, 10, 15)
    assert "Mail for Support cannot be fetched" in seen["cockpit"]
    assert "/settings/mailboxes/1/" in seen["cockpit"]
    assert "Mail cannot be fetched" in seen["mailbox"]
    (told,) = mails(another_office)
    assert told["To"].addresses[0].addr_spec == MANAGER
    assert told["From"].addresses[0].addr_spec == ANOTHER
    assert told["Subject"] == "Mail for Support cannot be fetched"
    assert told["Auto-Submitted"] == "auto-generated"
    body = told.get_body(("plain",))
    assert body is not None
    assert "127.0.0.1" in body.get_content()
    assert "/settings/mailboxes/1/" in body.get_content()

    imap.start()
    desk.wait_for(FAILS, 0)
    seen = look(desk, 16, 17)
    assert "cannot be fetched" not in seen["cockpit"]
    assert len(mails(another_office)) == 1

    look(desk, 18, 32, 33, 34, 50)
    begun, over = mails(another_office)
    assert over["Subject"] == "Over: Mail for Support cannot be fetched"
    assert [kind for (kind,) in desk.ask(EVENTS)] == [
        "alarm.raised",
        "alarm.told",
        "notice.sent",
        "alarm.ended",
        "alarm.told",
        "notice.sent",
    ]

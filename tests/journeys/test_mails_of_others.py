"""Mails of other helpdesks' collections, through real servers.

Each is there once, and one is answered. The collections (Zammad's and Discourse's) are not ours to
give away: the test runs over them where they are, and over our own mails in any case.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from tests.journeys.hands import send
from tests.journeys.served import SUPPORT, Customer, ServedDesk, until

pytestmark = [pytest.mark.browser, pytest.mark.servers, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
OTHERS = ROOT.parent / "shared" / "fixtures" / "mail"
ADA, SECRET = "ada@desk.example", "a long walk on Monday"
ANSWER = "Thank you, we look into it."
# A sure recipient: a mailbox at our post office is a folder of that name.
PLAIN = re.compile(r"[a-z0-9.]+@[a-z0-9.-]+")


def mails() -> list[bytes]:
    """Return our own mails, and those of others where they are."""
    paths = [
        *(ROOT / "rapport" / "mail" / "tests" / "mails").glob("*.eml"),
        *(OTHERS / "zammad").rglob("*.box"),
        *(OTHERS / "discourse").rglob("*.eml"),
    ]
    return [path.read_bytes() for path in sorted(paths)]


def test_each_is_there_once_and_one_is_answered(
    browser: Browser, desk: ServedDesk, office: PostOffice
) -> None:
    raws = mails()
    set_up(desk, office)
    for raw in raws:
        office.imap.deliver(SUPPORT, raw)
    with desk.served(), desk.visited(browser) as ada:
        until(lambda: settled(desk) == len(raws), f"{len(raws)} mails taken in", 180)
        each_is_there_once(desk, len(raws))
        ticket, sender = somebody(desk)
        sign_in(ada)
        ada.goto(f"/tickets/{ticket}/")
        ada.keyboard.press("r")
        ada.keyboard.type(ANSWER)
        send(ada)
        expect(ada.locator(".message-agent", has_text=ANSWER)).to_be_visible()
        answer = Customer(office, sender, sender).gets(ANSWER)
        assert answer["To"] == sender


def set_up(desk: ServedDesk, office: PostOffice) -> None:
    """Create Ada and the mailbox by command line."""
    person = ("--role", "administrator", "--name", "Ada Berg", "--password-stdin")
    desk.run("user", "add", ADA, *person, given=SECRET)
    desk.run(
        *("mailbox", "add", "Support", "--address", SUPPORT, "--default", "--from", "all"),
        *("--imap-host", office.imap.host, "--imap-port", str(office.imap.port)),
        *("--smtp-host", office.host, "--smtp-port", str(office.port)),
        *("--imap-security", "none", "--smtp-security", "none", "--password-stdin"),
        given=PASSWORD,
    )
    desk.give_token(ADA)


def settled(desk: ServedDesk) -> int:
    """Return how many arrivals have an outcome."""
    return number(desk, "SELECT count(*) FROM channels_inbound WHERE state <> 'kept'")


def each_is_there_once(desk: ServedDesk, count: int) -> None:
    """Check that no mail is missing, read twice, or parked without a reason."""
    assert number(desk, "SELECT count(*) FROM channels_inbound") == count
    assert number(desk, "SELECT count(DISTINCT source) FROM channels_inbound") == count
    assert number(desk, "SELECT count(*) FROM channels_inbound WHERE state = 'opened'") == number(
        desk, "SELECT count(*) FROM tickets_ticket"
    )
    twice = "SELECT message_id FROM channels_inbound WHERE state <> 'duplicate'"
    twice += " AND message_id IS NOT NULL GROUP BY message_id HAVING count(*) > 1"
    assert number(desk, f"SELECT count(*) FROM ({twice})") == 0
    unsaid = "SELECT count(*) FROM channels_inbound WHERE state = 'parked' AND reason = ''"
    assert number(desk, unsaid) == 0
    (mailbox,) = desk.told("mailbox", "list")
    assert mailbox["address"] == SUPPORT


def somebody(desk: ServedDesk) -> tuple[int, str]:
    """Return a ticket that can be answered by mail, and its customer."""
    for ticket in desk.asked("/api/v1/tickets")["items"]:
        customer = desk.asked(f"/api/v1/tickets/{ticket['id']}")["customer_id"]
        for address in desk.asked(f"/api/v1/customers/{customer}")["emails"]:
            if PLAIN.fullmatch(address):
                return int(ticket["id"]), str(address)
    raise AssertionError("Nobody can be written to.")


def sign_in(page: Page) -> None:
    """Sign in by the form."""
    page.goto("/accounts/login/")
    page.get_by_label("Email address").fill(ADA)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Ada")).to_be_visible()


def number(desk: ServedDesk, query: str) -> int:
    """Return a number from the database, beside the server."""
    path = f"file:{desk.environment['RAPPORT_HOME']}/rapport.sqlite3?mode=ro"
    with closing(sqlite3.connect(path, uri=True, timeout=20)) as database:
        return int(database.execute(query).fetchone()[0])

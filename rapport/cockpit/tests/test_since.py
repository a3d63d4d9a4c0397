"""Numbers since somebody last looked."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client

from conftest import MONDAY
from rapport.cockpit.tests.conftest import Now
from rapport.customers.models import Person
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.actions import reply, resolve
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened

HOUR = timedelta(hours=1)


def test_each_number_opens_to_exactly_its_tickets(
    dora: Person, support_queue: Queue, ben: User, as_ada: Client, now: Now
) -> None:
    before = opened(dora, support_queue, at=MONDAY)
    catch_up()
    now(MONDAY + HOUR)
    assert "Since you last looked" not in as_ada.get("/cockpit/").content.decode()
    later = MONDAY + 2 * HOUR
    new = [opened(dora, support_queue, at=later) for _ in range(3)]
    for ticket in (before, new[0]):
        reply(ticket, text="So.", by=ben, at=later)
        reply(ticket, text="And so.", by=ben, at=later)
    resolve(new[0], by=ben, at=later)
    catch_up()

    now(MONDAY + 3 * HOUR)
    page = as_ada.get("/cockpit/").content.decode()
    told = dict(re.findall(r'<a href="(/cockpit/since/[^"]+)">([^<]+)</a>', page))
    assert sorted(told.values()) == [
        "1 was resolved",
        "2 were answered",
        "3 tickets came in",
    ]
    assert "0 were rated" in page
    for address, text in told.items():
        rows = as_ada.get(address.replace("&amp;", "&")).content.decode()
        assert str(rows.count(" data-row")) == text.split()[0]


def test_new_needs_are_marked(dora: Person, support_queue: Queue, as_ada: Client, now: Now) -> None:
    opened(dora, support_queue, at=MONDAY)
    catch_up()
    for day, marked in ((2, 0), (2.1, 0)):
        now(MONDAY + timedelta(days=day))
        assert as_ada.get("/cockpit/").content.decode().count('class="need-new"') == marked
    opened(dora, support_queue, at=MONDAY + timedelta(days=1))
    catch_up()
    now(MONDAY + timedelta(days=3))
    page = as_ada.get("/cockpit/").content.decode()
    assert page.count('class="need-new"') == 1
    assert "1 new need" in page
    assert as_ada.get("/cockpit/new/").content.decode().count(" data-row") == 1


def test_new_needs_are_counted_one_by_one(
    dora: Person, support_queue: Queue, as_ada: Client, now: Now
) -> None:
    """One waits already, three are new: the line of four says so, and the list has the three."""
    opened(dora, support_queue, at=MONDAY)
    catch_up()
    now(MONDAY + timedelta(days=2))
    as_ada.get("/cockpit/")
    for _ in range(3):
        opened(dora, support_queue, at=MONDAY + timedelta(days=1))
    catch_up()
    now(MONDAY + timedelta(days=3))
    page = as_ada.get("/cockpit/").content.decode()

    assert "3 new needs" in page
    assert '<span class="need-new">3 new</span>' in page
    assert as_ada.get("/cockpit/new/").content.decode().count('<article class="need"') == 3


def test_nonsense_finds_nothing(as_ada: Client, as_ben: Client) -> None:
    assert as_ada.get("/cockpit/since/opened/").status_code == 404
    assert as_ada.get("/cockpit/since/opened/?between=0.0-x").status_code == 404
    assert as_ada.get("/cockpit/since/eaten/?between=0.0-0.9").status_code == 404
    assert as_ada.get("/cockpit/nothing/").status_code == 404
    assert as_ben.get("/cockpit/since/opened/?between=0.0-0.9").status_code == 403

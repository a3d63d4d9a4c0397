"""A process at a restored desk.

It tells its figures and what a walk through it found, as JSON; the test judges.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapport.core.django import open_desk

MAIL = b"""\
From: Yara Kowal <yara@lantern.example>
To: support@desk.example
Subject: A mail after the upgrade
Message-ID: <after-the-upgrade@lantern.example>
Date: Tue, 01 Dec 2026 09:00:00 +0000

Does the desk still take this in?
"""


def figures(start: str, end: str) -> dict[str, str]:
    """Return each figure between two days, as CSV."""
    from rapport.insights import tabular
    from rapport.insights.commands import Question
    from rapport.insights.describe import described
    from rapport.insights.readers import catch_up
    from rapport.metrics import run

    catch_up()
    names = [figure["name"] for figure in described()]
    asked = Question(start=start, end=end, grain="month")
    return {name: tabular.FORMS["csv"](run.ask(name, **asked.arguments(name))) for name in names}


def walk(start: str, end: str, folder: str) -> dict[str, Any]:
    """Return what there is to say about the desk after it was opened by this version."""
    from django.db import connection

    from rapport.serving.prepare import pending
    from rapport.serving.schema import comparison
    from rapport.serving.schema.description import describe

    expected = comparison.expectation(connection.vendor)
    return {
        "pending": pending(),
        "faults": [fault.sentence for fault in comparison.faults()],
        "besides": sorted(describe().keys() - expected.keys()),
        "figures": figures(start, end),
        "pages": pages(),
        "mail": mail(),
        "backup": backup(Path(folder, "again.tar.gz")),
    }


def pages() -> dict[str, int]:
    """Return what each page of the catalogue answers an administrator."""
    from django.conf import settings
    from django.test import Client

    from rapport.people.models import User
    from rapport.people.roles import Role

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.filter(role=Role.ADMINISTRATOR)[0])
    # Some pages ask for the password again before they are shown.
    client.post("/accounts/again/", {"password": "rapport-demo"})
    return {address: client.get(address).status_code for address in addresses()}


def addresses() -> Iterator[str]:
    """Yield the addresses of the catalogue whose things this desk has."""
    from tests.journeys.catalogue import MANAGER

    things = {name: thing for name, thing in _things() if thing is not None}
    for address in MANAGER:
        try:
            yield address.format(**things)
        except KeyError:
            # A demonstration has nothing like it.
            continue


def _things() -> Iterator[tuple[str, Any]]:
    """Yield what the addresses name, by the words of the tests' stage."""
    from rapport.channels.email.models import Mailbox
    from rapport.channels.models import Inbound
    from rapport.channels.webform.models import ContactForm
    from rapport.customers.models import Note, Organisation, Person
    from rapport.feedback.models import Response
    from rapport.people.models import Team, User
    from rapport.tickets.models import BusinessCalendar, Category, Tag, Ticket

    for name, thing in {
        "ticket": Ticket.objects.first(),
        "dora": Person.objects.first(),
        "nordwind": Organisation.objects.first(),
        "bea": User.objects.last(),
        "support": Team.objects.first(),
        "category": Category.objects.first(),
        "tag": Tag.objects.first(),
        "office_hours": BusinessCalendar.objects.first(),
        "mailbox": Mailbox.objects.first(),
        "form": ContactForm.objects.first(),
        "broken_arrival": Inbound.objects.first(),
        "note": Note.objects.first(),
        "rating": Response.objects.order_by("score").first(),
    }.items():
        yield name, thing.pk if thing else None


def mail() -> dict[str, str]:
    """Take a mail in, and return what became of it."""
    from rapport.channels.arrivals.actions import Raw, keep_one, settle
    from rapport.core import clock
    from rapport.tickets.models import Ticket

    at = clock.now()
    settled = settle(keep_one(Raw("pipe:upgrade", MAIL, at), channel="email", account="", at=at))
    ticket = Ticket.objects.filter(subject="A mail after the upgrade").first()
    return {"state": str(settled.state), "customer": ticket.customer.name if ticket else ""}


def backup(target: Path) -> str:
    """Make a backup, restore it on a copy, and return what came of that."""
    from rapport.core import clock
    from rapport.serving.backup.make import make
    from rapport.serving.backup.prove import prove

    make(target, at=clock.now())
    found = prove(target)
    return "proven" if not found.why_not else found.sentence


if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    open_desk()
    done: Any = walk(*arguments) if verb == "walk" else figures(*arguments)
    sys.stdout.write(json.dumps(done))

"""Several processes taking in at once, truly so on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from conftest import MONDAY
from rapport.channels import outbox
from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.customers.models import Identity, Person
from rapport.tickets.models import Message, Outgoing, Queue, Ticket
from tests.postgres import on_postgres

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not on_postgres(), reason="SQLite has one writer at a time"),
]


def together(*acts: Callable[[], object]) -> None:
    """Run the functions at the same instant, each on a connection of its own."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def kept(raw: bytes, source: str) -> Inbound:
    return keep_one(Raw(source, raw, MONDAY), channel="email", account="", at=MONDAY)


def test_copies_of_one_mail_make_one_ticket(support_queue: Queue) -> None:
    raw = mail()
    copies = [kept(raw, str(number)) for number in range(6)]

    together(*(lambda one=one: settle(one, at=MONDAY) for one in copies))

    states = sorted(Inbound.objects.values_list("state", flat=True))
    assert states == ["duplicate"] * 5 + ["opened"]
    assert Message.objects.count() == 1


def test_one_arrival_is_settled_once_by_several(support_queue: Queue) -> None:
    one = kept(mail(), "1")

    together(*(lambda: settle(Inbound.objects.get(pk=one.pk), at=MONDAY),) * 5)

    assert Ticket.objects.count() == 1
    assert Outgoing.objects.count() == 1


def test_first_mails_of_one_person_make_one_person(support_queue: Queue) -> None:
    arrivals = [kept(mail(subject=f"Question {n}"), str(n)) for n in range(6)]

    together(*(lambda one=one: settle(one, at=MONDAY) for one in arrivals))

    assert Person.objects.count() == Identity.objects.count() == 1
    assert Ticket.objects.count() == 6
    assert set(Inbound.objects.values_list("state", flat=True)) == {"opened"}


def test_several_workers_claim_each_message_once(support_queue: Queue) -> None:
    for number in range(12):
        settle(kept(mail(subject=f"Q{number}", sender=f"p{number}@x.example"), str(number)))
    claimed: list[int] = []

    def claim() -> None:
        while (one := outbox.claim("slot-0", Inbound.objects.latest("pk").kept_at)) is not None:
            claimed.append(one.pk)

    Outgoing.objects.update(due_at=MONDAY)
    together(claim, claim, claim)

    assert sorted(claimed) == sorted(Outgoing.objects.values_list("pk", flat=True))


def test_answers_to_one_unseen_mail_make_one_ticket(support_queue: Queue) -> None:
    """Each refers to two unseen mails, in another order: nobody waits for each other."""
    seen = [
        "<one@nordwind.example> <two@nordwind.example>",
        "<two@nordwind.example> <one@nordwind.example>",
    ]
    arrivals = [
        kept(mail(f"Answer {n}.", headers={"References": seen[n % 2]}), str(n)) for n in range(6)
    ]

    together(*(lambda one=one: settle(one, at=MONDAY) for one in arrivals))

    assert Ticket.objects.count() == 1
    assert Message.objects.filter(kind="inbound").count() == 6
    states = sorted(Inbound.objects.values_list("state", flat=True))
    assert states == ["appended"] * 5 + ["opened"]

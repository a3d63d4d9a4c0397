"""Tickets of one conversation, whose first message is not here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.channels.arrivals.tests.recording import AWAY
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import DORA, EMIL, mail
from rapport.channels.forwards.tests.passing import PROVED
from rapport.channels.models import Inbound
from rapport.customers.models import Organisation
from rapport.people.models import User
from rapport.tickets.actions import close, merge, resolve
from rapport.tickets.models import Queue, Ticket

THREAD = {"References": "<unseen@nordwind.example>"}
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def first(arrive: Arrive) -> Ticket:
    """Return the ticket of a mail of Dora's that refers to one which is not here."""
    return ticket_of(arrive(mail("One.", headers=THREAD)))


def test_a_colleague_of_the_customer_joins_where_the_queue_lets_them(
    arrive: Arrive, support_queue: Queue
) -> None:
    Organisation.objects.create(name="Nordwind", domain="nordwind.example", since=MONDAY)
    ticket = ticket_of(arrive(mail("One.", headers=THREAD)))
    support_queue.colleagues_belong = True
    support_queue.save()

    joined = arrive(mail("Two.", sender="Jan <jan@nordwind.example>", headers=THREAD), at=LATER)

    assert joined.ticket == ticket


def test_an_agents_answer_in_the_thread_stays_a_note(
    arrive: Arrive, first: Ticket, ben: User
) -> None:
    """They answered somebody else, not the desk's customer in its name."""
    Mailbox.objects.update(verifier="mx.desk.example")
    raw = mail("Let us ask Dora.", sender=ben.email, headers={**PROVED, **THREAD})
    arrived = arrive(raw, at=LATER)

    assert arrived.ticket == first
    assert first.messages.latest("pk").kind == "note"
    assert "a mail that is not here" in arrived.reason


def test_who_only_reads_begins_a_matter_of_their_own(
    arrive: Arrive, first: Ticket, rosa: User
) -> None:
    opened = arrive(mail("Me, too.", sender=rosa.email, headers=THREAD), at=LATER)

    assert (opened.state, opened.ticket != first) == ("opened", True)


def test_what_a_filter_takes_for_spam_joins_nothing(arrive: Arrive, first: Ticket) -> None:
    Mailbox.objects.update(spam_filter="spamassassin")
    arrived = arrive(mail("Buy.", headers={**THREAD, "X-Spam-Flag": "YES"}), at=LATER)

    assert (arrived.state, arrived.message) == ("spam", None)


def test_an_absence_of_somebody_else_is_only_recorded(arrive: Arrive, first: Ticket) -> None:
    away = {name: value for name, value in AWAY.items() if name not in THREAD}
    arrived = arrive(mail("Away.", sender=EMIL, headers={**away, **THREAD}), at=LATER)

    assert (arrived.state, arrived.message) == ("recorded", None)
    assert Ticket.objects.count() == 1


def test_what_follows_long_after_is_a_ticket_of_its_own(
    arrive: Arrive, first: Ticket, ben: User
) -> None:
    resolve(first, by=ben, at=LATER)
    close(first, by=ben, at=LATER)

    opened = ticket_of(arrive(mail("Again.", headers=THREAD), at=LATER))

    assert (opened.linked_to, opened.link) == (first, "follow-up")


def test_a_merge_is_followed(arrive: Arrive, ben: User) -> None:
    older = ticket_of(arrive(mail("Another matter.")))
    first = ticket_of(arrive(mail("One.", headers=THREAD), at=LATER))
    merge(first, into=older, by=ben, at=LATER)

    assert arrive(mail("Two.", headers=THREAD), at=LATER).ticket == older


def test_a_mail_without_a_thread_asks_one_question_more(arrive: Arrive, first: Ticket) -> None:
    arrive(mail("Warm."))
    with CaptureQueriesContext(connection) as asked:
        arrive(mail("Alone.", sender=DORA))

    about = [query for query in asked.captured_queries if "channels_referred" in query["sql"]]
    assert len(about) == 1
    assert Inbound.objects.count() == 3


def test_the_index_of_keys_is_searched(arrive: Arrive, first: Ticket) -> None:
    """SQLite plans by the schema alone: beside a million mails it does the same."""
    with CaptureQueriesContext(connection) as asked:
        arrive(mail("Two.", headers=THREAD), at=LATER)

    looked = [
        query["sql"] for query in asked.captured_queries if "channels_referred" in query["sql"]
    ]
    selects = [sql for sql in looked if sql.startswith("SELECT")]
    assert len(selects) == 3
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for sql in selects:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            steps = [str(row[3]) for row in cursor.fetchall()]
            assert not [step for step in steps if step.startswith("SCAN")], steps
            assert any("channels_referred" in step and "key=?" in step for step in steps), steps

"""The lines of the queue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pytest_django.fixtures import DjangoAssertNumQueries

from conftest import MONDAY
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, change_priority, open_ticket
from rapport.tickets.choices import Colleague
from rapport.tickets.correspondence.content import Content
from rapport.tickets.lists.lines import Line, columns_of, lines_of
from rapport.tickets.lists.rows import rows_of
from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.opening import Triage
from rapport.tickets.status import Priority
from rapport.tickets.tests.quantity import hours, opened


def _lines(**options: Any) -> list[Line]:
    return lines_of(columns_of(Ticket.objects.order_by("pk")), hours(2), **options)


def test_a_line_says_what_its_ticket_and_those_around_it_say(
    ticket: Ticket, ben: User, dora: Person
) -> None:
    assign(ticket, to=ben, by=ben, at=hours(1))
    change_priority(ticket, priority=Priority.URGENT, by=ben, at=hours(1))
    Ticket.objects.update(category=Category.objects.create(name="Exports"))
    ticket.refresh_from_db()

    (line,) = _lines(tags={ticket.pk: ["export"]})

    assert (line.number, line.url) == (str(ticket.pk), ticket.get_absolute_url())
    assert (line.subject, line.said) == (ticket.subject, ticket.last_words)
    assert (line.customer, line.organisation) == ("Dora Lind", "Nordwind")
    assert (line.queue, line.category, line.tags) == ("Support", "Exports", ["export"])
    assert (line.urgency, line.priority) == ("urgent", "Urgent")
    assert (line.status, line.stands) == (ticket.status, ticket.get_status_display())
    assert line.assignee == Colleague(ben.pk, "Ben Okafor")
    assert line.assignee.first_name == "Ben"
    assert line.choose == f"Choose #{ticket.pk}"


def test_a_line_leaves_out_what_is_not_there(ticket: Ticket, dora: Person) -> None:
    Person.objects.update(name="", organisation=None)

    (line,) = _lines()

    assert (line.customer, line.organisation) == ("dora@nordwind.example", "")
    assert line.customer == str(Person.objects.get(pk=dora.pk)), "as everywhere"
    assert (line.assignee, line.urgency, line.category, line.tags) == (None, "", "", ())
    assert not line.is_solved


def test_who_waits_waits_in_the_hours_of_the_queue(ticket: Ticket, support_queue: Queue) -> None:
    (line,) = _lines()
    assert line.waits == timedelta(hours=2).total_seconds()
    assert line.counted == "During the open hours of Office"

    Ticket.objects.update(waiting_since=None)
    assert _lines()[0].waits is None

    Ticket.objects.update(waiting_since=MONDAY - timedelta(days=1))
    Queue.objects.update(calendar_name="")
    (line,) = _lines()
    assert line.waits == timedelta(hours=26).total_seconds()
    assert line.counted == "As time passes"


def test_many_lines_take_as_many_queries_as_one(
    dora: Person, support_queue: Queue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        opened(dora, support_queue, f"Question {number}")

    with django_assert_num_queries(2):
        assert [line.subject for line in _lines()] == ["Question 0", "Question 1", "Question 2"]


def test_customers_without_a_name_are_looked_up_together(
    support_queue: Queue, ben: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(4):
        nameless = find_or_meet(f"dora{n}@lind.example", channel="email", by=ben)
        open_ticket(
            nameless,
            subject="Hello",
            content=Content(text="Hello"),
            channel="email",
            by=nameless,
            triage=Triage(support_queue),
        )
    with django_assert_num_queries(3):  # tickets, addresses, calendars
        rows = rows_of(Ticket.objects.with_people().order_by("pk"), MONDAY)
        names = [str(row.ticket.customer) for row in rows]

    assert names == [f"dora{n}@lind.example" for n in range(4)]

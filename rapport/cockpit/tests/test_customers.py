"""The needs of customers."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from conftest import MONDAY
from rapport.cockpit.gathering import gather
from rapport.cockpit.need import Glance, Urgency
from rapport.cockpit.needs.customers import NOBODYS, RATED_LOW, WAIT_LONG, WAIT_TOO_LONG
from rapport.cockpit.tests.telling import told
from rapport.core import clock
from rapport.customers.models import Person
from rapport.feedback.actions import ask, plan, rate
from rapport.people.models import User
from rapport.tickets.actions import assign, note, open_ticket, reply, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.posting import is_parked, leaves, waits

# Monday 09:00 UTC is 10:00 in Berlin, where the office is open from 9 to 17.
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_who_has_waited_a_working_day_stands_first(ticket: Ticket, ada: User) -> None:
    (need,) = told(WAIT_TOO_LONG, ada, MONDAY + DAY + HOUR)

    assert need.urgency is Urgency.BROKEN
    assert "Dora Lind" in need.text
    assert need.url == ticket.get_absolute_url()
    assert need.since == ticket.waiting_since


def test_a_name_from_right_to_left_does_not_turn_the_sentence(ticket: Ticket, ada: User) -> None:
    Person.objects.filter(pk=ticket.customer_id).update(name="سلمى صالح")
    Ticket.objects.filter(pk=ticket.pk).update(subject="يتوقف الاستيراد عند 48 %")

    (need,) = told(WAIT_TOO_LONG, ada, MONDAY + DAY + HOUR)

    assert need.text == (
        "\u2068سلمى صالح\u2069 is waiting for a reply, and nobody has the ticket: "
        "“\u2068يتوقف الاستيراد عند 48 %\u2069”"
    )


def test_half_a_working_day_is_soon_and_less_is_nothing(ticket: Ticket, ada: User) -> None:
    assert told(WAIT_LONG, ada, MONDAY + 2 * HOUR) == []
    (need,) = told(WAIT_LONG, ada, MONDAY + 5 * HOUR)
    assert need.urgency is Urgency.SOON


def test_a_night_is_no_working_time(ticket: Ticket, ada: User) -> None:
    (need,) = told(WAIT_LONG, ada, MONDAY + 15 * HOUR)

    assert need.urgency is Urgency.SOON


def test_many_who_wait_are_told_as_a_number(dora: Person, support_queue: Queue, ada: User) -> None:
    for number in range(5):
        open_ticket(
            dora,
            subject=f"Question {number}",
            content=Content(text="?"),
            channel="email",
            by=dora,
            at=MONDAY,
        )
    (need,) = told(WAIT_TOO_LONG, ada, MONDAY + 3 * DAY)

    assert need.text.startswith("5 tickets")
    assert len(need.rows) == 5


def test_many_low_ratings_are_one_number_that_opens_to_as_many(
    dora: Person, support_queue: Queue, ben: User, ada: User, as_ada: Client
) -> None:
    for number in range(3):
        ticket = open_ticket(
            dora,
            subject=f"Question {number}",
            content=Content(text="?"),
            channel="email",
            by=dora,
            at=clock.now() - HOUR,
        )
        resolve(ticket, by=ben)
        request = plan(ticket.resolutions.get())
        assert request
        rate(ask(request), score=2, comment="")

    (need,) = told(RATED_LOW, ada, clock.now())

    assert need.text.startswith("3 low ratings")
    assert need.url == f"/ratings/low/?only={','.join(need.subjects)}&chosen=all"
    assert as_ada.get(need.url).content.decode().count(" data-row") == 3


def test_a_low_rating_stays_until_an_answer_arrives(ticket: Ticket, ben: User, ada: User) -> None:
    reply(ticket, text="So.", by=ben, at=MONDAY + HOUR)
    resolve(ticket, by=ben, at=MONDAY + 2 * HOUR)
    request = plan(ticket.resolutions.get())
    assert request
    rate(
        ask(request, at=MONDAY + 3 * HOUR),
        score=1,
        comment="Third time I explain this.",
        at=MONDAY + 4 * HOUR,
    )

    (need,) = told(RATED_LOW, ada, MONDAY + DAY)
    assert "Third time I explain this." in need.text
    later = MONDAY + 5 * HOUR
    note(ticket, text="I called her.", by=ben, at=later)
    is_parked(ticket, by=ben, at=later)
    waiting = waits(ticket, by=ben, at=later)
    assert len(told(RATED_LOW, ada, MONDAY + DAY)) == 1, "not by a note, nor by an attempt"

    leaves(waiting, later)
    assert told(RATED_LOW, ada, MONDAY + DAY) == []


def test_a_low_rating_is_seen_however_many_wait(ticket: Ticket, ben: User, ada: User) -> None:
    resolve(ticket, by=ben, at=MONDAY + 2 * HOUR)
    request = plan(ticket.resolutions.get())
    assert request
    rate(ask(request, at=MONDAY + 3 * HOUR), score=1, comment="Third time.", at=MONDAY + 2 * DAY)
    for number in range(4):
        open_ticket(
            ticket.customer,
            subject=f"Question {number}",
            content=Content(text="?"),
            channel="email",
            by=ticket.customer,
            at=MONDAY,
        )

    shown = gather([WAIT_TOO_LONG, NOBODYS, RATED_LOW], Glance(ada, MONDAY + 3 * DAY)).all

    assert [need.text for need in shown] == [
        "4 tickets have waited longer than a working day",
        "Dora Lind rated 1 of 5: “Third time.”",
    ]
    assert shown[0].why.endswith("4 of them are nobody’s.")


def test_nobodys_ticket_needs_an_owner(ticket: Ticket, ben: User, ada: User) -> None:
    assert told(NOBODYS, ada, MONDAY + HOUR / 2) == []
    (need,) = told(NOBODYS, ada, MONDAY + 2 * HOUR)
    assert f"#{ticket.pk}" in need.text

    assign(ticket, to=ben, by=ada, at=MONDAY + 2 * HOUR)
    assert told(NOBODYS, ada, MONDAY + 2 * HOUR) == []


def test_a_lead_of_another_team_hears_nothing_of_it(ticket: Ticket, cleo: User) -> None:
    later = MONDAY + 3 * DAY

    assert told(WAIT_TOO_LONG, cleo, later) == told(NOBODYS, cleo, later) == []


def test_the_list_behind_a_number_has_as_many_tickets(
    dora: Person, support_queue: Queue, as_ada: Client
) -> None:
    late, fresh = MONDAY, clock.now()
    for number, at in enumerate([late, late, late, fresh]):
        open_ticket(
            dora,
            subject=f"Question {number}",
            content=Content(text="?"),
            channel="email",
            by=dora,
            at=at,
        )
    ada = User.objects.get(name="Ada Berg")
    for rule in (WAIT_TOO_LONG, NOBODYS):
        need = next(n for n in told(rule, ada, clock.now()) if n.text.startswith("3 "))
        html = as_ada.get(need.url).content.decode()
        assert [f"Question {n}" in html for n in range(4)] == [True, True, True, False]

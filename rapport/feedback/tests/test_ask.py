"""Asking a customer."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.customers.actions import note_refusal
from rapport.customers.models import Person
from rapport.customers.reaching import Refused
from rapport.feedback.actions import ask, plan
from rapport.feedback.models import SurveyRequest
from rapport.feedback.tests.conftest import ASKED, RESOLVED
from rapport.feedback.workers import ask_due
from rapport.people.models import User
from rapport.tickets.actions import assign, merge, open_ticket, reopen, resolve, write_to
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Outgoing, Queue, Resolution, Ticket
from rapport.timeline.models import Event


def _second(ticket: Ticket) -> Ticket:
    """Open another ticket of the same customer about the same matter, an hour later."""
    return open_ticket(
        ticket.customer,
        subject="Export again",
        content=Content(text="It stops again."),
        channel="email",
        by=ticket.customer,
        at=MONDAY + timedelta(hours=1),
    )


def test_asking_leaves_a_mail_with_five_links_and_an_event(asked: SurveyRequest) -> None:
    mail = Outgoing.objects.get(purpose="survey")

    assert mail.to == ["dora@nordwind.example"]
    assert mail.text.count("?score=") == mail.html.count("?score=") == 5
    assert "5  very satisfied\nhttp" in mail.text
    assert Event.objects.get(kind="ticket.survey_sent").details["request"] == asked.pk


def test_asking_twice_sends_one_mail(asked: SurveyRequest) -> None:
    ask(asked, at=ASKED + timedelta(minutes=1))

    assert Outgoing.objects.filter(purpose="survey").count() == 1


def test_the_rated_agent_is_frozen_when_it_is_sent(
    asked: SurveyRequest, bea: User, ben: User, ada: User
) -> None:
    assign(asked.ticket, to=bea, by=ada, at=ASKED + timedelta(hours=1))

    asked.refresh_from_db()
    assert asked.agent == ben


def test_a_reopened_ticket_is_not_asked_about(
    resolution: Resolution, ticket: Ticket, ben: User
) -> None:
    request = plan(resolution)
    assert request
    reopen(ticket, by=ben, at=RESOLVED + timedelta(minutes=5))

    told = Event.objects.count()
    assert ask(request, at=ASKED).state == "withdrawn"
    assert Event.objects.count() == told, "the history says already that it was reopened"
    assert not Outgoing.objects.filter(purpose="survey").exists()


def test_a_dead_address_is_not_asked_and_the_history_says_so(
    resolution: Resolution, ticket: Ticket
) -> None:
    gone = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
    note_refusal("dora@nordwind.example", gone, whose=ticket.customer, at=MONDAY)
    request = plan(resolution)
    assert request

    assert ask(request, at=ASKED).state == "withheld"
    assert not Outgoing.objects.filter(purpose="survey").exists()
    details = Event.objects.get(kind="ticket.withheld").details
    assert details["purpose"] == "survey"
    assert details["reason"] == [["no-mailbox", "5.1.1"]]


def test_a_merged_ticket_is_asked_about_where_it_goes_on(
    resolution: Resolution, ticket: Ticket, ben: User
) -> None:
    later = _second(ticket)
    resolve(later, by=ben, at=RESOLVED + timedelta(minutes=10))
    mine, theirs = plan(resolution), plan(later.resolutions.get())
    assert mine and theirs
    merge(later, into=ticket, by=ben, at=RESOLVED + timedelta(minutes=20))

    assert ask(theirs, at=ASKED + timedelta(minutes=10)).state == "withdrawn"
    assert ask(mine, at=ASKED).state == "sent"
    assert Outgoing.objects.get(purpose="survey").ticket == ticket


def test_a_survivor_that_nobody_was_to_be_asked_about_is_asked_about_once(
    resolution: Resolution, ticket: Ticket, ben: User
) -> None:
    later = _second(ticket)
    resolve(later, by=ben, at=RESOLVED + timedelta(minutes=10))
    theirs = plan(later.resolutions.get())
    assert theirs
    merge(later, into=ticket, by=ben, at=RESOLVED + timedelta(minutes=20))

    ask(theirs, at=ASKED + timedelta(minutes=10))
    assert not Outgoing.objects.filter(purpose="survey").exists()
    ask_due(ASKED + timedelta(minutes=11))
    ask_due(ASKED + timedelta(minutes=12))
    assert Outgoing.objects.get(purpose="survey").ticket == ticket


def test_a_survivor_that_is_open_is_asked_about_when_it_is_resolved(
    ticket: Ticket, ben: User
) -> None:
    later = _second(ticket)
    resolve(later, by=ben, at=RESOLVED)
    theirs = plan(later.resolutions.get())
    assert theirs
    merge(later, into=ticket, by=ben, at=RESOLVED + timedelta(minutes=20))

    assert ask(theirs, at=ASKED).state == "withdrawn"
    assert not SurveyRequest.objects.filter(ticket=ticket).exists()


def test_one_who_never_answered_a_mail_of_ours_has_nothing_to_rate(
    dora: Person, ben: User, support_queue: Queue
) -> None:
    ticket = write_to(dora, letter=Letter("Your invoice", "Here it is."), by=ben, at=MONDAY)
    resolve(ticket, by=ben, at=MONDAY)
    request = plan(Resolution.objects.get())
    assert request is not None

    assert ask(request, at=MONDAY + timedelta(days=9)).state == "withdrawn"

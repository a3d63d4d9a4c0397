"""Building the company."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from rapport.customers.models import Note, Person
from rapport.demo.company.plan import Plan
from rapport.demo.company.planted import RETURNED
from rapport.demo.company.staff import AGENTS, EVERYBODY, PASSWORD
from rapport.demo.loading.build import build, finish
from rapport.demo.loading.post import external_id
from rapport.feedback import survey_mail
from rapport.feedback.models import SurveyRequest
from rapport.people.models import Absence, User
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Outgoing, Ticket
from rapport.tickets.search import index
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(plan: Plan) -> Plan:
    build(plan)
    return plan


def test_everybody_can_sign_in(told: Plan) -> None:
    users = {user.email: user for user in User.objects.all()}
    assert set(users) == {colleague.email for colleague in EVERYBODY}
    assert all(user.check_password(PASSWORD) for user in users.values())
    assert len(AGENTS) == 12
    assert users["ada@demo.example"].sees_every_team


def test_events_are_numbered_in_the_order_of_time(told: Plan) -> None:
    times = list(Event.objects.in_order().values_list("at", flat=True))
    # The company was set up, with its absences, before the first ticket.
    first = Event.objects.filter(subject_kind="person").order_by("pk")[0]
    tickets = [event.at for event in Event.objects.in_order().filter(pk__gte=first.pk)]
    assert len(times) > len(tickets) > 500
    assert tickets == sorted(tickets)


def test_nothing_lies_in_the_future(told: Plan) -> None:
    latest = told.until + timedelta(minutes=1)
    assert not Event.objects.filter(at__gt=latest).exists()
    assert not Ticket.objects.filter(changed_at__gt=latest).exists()
    # Those that came back in the morning.
    unsent = Outgoing.objects.exclude(state=Outgoing.State.SENT)
    assert {each.state for each in unsent} == {Outgoing.State.PARKED}
    assert unsent.count() == RETURNED.answers


def test_the_desk_goes_on_behind_the_history(told: Plan) -> None:
    dora = Person.objects.order_by("pk")[0]
    last = Ticket.objects.order_by("pk").last()
    assert last is not None
    ticket = open_ticket(
        dora, subject="New", content=Content(text="Hello"), channel="email", by=dora
    )
    # Numbers of deleted tickets are not used again.
    assert ticket.pk > last.pk


def test_messages_and_customers_are_found(told: Plan) -> None:
    message = Message.objects.filter(kind=Message.Kind.INBOUND).order_by("pk")[0]
    words = " ".join(message.reply.split()[-2:])
    found = index.matching(Ticket.objects.all(), words)
    assert message.ticket in found


def test_survey_mails_are_those_that_asking_writes(told: Plan) -> None:
    requests = SurveyRequest.objects.select_related("ticket", "person", "survey", "outgoing")
    assert requests.count() > 50
    for request in requests:
        outgoing = request.outgoing
        assert outgoing is not None
        with translation.override("en"):
            mail = survey_mail.compose(request)
        assert (outgoing.subject, outgoing.text) == (mail.subject[:255], mail.text)
        assert outgoing.html == mail.html
        assert outgoing.external_id == external_id(outgoing.pk)


def test_one_person_is_away_today(told: Plan) -> None:
    away = Absence.objects.at(told.until)
    assert [absence.user.email for absence in away] == ["cleo@demo.example"]


def test_it_is_finished_when_that_is_said(plan: Plan) -> None:
    demonstration = build(plan)
    assert demonstration.finished_at is None
    assert finish(demonstration).finished_at is not None


def test_progress_is_told_up_to_the_last_ticket(plan: Plan) -> None:
    said: list[int] = []
    build(plan, said.append)
    assert said[-1] == plan.tickets


def test_a_mail_of_its_own_look_has_a_formatted_answer_with_a_picture(plan: Plan) -> None:
    finish(build(replace(plan, tickets=300, months=3)))

    letter = Message.objects.get(html__contains="Your week in numbers")
    answer = letter.ticket.messages.latest("pk")
    assert (letter.kind, answer.kind) == ("inbound", "reply")
    assert "<strong>Both are right</strong>" in answer.html
    assert answer.attachments.get().get_absolute_url() in answer.html


def test_mails_that_are_easily_misread_can_be_seen(plan: Plan) -> None:
    finish(build(plan))
    ada = Client()
    ada.force_login(
        User.objects.get(email="ada@demo.example"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )

    def page(words: str) -> str:
        found = Message.objects.get(text__contains=words)
        return html.unescape(ada.get(found.ticket.get_absolute_url()).content.decode())

    assert "Answer greta@haas.example" in page("share one calendar")
    assert "belongs to the same conversation" in page("Bookings work again")
    assert "but Ulf Brandt is not part of it" in page("Not yet with us.")
    assert "A look at the import" in page("Does this suit you?")
    message = Message.objects.get(text__contains="Is this really from you?")
    assert message.reply.strip() == "Is this really from you? I have not clicked on anything."
    assert "Your account closes today" in page("Is this really from you?")


def test_colleagues_left_notes_and_customers_came_by_every_channel(plan: Plan) -> None:
    finish(build(plan))

    assert Note.objects.pinned().exclude(person=None).exists()
    assert Note.objects.exclude(organisation=None).exists()
    channels = set(Ticket.objects.values_list("channel", flat=True))
    assert {"email", "webform", "chat", "phone"} <= channels

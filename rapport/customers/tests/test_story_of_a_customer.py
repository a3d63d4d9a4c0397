"""The page of a customer: everything in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.face.story import Figure, Figures
from rapport.customers.actions import add_note, change_person
from rapport.customers.models import Person
from rapport.customers.places import customer
from rapport.feedback.actions import ask, plan, rate
from rapport.people.actions import make_token
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import note, open_ticket, reply, resolve, take, write_to
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Queue, Ticket
from rapport.tickets.opening import Triage


def opened(person: Person, channel: str, subject: str, by: Any = None, **triage: Any) -> Ticket:
    return open_ticket(
        person,
        subject=subject,
        content=Content(text=f"{subject}, please."),
        channel=channel,
        by=by or person,
        triage=Triage(**triage),
        at=MONDAY,
    )


def rated(ticket: Ticket, by: User, score: int, comment: str) -> None:
    take(ticket, by=by, at=MONDAY)
    resolve(ticket, by=by, at=MONDAY + timedelta(hours=1))
    request = plan(ticket.resolutions.get())
    assert request
    request = ask(request, at=MONDAY + timedelta(hours=2))
    rate(request, score=score, comment=comment, at=MONDAY + timedelta(hours=3))


def entries(html: str) -> list[str]:
    """Return the entries of the timeline as plain text."""
    found = re.findall(r'<li class="story-entry".*?</li>', html, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found]


@pytest.fixture
def mailed(dora: Person, support_queue: Queue, ben: User) -> Ticket:
    """Return a ticket that came by mail, and that Ben resolved and Dora rated."""
    ticket = opened(dora, "email", "Export stops")
    rated(ticket, ben, 4, "quick, thank you")
    return ticket


def test_A1_all_channels_and_answers_are_on_one_page(
    as_ben: Client, ben: User, dora: Person, mailed: Ticket
) -> None:
    """See the capabilities, row A1: one mail, one call, one chat, two answers on one page."""
    called = opened(dora, "phone", "Invoice lost", by=ben)
    chatted = opened(dora, "chat", "Reader broken")
    rated(chatted, ben, 2, "third time I explain this")

    html = as_ben.get(f"/customers/{dora.pk}/").content.decode()
    told = entries(html)

    for said in (
        f"Dora Lind wrote by email #{mailed.pk} Export stops",
        f"Dora Lind reached us by phone #{called.pk} Invoice lost",
        f"Dora Lind wrote by chat #{chatted.pk} Reader broken",
        "Dora Lind rated 4 of 5",
        "Dora Lind rated 2 of 5",
    ):
        assert [line for line in told if line.startswith(said)], said
    assert "“third time I explain this”" in html, "and as evidence at the side"


def test_a_mail_of_ours_is_no_reply(
    as_ben: Client, ben: User, dora: Person, mailed: Ticket
) -> None:
    ticket = write_to(dora, letter=Letter("Your invoice", "Here it is."), by=ben, at=MONDAY)
    reply(ticket, text="There was one more.", by=ben, at=MONDAY + timedelta(hours=1))

    told = entries(as_ben.get(f"/customers/{dora.pk}/").content.decode())

    assert f"Ben Okafor wrote to Dora Lind #{ticket.pk} Your invoice Here it is. 9:00" in told
    assert f"Ben Okafor replied #{ticket.pk} Your invoice There was one more. 10:00" in told


@pytest.mark.parametrize(
    ("show", "figure", "count"),
    [("tickets", "3 tickets", 3), ("open", "2 open", 2), ("ratings", "last rating 4 of 5", 1)],
)
def test_each_figure_opens_exactly_its_rows(
    as_ben: Client, dora: Person, mailed: Ticket, show: str, figure: str, count: int
) -> None:
    opened(dora, "email", "Invoice lost")
    opened(dora, "email", "Reader broken")

    html = as_ben.get(f"/customers/{dora.pk}/").content.decode()
    assert re.search(rf'href="\?show={show}"[^>]*>{figure}</a>', html)

    assert len(entries(as_ben.get(f"/customers/{dora.pk}/?show={show}").content.decode())) == count


def test_how_long_they_typically_wait_opens_the_first_answers(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    for hours in (1, 2, 5):
        ticket = opened(dora, "email", f"Question {hours}")
        reply(ticket, text="Here you are.", by=ben, at=MONDAY + timedelta(hours=hours))

    html = as_ben.get(f"/customers/{dora.pk}/").content.decode()
    assert ">waits 2 h typically</a>" in html
    assert "Median of the last 3 first answers, in open hours" in html

    told = entries(as_ben.get(f"/customers/{dora.pk}/?show=answered").content.decode())
    assert len(told) == 3
    assert [line for line in told if "first answer after 5 h" in line]


def test_what_another_team_answers_is_not_there(
    as_ben: Client, dora: Person, billing_queue: Queue, support_queue: Queue, cleo: User
) -> None:
    theirs = opened(dora, "email", "Refund", queue=billing_queue)
    rated(theirs, cleo, 1, "never again")

    html = as_ben.get(f"/customers/{dora.pk}/").content.decode()

    assert "Refund" not in html
    assert "never again" not in html
    assert "no tickets yet" in html


def test_notes_of_colleagues_and_changes_are_in_it(
    as_ben: Client, ben: User, dora: Person, ticket: Ticket
) -> None:
    add_note(dora, text="Sings in a choir.", by=ben, at=MONDAY)
    note(ticket, text="Asked the vendor.", by=ben, at=MONDAY)
    change_person(dora, field="language", value="de", by=ben, at=MONDAY)

    told = entries(as_ben.get(f"/customers/{dora.pk}/").content.decode())

    assert [line for line in told if line.startswith("Ben Okafor wrote a note Sings")]
    assert [line for line in told if line.startswith("Ben Okafor left a note")]
    assert [line for line in told if line.startswith("Ben Okafor changed the language")]
    only = entries(as_ben.get(f"/customers/{dora.pk}/?show=notes").content.decode())
    assert len(only) == 2


def test_preferences_stand_below_the_name(as_ben: Client, ben: User, dora: Person) -> None:
    change_person(dora, field="language", value="de", by=ben)
    change_person(dora, field="prefers", value="phone", by=ben)

    assert "prefers German, phone" in as_ben.get(f"/customers/{dora.pk}/").content.decode()


def test_a_kind_that_does_not_exist_is_refused_with_a_sentence(
    as_ben: Client, dora: Person
) -> None:
    answer = as_ben.get(f"/customers/{dora.pk}/?show=pigeons")

    assert answer.status_code == 422
    assert "There is nothing called “pigeons” here." in answer.content.decode()


def money(person: Person, reader: User) -> Iterator[Figure]:
    yield Figure("mrr", "1,200 € a month", value=1200)


MONEY = Figures("money", money, needs=Ability.MANAGE_DESK)


def test_a_figure_that_needs_an_ability_is_absent_for_who_lacks_it(
    client: Client, as_ben: Client, as_ada: Client, ben: User, ada: User, dora: Person
) -> None:
    with customer.FIGURES.holding(MONEY):
        page, api = f"/customers/{dora.pk}/", f"/api/v1/customers/{dora.pk}"
        assert "1,200 €" in as_ada.get(page).content.decode()
        assert "1,200 €" not in as_ben.get(page).content.decode()

        def figures(user: User) -> Any:
            token = make_token(user, name="Program", by=user).secret
            return client.get(api, headers={"Authorization": f"Bearer {token}"}).json()["figures"]

        assert figures(ada) == [{"name": "mrr", "text": "1,200 € a month", "value": 1200}]
        assert figures(ben) == []


def test_five_thousand_entries_cost_as_much_as_five(
    as_ben: Client,
    ben: User,
    dora: Person,
    ticket: Ticket,
    django_assert_max_num_queries: Any,
) -> None:
    as_ben.get(f"/customers/{dora.pk}/")
    more = (
        Message(
            ticket=ticket,
            kind=Message.Kind.INBOUND,
            at=MONDAY + timedelta(minutes=n),
            person=dora,
            channel="email",
            reply=f"message {n}",
        )
        for n in range(5000)
    )
    Message.objects.bulk_create(more)

    with django_assert_max_num_queries(34):
        html = as_ben.get(f"/customers/{dora.pk}/").content.decode()
    assert "message 4999" in html
    assert len(entries(html)) == 30

    (following,) = re.findall(r'href="(\?before=[^"]+)"', html)
    with django_assert_max_num_queries(34):
        html = as_ben.get(f"/customers/{dora.pk}/{following}").content.decode()
    assert "message 4969" in html
    assert "message 4970" not in html

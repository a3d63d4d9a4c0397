"""Low ratings that nobody has followed up."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.core import clock
from rapport.customers.models import Person
from rapport.feedback.actions import ask, plan, rate
from rapport.feedback.low_ratings import unanswered
from rapport.feedback.models import Response, SurveyRequest
from rapport.feedback.tests.conftest import ASKED
from rapport.people.models import User
from rapport.tickets.actions import close, note, resolve
from rapport.tickets.models import Link, Outgoing, Ticket
from rapport.tickets.opening import Predecessor
from rapport.tickets.tests.posting import arrives, comes_back, is_parked, leaves, waits
from rapport.tickets.tests.quantity import opened

HOUR = timedelta(hours=1)


@pytest.fixture
def lasting(asked: SurveyRequest) -> SurveyRequest:
    """Return the request whose link works today, too."""
    asked.expires_at = None
    asked.save()
    return asked


def test_one_stays_until_an_answer_arrives(asked: SurveyRequest, ticket: Ticket, ben: User) -> None:
    rating = rate(asked, score=1, comment="Third time.", at=ASKED + HOUR)
    assert unanswered(ben, ASKED + 2 * HOUR) == [rating]

    later = ASKED + 2 * HOUR
    note(ticket, text="I called her.", by=ben, at=later)
    is_parked(ticket, by=ben, at=later)
    comes_back(ticket, by=ben, at=later)
    waiting = waits(ticket, by=ben, at=later)
    assert unanswered(ben, ASKED + 4 * HOUR) == [rating]

    leaves(waiting, later)
    assert unanswered(ben, ASKED + 4 * HOUR) == []


def test_an_answer_on_a_ticket_that_follows_it_up_counts(
    asked: SurveyRequest, ticket: Ticket, ben: User, emil: Person
) -> None:
    rating = rate(asked, score=1, comment="Third time.", at=ASKED + HOUR)
    later = ASKED + 2 * HOUR
    strange = opened(emil, ticket.queue, at=later, follows=_follow_up(ticket))
    split = opened(ticket.customer, ticket.queue, at=later, follows=_split(ticket))
    for other in (strange, split):
        arrives(other, by=ben, at=later)
    follow_up = opened(ticket.customer, ticket.queue, at=later, follows=_follow_up(ticket))
    waiting = waits(follow_up, by=ben, at=later)
    assert unanswered(ben, ASKED + 4 * HOUR) == [rating]

    leaves(waiting, later)
    assert unanswered(ben, ASKED + 4 * HOUR) == []


def test_a_closed_ticket_is_followed_up_by_a_mail(
    lasting: SurveyRequest, as_ben: Client, ben: User, ticket: Ticket
) -> None:
    rate(lasting, score=1, comment="", at=clock.now())
    close(ticket, by=ben)
    address = f"/tickets/new/mail/?customer={ticket.customer_id}&follows={ticket.pk}"
    assert f'href="{address}"' in as_ben.get("/ratings/low/").content.decode()
    page = as_ben.get(address).content.decode()
    assert f'name="follows" form="new-ticket" value="{ticket.pk}"' in page
    assert f'name="subject" value="{ticket.subject}"' in page

    words = {"subject": "Your export", "text": "It is mended.", "queue": ticket.queue.slug}
    known = {"customer": ticket.customer_id, "follows": ticket.pk}
    as_ben.post("/tickets/new/mail/", {**words, **known})

    outgoing = Outgoing.objects.get(ticket__linked_to=ticket, purpose=Outgoing.Purpose.REPLY)
    assert outgoing.ticket.link == Link.FOLLOW_UP
    assert len(unanswered(ben, clock.now())) == 1
    leaves(outgoing, clock.now())
    assert unanswered(ben, clock.now()) == []


def test_a_good_one_and_an_old_one_are_none(asked: SurveyRequest, ben: User) -> None:
    rate(asked, score=3, comment="", at=ASKED + HOUR)
    assert unanswered(ben, ASKED + 2 * HOUR) == []
    rate(asked, score=2, comment="", at=ASKED + 2 * HOUR)
    assert len(unanswered(ben, ASKED + 3 * HOUR)) == 1
    assert unanswered(ben, ASKED + timedelta(days=31)) == []


def test_the_page_lists_them_for_those_who_see_the_ticket(
    asked: SurveyRequest, as_ben: Client, as_cleo: Client
) -> None:
    asked.expires_at = None
    asked.save()
    rate(asked, score=2, comment="Third <b>time</b>.", at=clock.now())

    page = as_ben.get("/ratings/low/").content.decode()
    assert "Third &lt;b&gt;time&lt;/b&gt;." in page
    rating = Response.objects.get().pk
    assert "Third" in as_ben.get(f"/ratings/low/?only={rating}").content.decode()
    assert "Third" not in as_ben.get(f"/ratings/low/?only={rating + 1}").content.decode()
    assert "No low rating is left" in as_cleo.get("/ratings/low/").content.decode()


def test_they_can_be_chosen_answered_and_given_away(
    lasting: SurveyRequest, as_ben: Client, ben: User, bea: User, ticket: Ticket, rosa: User
) -> None:
    rating = rate(lasting, score=1, comment="Third time.", at=clock.now())
    plain = as_ben.get("/ratings/low/").content.decode()
    chosen = as_ben.get(f"/ratings/low/?only={rating.pk}&chosen=all").content.decode()

    assert f'href="/tickets/{ticket.pk}/#rating-{rating.pk}"' in plain
    assert f'href="/tickets/{ticket.pk}/#composer"' in plain
    assert not re.search(r'name="ticket"[^>]* checked>', plain)
    box = re.search(rf'<input class="row-box"[^>]* value="{ticket.pk}"[^>]*>', chosen)
    assert box is not None and "checked" in box[0]
    assert "0 open" in chosen[chosen.index('id="give-to"') :]
    # Whatever refreshes the list does not choose again.
    assert f'hx-get="/ratings/low/?only={rating.pk}"' in chosen

    back = f"/ratings/low/?only={rating.pk}"
    given = {"ticket": ticket.pk, "to": bea.pk, "from": back}
    assert as_ben.post("/tickets/selection/assignment/", given).headers["Location"] == back
    assert bea.tickets.get() == ticket
    assert "Bea" in as_ben.get(back).content.decode()


def test_the_list_of_the_walk_is_this_one(
    lasting: SurveyRequest, as_ben: Client, ticket: Ticket
) -> None:
    rate(lasting, score=1, comment="", at=clock.now())
    as_ben.get("/ratings/low/")

    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()
    assert f'href="/ratings/low/#ticket-{ticket.pk}"' in page
    assert as_ben.get(f"/tickets/{ticket.pk}/next/").headers["Location"] == "/ratings/low/"


def test_the_walk_follows_the_order_of_the_page(
    lasting: SurveyRequest, as_ben: Client, ben: User, ticket: Ticket
) -> None:
    walked = [_rated(ticket, by=ben, score=score) for score in (2, 1)]
    rate(lasting, score=1, comment="", at=clock.now())
    numbers = [walked[1], ticket.pk, walked[0]]
    as_ben.get("/ratings/low/")

    for here, after in pairwise(numbers):
        assert as_ben.get(f"/tickets/{here}/next/").headers["Location"] == f"/tickets/{after}/"
        assert as_ben.get(f"/tickets/{after}/previous/").headers["Location"] == f"/tickets/{here}/"
    ends = (f"/tickets/{numbers[-1]}/next/", f"/tickets/{numbers[0]}/previous/")
    for end in ends:
        assert as_ben.get(end).headers["Location"] == "/ratings/low/"
    other = opened(ticket.customer, ticket.queue, at=clock.now())
    begun = as_ben.get(f"/tickets/{other.pk}/next/").headers["Location"]
    assert begun == f"/tickets/{numbers[0]}/"


def test_whoever_only_reads_chooses_nothing(
    lasting: SurveyRequest, client: Client, rosa: User
) -> None:
    rate(lasting, score=1, comment="Third time.", at=clock.now())
    client.force_login(rosa)

    page = client.get("/ratings/low/?chosen=all").content.decode()

    assert "Third time." in page
    assert 'name="ticket"' not in page and 'id="selection"' not in page


def test_the_number_of_queries_does_not_grow_with_the_rows(
    lasting: SurveyRequest, as_ben: Client, ben: User, ticket: Ticket
) -> None:
    rate(lasting, score=1, comment="", at=clock.now())
    as_ben.get("/ratings/low/")
    with CaptureQueriesContext(connection) as one:
        as_ben.get("/ratings/low/")
    for _n in range(3):
        _rated(ticket, by=ben, score=1)
    with CaptureQueriesContext(connection) as four:
        as_ben.get("/ratings/low/")

    assert len(four) == len(one)


def _rated(ticket: Ticket, *, by: User, score: int) -> int:
    """Open another ticket of the customer, resolve it and have it rated; return its number."""
    again = opened(ticket.customer, ticket.queue, at=clock.now())
    request = plan(resolve(again, by=by).resolutions.get(undone_at=None))
    assert request is not None
    rate(ask(request), score=score, comment="", at=clock.now())
    return again.pk


def _follow_up(ticket: Ticket) -> Predecessor:
    return Predecessor(ticket, Link.FOLLOW_UP, "It was over.")


def _split(ticket: Ticket) -> Predecessor:
    return Predecessor(ticket, Link.SPLIT, "It was split off.")

"""The list of undelivered answers, and what removes them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from rapport.core import clock
from rapport.customers.models import Identity, Person
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import acknowledge, close, note, open_ticket, receive, reply, resolve
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.correspondence.content import Content
from rapport.tickets.lists.undelivered import DAYS, undelivered
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.posting import comes_back, is_parked, leaves, waits

DORA = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550", is_permanent=True)
SECOND = timedelta(seconds=1)


@pytest.fixture
def failed_at(ticket: Ticket, ben: User) -> datetime:
    """Return the moment at which Ben's answer came back."""
    at = clock.now() - timedelta(hours=1)
    message = reply(ticket, text="It is mended.", by=ben, at=at)
    outgoing = Outgoing.objects.get(message=message)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    delivery.note_bounce(
        outbox.mark_sent(outgoing, owner="w1", at=at), {DORA: GONE}, at=at + SECOND
    )
    return at + SECOND


def numbers(user: User, at: datetime | None = None) -> list[int]:
    return [each.ticket.pk for each in undelivered(user, at or clock.now())]


def test_it_lists_what_came_back(as_ben: Client, ticket: Ticket, failed_at: datetime) -> None:
    page = as_ben.get("/tickets/undelivered/").content.decode()

    assert "Export stops at 60 %" in page
    assert "The mailbox does not exist (5.1.1)" in page


def test_another_team_sees_nothing_of_it(
    as_cleo: Client, cleo: User, ticket: Ticket, failed_at: datetime
) -> None:
    assert numbers(cleo) == []
    assert "Every reply has arrived" in as_cleo.get("/tickets/undelivered/").content.decode()


def test_a_note_does_not_deal_with_it(ticket: Ticket, ben: User, failed_at: datetime) -> None:
    note(ticket, text="I called her.", by=ben, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]


def test_a_message_of_the_customer_does_not_deal_with_it(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    receive(
        ticket,
        person=ticket.customer,
        content=Content(text="Hello?"),
        channel="email",
        by=ticket.customer,
        at=failed_at + SECOND,
    )
    assert numbers(ben) == [ticket.pk]


def test_a_later_answer_deals_with_it_once_it_has_left(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    outbox.retry(Outgoing.objects.get(), by=ben, anyway=True, at=failed_at + SECOND)
    waiting = waits(ticket, by=ben, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]

    leaves(waiting, failed_at + 2 * SECOND)
    assert numbers(ben) == []


def test_one_that_comes_back_too_does_not(ticket: Ticket, ben: User, failed_at: datetime) -> None:
    comes_back(ticket, by=ben, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]


def test_sending_it_again_deals_with_it_once_it_has_left(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    outgoing = Outgoing.objects.get()
    outbox.retry(outgoing, by=ben, anyway=True, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]

    leaves(outgoing, failed_at + 2 * SECOND)
    assert numbers(ben) == []


def test_the_page_lists_those_of_some_tickets(
    as_ben: Client, ticket: Ticket, failed_at: datetime
) -> None:
    only = "/tickets/undelivered/?only="
    assert ticket.subject in as_ben.get(f"{only}{ticket.pk}").content.decode()
    assert ticket.subject not in as_ben.get(f"{only}{ticket.pk + 1}").content.decode()


def test_closing_deals_with_it(ticket: Ticket, ben: User, failed_at: datetime) -> None:
    close(ticket, by=ben)
    assert numbers(ben) == []


def test_what_troubled_nobody_for_a_month_after_it_was_solved_is_history(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    later = failed_at + timedelta(days=DAYS)
    assert numbers(ben, later + SECOND) == [ticket.pk], "its customer still waits"

    resolve(ticket, by=ben)
    assert numbers(ben, later - SECOND) == [ticket.pk]
    assert numbers(ben, later + SECOND) == []


def test_a_refused_reply_and_one_to_nobody_are_listed_too(
    as_ben: Client, ticket: Ticket, emil: Person, ben: User
) -> None:
    is_parked(ticket, by=ben, at=clock.now())
    other = open_ticket(
        emil, subject="Invoice", content=Content(text="?"), channel="email", by=emil
    )
    Identity.objects.filter(person=emil).delete()
    reply(other, text="Here it is.", by=ben)

    page = as_ben.get("/tickets/undelivered/").content.decode()

    assert "dora@nordwind.example: The server refused it." in page
    assert "There is no email address to send it to" in page
    assert numbers(ben) == [ticket.pk, other.pk]


def test_told_in_another_way_they_leave_the_list_and_come_back_by_undo(
    as_ben: Client, ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    page = "/tickets/undelivered/"
    answered = as_ben.post(
        "/tickets/selection/known/", {"ticket": ticket.pk, "from": page}, follow=True
    )
    assert numbers(ben) == []
    assert "1 customer was told in another way." in answered.content.decode()

    message = Outgoing.objects.get().message_id
    as_ben.post("/tickets/selection/known/undo/", {"messages": message, "from": page})
    assert numbers(ben) == [ticket.pk]


def test_selected_ones_are_sent_again_but_not_to_dead_addresses(
    as_ben: Client, ticket: Ticket, emil: Person, ben: User, failed_at: datetime
) -> None:
    other = open_ticket(
        emil, subject="Invoice", content=Content(text="?"), channel="email", by=emil
    )
    full = comes_back(other, by=ben, at=clock.now() - timedelta(hours=2))
    both = {"ticket": [ticket.pk, other.pk], "from": "/tickets/undelivered/"}

    page = as_ben.post("/tickets/selection/resend/", both, follow=True).content.decode()

    assert "The reply on 1 ticket is being sent again." in page
    assert "refused the last message" in page
    full.refresh_from_db()
    assert full.state == "queued"
    assert Outgoing.objects.get(ticket=ticket).state == "parked"


def test_one_is_sent_to_a_right_address_from_the_list(
    as_ben: Client, as_cleo: Client, ticket: Ticket, failed_at: datetime
) -> None:
    outgoing = Outgoing.objects.get()
    url = f"/tickets/{ticket.pk}/messages/{outgoing.message_id}/resend/"
    assert url in as_ben.get("/tickets/undelivered/").content.decode()
    right = {"failed": DORA, "address": "dora.lind@nordwind.example"}

    assert as_cleo.post(url, right).status_code == 404
    as_ben.post(url, right)

    outgoing.refresh_from_db()
    assert (outgoing.state, outgoing.to) == ("queued", ["dora.lind@nordwind.example"])
    assert "being sent again" in as_ben.get("/tickets/undelivered/").content.decode()


def test_who_may_only_read_changes_nothing(
    as_rosa: Client, ticket: Ticket, failed_at: datetime
) -> None:
    message = Outgoing.objects.get().message_id
    for verb in ("resend", "known", "known/undo"):
        of_one = as_rosa.post(f"/tickets/{ticket.pk}/messages/{message}/{verb}/")
        of_many = as_rosa.post(f"/tickets/selection/{verb}/", {"ticket": ticket.pk})
        assert (of_one.status_code, of_many.status_code) == (403, 403)


def test_they_can_be_chosen_and_given_away(
    as_ben: Client, bea: User, ticket: Ticket, failed_at: datetime
) -> None:
    page = as_ben.get(f"/tickets/undelivered/?only={ticket.pk}&chosen=all").content.decode()
    box = re.search(rf'<input class="row-box"[^>]* value="{ticket.pk}"[^>]*>', page)
    assert box is not None and "checked" in box[0]
    assert f'href="/tickets/{ticket.pk}/#composer"' in page

    back = f"/tickets/undelivered/?only={ticket.pk}"
    given = {"ticket": ticket.pk, "to": bea.pk, "from": back}
    assert as_ben.post("/tickets/selection/assignment/", given).headers["Location"] == back
    assert "Bea" in as_ben.get(back).content.decode()


def test_an_address_of_elsewhere_is_not_gone_back_to(
    as_ben: Client, bea: User, ticket: Ticket
) -> None:
    given = {"ticket": ticket.pk, "to": bea.pk, "from": "//elsewhere.example/"}

    answered = as_ben.post("/tickets/selection/assignment/", given)

    assert answered.headers["Location"] == f"/tickets/{ticket.pk}/"


def test_what_is_no_answer_stands_apart_from_the_list(
    as_ben: Client, as_cleo: Client, ticket: Ticket, ben: User
) -> None:
    acknowledge(ticket, text="It arrived.", to=[DORA])
    Outgoing.objects.update(state="parked")

    apart = "Besides, 1 confirmation or survey did not arrive."
    assert apart in as_ben.get("/tickets/undelivered/").content.decode()
    assert apart not in as_cleo.get("/tickets/undelivered/").content.decode()
    assert numbers(ben) == []

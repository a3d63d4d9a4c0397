"""Undelivered mail, dead addresses and machines on a ticket's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from rapport.core import clock
from rapport.customers.actions import note_away
from rapport.customers.models import Refusal
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import receive, reply
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Outgoing, Ticket

DORA, EMIL = "dora@nordwind.example", "emil@sato.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 <b>No</b> such user", is_permanent=True)
BUSY = Refused("later", "", "450 Try again")


def page_of(client: Client, ticket: Ticket) -> str:
    answered = client.get(f"/tickets/{ticket.pk}/")
    assert answered.status_code == 200
    return answered.content.decode()


def send(ticket: Ticket, by: User, text: str = "It is mended.") -> Outgoing:
    at = clock.now()
    message = reply(ticket, text=text, by=by, anyway=True, at=at)
    outgoing = Outgoing.objects.get(message=message)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    return outbox.mark_sent(outgoing, owner="w1", at=at)


@pytest.fixture
def dead(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer, which came back because Dora's mailbox is gone."""
    return delivery.note_bounce(send(ticket, ben), {DORA: GONE}, at=clock.now())


def composed(ticket: Ticket, **more: str) -> dict[str, str]:
    last = ticket.messages.order_by("pk").last()
    assert last is not None
    return {"reply": "Once more.", "seen": str(last.pk), **more}


def test_the_message_says_whom_it_did_not_reach_and_why(
    as_ben: Client, ticket: Ticket, dead: Outgoing
) -> None:
    page = page_of(as_ben, ticket)

    assert "Did not reach dora@nordwind.example." in page
    assert "The mailbox does not exist (5.1.1)" in page
    assert "550 5.1.1 &lt;b&gt;No&lt;/b&gt; such user" in page
    assert "Send it there anyway" in page


def test_a_delay_is_said_softly(as_ben: Client, ticket: Ticket, ben: User) -> None:
    delivery.note_delay(send(ticket, ben), {DORA: BUSY}, at=clock.now())
    page = page_of(as_ben, ticket)

    assert "Has not reached dora@nordwind.example yet" in page
    assert "Did not reach" not in page


def test_what_was_opened_says_when(as_ben: Client, ticket: Ticket, ben: User) -> None:
    delivery.note_display(send(ticket, ben), [DORA], at=clock.now())

    assert "came from dora@nordwind.example" in page_of(as_ben, ticket)


def test_the_composer_warns_of_a_dead_address_and_asks(
    as_ben: Client, ticket: Ticket, dead: Outgoing
) -> None:
    page = page_of(as_ben, ticket)
    assert "refused the last message on" in page
    assert 'name="anyway" value="yes" form="composer"' in page

    refused = as_ben.post(f"/tickets/{ticket.pk}/replies/", composed(ticket))
    assert refused.status_code == 409
    assert "Nothing was sent." in refused.content.decode()
    assert "Once more." in refused.content.decode()
    assert Outgoing.objects.count() == 1

    sent = as_ben.post(f"/tickets/{ticket.pk}/replies/", composed(ticket, anyway="yes"))
    assert sent.status_code == 302
    assert Outgoing.objects.count() == 2


def test_a_dead_copy_comes_back_with_its_warning(as_ben: Client, ticket: Ticket, ben: User) -> None:
    sent = send(ticket, ben)
    Outgoing.objects.update(cc=[EMIL])
    delivery.note_bounce(sent, {EMIL: GONE}, at=clock.now())
    assert "composer-dead" not in page_of(as_ben, ticket)

    refused = as_ben.post(f"/tickets/{ticket.pk}/replies/", composed(ticket, cc=EMIL))

    assert refused.status_code == 409
    assert 'id="composer-dead"' in refused.content.decode()


def test_it_works_again_ends_the_warning(as_ben: Client, ticket: Ticket, dead: Outgoing) -> None:
    refusal = Refusal.objects.get()
    back = f"{ticket.get_absolute_url()}#composer"

    answered = as_ben.post(f"/refusals/{refusal.pk}/end/", {"back": back})

    assert (answered.status_code, answered["Location"]) == (302, back)
    assert "composer-dead" not in page_of(as_ben, ticket)


def test_it_leads_nowhere_else(as_ben: Client, ticket: Ticket, dead: Outgoing) -> None:
    refusal = Refusal.objects.get()

    answered = as_ben.post(f"/refusals/{refusal.pk}/end/", {"back": "https://else.example/"})

    assert answered["Location"] == f"/customers/{ticket.customer_id}/"


def test_who_may_only_read_is_warned_of_nothing(
    as_rosa: Client, ticket: Ticket, dead: Outgoing
) -> None:
    assert "composer-dead" not in page_of(as_rosa, ticket)
    assert as_rosa.post(f"/refusals/{Refusal.objects.get().pk}/end/").status_code == 403
    assert Refusal.objects.get().ended_at is None


def test_sending_again_to_a_dead_address_wants_a_word(
    as_ben: Client, ticket: Ticket, dead: Outgoing
) -> None:
    address = f"/tickets/{ticket.pk}/outgoing/{dead.pk}/retry/"
    assert as_ben.post(address).status_code == 409
    assert as_ben.post(address, {"anyway": "yes"}).status_code == 302
    assert Outgoing.objects.get().state == "queued"


def test_what_a_machine_wrote_is_a_folded_line(as_ben: Client, ticket: Ticket) -> None:
    receive(
        ticket,
        person=ticket.customer,
        content=Content(
            text="I am at sea.",
            subject="Automatic reply",
            nature=str(Message.Nature.AUTO_REPLY),
            particulars={"until": "2026-08-12"},
        ),
        channel="email",
        by=ticket.customer,
        automatic=True,
    )
    page = page_of(as_ben, ticket)

    assert '<details class="quiet"' in page
    assert "automatic reply, away until 12 August" in page
    assert "I am at sea." in page


def test_an_absence_stands_beside_the_customer_while_it_lasts(
    as_ben: Client, ticket: Ticket
) -> None:
    today = localdate()
    customer = ticket.customer
    note_away(customer, first=today, last=today, by=customer)
    assert "away until" in page_of(as_ben, ticket)
    assert "away until" in as_ben.get(f"/customers/{customer.pk}/").content.decode()

    gone = today - timedelta(days=1)
    note_away(customer, first=gone, last=gone, by=customer)
    assert "away until" not in page_of(as_ben, ticket)


def test_an_appointment_says_what_and_when_in_the_readers_zone(
    as_ben: Client, ticket: Ticket, ben: User
) -> None:
    ben.timezone = "Europe/Berlin"
    ben.save()
    receive(
        ticket,
        person=ticket.customer,
        content=Content(
            text="Let us talk.",
            nature=str(Message.Nature.APPOINTMENT),
            particulars={
                "method": "REQUEST",
                "summary": "Call about the <export>",
                "start": "2026-05-05T12:00:00Z",
                "end": "2026-05-05T12:45:00Z",
                "organizer": "dora@nordwind.example",
            },
        ),
        channel="email",
        by=ticket.customer,
    )
    page = page_of(as_ben, ticket)

    assert "Call about the &lt;export&gt;" in page
    assert "Tue 5 May 2026, 14:00 – 14:45 CEST" in page
    assert "Let us talk." in page


def test_reports_cost_the_same_for_one_and_for_many(
    as_ben: Client, ticket: Ticket, ben: User
) -> None:
    def cost() -> int:
        page_of(as_ben, ticket)
        with CaptureQueriesContext(connection) as caught:
            page_of(as_ben, ticket)
        return len(caught)

    delivery.note_bounce(send(ticket, ben), {DORA: GONE}, at=clock.now())
    few = cost()
    for n in range(6):
        delivery.note_bounce(send(ticket, ben, f"answer {n}"), {DORA: GONE}, at=clock.now())
        receive(
            ticket,
            person=None,
            content=Content(text=f"report {n}", nature=str(Message.Nature.REPORT)),
            channel="email",
            by=ticket.customer,
            automatic=True,
        )
    assert cost() == few


def test_a_returned_answer_says_that_it_does_not_count_and_what_can_be_done(
    as_ben: Client, as_rosa: Client, ticket: Ticket, dead: Outgoing
) -> None:
    message = f"/tickets/{ticket.pk}/messages/{dead.message_id}"
    for client, may in ((as_ben, True), (as_rosa, False)):
        page = page_of(client, ticket)
        assert "It does not count as an answer until it has arrived." in page
        assert (f"{message}/known/" in page, f"{message}/resend/" in page) == (may, may)

    as_ben.post(f"{message}/known/")
    page = page_of(as_ben, ticket)
    assert "Ben Okafor said that they were told in another way" in page
    assert "It does not count" not in page

    as_ben.post(f"{message}/known/undo/")
    assert "It does not count" in page_of(as_ben, ticket)
    assert as_ben.delete(f"{message}/known/").status_code in (204, 302)

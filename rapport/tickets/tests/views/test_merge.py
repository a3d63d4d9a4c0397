"""Pages for merging two tickets, undoing it and splitting a message off."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.actions import merge, open_ticket, receive
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Link, Message, Queue, Ticket
from rapport.tickets.opening import Predecessor, Triage
from rapport.tickets.tests.quantity import hours, opened


@pytest.fixture
def second(dora: Person, support_queue: Queue, ticket: Ticket) -> Ticket:
    """Return Dora's second ticket about the same matter."""
    return opened(dora, support_queue, "Export stops again", at=hours(2))


@pytest.fixture
def outside(emil: Person, support_queue: Queue, ticket: Ticket) -> Ticket:
    """Return the ticket from Emil's mail in answer to Dora's ticket, which he is not on."""
    return open_ticket(
        emil,
        subject="Re: Export stops",
        content=Content(text="I have it, too."),
        channel="email",
        by=emil,
        triage=Triage(support_queue),
        follows=Predecessor(
            ticket,
            Link.OUTSIDER,
            f"Emil Sato answered #{ticket.pk} without being part of it.",
        ),
        at=hours(3),
    )


def page(client: Client, ticket: Ticket) -> str:
    return client.get(f"/tickets/{ticket.pk}/").content.decode()


def test_the_page_offers_the_customers_other_tickets_and_finds_more(
    ticket: Ticket, second: Ticket, outside: Ticket, as_ben: Client
) -> None:
    offered = as_ben.get(f"/tickets/{ticket.pk}/merge/").content.decode()
    assert "Export stops again" in offered
    assert "I have it, too." not in offered

    found = as_ben.get(f"/tickets/{ticket.pk}/merge/?q={outside.pk}").content.decode()
    assert "I have it, too." in found
    nothing = as_ben.get(f"/tickets/{ticket.pk}/merge/?q=zzz").content.decode()
    assert "No other ticket was found." in nothing


@pytest.mark.parametrize("from_the_later", [True, False])
def test_from_either_page_the_earlier_one_goes_on_with_an_undo(
    ticket: Ticket, second: Ticket, as_ben: Client, from_the_later: bool
) -> None:
    here, other = (second, ticket) if from_the_later else (ticket, second)

    answered = as_ben.post(f"/tickets/{here.pk}/merge/", {"other": other.pk}, follow=True)

    shown = answered.content.decode()
    assert answered.redirect_chain[-1][0] == f"/tickets/{ticket.pk}/"
    assert f"#{second.pk} has been merged into #{ticket.pk}." in shown
    assert f'action="/tickets/{second.pk}/merge/undo/"' in shown
    assert "About: Export stops again" in shown


def test_whoever_asked_on_the_other_ticket_is_told_to_get_no_replies(
    ticket: Ticket, outside: Ticket, as_ben: Client
) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/merge/", {"other": outside.pk}, follow=True)

    shown = answered.content.decode()
    assert f"{outside.customer} gets no replies until you choose so" in shown


def test_the_merged_one_leads_to_where_it_goes_on(
    ticket: Ticket, second: Ticket, as_ben: Client, ben: User
) -> None:
    merge(second, into=ticket, by=ben)

    led = as_ben.get(f"/tickets/{second.pk}/", follow=True)
    assert led.redirect_chain == [(f"/tickets/{ticket.pk}/", 302)]
    assert f"#{second.pk} was merged into this ticket." in led.content.decode()
    alone = as_ben.get(f"/tickets/{second.pk}/?alone").content.decode()
    assert "This ticket was merged into" in alone
    assert "Ben Okafor</strong> merged it into" in alone


def test_undoing(ticket: Ticket, second: Ticket, as_ben: Client, ben: User) -> None:
    merge(second, into=ticket, by=ben)

    undone = as_ben.post(f"/tickets/{second.pk}/merge/undo/", follow=True).content.decode()

    assert f"#{second.pk} is a separate ticket again." in undone
    assert Ticket.objects.get(pk=second.pk).is_unsolved
    assert as_ben.post(f"/tickets/{second.pk}/merge/undo/").status_code == 409


def test_who_may_not(
    ticket: Ticket, second: Ticket, as_ben: Client, as_rosa: Client, as_cleo: Client
) -> None:
    url = f"/tickets/{ticket.pk}/merge/"
    assert as_rosa.post(url, {"other": second.pk}).status_code == 403
    assert as_cleo.post(url, {"other": second.pk}).status_code == 404
    assert as_ben.post(url, {"other": "many"}).status_code == 422
    assert as_ben.post(url, {"other": "99999"}).status_code == 422
    assert as_ben.post(url, {"other": ticket.pk}).status_code == 422
    assert not Ticket.objects.exclude(merged_into=None).exists()


def test_both_pages_say_who_answered_from_outside(
    ticket: Ticket, outside: Ticket, as_ben: Client
) -> None:
    there = page(as_ben, ticket)
    assert "A mail from Emil Sato answered this ticket, but Emil Sato is not part of it" in there
    assert "Move it here" in there
    assert "Let Emil Sato write here" in there
    here = page(as_ben, outside)
    assert f"Emil Sato answered #{ticket.pk} without being part of it." in here
    assert "Move it there" in here


def test_an_outsider_is_let_in_and_their_mail_moved(
    ticket: Ticket, outside: Ticket, emil: Person, as_ben: Client
) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/participants/", {"person": emil.pk})
    as_ben.post(f"/tickets/{ticket.pk}/merge/", {"other": outside.pk})

    shown = page(as_ben, ticket)
    assert ticket.participants.get(person=emil).answered == "copy"
    assert "I have it, too." in shown
    assert "was merged into this ticket." in shown


def test_who_wrote_last_and_gets_nothing_is_told_of(
    ticket: Ticket, outside: Ticket, emil: Person, as_ben: Client, ben: User
) -> None:
    merge(outside, into=ticket, by=ben)
    assert "Emil Sato wrote last but will not get your answer." in page(as_ben, ticket)

    as_ben.post(f"/tickets/{ticket.pk}/participants/{emil.pk}/", {"answered": "to"})

    shown = page(as_ben, ticket)
    assert "wrote last and gets nothing" not in shown
    assert 'name="to" value="dora@nordwind.example, emil@sato.example"' in shown


def test_somebody_is_added_by_address(
    ticket: Ticket, ben: User, as_ben: Client, as_rosa: Client
) -> None:
    url = f"/tickets/{ticket.pk}/participants/"
    as_ben.post(url, {"address": "new@sato.example"})
    assert "new@sato.example" in page(as_ben, ticket)
    assert as_ben.post(url, {"address": "nobody"}).status_code == 422
    assert as_ben.post(url, {"address": ben.email}).status_code == 422
    assert as_ben.post(url, {"person": "99999"}).status_code == 404
    assert as_rosa.post(url, {"address": "x@sato.example"}).status_code == 403


@pytest.fixture
def invoice(ticket: Ticket, dora: Person) -> Message:
    """Return Dora's question about something else, in the same thread."""
    content = Content(text="Where is it?", subject="Invoice for March")
    return receive(ticket, person=dora, content=content, channel="email", by=dora, at=hours(2))


def test_another_subject_is_pointed_at_and_never_split_by_itself(
    ticket: Ticket, invoice: Message, as_ben: Client, as_rosa: Client
) -> None:
    assert "This is about something else: “Invoice for March”." in page(as_ben, ticket)
    assert "This is about something else" not in page(as_rosa, ticket)
    assert Ticket.objects.count() == 1


def test_splitting_leads_to_the_new_ticket_with_an_undo(
    ticket: Ticket, invoice: Message, as_ben: Client
) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/messages/{invoice.pk}/split/", follow=True)

    made = Ticket.objects.get(linked_to=ticket)
    shown = answered.content.decode()
    assert answered.redirect_chain[-1][0] == f"/tickets/{made.pk}/"
    assert f"Split off from #{ticket.pk}" in shown
    assert "was split off." in page(as_ben, ticket)
    assert "Put it back" in page(as_ben, ticket)

    as_ben.post(f"/tickets/{ticket.pk}/merge/", {"other": made.pk})
    assert "Where is it?" in page(as_ben, ticket)


def test_only_what_is_there_is_split(
    ticket: Ticket, second: Ticket, invoice: Message, as_ben: Client, as_rosa: Client
) -> None:
    url = f"/tickets/{ticket.pk}/messages/{invoice.pk}/split/"
    assert as_rosa.post(url).status_code == 403
    assert as_ben.post(f"/tickets/{second.pk}/messages/{invoice.pk}/split/").status_code == 404
    first = ticket.messages.order_by("at")[0]
    assert as_ben.post(f"/tickets/{ticket.pk}/messages/{first.pk}/split/").status_code == 422


def test_many_merges_cost_as_much_as_one(
    ticket: Ticket, dora: Person, support_queue: Queue, as_ben: Client, ben: User
) -> None:
    def cost() -> int:
        page(as_ben, ticket)
        with CaptureQueriesContext(connection) as caught:
            page(as_ben, ticket)
        return len(caught)

    def another(n: int) -> None:
        merge(opened(dora, support_queue, f"Again {n}", at=hours(n)), into=ticket, by=ben)

    another(1)
    few = cost()
    for n in range(2, 9):
        another(n)
    assert cost() == few


def test_an_open_page_gets_the_addresses_anew_with_the_choice(
    ticket: Ticket, emil: Person, as_ben: Client
) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/participants/", {"person": emil.pk})

    url = f"/tickets/{ticket.pk}/participants/{emil.pk}/"
    answer = as_ben.post(url, {"answered": "to"}, headers={"HX-Request": "true"})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Emil Sato gets replies." in shown
    assert 'hx-swap-oob="true"' in shown
    assert 'name="to" value="dora@nordwind.example, emil@sato.example"' in shown


def test_who_is_let_go_comes_back_by_the_undo(
    ticket: Ticket, emil: Person, dora: Person, as_ben: Client
) -> None:
    Identity.objects.create(
        person=emil, kind=Identity.Kind.MAIL, value="emil@home.example", added_at=hours(1)
    )
    people = f"/tickets/{ticket.pk}/participants/"
    was = {"person": str(emil.pk), "answered": "to", "address": "emil@home.example"}
    as_ben.post(people, was)
    assert 'value="dora@nordwind.example, emil@home.example"' in page(as_ben, ticket)

    answer = as_ben.post(f"{people}{emil.pk}/", {"answered": "out"}, headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert "Emil Sato no longer belongs to this ticket." in shown
    assert 'name="to" value="dora@nordwind.example"' in shown
    assert not ticket.participants.filter(person=emil).exists()
    for name, value in was.items():
        assert f'name="{name}" value="{value}"' in shown

    as_ben.post(people, was)
    back = ticket.participants.get(person=emil)
    assert (back.answered, back.address) == ("to", "emil@home.example")
    assert as_ben.post(f"{people}{dora.pk}/", {"answered": "out"}).status_code == 422

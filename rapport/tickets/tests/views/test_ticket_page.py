"""The page of a ticket."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.customers.actions import add_note
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import (
    assign,
    close,
    note,
    open_ticket,
    receive,
    reply,
    resolve,
    tag,
    write_to,
)
from rapport.tickets.actions.messages import outbox
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Outgoing, Queue, Ticket
from rapport.tickets.opening import Predecessor
from rapport.tickets.page import conversation
from rapport.tickets.tests.conftest import HTMX
from rapport.tickets.tests.quantity import hours, opened


def _page(client: Client, ticket: Ticket, query: str = "", **headers: str) -> str:
    answered = client.get(f"/tickets/{ticket.pk}/{query}", headers=headers)
    assert answered.status_code == 200
    return answered.content.decode()


def _write(ticket: Ticket, person: Person, at: float = 1, **content: str) -> None:
    receive(
        ticket,
        person=person,
        content=Content(**{"text": "", **content}),  # type: ignore[arg-type]  # all texts
        channel="email",
        by=person,
        at=hours(at),
    )


def test_the_sides_of_a_conversation_look_different(
    as_ben: Client, ticket: Ticket, ben: User, dora: Person
) -> None:
    note(ticket, text="Same limit as in #12.", by=ben, at=hours(1))
    reply(ticket, text="We raise it tonight.", by=ben, at=hours(2))

    page = _page(as_ben, ticket)

    for side, words in (
        ("message-customer", "The export stops at 60 % since the update."),
        ("message-note", "Same limit as in #12."),
        ("message-agent", "We raise it tonight."),
    ):
        article = page[page.index(f'class="message {side}"') :]
        assert words in article[: article.index("</article>")]
    assert "only your team can see it" in page


def test_quotes_and_signatures_are_folded_never_cut(
    as_ben: Client, ticket: Ticket, dora: Person
) -> None:
    _write(
        ticket,
        dora,
        text="It stops again.\n-- \nDora\n> We raise it",
        reply="It stops again.",
        quoted="> We raise it",
        signature="Dora, Head of Finance",
    )

    page = _page(as_ben, ticket)

    assert page.count('<details class="message-fold">') == 2
    assert '<div class="message-folded" dir="auto">&gt; We raise it</div>' in page
    assert '<div class="message-folded" dir="auto">Dora, Head of Finance</div>' in page


@pytest.mark.parametrize(
    ("quoted", "opened"),
    [
        ("---------- Forwarded message ---------\nFrom: Shop <shop@x.example>\n\nPaid.", 1),
        ("-------- Weitergeleitete Nachricht --------\nVon: Shop <shop@x.example>", 1),
        ("On 3 March 2026, Ben wrote:\n> We raise it", 0),
    ],
)
def test_a_forwarded_mail_is_open_below_the_words_about_it(
    as_ben: Client, ticket: Ticket, dora: Person, quoted: str, opened: int
) -> None:
    _write(ticket, dora, text=f"Who is right?\n{quoted}", reply="Who is right?", quoted=quoted)

    assert _page(as_ben, ticket).count('<details class="message-fold" open>') == opened


def test_text_is_escaped_and_its_links_lead_out(
    as_ben: Client, ticket: Ticket, dora: Person
) -> None:
    _write(ticket, dora, text="<script>alert(1)</script> https://status.example/x?a=1")

    page = _page(as_ben, ticket)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<a href="https://status.example/x?a=1" rel="nofollow">' in page


def test_html_is_shown_where_nothing_of_it_is_folded(
    as_ben: Client, ticket: Ticket, dora: Person
) -> None:
    _write(ticket, dora, text="a table", html="<table><tr><td>60</td></tr></table>")
    _write(ticket, dora, text="b", reply="short", quoted="> long", html="<b>with its quote</b>")

    page = _page(as_ben, ticket)

    assert "<table><tr><td>60</td></tr></table>" in page
    assert "<b>with its quote</b>" not in page
    quoting = ticket.messages.get(reply="short")
    assert "Show as sent" in page
    assert f'src="/tickets/{ticket.pk}/messages/{quoting.pk}/sent/"' in page
    assert f'href="/tickets/{ticket.pk}/messages/{quoting.pk}/"' in page


def test_what_happened_stands_between_the_words(
    as_ben: Client, ticket: Ticket, ben: User, bea: User
) -> None:
    assign(ticket, to=bea, by=ben, at=hours(1))
    tag(ticket, name="export", by=ben, at=hours(1))
    resolve(ticket, by=ben, at=hours(2))

    page = _page(as_ben, ticket, **HTMX, **{"HX-Target": "conversation"})

    assert "<strong>Ben Okafor</strong> assigned it to Bea Lund" in page
    assert "<strong>Ben Okafor</strong> resolved it" in page
    assert "added the tag" not in page, "that stands in the history"


def test_each_fragment_is_fetched_alone(as_ben: Client, ticket: Ticket) -> None:
    for target, tag_name in (
        ("ticket-head", "header"),
        ("conversation", "section"),
        ("ticket-side", "aside"),
    ):
        html = _page(as_ben, ticket, **HTMX, **{"HX-Target": target}).strip()
        assert html.startswith(f'<{tag_name} id="{target}"')
        assert "composer-text" not in html, "a refresh never touches what is being written"
        assert f'hx-trigger="live:ticket-{ticket.pk} from:body' in html


def test_the_side_knows_the_customer(
    as_ben: Client,
    ben: User,
    ticket: Ticket,
    dora: Person,
    support_queue: Queue,
    billing_queue: Queue,
) -> None:
    add_note(dora, text="Answer before noon.", pinned=True, by=ben)
    add_note(dora, text="Sings in a choir.", by=ben)
    assert dora.organisation is not None
    add_note(dora.organisation, text="Pays by the quarter.", pinned=True, by=ben)
    other = opened(dora, support_queue, "Where is my invoice?")
    hidden = opened(dora, billing_queue, "Refund")

    page = _page(as_ben, ticket)

    assert "Answer before noon." in page
    assert "Pays by the quarter." in page
    assert "Sings in a choir." not in page
    assert "dora@nordwind.example" in page
    assert f'href="/tickets/{other.pk}/"' in page
    assert f'href="/tickets/{hidden.pk}/"' not in page
    assert "<strong>Dora Lind</strong> opened it" in page


def test_tickets_that_go_on_from_each_other_are_linked(
    as_ben: Client, ticket: Ticket, dora: Person, support_queue: Queue
) -> None:
    later = open_ticket(
        dora,
        subject="Export again",
        content=Content(text="It stops again."),
        channel="email",
        by=dora,
        follows=Predecessor(ticket, reason="the earlier one is closed"),
    )

    assert f'href="/tickets/{later.pk}/"' in _page(as_ben, ticket)
    assert f'href="/tickets/{ticket.pk}/"' in _page(as_ben, later)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("queued", "on its way"),
        ("sent", "sent to dora@nordwind.example"),
        ("parked", "Not sent to dora@nordwind.example:"),
        ("postponed", "not sent yet: the server is busy"),
    ],
)
def test_a_reply_says_how_it_fares(
    as_ben: Client, ticket: Ticket, ben: User, state: str, words: str
) -> None:
    reply(ticket, text="Done.", by=ben)
    outgoing = Outgoing.objects.get()
    Outgoing.objects.update(state="claimed", claimed_by="w")
    if state == "queued":
        Outgoing.objects.update(state="queued")
    if state == "sent":
        outbox.mark_sent(outgoing, owner="w")
    if state == "parked":
        outbox.park(outgoing, owner="w", reason="no such mailbox")
    if state == "postponed":
        outbox.postpone(outgoing, owner="w", reason="the server is busy", until=hours(1))

    page = _page(as_ben, ticket)

    assert words in page
    assert ("Send it again" in page) is (state == "parked")


def test_a_reply_that_nobody_gets_says_so(as_ben: Client, ticket: Ticket, ben: User) -> None:
    ticket.customer.identities.all().delete()

    assert "We have no email address" in _page(as_ben, ticket)
    reply(ticket, text="Done.", by=ben)
    assert "Kept here only" in _page(as_ben, ticket)


def test_long_conversations_show_their_end_and_lead_to_the_rest(
    as_ben: Client, ticket: Ticket, dora: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "LATEST", 2)
    for n in range(1, 4):
        _write(ticket, dora, at=n, text=f"mail number {n}")

    page = _page(as_ben, ticket)

    assert "Show 2 earlier messages" in page
    assert "mail number 1" not in page
    assert "mail number 3" in page
    assert "mail number 1" in _page(as_ben, ticket, "?messages=all")


def test_the_page_costs_the_same_for_two_messages_and_for_forty(
    as_ben: Client, ticket: Ticket, ben: User, dora: Person
) -> None:
    def cost() -> int:
        _page(as_ben, ticket)
        with CaptureQueriesContext(connection) as caught:
            _page(as_ben, ticket)
        return len(caught)

    def exchange(n: int) -> None:
        _write(ticket, dora, at=n, text=f"mail {n}")
        reply(ticket, text=f"answer {n}", by=ben, at=hours(n))
        tag(ticket, name=f"tag {n}", by=ben, at=hours(n))

    exchange(1)
    few = cost()
    for n in range(2, 21):
        exchange(n)

    assert cost() == few
    assert few <= 29


def test_who_may_only_read_has_nothing_to_press(as_rosa: Client, ticket: Ticket, ben: User) -> None:
    reply(ticket, text="Done.", by=ben)

    page = _page(as_rosa, ticket)

    content = page[page.index('<main id="content"') : page.index("</main>")]
    assert "<form" not in content
    assert "<textarea" not in content


def test_a_closed_ticket_takes_notes_only(as_ben: Client, ticket: Ticket, ben: User) -> None:
    close(ticket, by=ben)

    page = _page(as_ben, ticket)

    assert 'name="kind" value="note" checked' in page
    assert 'name="kind" value="reply"' not in page
    assert "Reopen" not in page


def test_the_way_back_leads_to_the_list_one_came_from(as_ben: Client, ticket: Ticket) -> None:
    as_ben.get("/tickets/?queue=support&assignee=nobody")

    page = _page(as_ben, ticket)

    assert f'href="/tickets/?assignee=nobody&amp;queue=support#ticket-{ticket.pk}"' in page


def test_a_person_by_an_assignment_sees_what_is_theirs(
    ticket: Ticket, billing_queue: Queue, cleo: User, as_cleo: Client
) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(assignee=cleo)

    assert as_cleo.get(f"/tickets/{ticket.pk}/").status_code == 200


def test_the_facts_say_by_which_way_it_came(as_ben: Client, ticket: Ticket) -> None:
    assert '<span class="faint">by email</span>' in _page(as_ben, ticket)


def test_who_does_not_see_every_team_is_not_told_that_a_ticket_is_the_first(
    ticket: Ticket, as_ben: Client, as_ada: Client
) -> None:
    address = ticket.get_absolute_url()

    assert "The first from this customer." in as_ada.get(address).content.decode()
    page = as_ben.get(address).content.decode()
    assert "The first from this customer." not in page
    assert "No other ticket that you can see." in page


def test_the_customers_language_is_named(ticket: Ticket, as_ben: Client) -> None:
    Person.objects.filter(pk=ticket.customer_id).update(language="es")

    page = as_ben.get(ticket.get_absolute_url()).content.decode()

    assert "<dt>Language</dt><dd>Spanish</dd>" in page


def test_a_name_written_from_right_to_left_is_isolated(ticket: Ticket, as_ben: Client) -> None:
    Person.objects.filter(pk=ticket.customer_id).update(name="رامي حداد")

    page = as_ben.get(ticket.get_absolute_url()).content.decode()

    assert "<strong>\u2068رامي حداد\u2069</strong> opened" in page
    assert "<bdi>رامي حداد</bdi></a></p>" in page


def test_the_mail_that_began_a_ticket_is_no_reply(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    begun = write_to(dora, letter=Letter("Your invoice", "Here it is."), by=ben)

    page = as_ben.get(begun.get_absolute_url()).content.decode()
    assert '<span class="message-kind">wrote to Dora Lind</span>' in page
    assert '<span class="message-kind">reply</span>' not in page

    reply(begun, text="There was one more.", by=ben)
    page = as_ben.get(begun.get_absolute_url()).content.decode()
    assert page.count('<span class="message-kind">reply</span>') == 1

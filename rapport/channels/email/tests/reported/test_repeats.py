"""Programs that write from our own address again and again."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from typer.testing import CliRunner

from conftest import MONDAY
from rapport.channels.arrivals.rules import repeats
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.commands.mail import app as mail_app
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.cockpit.needs.channels import REPEATS_ITSELF
from rapport.cockpit.tests.telling import told
from rapport.core import clock
from rapport.people.models import User
from rapport.tickets.actions import merge, resolve, split_off
from rapport.tickets.models import Outgoing, Queue, Ticket

pytestmark = pytest.mark.django_db

SITE = "Website of the mill <support@desk.example>"
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
FIRST = "A great many mails came from our own address support@desk.example within 10 minutes"
OTHERS = "One of many mails from our own address support@desk.example."
LIMIT = "More than 20 such mails came from our own address within 10 minutes."


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Return a function that sets the clock."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return at


@pytest.fixture
def confirms(mailbox: Mailbox) -> None:
    """Let the queue confirm what arrives."""
    Queue.objects.update(acknowledges=True)


def piped(raw: bytes) -> Inbound:
    """Hand a mail over as a mail server does."""
    done = CliRunner().invoke(mail_app, ["receive", "--mailbox", "Support"], input=raw)
    assert done.exit_code == 0, done.output
    return Inbound.objects.latest("pk")


def report(number: int, subject: str | None = None) -> bytes:
    about = f"Order {number} received" if subject is None else subject
    return mail(f"Mill order {number}: flour.", sender=SITE, subject=about)


def shown(client: Client, ticket: Ticket) -> str:
    page = client.get(ticket.get_absolute_url(), {"messages": "all"}).content.decode()
    return " ".join(html.unescape(page).split())


@pytest.mark.usefixtures("confirms")
def test_of_a_burst_by_pipe_each_mail_is_kept_and_readable(
    as_ben: Client, ben: User, at: Callable[[datetime], None]
) -> None:
    for number in range(200):
        at(MONDAY + number * SECOND)
        piped(report(number))

    assert Ticket.objects.count() == 21, "from the twenty-first on they are together"
    ticket = Ticket.objects.latest("pk")
    assert ticket.messages.count() == 180
    assert {one.text.strip() for one in ticket.messages.all()} == {
        f"Mill order {number}: flour." for number in range(20, 200)
    }
    assert not Outgoing.objects.exists(), "nobody gets a confirmation"
    page = shown(as_ben, ticket)
    assert (page.count(FIRST), page.count(OTHERS)) == (1, 179)
    assert "Mill order 20: flour." in page and "Mill order 199: flour." in page
    latest = Inbound.objects.latest("pk")
    assert (latest.state, latest.reason) == ("gathered", LIMIT)

    at(MONDAY + 200 * SECOND + 11 * MINUTE)
    later = piped(mail("Is the mill open?", sender=SITE, subject="Order 200 received"))
    assert (later.state, ticket_of(later).messages.count()) == ("opened", 1)
    assert FIRST not in shown(as_ben, ticket_of(later))


def burst(arrive: Arrive, count: int = 24, at: datetime = MONDAY) -> list[Inbound]:
    return [arrive(report(n), at=at + n * SECOND) for n in range(count)]


def test_the_cockpit_and_the_mailbox_say_what_to_do_until_it_is_resolved(
    arrive: Arrive, mailbox: Mailbox, as_ada: Client, ada: User
) -> None:
    ticket = ticket_of(burst(arrive)[-1])

    sentence = f"Too many mails from our own address: 3 are on #{ticket.pk}"
    (need,) = told(REPEATS_ITSELF, ada, MONDAY + MINUTE)
    assert (need.text, need.url) == (sentence, ticket.get_absolute_url())
    assert "find it and stop it" in need.why
    page = as_ada.get(reverse("mailbox", args=[mailbox.pk])).content.decode()
    assert f'<a href="{ticket.get_absolute_url()}">{sentence}</a>' in page

    resolve(ticket, by=ada, at=MONDAY + MINUTE)
    assert told(REPEATS_ITSELF, ada, MONDAY + MINUTE) == []
    assert sentence not in as_ada.get(reverse("mailbox", args=[mailbox.pk])).content.decode()


def test_who_may_not_mend_it_is_not_told_in_the_cockpit(arrive: Arrive, ben: User) -> None:
    burst(arrive)

    assert told(REPEATS_ITSELF, ben, MONDAY + MINUTE) == []


def test_one_of_them_is_answered_on_a_ticket_of_its_own(
    arrive: Arrive, as_ben: Client, ben: User
) -> None:
    arrived = burst(arrive)
    text = "Name: Ida Moen\nEmail: ida@mill.example\n\nIs the mill open?"
    asked = arrive(mail(text, sender=SITE, subject="Order 99 received"), at=MONDAY + MINUTE)
    assert ticket_of(asked) == ticket_of(arrived[-1])
    assert "Answer ida@mill.example" not in shown(as_ben, ticket_of(asked))

    made = split_off(message_of(asked), by=ben, at=MONDAY + 2 * MINUTE)

    page = shown(as_ben, made)
    assert "Answer ida@mill.example" in page
    assert OTHERS not in page
    later = arrive(report(7, subject="Order 77 received"), at=MONDAY + 3 * MINUTE)
    assert ticket_of(later) == ticket_of(arrived[-1]), "and the rest goes on where it was"


def test_after_the_ticket_was_resolved_another_one_gathers(arrive: Arrive, ben: User) -> None:
    first = ticket_of(burst(arrive)[-1])
    resolve(first, by=ben, at=MONDAY + MINUTE)

    again = [arrive(report(n), at=MONDAY + 2 * MINUTE) for n in range(100, 103)]

    (second,) = {ticket_of(one) for one in again}
    assert second != first
    first.refresh_from_db()
    assert first.status == "resolved"


def test_after_it_was_merged_another_one_gathers(arrive: Arrive, ben: User) -> None:
    arrived = burst(arrive)
    merge(ticket_of(arrived[-1]), into=ticket_of(arrived[0]), by=ben, at=MONDAY + MINUTE)

    later = arrive(report(100), at=MONDAY + 2 * MINUTE)

    assert ticket_of(later) not in {ticket_of(arrived[0]), ticket_of(arrived[-1])}


@pytest.mark.parametrize(
    "subject",
    ["Order {n} received", "Re: Re: Order received", "AW: Case a{n}f was opened", "", "Nr. {n}/26"],
)
def test_what_changes_from_mail_to_mail_does_not_count(arrive: Arrive, subject: str) -> None:
    for n in range(40):
        arrive(report(n, subject=subject.format(n=n)), at=MONDAY + n * SECOND)

    assert Ticket.objects.count() == 21


def test_other_words_are_limited_later(arrive: Arrive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "ANY", 30)

    arrived = [
        arrive(report(n, subject=f"About {chr(97 + n % 26)}{chr(97 + n // 26)}"), at=MONDAY)
        for n in range(40)
    ]

    assert Ticket.objects.count() == 31
    assert arrived[-1].reason.startswith("More than 30 such mails")


def test_what_comes_slowly_stays_apart(arrive: Arrive) -> None:
    for n in range(40):
        arrive(report(n), at=MONDAY + n * MINUTE)

    assert Ticket.objects.count() == 40


def test_a_form_that_names_its_customers_is_not_limited(arrive: Arrive) -> None:
    for n in range(40):
        headers = {"Reply-To": f"visitor-{n}@mill.example"}
        raw = mail(f"Visitor {n}.", sender=SITE, subject="Question", headers=headers)
        arrive(raw, at=MONDAY + n * SECOND)

    assert Ticket.objects.count() == 40


def answers_itself(number: int) -> bytes:
    return mail(f"We got it ({number}).", sender="support@desk.example", subject="We got it")


@pytest.mark.usefixtures("confirms")
def test_nothing_is_ever_confirmed_to_our_own_address(arrive: Arrive) -> None:
    arrive(answers_itself(0))
    arrive(mail("Us.", sender=SITE, headers={"Reply-To": "SUPPORT@desk.example"}))

    assert not Outgoing.objects.exists()


def test_thirty_mails_of_a_form_on_one_ticket_take_as_many_queries_as_one(
    arrive: Arrive, as_ben: Client, ben: User
) -> None:
    def form(n: int) -> bytes:
        return mail(f"Email: ida{n}@mill.example\n\nOpen?", sender=SITE, subject=f"About {n}")

    def counted() -> int:
        with CaptureQueriesContext(connection) as asked:
            page = shown(as_ben, ticket)
        assert page.count("Add the address on the") == ticket.messages.count()
        return len(asked)

    ticket = ticket_of(arrive(form(0)))
    shown(as_ben, ticket)
    one = counted()
    for n in range(1, 30):
        other = ticket_of(arrive(form(n), at=MONDAY + n * MINUTE))
        merge(other, into=ticket, by=ben, at=MONDAY + n * MINUTE)
    assert ticket.messages.count() == 30
    shown(as_ben, ticket)

    assert counted() - one <= 3, "the people who wrote, and the tickets that were merged"

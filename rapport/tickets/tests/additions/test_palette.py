"""Tickets in the command palette, the best match first."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.additions.palette import find
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened


@pytest.fixture
def made(dora: Person, emil: Person, support_queue: Queue) -> dict[str, Ticket]:
    subject = opened(emil, support_queue, "Lind is spelled with a D")
    by_customer = opened(dora, support_queue, "Where is my refund?", "Hello.")
    said = opened(emil, support_queue, "A question", "I wrote to Mrs Lind already.")
    return {"subject": subject, "customer": by_customer, "said": said}


def test_subject_then_customer_then_what_was_said(ben: User, made: dict[str, Ticket]) -> None:
    urls = [command.url for command in find(ben, "lind")]

    ranked = [made[name].get_absolute_url() for name in ("subject", "customer", "said")]
    assert urls == [*ranked, "/search/?q=lind"]


def test_the_number_comes_before_all(ben: User, dora: Person, support_queue: Queue) -> None:
    first = opened(dora, support_queue, "A question")
    opened(dora, support_queue, f"About {first.pk}")

    for typed in (str(first.pk), f"#{first.pk}"):
        assert next(find(ben, typed)).url == first.get_absolute_url()


def test_nothing_out_of_sight_is_found(
    cleo: User, billing_queue: Queue, made: dict[str, Ticket]
) -> None:
    assert [command.url for command in find(cleo, "lind")] == ["/search/?q=lind"]


def test_words_of_customer_and_subject_together_find_the_ticket(
    ben: User, made: dict[str, Ticket]
) -> None:
    for typed in ("refund lind", "dora where", "nordwind refu"):
        assert next(find(ben, typed)).url == made["customer"].get_absolute_url(), typed


def test_the_search_of_messages_comes_after_what_was_found(
    as_ben: Client, made: dict[str, Ticket]
) -> None:
    for typed in ("lind", "nordwind", "dora lind", "refund"):
        found = as_ben.get("/palette/", {"q": typed}).json()["results"]
        urls = [each["url"] for each in found]
        at = urls.index(f"/search/?q={typed.replace(' ', '+')}")
        assert at > 0, typed
        # What can be begun with them is nothing found.
        assert all(url.startswith("/tickets/new/mail/") for url in urls[at + 1 :]), typed

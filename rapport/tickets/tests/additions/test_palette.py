"""Tickets in the command palette, the best match first."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import open_ticket
from rapport.tickets.additions.palette import find
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import Triage


def _open(customer: Person, queue: Queue, subject: str, text: str = "Hello.") -> Ticket:
    return open_ticket(
        customer,
        subject=subject,
        content=Content(text=text),
        channel="email",
        by=customer,
        triage=Triage(queue),
        at=MONDAY,
    )


@pytest.fixture
def made(dora: Person, emil: Person, support_queue: Queue) -> dict[str, Ticket]:
    subject = _open(emil, support_queue, "Lind is spelled with a D")
    by_customer = _open(dora, support_queue, "Where is my refund?")
    said = _open(emil, support_queue, "A question", "I wrote to Mrs Lind already.")
    return {"subject": subject, "customer": by_customer, "said": said}


def test_subject_then_customer_then_what_was_said(ben: User, made: dict[str, Ticket]) -> None:
    urls = [command.url for command in find(ben, "lind")]

    ranked = [made[name].get_absolute_url() for name in ("subject", "customer", "said")]
    assert urls == [*ranked, "/search/?q=lind"]


def test_the_number_comes_before_all(ben: User, dora: Person, support_queue: Queue) -> None:
    first = _open(dora, support_queue, "A question")
    _open(dora, support_queue, f"About {first.pk}")

    for typed in (str(first.pk), f"#{first.pk}"):
        assert next(find(ben, typed)).url == first.get_absolute_url()


def test_nothing_out_of_sight_is_found(
    cleo: User, billing_queue: Queue, made: dict[str, Ticket]
) -> None:
    assert [command.url for command in find(cleo, "lind")] == ["/search/?q=lind"]

"""A new ticket, or the ticket of a flood."""

from __future__ import annotations

import pytest

from rapport.channels.arrivals.rules import limits, opening
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.decisions import Gather, Open
from rapport.channels.intake.tests.deciding import author_of
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened


def test_a_first_mail_opens_one_in_its_queue_and_is_confirmed(
    kept: Kept, support_queue: Queue
) -> None:
    arrival = kept(mail())

    decided = opening.decide(arrival, author_of(arrival))

    assert isinstance(decided, Open)
    assert (decided.queue, decided.confirms) == (support_queue, True)
    assert not Ticket.objects.exists(), "nothing is written by deciding"


def test_one_too_many_of_a_subject_joins_the_latest(
    kept: Kept, ticket: Ticket, support_queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SAME_SUBJECT", 2)
    monkeypatch.setattr(limits, "ACKNOWLEDGED_TICKETS", 2)
    latest = [opened(ticket.customer, support_queue, "Disk full") for _number in range(2)]
    full, other = kept(mail(subject="Disk full")), kept(mail(subject="Another"))

    decided = opening.decide(full, author_of(full))

    assert isinstance(decided, Gather)
    assert decided.ticket in {one.pk for one in latest}
    assert isinstance(opening.decide(other, author_of(other)), Open)

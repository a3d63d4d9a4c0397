"""Limits against floods, where nobody can tell the sender."""

from __future__ import annotations

import pytest

from rapport.channels.arrivals.rules import limits
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.tickets.models import Ticket

FORM = "Website <support@desk.example>"


def test_a_form_that_writes_in_a_loop_fills_one_ticket(
    arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SAME_SUBJECT", 3)

    arrived = [arrive(mail(f"Round {n}.", sender=FORM, subject="Disk full")) for n in range(6)]

    assert Ticket.objects.count() == 3
    assert len({ticket_of(one) for one in arrived[3:]}) == 1


def test_other_subjects_and_other_forms_are_counted_apart(
    arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SAME_SUBJECT", 2)
    other = "Shop <support@desk.example>"

    for sender, subject in ((FORM, "A"), (FORM, "B"), (FORM, "A"), (other, "A"), (other, "A")):
        arrive(mail(sender=sender, subject=subject))

    assert Ticket.objects.count() == 5

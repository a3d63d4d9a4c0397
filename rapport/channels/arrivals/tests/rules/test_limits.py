"""Limits against floods, where nobody can tell the sender."""

from __future__ import annotations

import pytest

from rapport.channels.arrivals.rules import limits
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.tickets.models import Ticket

FORM = "Website <support@desk.example>"


def test_what_many_people_write_in_a_form_stays_apart(
    arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SAME_SUBJECT", 3)

    arrived = [arrive(mail(f"Visitor {n}.", sender=FORM, subject="Question")) for n in range(6)]

    assert Ticket.objects.count() == 6
    assert len({ticket_of(one).customer for one in arrived}) == 6

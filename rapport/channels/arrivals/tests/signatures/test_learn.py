"""Learning what the mails of an address end with."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions.learn import learn
from rapport.channels.arrivals.rules import known_signatures
from rapport.channels.conftest import Arrive, Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import LearntSignature
from rapport.customers.models import Person
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

CARD = "Nordwind AG\nKai 12\n20457 Hamburg"


def test_the_last_lines_are_noted_with_the_address(arrive: Arrive, dora: Person) -> None:
    arrive(mail(f"One.\n\n{CARD}"))

    noted = LearntSignature.objects.get()
    assert (noted.identity.person, noted.mails) == (dora, 1)
    assert noted.text == f"One.\n{CARD}"
    assert not LearntSignature.objects.known().exists()


def test_what_the_second_shares_with_it_is_known(arrive: Arrive, dora: Person) -> None:
    for word in ("One.", "Two.", "Three."):
        arrive(mail(f"{word}\n\n{CARD}", subject=word))

    known = LearntSignature.objects.known().get()
    assert (known.text, known.mails, known.tickets) == (CARD, 3, 3)


def test_nothing_is_told(arrive: Arrive, dora: Person) -> None:
    arrive(mail(f"One.\n\n{CARD}"))

    assert not Event.objects.filter(kind__contains="signature").exists()


@pytest.mark.parametrize("state", [State.DUPLICATE, State.RECORDED, State.SPAM])
def test_only_mails_on_tickets_count(
    kept: Kept, dora: Person, ticket: Ticket, state: State
) -> None:
    said = known_signatures.written(kept(mail(f"One.\n\n{CARD}")))

    learn(said, Outcome(state, ticket=ticket.pk), at=MONDAY)

    assert not LearntSignature.objects.exists()


def test_a_machine_teaches_nothing(kept: Kept, ticket: Ticket) -> None:
    away = mail(f"I am away.\n\n{CARD}", headers={"Auto-Submitted": "auto-replied"})

    assert known_signatures.written(kept(away)) is None


def test_nothing_is_kept_of_somebody_who_is_no_customer(kept: Kept, ticket: Ticket) -> None:
    said = known_signatures.written(kept(mail("One.\n\nTwo.", sender="Zoe <zoe@zoo.example>")))

    learn(said, Outcome(State.OPENED, ticket=ticket.pk), at=MONDAY)

    assert not LearntSignature.objects.exists()

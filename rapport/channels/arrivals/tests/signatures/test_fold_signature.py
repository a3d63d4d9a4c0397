"""A signature that folds again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import fold_signature
from rapport.channels.conftest import Arrive, message_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import LearntSignature
from rapport.core.errors import NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.timeline.models import Event

CARD = "Nordwind AG\nKai 12\n20457 Hamburg"
LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def shown(dora: Person, ben: User) -> LearntSignature:
    """Return what Dora's mails ended with, which Ben wanted to see."""
    return LearntSignature.objects.create(
        identity=dora.identities.get(),
        text=CARD,
        mails=3,
        tickets=3,
        ticket=1,
        first_at=MONDAY,
        last_at=MONDAY,
        shown_at=MONDAY,
        shown_by=ben,
    )


def test_the_next_mail_folds_it(shown: LearntSignature, ben: User, arrive: Arrive) -> None:
    assert message_of(arrive(mail(f"One.\n\n{CARD}", subject="One"))).signature == ""

    fold_signature(shown, by=ben, at=LATER)

    assert message_of(arrive(mail(f"Two.\n\n{CARD}", subject="Two"))).signature == CARD


def test_it_leaves_an_event_once(shown: LearntSignature, dora: Person, ben: User) -> None:
    fold_signature(shown, by=ben, at=LATER)
    fold_signature(shown, by=ben, at=LATER)

    event = Event.objects.get(kind="person.signature_folded")
    assert (event.subject_id, event.by_id, event.at) == (dora.pk, ben.pk, LATER)


def test_who_only_reads_may_not(shown: LearntSignature, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        fold_signature(shown, by=rosa)

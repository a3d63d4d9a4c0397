"""A learnt signature that a person wants to see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.arrivals.actions import show_signature
from rapport.channels.conftest import Arrive, message_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import LearntSignature
from rapport.core.errors import NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Message
from rapport.timeline.models import Event

CARD = "Nordwind AG\nKai 12\n20457 Hamburg"
LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def folded(arrive: Arrive, dora: Person) -> Message:
    """Return a third mail with the same end."""
    words = ("One.", "Two.", "Three.")
    *_, last = [message_of(arrive(mail(f"{word}\n\n{CARD}", subject=word))) for word in words]
    assert (last.reply, last.signature) == ("Three.", CARD)
    return last


@pytest.fixture
def learnt(folded: Message) -> LearntSignature:
    return LearntSignature.objects.known().get()


def test_it_comes_back_where_it_was_folded(
    learnt: LearntSignature, folded: Message, ben: User
) -> None:
    show_signature(learnt, by=ben, at=LATER)

    folded.refresh_from_db()
    assert (folded.reply, folded.signature) == (f"Three.\n\n{CARD}", "")
    assert "learnt" not in folded.particulars


def test_it_leaves_an_event_once(learnt: LearntSignature, dora: Person, ben: User) -> None:
    show_signature(learnt, by=ben, at=LATER)
    show_signature(learnt, by=ben, at=LATER)

    event = Event.objects.get(kind="person.signature_shown")
    assert (event.subject_id, event.by_id, event.at) == (dora.pk, ben.pk, LATER)
    assert event.details == {"value": "dora@nordwind.example"}


def test_the_next_mail_shows_it(learnt: LearntSignature, ben: User, arrive: Arrive) -> None:
    show_signature(learnt, by=ben, at=LATER)

    assert message_of(arrive(mail(f"Four.\n\n{CARD}", subject="Four"))).signature == ""


def test_who_only_reads_may_not(learnt: LearntSignature, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        show_signature(learnt, by=rosa)


def test_what_is_not_known_is_not_there(as_ben: Client, learnt: LearntSignature) -> None:
    LearntSignature.objects.update(mails=1, tickets=1)

    assert as_ben.post(f"/signatures/{learnt.pk}/show/").status_code == 404

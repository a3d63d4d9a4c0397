"""Removing a tag."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import tag, untag
from rapport.tickets.models import Tag, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


@pytest.fixture(autouse=True)
def tagged(ticket: Ticket, ben: User) -> None:
    tag(ticket, name="exports", by=ben, at=MONDAY)


def test_the_tag_goes_and_leaves_one_event(ticket: Ticket, bea: User) -> None:
    for word in ("Exports ", "exports"):
        untag(ticket, name=word, by=bea, at=LATER)

    assert not ticket.tags.exists()
    assert Tag.objects.filter(name="exports").exists(), "other tickets may have it"
    assert Event.objects.filter(kind="ticket.untagged").count() == 1
    assert history(ticket)[-1].sentence == "Bea Lund removed the tag exports"


def test_one_that_is_not_there_stays_away(ticket: Ticket, ben: User) -> None:
    untag(ticket, name="invoices", by=ben, at=LATER)

    assert not Event.objects.filter(kind="ticket.untagged").exists()


def test_what_is_no_word_is_refused(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Invalid, match="A tag is a word or two"):
        untag(ticket, name=" ", by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        untag(ticket, name="exports", by=rosa, at=LATER)
    assert ticket.tags.exists()

"""Saving a draft."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import note, save_draft
from rapport.tickets.models import Draft, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(minutes=1)


def test_what_was_begun_is_kept_and_the_latest_words_count(ticket: Ticket, ben: User) -> None:
    before = Event.objects.count()
    save_draft(ticket, text="Dear", kind="reply", by=ben, at=MONDAY)
    save_draft(ticket, text="Dear Dora", kind="reply", by=ben, at=LATER)

    draft = Draft.objects.get()
    assert (draft.text, draft.saved_at) == ("Dear Dora", LATER)
    assert Event.objects.count() == before, "a draft is private and leaves no event"


def test_each_colleague_has_one_of_each_kind(ticket: Ticket, ben: User, bea: User) -> None:
    for who, kind in ((ben, "reply"), (ben, "note"), (bea, "reply")):
        save_draft(ticket, text="Dear", kind=kind, by=who, at=MONDAY)

    assert Draft.objects.count() == 3


def test_empty_words_discard_it(ticket: Ticket, ben: User) -> None:
    save_draft(ticket, text="Dear", kind="reply", by=ben, at=MONDAY)

    assert save_draft(ticket, text=" \n", kind="reply", by=ben, at=LATER) is None
    assert not Draft.objects.exists()


def test_one_that_comes_after_its_message_comes_too_late(ticket: Ticket, ben: User) -> None:
    note(ticket, text="It is the quota.", by=ben, token="the-form", at=MONDAY)

    kept = save_draft(ticket, text="It is", kind="note", by=ben, token="the-form", at=LATER)
    assert kept is None
    assert not Draft.objects.exists()


def test_a_kind_that_there_is_not_is_refused(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Invalid, match="must be a reply or a note"):
        save_draft(ticket, text="Dear", kind="poem", by=ben, at=MONDAY)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        save_draft(ticket, text="Dear", kind="reply", by=rosa, at=MONDAY)

"""Changing the subject."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import change_subject
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_has_another_subject_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for _again in range(2):
        changed = change_subject(ticket, subject="  Export\n stops ", by=ben, at=LATER)

    assert changed.subject == "Export stops"
    assert Event.objects.filter(kind="ticket.subject_changed").count() == 1
    assert history(ticket)[-1].sentence == (
        "Ben Okafor changed the subject from “Export stops at 60 %” to “Export stops”"
    )


def test_a_long_one_is_cut_to_what_a_subject_holds(ticket: Ticket, ben: User) -> None:
    assert len(change_subject(ticket, subject="x" * 400, by=ben, at=LATER).subject) == 255


@pytest.mark.parametrize("nothing", ["", " \n\t "])
def test_an_empty_one_is_refused(ticket: Ticket, ben: User, nothing: str) -> None:
    with pytest.raises(Invalid, match="A ticket needs a subject"):
        change_subject(ticket, subject=nothing, by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        change_subject(ticket, subject="Export", by=rosa, at=LATER)

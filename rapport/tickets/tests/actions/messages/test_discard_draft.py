"""Discarding a draft."""

from __future__ import annotations

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions import discard_draft, save_draft
from rapport.tickets.models import Draft, Ticket
from rapport.timeline.models import Event


def test_only_ones_own_of_that_kind_goes(ticket: Ticket, ben: User, bea: User) -> None:
    for who, kind in ((ben, "reply"), (ben, "note"), (bea, "reply")):
        save_draft(ticket, text="Dear", kind=kind, by=who, at=MONDAY)
    before = Event.objects.count()

    for _again in range(2):
        discard_draft(ticket, kind="reply", by=ben)

    assert set(Draft.objects.values_list("user", "kind")) == {(ben.pk, "note"), (bea.pk, "reply")}
    assert Event.objects.count() == before

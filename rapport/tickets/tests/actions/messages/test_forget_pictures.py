"""Forgetting pictures that nobody sent."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions import save_draft
from rapport.tickets.actions.messages.picture import KEPT, forget_pictures
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.tests.actions.messages.pictures import put


def test_after_a_week_what_no_draft_mentions_is_forgotten(ticket: Ticket, ben: User) -> None:
    mentioned, orphan = put(ticket, ben), put(ticket, ben)
    young = put(ticket, ben, at=MONDAY + timedelta(days=1))
    save_draft(ticket, text=f"See {mentioned.reference}", kind="reply", by=ben, at=MONDAY)

    old = put(ticket, ben)
    note = f"![a](picture:{old.key})"
    save_draft(ticket, text=note, kind="note", by=ben, at=MONDAY)
    forget_pictures(MONDAY + KEPT + timedelta(minutes=1))

    assert set(Picture.objects.all()) == {mentioned, old, young}
    assert not Picture.objects.filter(pk=orphan.pk).exists()

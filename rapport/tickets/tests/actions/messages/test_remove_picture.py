"""Removing a picture from a text."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.core import blobs
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions.messages.picture import remove_picture
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.tests.actions.messages.pictures import put


def test_it_is_gone_with_its_bytes(
    ticket: Ticket, ben: User, django_capture_on_commit_callbacks: Any
) -> None:
    picture = put(ticket, ben)
    path = blobs.path_for_now(picture.key)
    with django_capture_on_commit_callbacks(execute=True):
        remove_picture(picture, by=ben)

    assert not Picture.objects.exists()
    assert not path.exists()


def test_who_only_reads_may_not(ticket: Ticket, ben: User, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        remove_picture(put(ticket, ben), by=rosa)

"""Removing a key."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.keys.actions import remove
from rapport.channels.email.keys.models import MailKey
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.timeline.models import Event


@pytest.fixture
def doras(db: None) -> MailKey:
    return MailKey.objects.create(
        kind=MailKey.Kind.PGP, name="Dora Lind", fingerprint="d0" * 20, added_at=MONDAY
    )


def test_it_goes_and_leaves_one_event(doras: MailKey, ada: User) -> None:
    key = MailKey.objects.get()
    for _again in range(2):
        remove(key, by=ada, at=MONDAY)

    assert not MailKey.objects.exists()
    event = Event.objects.get()
    assert (event.kind, event.by_id) == ("mail_key.removed", ada.pk)
    assert "Dora Lind" in event.details["name"]


def test_an_agent_may_not(doras: MailKey, ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        remove(doras, by=ben, at=MONDAY)
    assert as_ben.post(f"/settings/mail-keys/{doras.pk}/removal/").status_code == 403
    assert MailKey.objects.exists()


def test_on_the_page_what_is_not_there_is_not_found(as_ada: Client) -> None:
    assert as_ada.post("/settings/mail-keys/404/removal/").status_code == 404

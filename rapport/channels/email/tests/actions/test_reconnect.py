"""Reconnecting a mailbox, from where it stopped."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.actions import disconnect, reconnect
from rapport.channels.email.models import Folder, Mailbox
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.timeline.history import history


def test_it_goes_on_from_where_it_stopped_and_leaves_one_event(mailbox: Mailbox, ada: User) -> None:
    Folder.objects.create(mailbox=mailbox, name="INBOX", last_uid=7)
    disconnect(mailbox, by=ada, at=MONDAY)

    for _again in range(2):
        assert reconnect(mailbox, by=ada, at=MONDAY).is_enabled

    assert mailbox.folders.get().last_uid == 7
    assert Mailbox.objects.fetching().get() == mailbox
    kinds = [told.kind for told in history(mailbox)]
    assert kinds == ["mailbox.disconnected", "mailbox.connected"]


def test_an_agent_may_not(mailbox: Mailbox, ada: User, ben: User, as_ben: Client) -> None:
    disconnect(mailbox, by=ada, at=MONDAY)

    with pytest.raises(NotAllowed):
        reconnect(mailbox, by=ben, at=MONDAY)
    url = f"/settings/mailboxes/{mailbox.pk}/reconnection/"
    assert as_ben.post(url).status_code == 403

"""Disconnecting a mailbox."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.actions import disconnect
from rapport.channels.email.models import Folder, Mailbox
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_it_is_asked_no_more_and_leaves_one_event(mailbox: Mailbox, ada: User) -> None:
    Folder.objects.create(mailbox=mailbox, name="INBOX", last_uid=7)
    Mailbox.objects.update(failing_since=MONDAY, failure="No answer.")

    for _again in range(2):
        assert not disconnect(mailbox, by=ada, at=MONDAY).is_enabled

    assert not Mailbox.objects.fetching().exists()
    assert not Mailbox.objects.sending().exists()
    assert (mailbox.failing_since, mailbox.folders.get().last_uid) == (None, 7)
    assert Event.objects.get().kind == "mailbox.disconnected"
    assert history(mailbox)[0].sentence == "Ada Berg disconnected the mailbox Support"


def test_an_agent_may_not(mailbox: Mailbox, ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        disconnect(mailbox, by=ben, at=MONDAY)
    url = f"/settings/mailboxes/{mailbox.pk}/disconnection/"
    assert as_ben.post(url).status_code == 403


def test_on_the_page_what_is_not_there_is_not_found(as_ada: Client) -> None:
    assert as_ada.post("/settings/mailboxes/404/disconnection/").status_code == 404

"""Changing a mailbox; its password and its cursors stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.actions import MailboxSettings, change
from rapport.channels.email.models import Folder, Mailbox
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Queue
from rapport.timeline.history import history


def changed(mailbox: Mailbox, by: User, **changes: Any) -> Mailbox:
    now = MailboxSettings(mailbox.name, mailbox.address, mailbox.queue)
    incoming, outgoing = mailbox.incoming, mailbox.outgoing
    return change(
        mailbox,
        replace(now, **changes),
        incoming=replace(incoming, password=""),
        outgoing=replace(outgoing, password=""),
        by=by,
        at=MONDAY,
    )


def test_it_is_another_and_leaves_one_event(
    mailbox: Mailbox, ada: User, billing_queue: Queue
) -> None:
    now = changed(mailbox, ada, name="Care", queue=billing_queue)

    assert (now.name, now.queue) == ("Care", billing_queue)
    assert [told.sentence for told in history(mailbox)] == ["Ada Berg changed the mailbox Care"]


def test_an_empty_password_keeps_the_one_there_is(mailbox: Mailbox, ada: User) -> None:
    now = changed(mailbox, ada)

    assert (now.incoming.password, now.outgoing.password) == ("geheim", "geheim")


def test_folders_that_stay_keep_their_cursor_and_others_go(mailbox: Mailbox, ada: User) -> None:
    Folder.objects.create(mailbox=mailbox, name="INBOX", last_uid=7)
    Folder.objects.create(mailbox=mailbox, name="Old", last_uid=9)

    changed(mailbox, ada, folders=["INBOX", " Orders "])

    found = Folder.objects.order_by("pk").values_list("name", "last_uid")
    assert list(found) == [("INBOX", 7), ("Orders", 0)]


def test_what_cannot_be_one_is_refused(
    mailbox: Mailbox, billing_mailbox: Mailbox, ada: User
) -> None:
    with pytest.raises(Invalid, match="There is already a mailbox “Billing”"):
        changed(mailbox, ada, name="billing")
    mailbox.refresh_from_db()
    assert mailbox.name == "Support"


def test_an_agent_may_not(mailbox: Mailbox, ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        changed(mailbox, ben, name="Care")
    assert as_ben.get(f"/settings/mailboxes/{mailbox.pk}/change/").status_code == 403

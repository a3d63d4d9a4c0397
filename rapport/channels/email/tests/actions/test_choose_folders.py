"""Choosing the folders of a mailbox.

The walk through a server is in test_folders.
"""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.email.actions import choose_folders
from rapport.channels.email.models import Folder, Mailbox
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.timeline.models import Event


def test_they_are_read_from_now_on_and_it_leaves_one_event(mailbox: Mailbox, ada: User) -> None:
    Folder.objects.create(mailbox=mailbox, name="INBOX", last_uid=7)

    for _again in range(2):
        choose_folders(mailbox, {"INBOX": False, " Junk ": True, " ": False}, by=ada, at=MONDAY)

    found = Folder.objects.order_by("pk").values_list("name", "is_junk", "last_uid", "added_at")
    assert list(found) == [("INBOX", False, 7, None), ("Junk", True, 0, MONDAY)]
    assert Event.objects.get().kind == "mailbox.changed"


def test_without_any_it_is_refused(mailbox: Mailbox, ada: User) -> None:
    with pytest.raises(Invalid, match="Choose at least one folder"):
        choose_folders(mailbox, {" ": True}, by=ada, at=MONDAY)


def test_an_agent_may_not(mailbox: Mailbox, ben: User) -> None:
    with pytest.raises(NotAllowed):
        choose_folders(mailbox, {"INBOX": False}, by=ben, at=MONDAY)

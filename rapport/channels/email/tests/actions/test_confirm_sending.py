"""Confirmation of how a mailbox sends."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.email.actions import confirm_sending
from rapport.channels.email.models import Mailbox
from rapport.channels.email.models.mailbox import may_carry
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.timeline.history import history


def test_only_an_administrator_confirms(mailbox: Mailbox, ada: User, ben: User) -> None:
    Mailbox.objects.update(sending_set_by=Role.MANAGER)

    for who in (ada, ben):
        with pytest.raises(NotAllowed):
            confirm_sending(mailbox, by=who, at=MONDAY)
    assert not may_carry(Mailbox.objects.get(), "administrator")


def test_it_is_told_once(mailbox: Mailbox) -> None:
    Mailbox.objects.update(sending_set_by=Role.MANAGER)
    nora = User.objects.create_user("nora@desk.example", name="Nora", role=Role.ADMINISTRATOR)

    for _again in range(2):
        assert may_carry(confirm_sending(mailbox, by=nora, at=MONDAY), "administrator")

    (told,) = history(mailbox)
    assert told.sentence == f"Nora confirmed how the mailbox {mailbox.name} sends"

"""Confirmation of how a mailbox sends."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.channels.email import events
from rapport.channels.email.models import Mailbox
from rapport.channels.email.models.mailbox import may_carry
from rapport.core import clock
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability, Role
from rapport.timeline.record import record


def confirm_sending(mailbox: Mailbox, *, by: Actor, at: datetime | None = None) -> Mailbox:
    """Let account mail of administrators go through it; doing it twice changes nothing."""
    require(by, Ability.MANAGE_ADMINISTRATORS)
    at = at or clock.now()
    with transaction.atomic():
        mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
        if may_carry(mailbox, Role.ADMINISTRATOR):
            return mailbox
        mailbox.sending_set_by = Role.ADMINISTRATOR
        mailbox.save(update_fields=["sending_set_by"])
        record(events.CONFIRMED, mailbox, by=by, at=at, name=mailbox.name)
    return mailbox

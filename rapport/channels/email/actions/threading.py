"""Settings of how answers find their ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels.email import events, reply_address
from rapport.channels.email.models import Mailbox
from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.record import record


def set_threading(
    mailbox: Mailbox,
    *,
    reply_pattern: str,
    numbers_subjects: bool,
    by: Actor,
    at: datetime | None = None,
) -> Mailbox:
    """Set the reply address with its token, and whether subjects carry the ticket's number.

    Unchanged settings change nothing. Raises Invalid for a pattern that makes no address.
    """
    require(by, Ability.MANAGE_DESK)
    pattern = reply_pattern.strip().lower()
    if pattern and not reply_address.is_pattern(pattern):
        raise Invalid(
            _(
                "“%s” has no place for a token. Write it like support+{token}@example.com, with "
                "room for 46 characters there."
            )
            % pattern
        )
    at = at or clock.now()
    with transaction.atomic():
        mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
        if (mailbox.reply_pattern, mailbox.numbers_subjects) == (pattern, numbers_subjects):
            return mailbox
        mailbox.reply_pattern, mailbox.numbers_subjects = pattern, numbers_subjects
        mailbox.save(update_fields=["reply_pattern", "numbers_subjects"])
        record(events.CHANGED, mailbox, by=by, at=at, name=mailbox.name)
    return mailbox

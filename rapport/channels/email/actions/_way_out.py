"""Responsibility for how a mailbox sends (decision 0031)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox
from rapport.channels.email.models.grant import SENT_BY
from rapport.channels.email.models.mailbox import may_carry
from rapport.channels.notices.actions import notify
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.people.roles import Role, is_above

# Where its mail goes, where what cannot be delivered comes back to, and whom it asks for tokens.
_OF_MAILBOX = (*SENT_BY, "address")
_OF_GRANT = ("provider", "tenant", "client_id", "token_url")


def way_out(mailbox: Mailbox) -> tuple[Any, ...]:
    """Return everything that decides where its mail goes."""
    grant = mailbox.grant
    found = [getattr(mailbox, name) for name in _OF_MAILBOX]
    return (*found, *(getattr(grant, name) if grant else None for name in _OF_GRANT))


def set_answering(mailbox: Mailbox, before: tuple[Any, ...] | None, *, by: Actor) -> bool:
    """Note the role of whoever set how it sends; return whether administrators must hear of it.

    ``before`` is its way out before the change. Who saves it without a change vouches for it if
    their role is high enough.
    """
    role = by.role if isinstance(by, User) else Role.ADMINISTRATOR
    has_changed = way_out(mailbox) != before
    if has_changed or is_above(role, mailbox.sending_set_by):
        mailbox.sending_set_by = role
    return has_changed and bool(mailbox.smtp_host) and not may_carry(mailbox, Role.ADMINISTRATOR)


def tell_administrators(mailbox: Mailbox, *, by: Actor, at: datetime) -> None:
    """Mail every administrator that somebody below them changed how a mailbox sends.

    By another way, if there is one: the new way may lead anywhere.
    """
    for user in User.objects.administrators():
        with translation.override(user.language):
            subject = _("Please check how the mailbox “%(name)s” sends") % {"name": mailbox.name}
            notify(user, subject=subject, text=_words(mailbox, by), avoids=[mailbox.key], at=at)


def _words(mailbox: Mailbox, by: Actor) -> str:
    values = {
        "who": getattr(by, "name", "Rapport"),
        "name": mailbox.name,
        "server": f"{mailbox.smtp_host}:{mailbox.smtp_port}",
        "user": mailbox.smtp_user or "–",
        "link": settings.BASE_URL + reverse("mailbox", args=[mailbox.pk]),
    }
    return (
        _(
            "%(who)s changed how the mailbox “%(name)s” sends. It now hands mail to %(server)s, "
            "as the user %(user)s.\n\nUntil an administrator confirms that, invitations, links "
            "to reset a password and notices for administrators do not go through it. If it is "
            "right, confirm it here; if not, change it back:\n%(link)s"
        )
        % values
    )

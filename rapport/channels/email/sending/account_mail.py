"""The way of mail about somebody's account (decision 0031)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox, Server
from rapport.channels.email.models.mailbox import may_carry
from rapport.channels.transport import TransportError
from rapport.people.models import Invitation, User


@dataclass(frozen=True)
class Way:
    """A way out: a mailbox, or without one the installation's own server."""

    mailbox: Mailbox | None

    @property
    def address(self) -> str:
        """Return the address that it sends from."""
        relay: Any = settings.SMTP_RELAY
        return str(self.mailbox.address if self.mailbox else relay.sender)

    @property
    def name(self) -> str:
        """Return the name of the sender, or ""."""
        return self.mailbox.from_name if self.mailbox else ""

    @property
    def server(self) -> Server:
        """Return its server. Raises Misconfigured when its password cannot be read."""
        if self.mailbox is not None:
            return self.mailbox.outgoing
        relay: Any = settings.SMTP_RELAY
        return Server(relay.host, relay.port, relay.security, relay.user, relay.password)


def way_to(recipients: Iterable[str]) -> Way | None:
    """Return the way of account mail to these addresses, or None while nothing can send.

    A mailbox whose sending was set by somebody below one of them is passed over: who set it might
    read the mail, and with the link in it rise above themselves. Raises TransportError when no
    other is left.
    """
    roles, is_connected = _roles_of(recipients), False
    for mailbox in Mailbox.objects.sending():
        is_connected = True
        if all(may_carry(mailbox, role) for role in roles):
            return Way(mailbox)
    if settings.SMTP_RELAY is not None:
        return Way(None)
    if is_connected:
        raise TransportError(
            _(
                "An administrator must first confirm how the mailbox sends: it was set by "
                "somebody below the person whom this mail is for."
            ),
            permanent=False,
        )
    return None


def _roles_of(recipients: Iterable[str]) -> set[str]:
    """Return the roles of people with these addresses, and those that invitations give."""
    addresses = {address.lower() for address in recipients}
    held = User.objects.filter(email__in=addresses).values_list("role", flat=True)
    given = Invitation.objects.waiting().filter(email__in=addresses)
    return {*held, *given.values_list("role", flat=True)}

"""By which server a mail of the desk itself can go out, best first.

A notice that a mailbox fails must not go through that mailbox: there are the others, and the server
that ``RAPPORT_SMTP_URL`` names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox, Server

# The account under which the system's own server is known.
SYSTEM_ROUTE = "system"


@dataclass(frozen=True)
class Route:
    """A server that takes mail from an address. ``server()`` may raise Misconfigured."""

    account: str
    name: str
    address: str
    server: Callable[[], Server]


def routes(*, avoiding: Collection[str] = ()) -> list[Route]:
    """Return the routes that may work, best first.

    Other mailboxes that are well, the system's own server, other mailboxes whose mail cannot be
    fetched, and last an avoided mailbox: its sending may work while its fetching does not. One
    through which sending fails is none.
    """
    ranked = [(_rank(box, avoiding), _through(box)) for box in _able()]
    system = system_route()
    if system is not None:
        ranked.append((1, system))
    return [route for _rank, route in sorted(ranked, key=lambda each: each[0])]


def has_another(mailbox: Mailbox) -> bool:
    """Say whether a notice about this mailbox can go by another way than through itself."""
    return system_route() is not None or any(box.pk != mailbox.pk for box in _able())


def system_route() -> Route | None:
    """Return the server of ``RAPPORT_SMTP_URL``, None where it is not set."""
    relay: Any = settings.SMTP_RELAY
    if relay is None:
        return None
    server = Server(relay.host, relay.port, relay.security, relay.user, relay.password)
    return Route(SYSTEM_ROUTE, _("the system's mail server"), relay.sender, lambda: server)


def _able() -> list[Mailbox]:
    return [box for box in Mailbox.objects.sending() if box.send_failing_since is None]


def _rank(box: Mailbox, avoiding: Collection[str]) -> int:
    if box.account in avoiding:
        return 3
    return 0 if box.failing_since is None else 2


def _through(box: Mailbox) -> Route:
    return Route(box.account, box.name, box.address, lambda: box.outgoing)

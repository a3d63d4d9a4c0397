"""Mail servers that can send a notice.

Those of the mailboxes, and of ``RAPPORT_SMTP_URL``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings

from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.models import Mailbox, Server
from rapport.channels.email.sending import notice_letter, smtp
from rapport.channels.notices.models import Notice
from rapport.channels.notices.routes import Rank, Route
from rapport.channels.transport import TransportError


def routes() -> Iterator[Route]:
    """Yield the routes that may work, leaving out those that fail to send."""
    for mailbox in Mailbox.objects.sending().filter(send_failing_since=None):
        yield _through(mailbox)
    relay: Any = settings.SMTP_RELAY
    if relay is not None:
        server = Server(relay.host, relay.port, relay.security, relay.user, relay.password)
        send = _sender(lambda: server, relay.sender)
        yield Route("", "", Rank.RESERVE, send)


def _through(mailbox: Mailbox) -> Route:
    rank = Rank.WORKS if mailbox.failing_since is None else Rank.DOUBTFUL
    send = _sender(lambda: mailbox.outgoing, mailbox.address)
    return Route(mailbox.key, mailbox.name, rank, send)


def _sender(server_of: Callable[[], Server], address: str) -> Callable[[Notice], None]:
    """Return a function that sends a notice from this address by that server."""

    def send(notice: Notice) -> None:
        server = server_of()
        try:
            smtp.deliver(notice_letter.compose(notice, address), server, sender=address)
        except smtp.Refused as error:
            raise TransportError(error.sentence, permanent=error.permanent) from error
        except FAILURES as error:
            raise TransportError(say(error, server), permanent=False) from error

    return send

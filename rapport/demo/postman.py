"""The demonstration's postman, who keeps all outgoing mail in its postbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapport.channels.notices.models import Notice
from rapport.channels.notices.routes import Rank, Route
from rapport.channels.transport import Receipt, Sender, Way
from rapport.demo.models import Demonstration
from rapport.tickets.models import Outgoing

WAY = Way("postbox")
# A reserved top-level domain (RFC 2606), so that the names are of no real host.
HOST = "demonstration.invalid"


class Postman:
    """Delivers into the postbox: a message is sent as soon as he has it, and stays here."""

    def ways(self, waiting: Sequence[Outgoing]) -> list[Way]:
        """Return the one way there is, for each."""
        return [WAY for _ in waiting]

    def send(self, outgoing: Outgoing) -> Receipt:
        """Return the receipt; the postbox shows what is sent."""
        return Receipt(f"{outgoing.pk}@{HOST}")


def keeper() -> Sender | None:
    """Return the postman of a demonstration; a real desk has none."""
    return Postman() if Demonstration.objects.exists() else None


def routes() -> Iterator[Route]:
    """Yield the way into the postbox for notices to people who work here."""
    if Demonstration.objects.exists():
        yield Route("", "", Rank.KEEPS, _keep)


def _keep(notice: Notice) -> None:
    """Let the notice be: it counts as sent, and does not leave."""

"""Routes by which a notice can leave the desk, best first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from rapport.channels.notices.models import Notice
from rapport.core.registry import Registry


class Rank(IntEnum):
    """The quality of a route."""

    # It keeps the notice here: on a desk whose mail must not leave.
    KEEPS = -1
    WORKS = 0
    # The system's own server: set for the case that nothing else works.
    RESERVE = 1
    # Its account can send and not receive: the two often fail together.
    DOUBTFUL = 2
    AVOIDED = 3


@dataclass(frozen=True)
class Route:
    """A route through an account (its key), or past all of them if that is empty.

    ``send`` hands a notice over. It raises TransportError when it is refused, and Misconfigured.
    """

    account: str
    name: str
    rank: Rank
    send: Callable[[Notice], None]


# Returns the routes of one channel that may work now.
Routes = Callable[[], Iterable[Route]]
ROUTES: Registry[Routes] = Registry("the routes of notices")


def routes(*, avoiding: Collection[str] = ()) -> list[Route]:
    """Return the routes that may work, best first.

    A notice that an account fails must not go through that account. That one still comes last: it
    may be able to send while it cannot receive.
    """
    found = [route for some in ROUTES for route in some()]

    def rank(route: Route) -> Rank:
        return Rank.AVOIDED if route.account in avoiding else route.rank

    return sorted(found, key=rank)


def has_another(account: str) -> bool:
    """Return whether a notice about this account can go by another route."""
    return any(route.account != account for route in routes())

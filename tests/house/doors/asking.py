"""The table of routes, route by route and method by method."""

from __future__ import annotations

from collections.abc import Iterator

from rapport.people.models import User
from tests.house.doors import DOORS, Door
from tests.house.doors.knocking import METHODS

CLOSED = {name: door for name, door in DOORS.items() if not door.public}
# What was wrong, by method and route.
Wrong = dict[str, str]


def every(doors: dict[str, Door]) -> Iterator[tuple[str, Door, str]]:
    """Yield each route with each of its methods."""
    for name, door in doors.items():
        for method in METHODS:
            yield name, door, method


def may(user: User, door: Door, method: str) -> bool:
    """Return whether the user's role may use the route by this method."""
    needed = door.reads if method == "GET" and door.reads else door.needs
    return needed is None or user.may(needed)


def answers(door: Door, method: str) -> bool:
    """Return whether the table lists the method for the route."""
    return method in door.methods

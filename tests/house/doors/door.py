"""Entries of the table: how to request a route, who may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapport.people.roles import Ability

# The fields of a request: in the address for GET, as a form for POST, as JSON to the API. A value
# that begins with @ is the number of the thing with that name on the stage (tests/stage.py).
Fields = Mapping[str, object]

NOTHING: Fields = {}


@dataclass(frozen=True)
class Door:
    """A route.

    ``args`` name the parts of its address (tests/stage.py). ``methods`` are those that it answers,
    each with fields that make sense, so that a refusal is about the person. ``needs`` is the
    ability that a role must have; without one, everybody signed in may. ``reads`` is the one that
    is enough to look, where a page shows more people than may change it. ``public`` is the reason
    why strangers may. ``of_ticket``: it is about Dora's ticket, and a 404 for people who may not
    see that; a list of selected tickets then answers 422. ``bens``: it is about something that
    belongs to Ben alone. ``token``: it needs a bearer token.
    """

    args: tuple[str, ...] = ()
    methods: Mapping[str, Fields] = field(default_factory=lambda: {"GET": NOTHING})
    needs: Ability | None = None
    reads: Ability | None = None
    public: str = ""
    of_ticket: bool = False
    unseen: int = 404
    bens: bool = False
    token: bool = False


def page(
    *args: str, needs: Ability | None = None, of_ticket: bool = False, **query: object
) -> Door:
    """Return a route that shows something."""
    return Door(args, {"GET": query}, needs=needs, of_ticket=of_ticket)


def verb(*args: str, needs: Ability | None = None, of_ticket: bool = False, **form: object) -> Door:
    """Return a route that does something."""
    return Door(args, {"POST": form}, needs=needs, of_ticket=of_ticket)


def form(
    *args: str,
    needs: Ability | None = None,
    reads: Ability | None = None,
    of_ticket: bool = False,
    **form: object,
) -> Door:
    """Return a route that shows a form and processes it."""
    methods = {"GET": NOTHING, "POST": form}
    return Door(args, methods, needs=needs, reads=reads, of_ticket=of_ticket)


def public(*args: str, why: str, **methods: Fields) -> Door:
    """Return a route for everybody, with the reason."""
    return Door(args, methods or {"GET": NOTHING}, public=why)

"""What the table says of a route: how to knock, and who may come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapport.people.roles import Ability

# The fields that a request carries: in the address for GET, as a form for POST, as JSON to the API.
# A value that begins with @ is the number of what has that name on the stage (tests/stage.py).
Fields = Mapping[str, object]

NOTHING: Fields = {}


@dataclass(frozen=True)
class Door:
    """A route.

    ``args`` name what its address is made of (tests/stage.py). ``methods`` are those that it
    answers, each with fields that make sense, so that whoever is refused is refused for who they
    are. ``needs`` is what a role must allow; without one, the door is everybody's who signed in.
    ``public`` is the reason why strangers may come in. ``of_ticket``: it is about Dora's ticket,
    and not there for whoever may not see that; a list of chosen tickets then says so with 422.
    ``bens``: it is about something that is Ben's alone. ``token``: it wants a bearer token.
    """

    args: tuple[str, ...] = ()
    methods: Mapping[str, Fields] = field(default_factory=lambda: {"GET": NOTHING})
    needs: Ability | None = None
    public: str = ""
    of_ticket: bool = False
    unseen: int = 404
    bens: bool = False
    token: bool = False


def page(
    *args: str, needs: Ability | None = None, of_ticket: bool = False, **query: object
) -> Door:
    """A route that shows something."""
    return Door(args, {"GET": query}, needs=needs, of_ticket=of_ticket)


def verb(*args: str, needs: Ability | None = None, of_ticket: bool = False, **form: object) -> Door:
    """A route that does something."""
    return Door(args, {"POST": form}, needs=needs, of_ticket=of_ticket)


def form(*args: str, needs: Ability | None = None, of_ticket: bool = False, **form: object) -> Door:
    """A route that shows a form and takes it."""
    return Door(args, {"GET": NOTHING, "POST": form}, needs=needs, of_ticket=of_ticket)


def public(*args: str, why: str, **methods: Fields) -> Door:
    """A route for everybody, for a reason."""
    return Door(args, methods or {"GET": NOTHING}, public=why)

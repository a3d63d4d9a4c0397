"""Who can do something: a user, a customer, or Rapport itself."""

from __future__ import annotations

from typing import Protocol

from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.people.roles import Ability


class Actor(Protocol):
    """Anybody whom an event can name; ``actor_kind`` is user, customer or system."""

    @property
    def actor_kind(self) -> str: ...

    @property
    def pk(self) -> int | None: ...


class System:
    """Rapport itself: clocks, rules, the wires."""

    actor_kind = "system"
    pk = None


SYSTEM = System()


def require(by: Actor, ability: Ability) -> None:
    """Raise NotAllowed unless the actor may.

    Customers and the system act through doors of their own (a mailbox, a signed link), which have
    decided already; only users carry a role.
    """
    if isinstance(by, User) and not by.may(ability):
        raise NotAllowed(f"Your role does not allow you to {ability}.")

"""Actors: a user, a customer, or Rapport itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.core.errors import NotAllowed
from rapport.core.ledger import Actor
from rapport.people.models import User
from rapport.people.roles import Ability

__all__ = ["SYSTEM", "Actor", "System", "require"]


class System:
    """Rapport itself: clocks, rules, channels."""

    actor_kind = "system"
    pk = None


SYSTEM = System()


def require(by: Actor, ability: Ability) -> None:
    """Raise NotAllowed unless the actor may.

    Customers and the system come through entrances of their own (a mailbox, a signed link), which
    have already decided; only users have a role.
    """
    if isinstance(by, User) and not by.may(ability):
        raise NotAllowed(
            _("Your role does not allow you to %(what)s.") % {"what": _(ability.value)}
        )

"""Actors: a user, a customer, or Rapport itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.core.errors import NotAllowed
from rapport.core.ledger import Actor
from rapport.people.models import User
from rapport.people.roles import Ability, Role, is_above

__all__ = ["SYSTEM", "Actor", "System", "require", "require_over"]


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


def require_over(by: Actor, *roles: str) -> None:
    """Raise NotAllowed when one of the roles is above the actor's.

    Each action that changes somebody else, or what is theirs, asks this with their role, and with
    the role that they would get: nobody rises by changing who stands above them.
    """
    above = [role for role in roles if isinstance(by, User) and is_above(role, by.role)]
    if Role.ADMINISTRATOR in above:
        raise NotAllowed(_("Only an administrator can make or change administrators."))
    if above:
        raise NotAllowed(_("You cannot change people whose role is above yours."))

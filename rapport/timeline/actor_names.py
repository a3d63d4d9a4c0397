"""Names of actors, looked up in bulk when history is shown.

Events store ids, because names can change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.core.database.prepared import prepared
from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.timeline import kinds
from rapport.timeline.models import Event


@dataclass(frozen=True)
class Lookup:
    """A look-up of names, by id, for one kind of actor."""

    actor_kind: str
    names_of: Callable[[Iterable[int]], Mapping[int, str]]


LOOKUPS: Registry[Lookup] = Registry("the names of actors", key=lambda lookup: lookup.actor_kind)


class ActorNames:
    """The names needed to show some events: one query for each kind of actor among them."""

    def __init__(self, events: Iterable[Event]) -> None:
        wanted: dict[str, set[int]] = {}
        for event in events:
            if event.by_id is not None:
                wanted.setdefault(event.by_kind, set()).add(event.by_id)
            kind = kinds.get(event.kind)
            for key in kind.users if kind else ():
                if event.details.get(key) is not None:
                    wanted.setdefault("user", set()).add(event.details[key])
        self._names = {
            kind: lookup.names_of(ids)
            for kind, ids in wanted.items()
            if (lookup := LOOKUPS.get(kind)) is not None
        }

    def of(self, actor_kind: str, actor_id: int | None) -> str:
        """Return the actor's name: "Rapport" for the system, "nobody" without an actor."""
        if actor_kind == "system":
            return "Rapport"
        if actor_id is None:
            return _("nobody")
        return self._names.get(actor_kind, {}).get(actor_id, _("someone who has left"))


def names_of_users(ids: Iterable[int]) -> Mapping[int, str]:
    """Return the names of people who work here."""
    # They are few: fetching all names is cheaper than selecting some.
    return dict(_everybody())


@prepared
def _everybody() -> QuerySet[User, Any]:
    return User.objects.order_by().values_list("pk", "name", named=True)

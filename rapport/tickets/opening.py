"""Details of a new ticket, besides its first message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.core.database.prepared import prepared
from rapport.core.errors import Invalid
from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.status import Priority


@dataclass(frozen=True, slots=True)
class Triage:
    """Queue, category and priority of a new ticket. Without a queue it goes to the default one."""

    queue: Queue | None = None
    priority: int = Priority.NORMAL
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The earlier ticket that a new one follows, and why: ``tickets.models.Link`` and its words."""

    ticket: Ticket | None = None
    link: str = ""
    reason: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """Return the fields of the new ticket that say so."""
        return {"linked_to": self.ticket, "link": self.link, "link_reason": self.reason[:200]}


NO_PREDECESSOR = Predecessor()


def default_queue() -> Queue:
    """Return the default queue, or else the oldest."""
    found = _first_queue()
    if not found:
        raise Invalid(_("There is no queue yet. Create one under Settings."))
    return found[0]


@prepared
def _first_queue() -> QuerySet[Queue, Queue]:
    return Queue.objects.select_related("team").order_by("-is_default", "pk")[:1]

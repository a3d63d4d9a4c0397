"""Details of a new ticket, besides its first message."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.status import Priority


@dataclass(frozen=True, slots=True)
class Triage:
    """Queue, category and priority of a new ticket. Without a queue it goes to the default one."""

    queue: Queue | None = None
    priority: int = Priority.NORMAL
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The earlier ticket it follows, why (``tickets.models.Link``), and the same in a sentence."""

    ticket: Ticket | None = None
    link: str = ""
    reason: str = ""

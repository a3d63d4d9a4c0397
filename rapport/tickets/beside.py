"""What stands beside a conversation: rooms above add panels to the page, which knows none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from rapport.people.models import User
from rapport.tickets.models import Ticket

# Given the ticket and who looks; None leaves the panel out.
Content = Callable[[Ticket, User], dict[str, Any] | None]


@dataclass(frozen=True)
class Panel:
    """One panel: a title, a template, and what it shows."""

    title: str | Promise
    template: str
    content: Content
    order: int


_panels: list[Panel] = []


def register(panel: Panel) -> None:
    """Add a panel; a room calls this once, when the application starts."""
    _panels.append(panel)
    _panels.sort(key=lambda each: each.order)


def panels(ticket: Ticket, user: User) -> list[dict[str, Any]]:
    """Return the panels that have something to show this user about the ticket."""
    shown = ((panel, panel.content(ticket, user)) for panel in _panels)
    return [
        {"title": panel.title, "template": panel.template, **content}
        for panel, content in shown
        if content is not None
    ]

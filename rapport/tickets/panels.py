"""Panels beside a conversation, added by rooms above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.tickets.models import Ticket

# Takes the ticket and the user who looks; None leaves the panel out.
Content = Callable[[Ticket, User], dict[str, Any] | None]


@dataclass(frozen=True)
class Panel:
    """One panel: a title, a template and its context."""

    title: str | Promise
    template: str
    content: Content


PANELS: Registry[Panel] = Registry("the panels of a ticket", key=lambda panel: panel.template)


def panels_of(ticket: Ticket, user: User) -> list[dict[str, Any]]:
    """Return the panels with something to show this user about the ticket."""
    shown = ((panel, panel.content(ticket, user)) for panel in PANELS)
    return [
        {"title": panel.title, "template": panel.template, **content}
        for panel, content in shown
        if content is not None
    ]

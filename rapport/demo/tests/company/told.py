"""Stories read back: a ticket's state and owner at an instant."""

from __future__ import annotations

from typing import TypeVar

from rapport.demo.company.happenings import (
    Assigned,
    Happening,
    Recategorised,
    Replied,
    Resolved,
    Taken,
    TicketStory,
    Wrote,
)

H = TypeVar("H", bound=Happening)


def each(story: TicketStory, kind: type[H]) -> list[H]:
    """Return the happenings of one kind."""
    return [h for h in story.happenings if isinstance(h, kind)]


def owner(story: TicketStory) -> str:
    """Return the key of the ticket's owner at the end of its story; empty for nobody."""
    found = ""
    for happening in story.happenings:
        if isinstance(happening, Taken):
            found = happening.agent.key
        elif isinstance(happening, Assigned):
            found = happening.to.key
        elif isinstance(happening, Replied):
            found = found or happening.agent.key
    return found


def category(story: TicketStory) -> str:
    """Return the key of the category at the end of the story."""
    changes = each(story, Recategorised)
    return (changes[-1].category if changes else story.category).key


def is_open(story: TicketStory, at: int) -> bool:
    """Return whether the ticket was opened and unresolved at an instant."""
    unsolved = story.opened_at < at
    for happening in story.happenings:
        if happening.at > at:
            break
        if isinstance(happening, Resolved):
            unsolved = False
        elif isinstance(happening, Wrote):
            unsolved = True
    return unsolved

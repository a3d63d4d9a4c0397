"""What can be set: rooms register their pages, the index at ``/settings/`` shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

from rapport.core.face import icons
from rapport.people.models import User
from rapport.people.roles import Ability

Part = Literal["you", "desk"]


@dataclass(frozen=True)
class Page:
    """A page of the settings.

    ``url_name`` takes no arguments; ``text`` says in a line what is set there; ``part`` is "you"
    for what is a person's own, "desk" for what holds for all. Whom ``visible`` refuses does not
    see the line: the view must have the same door.
    """

    label: str | Promise
    text: str | Promise
    url_name: str
    icon: str
    order: int
    part: Part = "desk"
    visible: Callable[[User], bool] = lambda user: user.may(Ability.MANAGE_DESK)


_pages: dict[str, Page] = {}


def register(page: Page) -> None:
    """Put a page into the settings; a room calls this once, when the application starts."""
    if page.icon not in icons.names():
        raise ValueError(f"There is no icon “{page.icon}” in {icons.SPRITE}.")
    _pages[page.url_name] = page


def pages_for(user: User, part: Part) -> list[Page]:
    """Return what this person may set there, in order."""
    ordered = sorted(_pages.values(), key=lambda page: (page.order, page.url_name))
    return [page for page in ordered if page.part == part and page.visible(user)]

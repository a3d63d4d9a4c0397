"""Pages of the settings, as the index at ``/settings/`` lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

from rapport.core.face import icons
from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.people.roles import Ability, who_may

Section = Literal["you", "desk"]


@dataclass(frozen=True)
class Page:
    """A page of the settings.

    ``url_name`` takes no arguments; ``text`` describes it in a line; ``section`` is "you" for
    personal settings, "desk" for those of the whole desk. ``visible`` decides who sees the line:
    the view must have the same check.
    """

    label: str | Promise
    text: str | Promise
    url_name: str
    icon: str
    section: Section = "desk"
    visible: Callable[[User], bool] = who_may(Ability.MANAGE_DESK)

    def __post_init__(self) -> None:
        icons.require(self.icon)


PAGES: Registry[Page] = Registry("the settings", key=lambda page: page.url_name)


def pages_for(user: User, section: Section) -> list[Page]:
    """Return the settings pages of that section for this person, in order."""
    return [page for page in PAGES if page.section == section and page.visible(user)]

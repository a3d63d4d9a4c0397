"""Pages of the settings, for the index and the menu beside each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from rapport.core.face import icons
from rapport.core.face.addresses import address
from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.people.roles import Ability, who_may

Section = Literal["you", "desk", "tickets", "channels"]
SECTIONS: dict[Section, str | Promise] = {
    "you": _("You"),
    "desk": _("The desk"),
    "tickets": _("Tickets"),
    "channels": _("Channels"),
}


@dataclass(frozen=True)
class Page:
    """A page of the settings.

    ``url_name`` takes no arguments; ``text`` describes it in a line; ``section`` is "you" for
    personal settings, the others are for the whole desk. ``visible`` decides who sees the line:
    the view must have the same check. People also find it by the labels and help texts of its
    ``forms``, given as classes, and by ``words`` that stand nowhere on it.
    """

    label: str | Promise
    text: str | Promise
    url_name: str
    icon: str
    section: Section = "desk"
    visible: Callable[[User], bool] = who_may(Ability.MANAGE_DESK)
    forms: Sequence[Callable[..., Any]] = ()
    words: str | Promise = ""

    def __post_init__(self) -> None:
        icons.require(self.icon)

    @property
    def url(self) -> str:
        """Return its address."""
        return address(self.url_name)


PAGES: Registry[Page] = Registry("the settings", key=lambda page: page.url_name)


def pages_for(user: User, section: Section) -> list[Page]:
    """Return the settings pages of that section for this person, in order."""
    return [page for page in PAGES if page.section == section and page.visible(user)]


def sections_for(user: User) -> list[tuple[str | Promise, list[Page]]]:
    """Return the sections in which this person can set something, with their pages."""
    found = [(title, pages_for(user, section)) for section, title in SECTIONS.items()]
    return [(title, pages) for title, pages in found if pages]


@dataclass(frozen=True)
class Menu:
    """The menu beside a page of the settings: its sections, and the page that one is on, if any."""

    sections: list[tuple[str | Promise, list[Page]]]
    here: Page | None


def menu_of(request: HttpRequest) -> dict[str, Any]:
    """Return the context of that menu, built only where a page draws it."""
    return {"settings_menu": SimpleLazyObject(lambda: _menu(request))}


def _menu(request: HttpRequest) -> Menu:
    if not isinstance(request.user, User):
        return Menu([], None)
    sections = sections_for(request.user)
    above = [
        page for _title, pages in sections for page in pages if request.path.startswith(page.url)
    ]
    return Menu(sections, max(above, key=lambda page: len(page.url), default=None))

"""Groups and entries of the navigation, which rooms fill."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rapport.core.errors import Misconfigured
from rapport.core.face import icons
from rapport.core.registry import Registry

# How old a count may be. It is shown on every page, so it must cost nothing.
COUNT_SECONDS = 15

Place = Literal["main", "foot", "me", "bar", "search", "sign_in", "sign_out"]
PLACES: tuple[Place, ...] = get_args(Place)


def signed_in(user: Any) -> bool:
    """Return whether the user is a person who has signed in."""
    return bool(user.is_authenticated)


def signed_out(user: Any) -> bool:
    """Return whether nobody has signed in."""
    return not user.is_authenticated


def nobody(user: Any) -> bool:
    """Return False."""
    return False


@dataclass(frozen=True)
class Group:
    """A group of rooms in the rail; one without an entry for the reader is not drawn."""

    key: str
    label: str | Promise


# A manager's day, in the words of the cockpit; an agent's; and what runs the desk. In this order,
# and the same for all rooms.
GROUPS: Mapping[str, Group] = {
    group.key: group
    for group in (
        Group("today", pgettext_lazy("navigation", "Today")),
        Group("work", pgettext_lazy("navigation", "Work")),
        Group("customers", _("Customers")),
        Group("team", _("Team")),
        Group("company", _("Company")),
        Group("knowledge", _("Know-how")),
        Group("me", pgettext_lazy("navigation", "Me")),
        Group("desk", pgettext_lazy("navigation", "Desk")),
    )
}


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation.

    ``url_name`` takes no arguments; ``after`` is put behind its address: a query, such as
    "?assignee=me", or a part of the page, such as "#away". ``visible`` and ``count`` are called
    with the request's user; a count is at most one indexed query and is cached for a few seconds.

    ``needs`` is who has to do something about what is counted: for them it is part of the count of
    the folded group. ``nobody`` has to where another entry counts the same things already.

    ``place`` is "main" for rooms, each in its ``group``; "foot" for what is set up once, "me" for
    the person's own pages, "bar" for what is under the thumb on a phone; "search", "sign_in" and
    "sign_out" hold one entry each. ``keys`` is the chord that leads there, such as "g q".

    ``tab_of`` names the entry of the group beside which this one is a tab: one line of the rail,
    that entry's, leads to both. ``tab`` is what it is called among them, and ``command`` in the
    palette, where ``label`` alone does not say enough.
    """

    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[Any], bool] = signed_in
    count: Callable[[Any], int] | None = None
    place: Place = "main"
    keys: str = ""
    group: str = ""
    after: str = ""
    needs: Callable[[Any], bool] = signed_in
    tab_of: str = ""
    tab: str | Promise = ""
    command: str | Promise = ""

    def __post_init__(self) -> None:
        icons.require(self.icon)

    @property
    def key(self) -> str:
        """Return what tells it from the others: a page may be in several groups, for some each."""
        return f"{self.place}/{self.group}:{self.url_name}{self.after}"


def _check(entries: Collection[Entry]) -> None:
    lines = {(entry.group, entry.url_name) for entry in entries if not entry.tab_of}
    for entry in entries:
        if (entry.place == "main") != (entry.group in GROUPS):
            raise Misconfigured(f"The entry “{entry.key}” needs one of the rail’s groups.")
        if entry.tab_of and (entry.group, entry.tab_of) not in lines:
            raise Misconfigured(f"“{entry.key}” is a tab of “{entry.tab_of}”, which is not there.")


# Filled by the rooms; the page frame draws it.
ENTRIES: Registry[Entry] = Registry("the rail", key=lambda entry: entry.key, check=_check)

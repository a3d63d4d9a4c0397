"""The navigation of every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.functional import Promise

from rapport.core.face import icons
from rapport.core.face.addresses import address
from rapport.core.registry import Registry

# How old a count may be. It is shown on every page, so it must cost nothing.
COUNT_SECONDS = 15

Place = Literal["main", "foot", "me", "search", "sign_in", "sign_out"]
PLACES: tuple[Place, ...] = get_args(Place)


def signed_in(user: Any) -> bool:
    """Return whether the user is a person who has signed in."""
    return bool(user.is_authenticated)


def signed_out(user: Any) -> bool:
    """Return whether nobody has signed in."""
    return not user.is_authenticated


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation.

    ``url_name`` takes no arguments. ``visible`` and ``count`` are called with the request's user;
    a count is at most one indexed query and is cached for a few seconds. ``place`` is "main" for
    the daily work, "foot" for what is set up once, "me" for the person's own pages; "search",
    "sign_in" and "sign_out" hold one entry each. ``keys`` is the chord that leads there, such as
    "g q".
    """

    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[Any], bool] = signed_in
    count: Callable[[Any], int] | None = None
    place: Place = "main"
    keys: str = ""

    def __post_init__(self) -> None:
        icons.require(self.icon)


# Filled by the rooms; the page frame draws it.
ENTRIES: Registry[Entry] = Registry("the rail", key=lambda entry: entry.url_name)


@dataclass(frozen=True)
class Line:
    """An entry as one page shows it to one person."""

    label: str
    url: str
    icon: str
    count: int | None
    current: bool
    keys: str


def lines(request: HttpRequest, place: Place = "main") -> list[Line]:
    """Return what this person sees in that place, in order, with the current page marked."""
    return rail(request)[place]


def rail(request: HttpRequest) -> dict[Place, list[Line]]:
    """Return what this person sees in each place."""
    seen = [(entry, address(entry.url_name)) for entry in _seen_by(request.user)]
    current = _current(request.path, [url for _, url in seen])
    places: dict[Place, list[Line]] = {place: [] for place in PLACES}
    for entry, url in seen:
        places[entry.place].append(_line(entry, url, request.user, current=url == current))
    return places


def _line(entry: Entry, url: str, user: Any, *, current: bool) -> Line:
    return Line(str(entry.label), url, entry.icon, _count(entry, user), current, entry.keys)


def _seen_by(user: Any) -> Iterator[Entry]:
    return (entry for entry in ENTRIES if entry.visible(user))


def _current(path: str, urls: list[str]) -> str:
    """Return the longest address that the page's begins with; the home page matches only itself."""
    leading = [url for url in urls if url == path or (url != "/" and path.startswith(url))]
    return max(leading, key=len, default="")


def _count(entry: Entry, user: Any) -> int | None:
    if entry.count is None:
        return None
    # Each process caches its own: asking a shared cache would cost more than the count itself.
    cache = caches["process"]
    key = f"rail:{entry.url_name}:{user.pk}"
    kept: int | None = cache.get(key)
    if kept is None:
        kept = entry.count(user)
        cache.set(key, kept, COUNT_SECONDS)
    return kept

"""The navigation as one page shows it to one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from django.core.cache import caches
from django.http import HttpRequest

from rapport.core.face.addresses import address
from rapport.core.face.navigation import COUNT_SECONDS, ENTRIES, GROUPS, PLACES, Entry, Place

Counted = TypeVar("Counted")


@dataclass(frozen=True)
class Line:
    """An entry.

    ``current`` is "page" on its page, "true" on a page below it, else empty; ``needs`` is the part
    of the count that needs this person. ``tab`` is what it is called among the tabs of its page.
    """

    label: str
    url: str
    icon: str
    count: int | None
    current: str
    keys: str
    command: str
    needs: int = 0
    tabs: Sequence[Line] = ()
    tab: str = ""


@dataclass(frozen=True)
class Part:
    """A group: its lines, whether this person has folded it, and what needs them in it."""

    key: str
    label: str
    lines: Sequence[Line]
    is_folded: bool
    count: int


@dataclass(frozen=True)
class Rail:
    """The whole navigation.

    ``here`` is the line with the tabs of this page, if any; ``cookie`` is the name under which the
    browser keeps what was folded.
    """

    groups: Sequence[Part]
    places: dict[Place, list[Line]]
    here: Line | None
    cookie: str

    @property
    def is_beyond_bar(self) -> bool:
        """Return whether this page is none of those under the thumb, but one that "More" shows."""
        at_hand = [*self.places["bar"], *self.places["search"]]
        others = [*self.places["foot"], *self.places["me"]]
        others += [line for group in self.groups for line in group.lines]
        return _is_here(others) and not _is_here(at_hand)


def _is_here(lines: Sequence[Line]) -> bool:
    return any(line.current for line in lines)


# What a page has that is drawn without a request.
NOWHERE = Rail((), {place: [] for place in PLACES}, None, "")


def rail_of(request: HttpRequest) -> Rail:
    """Return what this person sees."""
    lines = list(_lines(request))
    folded = folded_by(request)
    groups = [
        _part(
            key, str(group.label), _joined([each for each in lines if each[0].group == key]), folded
        )
        for key, group in GROUPS.items()
    ]
    places: dict[Place, list[Line]] = {place: [] for place in PLACES}
    for entry, line in lines:
        places[entry.place].append(line)
    shown = [group for group in groups if group.lines]
    rows = (line for group in shown for line in group.lines)
    here = (line for line in rows if any(tab.current == "page" for tab in line.tabs))
    return Rail(shown, places, next(here, None), cookie_of(request.user))


def cookie_of(user: Any) -> str:
    """Return the name of the cookie in which a browser keeps the groups that a person folded."""
    return f"folded-{user.pk}"


def folded_by(request: HttpRequest) -> frozenset[str]:
    """Return the keys of the groups that this person has folded in this browser."""
    return frozenset(request.COOKIES.get(cookie_of(request.user), "").split("."))


def _part(key: str, label: str, lines: Sequence[Line], folded: frozenset[str]) -> Part:
    return Part(key, label, lines, key in folded, sum(line.needs for line in lines))


def _joined(group: Sequence[tuple[Entry, Line]]) -> list[Line]:
    """Return the lines of a group, each with those that are tabs of its page."""
    leading = {entry.url_name for entry, _line in group if not entry.tab_of}
    lines = []
    for entry, line in group:
        if entry.tab_of not in leading:
            beside = [tab for each, tab in group if each.tab_of == entry.url_name]
            lines.append(_with_tabs(line, beside) if beside else line)
    return lines


def _with_tabs(line: Line, beside: Sequence[Line]) -> Line:
    tabs = (line, *beside)
    counts = [tab.count for tab in tabs if tab.count is not None]
    current = line.current or ("true" if any(tab.current for tab in beside) else "")
    return replace(
        line,
        count=sum(counts) if counts else None,
        current=current,
        needs=sum(tab.needs for tab in tabs),
        tabs=tabs,
    )


def _lines(request: HttpRequest) -> Iterator[tuple[Entry, Line]]:
    """Yield what the person sees, in order; the page's own entry and what leads to it marked."""
    user = request.user
    seen = [
        (entry, address(entry.url_name) + entry.after) for entry in ENTRIES if entry.visible(user)
    ]
    best, found = 0, ""
    for _entry, url in seen:
        if (fit := _fit(url, request)) > best:
            best, found = fit, url
    for entry, url in seen:
        current = ""
        if url == found:
            current = "page" if url.partition("?")[0] == request.path else "true"
        yield entry, _line(entry, url, user, current)


def _line(entry: Entry, url: str, user: Any, current: str) -> Line:
    count = _count(entry, user)
    label = str(entry.label)
    needs = count if count and entry.needs(user) else 0
    command = str(entry.command) or label
    tab = str(entry.tab) or label
    return Line(label, url, entry.icon, count, current, entry.keys, command, needs, tab=tab)


def _fit(url: str, request: HttpRequest) -> int:
    """Return how well an address fits the request's: the longer what they share, the better.

    The home page fits only itself; a query fits best a page asked for with it.
    """
    path, _mark, query = url.partition("?")
    if "#" in url:
        return 0
    if path == request.path:
        asked = parse_qsl(query) if query else []
        fits = all(request.GET.get(name) == value for name, value in asked)
        return 1000 * len(path) + len(asked) if fits else 1000 * len(path) - 1
    return 1000 * len(path) - bool(query) if path != "/" and request.path.startswith(path) else 0


def _count(entry: Entry, user: Any) -> int | None:
    return None if entry.count is None else kept(user, entry.key, entry.count)


def kept(user: Any, name: str, count: Callable[[Any], Counted]) -> Counted:
    """Return what was counted for this person a few seconds ago, or count it now.

    Each process keeps its own: asking a shared cache would cost more than the count itself.
    """
    cache, key = caches["process"], _key(user)
    known: dict[str, Counted] = cache.get(key, {})
    if name in known:
        return known[name]
    found = count(user)
    # Counting may have kept something else meanwhile.
    cache.set(key, {**cache.get(key, {}), name: found}, COUNT_SECONDS)
    return found


def forget_counts(user: Any) -> None:
    """Let the rail count everything again for this person: something has happened."""
    caches["process"].delete(_key(user))


def _key(user: Any) -> str:
    return f"rail:{user.pk}"

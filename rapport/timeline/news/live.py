"""News of the timeline: who may hear it, and its format.

Open pages are told that something happened to something, never what it says: they fetch it
themselves, with the same permissions as every page. Rooms declare who may hear about their
subjects; nobody hears about any others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.timeline import kinds
from rapport.timeline.models import Event
from rapport.timeline.position import Position


@dataclass(frozen=True)
class Audience:
    """The people who may hear of subjects of one kind.

    ``audible`` takes a user and ids of such subjects and returns those that the user may hear of.
    It is called for each person with an open page whenever something happens, so it makes at most
    one indexed query, and none for people who see everything.
    """

    subject_kind: str
    audible: Callable[[User, Collection[int]], Collection[int]]


AUDIENCES: Registry[Audience] = Registry(
    "the audiences of live news", key=lambda audience: audience.subject_kind
)


def announced(events: Iterable[Event]) -> list[Event]:
    """Return the events that open pages should hear of; of several equal ones, only the last."""
    latest: dict[tuple[str, str, int], Event] = {}
    for event in events:
        kind = kinds.get(event.kind)
        if kind is not None and kind.live and AUDIENCES.get(event.subject_kind):
            key = (event.kind, event.subject_kind, event.subject_id)
            latest.pop(key, None)
            latest[key] = event
    return list(latest.values())


def visible_to(user: User, events: Collection[Event]) -> list[Event]:
    """Return the events that the user may hear of."""
    ids: dict[str, set[int]] = {}
    for event in events:
        ids.setdefault(event.subject_kind, set()).add(event.subject_id)
    seen = {
        kind: set(audience.audible(user, wanted))
        for kind, wanted in ids.items()
        if (audience := AUDIENCES.get(kind)) is not None
    }
    return [event for event in events if event.subject_id in seen.get(event.subject_kind, ())]


def message(event: Event) -> bytes:
    """Return the event as a server-sent one."""
    news = {
        "kind": event.kind,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject_id,
    }
    return said(news, event.position)


def said(news: object, position: Position) -> bytes:
    """Return the news as server-sent events, with the position from which the page resumes."""
    return b"id: %s\ndata: %s\n\n" % (str(position).encode(), json.dumps(news).encode())


def here(position: Position) -> bytes:
    """Return a keep-alive that moves the page's position and announces nothing.

    An event without data is not dispatched, but its id counts (WHATWG HTML, 9.2.6).
    """
    return b": here\nid: %s\n\n" % str(position).encode()


def everything(position: Position) -> bytes:
    """Return the message that too much was missed to list: anything on the page may be old."""
    return said({"kind": "reload"}, position)

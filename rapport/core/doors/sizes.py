"""Doors: how much may be sent to which address, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.core.registry import Registry

KILO = 1 << 10
MEGA = 1 << 20


@dataclass(frozen=True)
class Door:
    """The addresses that begin with ``path``, and the largest body in bytes that they take.

    ``from_strangers`` is for requests with neither a session nor a token. Whether these are
    valid is not known yet when the size is judged.
    """

    path: str
    largest: int
    from_strangers: int


# A mail of 30 MB with its envelope, or a reply with its files.
LARGEST = 48 * MEGA
# Any form without files: names, passwords, an answer in words.
FORM = 64 * KILO

ANY = Door("/", LARGEST, FORM)

DOORS: Registry[Door] = Registry("the doors", key=lambda door: door.path)


def largest_at(path: str, *, is_known: bool) -> int:
    """Return how many bytes may be sent to the path, the longest matching door deciding."""
    fitting = (door for door in DOORS if path.startswith(door.path))
    door = max(fitting, key=lambda door: len(door.path), default=ANY)
    return door.largest if is_known else door.from_strangers

"""The connections of one process, and their limits."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from rapport.serving.web.refusals import CROWDED, CROWDED_ADDRESS, Refusal

# Connections that hear why they were refused, at once; others are cut.
MOST_LINGERING = 256
# How often those who wait are looked at, while there are any.
LOOK_SECONDS = 1.0


@dataclass(frozen=True)
class Limits:
    """What clients may take of a server: times in seconds, rates in bytes per second.

    An office behind one address has a few connections per browser, most of them idle; streams of
    news stay open, so they count apart. ``bodies`` is how many bytes may be on their way in at
    once.
    """

    head: float = 10.0
    body: float = 20.0
    reading: float = 20.0
    rate: int = 2048
    longest: float = 900.0
    linger: float = 2.0
    head_bytes: int = 64 << 10
    connections: int = 2048
    connections_of_address: int = 512
    streams: int = 4096
    streams_of_address: int = 1024
    bodies: int = 1 << 30

    def shared_by(self, processes: int) -> Limits:
        """Return the part of one process: connections are handed out evenly."""
        return replace(
            self,
            connections=-(-self.connections // processes),
            connections_of_address=-(-self.connections_of_address // processes),
            streams=-(-self.streams // processes),
            streams_of_address=-(-self.streams_of_address // processes),
            bodies=-(-self.bodies // processes),
        )


class Member(Protocol):
    """One connection in the crowd."""

    address: str
    is_stream: bool

    @property
    def rank(self) -> tuple[int, float] | None:
        """Return how early it goes when somebody must, or None while it is being answered."""

    @property
    def is_waited_for(self) -> bool:
        """Return whether there is something that it has to do in time."""

    def look(self, now: float) -> None:
        """End it if it has taken too long."""

    def give_way(self) -> None:
        """End it in favour of somebody else."""


class Crowd:
    """The connections of one process, by the address that each counts for.

    Where a newcomer finds no place, the one that has kept the server waiting goes: a connection
    costs a stranger nothing, so those that wait must not keep out those that are answered.
    An empty address (a trusted proxy between two requests) has only the limit of all.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.bodies = 0
        self._lingering = 0
        self._by_address: dict[str, set[Member]] = defaultdict(set)
        self._streams: dict[str, set[Member]] = defaultdict(set)
        self._sizes = {False: 0, True: 0}
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return sum(self._sizes.values())

    def admit(self, member: Member) -> Refusal | None:
        """Find a place for a member; return a refusal where there is none."""
        limits, groups = self.limits, self._groups(member)
        most_of_address = (
            limits.streams_of_address if member.is_stream else limits.connections_of_address
        )
        most = limits.streams if member.is_stream else limits.connections
        group = groups.get(member.address, set())
        if member.address and len(group) >= most_of_address and not _make_room(group):
            return CROWDED_ADDRESS
        if self._sizes[member.is_stream] >= most and not _make_room(
            max(groups.values(), key=len, default=set())
        ):
            return CROWDED
        groups[member.address].add(member)
        self._sizes[member.is_stream] += 1
        return None

    def leave(self, member: Member) -> None:
        """Forget a member; doing so again changes nothing."""
        groups = self._groups(member)
        group = groups.get(member.address)
        if group is None or member not in group:
            return
        group.remove(member)
        self._sizes[member.is_stream] -= 1
        if not group:
            del groups[member.address]

    def expect(self) -> None:
        """Look at everybody from now on, until there is nobody to wait for."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(LOOK_SECONDS, self._look)

    def linger(self, end: Callable[[], None]) -> None:
        """End a refused connection in a moment, or now if too many others linger already."""
        if self._lingering >= MOST_LINGERING:
            end()
            return

        def end_and_forget() -> None:
            self._lingering -= 1
            end()

        self._lingering += 1
        asyncio.get_running_loop().call_later(self.limits.linger, end_and_forget)

    def _look(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time()
        for member in list(self._members()):
            member.look(now)
        # Those that have something unsent say so, and are then looked at until it is out.
        if any(member.is_waited_for for member in self._members()):
            self.expect()

    def _members(self) -> Iterator[Member]:
        for groups in (self._by_address, self._streams):
            for group in groups.values():
                yield from group

    def _groups(self, member: Member) -> dict[str, set[Member]]:
        return self._streams if member.is_stream else self._by_address


def _make_room(group: set[Member]) -> bool:
    """End the connection that goes first; return whether one of them could go."""
    ranked = [(rank, member) for member in group if (rank := member.rank) is not None]
    if not ranked:
        return False
    min(ranked, key=lambda each: each[0])[1].give_way()
    return True

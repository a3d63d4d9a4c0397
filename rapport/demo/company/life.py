"""The life of one ticket while it is told."""

from __future__ import annotations

from rapport.demo.company.arrivals import Arrival
from rapport.demo.company.crowd import Customer
from rapport.demo.company.desk import Queue
from rapport.demo.company.happenings import Happening
from rapport.demo.company.pace import Pace
from rapport.demo.company.staff import GRACE, Colleague
from rapport.demo.company.writer import Matter


class TheFutureError(Exception):
    """The next happening would lie in the future; the story ends before it."""


class Life:
    """A ticket's life while it is being told: happenings only ever follow each other."""

    __slots__ = (
        "_until",
        "arrival",
        "customer",
        "happenings",
        "last",
        "matter",
        "opened_as",
        "owner",
        "pace",
        "queue",
    )

    def __init__(
        self, until: int, arrival: Arrival, customer: Customer, queue: Queue, matter: Matter
    ) -> None:
        self._until = until
        self.arrival = arrival
        self.customer = customer
        self.queue = queue
        # The category that the customer chose, or the mail rules guessed.
        self.opened_as = arrival.category
        self.matter = matter
        self.happenings: list[Happening] = []
        self.last = arrival.at
        # Set once somebody takes it.
        self.owner: Colleague = GRACE
        self.pace = Pace(0, 2, 0, 0)

    def add(self, happening: Happening) -> None:
        """Tell what happened next, or stop telling when it lies in the future."""
        if happening.at > self._until:
            raise TheFutureError
        self.last = happening.at
        self.happenings.append(happening)

    def next(self, at: int) -> int:
        """Return ``at``, or just after the last happening when that is later."""
        return at if at > self.last else self.last + 1

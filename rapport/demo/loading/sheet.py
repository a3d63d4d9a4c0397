"""A ticket's row while its story is written."""

from __future__ import annotations

from typing import Any

from rapport.demo.company.crowd import Customer
from rapport.demo.company.happenings import TicketStory
from rapport.demo.loading.store import Store
from rapport.demo.loading.table import Row
from rapport.tickets.status import Priority, Status

NEW, CLOSED = Status.NEW.value, Status.CLOSED.value


class Sheet:
    """A ticket while its story is written: its row so far, in the words of the model."""

    __slots__ = (
        "assigned",
        "assignee",
        "category",
        "changed_at",
        "channel",
        "closed_at",
        "customer",
        "first_responded_at",
        "last_words",
        "opened_at",
        "person",
        "pk",
        "priority",
        "queue",
        "request",
        "resolution",
        "resolved_at",
        "status",
        "subject",
        "team",
        "waiting_since",
    )

    def __init__(self, pk: int, story: TicketStory, queue: int, team: int, category: int) -> None:
        self.pk = pk
        self.subject = story.subject[:255]
        self.status = NEW
        self.priority = Priority.NORMAL.value
        self.channel = story.channel
        self.queue = queue
        self.team = team
        self.category = category
        self.customer: Customer = story.customer
        self.person = 0
        self.opened_at = self.changed_at = story.opened_at
        self.waiting_since: int | None = story.opened_at
        self.first_responded_at: int | None = None
        self.resolved_at: int | None = None
        self.closed_at: int | None = None
        self.last_words = ""
        self.assignee: int | None = None
        # The current assignment, resolution and survey request, as rows not yet written.
        self.assigned: tuple[int, int | None, int] | None = None
        self.resolution: tuple[int, int, int] | None = None
        self.request: tuple[int, int | None] | None = None

    @property
    def about(self) -> tuple[str, int]:
        """Return the subject of its events."""
        return ("ticket", self.pk)

    @property
    def by(self) -> tuple[str, int]:
        """Return the customer as the actor of events."""
        return ("customer", self.person)

    def save(self, store: Store) -> None:
        """Write the ticket as it stands at the end of its story."""
        store.tickets.add(*self._row(store))
        if self.assigned:
            self.end_assignment(store, None)
        if self.resolution:
            self.end_resolution(store, None)

    def end_assignment(self, store: Store, at: int | None) -> None:
        """Write the assignment that ends now or still holds."""
        if self.assigned:
            user, by, start = self.assigned
            end = None if at is None else store.instant(at)
            store.assignments.add(self.pk, user, by, store.instant(start), end)
            self.assigned = None

    def end_resolution(self, store: Store, undone_at: int | None) -> None:
        """Write the resolution that is undone now or still holds."""
        if self.resolution:
            pk, by, at = self.resolution
            undone = None if undone_at is None else store.instant(undone_at)
            store.resolutions.add(pk, self.pk, by, store.instant(at), undone)
            self.resolution = None

    def _row(self, store: Store) -> Row:
        def when(at: int | None) -> Any:
            return None if at is None else store.instant(at)

        return (
            self.pk,
            self.subject,
            self.status,
            self.priority,
            self.channel,
            self.queue,
            self.team,
            self.assignee,
            self.category,
            self.person,
            when(self.opened_at),
            when(self.first_responded_at),
            when(self.resolved_at),
            when(self.closed_at),
            when(self.waiting_since),
            when(self.changed_at),
            self.last_words,
        )

"""Tickets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.core.database.written_often import WrittenOften
from rapport.core.face.addresses import address
from rapport.tickets.models.linked import Linked
from rapport.tickets.querysets import IS_SOLVED, IS_UNSOLVED, TicketQuerySet
from rapport.tickets.status import SOLVED, UNSOLVED, Priority, Status

_FILTERED = ("team", "assignee", "queue", "status", "category", "priority")


class Ticket(Linked, WrittenOften):
    """A matter that a customer brought to us, until it is settled.

    ``resolved_at`` is empty exactly while the work is not finished: closing an unresolved ticket
    counts as resolving it. ``waiting_since`` is the first customer message that no person has
    answered, empty while nobody waits for us. ``last_words`` are the customer's latest, without
    quote or signature.
    """

    subject = models.CharField(_("subject"), max_length=255)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    channel = models.CharField(_("channel"), max_length=16)
    # Each foreign key leads an index below, so none needs one of its own.
    queue = models.ForeignKey(
        "tickets.Queue", models.PROTECT, related_name="tickets", db_index=False
    )
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="tickets", db_index=False)
    assignee = models.ForeignKey(
        "people.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tickets",
        db_index=False,
    )
    category = models.ForeignKey(
        "tickets.Category",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tickets",
        db_index=False,
    )
    tags = models.ManyToManyField("tickets.Tag", blank=True, related_name="tickets")
    customer = models.ForeignKey(
        "customers.Person", models.PROTECT, related_name="tickets", db_index=False
    )

    opened_at = models.DateTimeField()
    first_responded_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    last_words = models.CharField(max_length=200, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            # The queue: those who wait for us first, then everything else unsolved, and its other
            # orders. All hold only unsolved tickets, so they stay small beside a million solved
            # ones, and include the fields that the page filters by, so that a row is read only when
            # it is shown.
            models.Index(
                fields=("waiting_since", "id", *_FILTERED),
                name="ticket_waiting",
                condition=Q(waiting_since__isnull=False),
            ),
            models.Index(
                fields=("changed_at", "id", *_FILTERED),
                name="ticket_not_waiting",
                condition=IS_UNSOLVED & Q(waiting_since__isnull=True),
            ),
            *(
                models.Index(
                    fields=(f"{key}_at", "id", *_FILTERED, "waiting_since"),
                    name=f"ticket_unsolved_{key}",
                    condition=IS_UNSOLVED,
                )
                for key in ("opened", "changed")
            ),
            # By owner: one person's list, and the counts on the tabs.
            models.Index(
                fields=("assignee", "team", "waiting_since", "status"),
                name="ticket_load",
                condition=IS_UNSOLVED,
            ),
            # How many each customer has. SQLite asks again what the condition says.
            models.Index(
                fields=("customer", "team", "assignee", "resolved_at"),
                name="ticket_unsolved_of_customer",
                condition=IS_UNSOLVED,
            ),
            # Solved tickets, latest first, by each filter of the page. Not for unsolved ones, or
            # SQLite would take these for them.
            models.Index(
                fields=("status", "changed_at", "id", "team", "assignee"),
                name="ticket_solved",
                condition=IS_SOLVED,
            ),
            *(
                models.Index(
                    fields=(field, "status", "changed_at", "id"),
                    name=f"ticket_solved_of_{field}",
                    condition=IS_SOLVED,
                )
                for field in ("team", "queue", "assignee", "category", "priority")
            ),
            models.Index(fields=("customer", "-opened_at"), name="ticket_of_customer"),
            models.Index(
                fields=("linked_to",),
                name="ticket_linked",
                condition=Q(linked_to__isnull=False),
            ),
            models.Index(
                fields=("merged_into",),
                name="ticket_merged",
                condition=Q(merged_into__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(IS_UNSOLVED, status__in=[str(status) for status in UNSOLVED])
                | Q(IS_SOLVED, status__in=[str(status) for status in SOLVED]),
                name="ticket_status_agrees_with_times",
            ),
            # So the list of those who wait need not ask.
            models.CheckConstraint(
                condition=IS_UNSOLVED | Q(waiting_since__isnull=True),
                name="ticket_nobody_waits_once_solved",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk} {self.subject}"

    def get_absolute_url(self) -> str:
        """Return the address of the ticket's page."""
        return address("ticket", self.pk)

    # Django would build all choices of the field again to find the one.
    def get_status_display(self) -> str:  # type: ignore[no-redef]  # the plugin's own
        """Return the word for where it stands."""
        return str(Status(self.status).label)

    def get_priority_display(self) -> str:  # type: ignore[no-redef]  # the plugin's own
        """Return the word for how urgent it is."""
        return str(Priority(self.priority).label)

    @property
    def is_unsolved(self) -> bool:
        """Return whether the work is not finished."""
        return self.status in UNSOLVED

    @property
    def is_solved(self) -> bool:
        """Return whether it is resolved or closed."""
        return self.status in SOLVED

    @property
    def is_closed(self) -> bool:
        """Return whether it is closed for good: whatever comes now is another matter."""
        return self.status == Status.CLOSED

    @property
    def is_merged(self) -> bool:
        """Return whether it was merged into another ticket."""
        return self.merged_into_id is not None

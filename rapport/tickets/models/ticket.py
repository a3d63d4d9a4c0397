from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.status import SOLVED, UNSOLVED, Priority, Status

_UNSOLVED = Q(status__in=[str(s) for s in UNSOLVED])


class Ticket(models.Model):
    """A matter that a customer brought to us, until it is settled.

    ``waiting_since`` is the first customer message that no person has answered, empty while nobody
    waits for us. ``last_words`` are the customer's latest, without quote or signature.
    """

    subject = models.CharField(_("subject"), max_length=255)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    channel = models.CharField(_("channel"), max_length=16)
    queue = models.ForeignKey("tickets.Queue", models.PROTECT, related_name="tickets")
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="tickets")
    assignee = models.ForeignKey(
        "people.User", models.SET_NULL, null=True, blank=True, related_name="tickets"
    )
    category = models.ForeignKey(
        "tickets.Category", models.SET_NULL, null=True, blank=True, related_name="tickets"
    )
    tags = models.ManyToManyField("tickets.Tag", blank=True, related_name="tickets")
    customer = models.ForeignKey("customers.Person", models.PROTECT, related_name="tickets")

    opened_at = models.DateTimeField()
    first_responded_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    last_words = models.CharField(max_length=200, blank=True)
    linked_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="linked_from")
    link_reason = models.CharField(max_length=200, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            # The queue page: what is unsolved, by team, longest waiting first.
            models.Index(
                fields=("team", "waiting_since", "id"), name="ticket_waiting", condition=_UNSOLVED
            ),
            models.Index(
                fields=("assignee", "waiting_since", "id"), name="ticket_mine", condition=_UNSOLVED
            ),
            models.Index(fields=("waiting_since", "id"), name="ticket_all", condition=_UNSOLVED),
            models.Index(fields=("status", "changed_at", "id"), name="ticket_by_status"),
            models.Index(fields=("customer", "-opened_at"), name="ticket_of_customer"),
        )

    def __str__(self) -> str:
        return f"#{self.pk} {self.subject}"

    def get_absolute_url(self) -> str:
        """Return the ticket's page."""
        return reverse("ticket", args=[self.pk])

    @property
    def is_unsolved(self) -> bool:
        """Whether work on it is not finished."""
        return self.status in UNSOLVED

    @property
    def is_solved(self) -> bool:
        """Whether it is resolved or closed."""
        return self.status in SOLVED

    @property
    def is_closed(self) -> bool:
        """Whether it is closed for good: what comes now is another matter."""
        return self.status == Status.CLOSED

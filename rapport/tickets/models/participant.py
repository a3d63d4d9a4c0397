from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Participant(models.Model):
    """A person who belongs to a ticket, so that what they write may join it."""

    class Part(models.TextChoices):
        REQUESTER = "requester", _("asked")
        COPIED = "copied", _("is copied")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="participants")
    person = models.ForeignKey("customers.Person", models.CASCADE, related_name="participations")
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ticket", "person"), name="one_part_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in #{self.ticket_id}"

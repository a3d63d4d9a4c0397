from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answered(models.TextChoices):
    """How answers on a ticket reach somebody who belongs to it."""

    TO = "to", _("is written to")
    COPY = "copy", _("gets a copy")
    NO = "no", _("gets nothing")


class Participant(models.Model):
    """A person who belongs to a ticket, so that what they write may join it.

    ``answered`` is how answers reach them, as the last one who wrote or chose left it. ``address``
    is where, for who has several; empty means the first of them.
    """

    class Part(models.TextChoices):
        REQUESTER = "requester", _("asked")
        COPIED = "copied", _("is copied")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="participants")
    person = models.ForeignKey("customers.Person", models.CASCADE, related_name="participations")
    part = models.CharField(max_length=10, choices=Part.choices)
    answered = models.CharField(max_length=4, choices=Answered.choices, default=Answered.TO)
    address = models.CharField(max_length=254, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ticket", "person"), name="one_part_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in #{self.ticket_id}"

    @property
    def called(self) -> str:
        """Return what this person is called here: the name, else the address."""
        return self.person.name or self.address or str(self.person)

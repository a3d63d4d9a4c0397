"""People on a ticket."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rapport.core.database.written_often import WrittenOften


class Answered(models.TextChoices):
    """How answers on a ticket reach a person on it."""

    TO = "to", _("gets replies")
    COPY = "copy", _("gets a copy")
    NO = "no", _("gets nothing")


class Participant(WrittenOften):
    """A person on a ticket, whose mail may join it.

    ``answered`` is how answers reach them, as the last writer or choice left it. ``address`` is
    where, if they have several; empty means their first.
    """

    class Kind(models.TextChoices):
        REQUESTER = "requester", _("asked")
        COPIED = "copied", _("is copied")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="participants")
    person = models.ForeignKey("customers.Person", models.CASCADE, related_name="participations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
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
        """Return this person's name here, or else the address."""
        return self.person.name or self.address or str(self.person)

"""Addresses, numbers and handles of people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rapport.core.database.written_often import WrittenOften
from rapport.customers.models.person import Person


class Identity(WrittenOften):
    """An address that a person writes from or can be reached at."""

    class Kind(models.TextChoices):
        MAIL = "mail", _("email address")
        PHONE = "phone", _("phone number")
        HANDLE = "handle", _("handle")

    person = models.ForeignKey(Person, models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(_("value"), max_length=254)
    is_primary = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("-is_primary", "pk")
        constraints = (
            models.UniqueConstraint(fields=("kind", "value"), name="one_person_an_identity"),
        )

    def __str__(self) -> str:
        return self.value

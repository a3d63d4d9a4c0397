"""People whom the desk serves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from rapport.core import clock
from rapport.core.database.prepared import prepared
from rapport.core.database.written_often import WrittenOften
from rapport.core.face.addresses import address
from rapport.customers.models.organisation import Organisation
from rapport.customers.querysets import PersonQuerySet

LONGEST_NAME = 160  # characters that are stored; a longer one ends with an ellipsis


class Prefers(models.TextChoices):
    """The way by which a person likes to be reached."""

    MAIL = "mail", _("email")
    PHONE = "phone", _("phone")
    CHAT = "chat", _("chat")
    LETTER = "letter", _("letter")


class Person(WrittenOften):
    """Somebody whom we serve. A merged person points at the survivor.

    ``away_from`` and ``away_until`` are the first and last days of the absence that their mail
    program announced last. ``last_contact_at`` is when they last wrote or called, or one of us
    answered them; before that, when we met them. After ``erased_at`` nothing is left but numbers.
    """

    actor_kind = "customer"

    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    prefers = models.CharField(
        _("preferred channel"), max_length=8, choices=Prefers.choices, blank=True
    )
    since = models.DateTimeField(_("customer since"))
    last_contact_at = models.DateTimeField(default=clock.now)
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="absorbed"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (
            models.Index(Lower("name"), "id", name="person_by_name"),
            models.Index(fields=("last_contact_at", "id"), name="person_by_contact"),
            # How many belong to each organisation, and when one of them was last in contact.
            models.Index(
                fields=("organisation", "last_contact_at"),
                name="person_of_organisation",
                condition=models.Q(merged_into__isnull=True),
            ),
        )

    def __str__(self) -> str:
        if self.erased_at is not None:
            return str(_("Erased customer"))
        return self.name or self._address or str(_("Unknown sender"))

    def known_by(self, address: str) -> None:
        """Be told the address that stands for a missing name, so that it is not looked up."""
        self.__dict__["_address"] = address

    @cached_property
    def _address(self) -> str:
        """Return the address of a person without a name; empty if that is unknown too."""
        if self.pk is None:
            return ""
        return next(iter(_addresses(self.pk)), "")

    def is_away(self, on: date) -> bool:
        """Return whether they are away on that day, according to their mail program."""
        begun = self.away_from is None or self.away_from <= on
        return self.away_until is not None and begun and on <= self.away_until

    def get_absolute_url(self) -> str:
        """Return the address of their page."""
        return address("customer", self.pk)


@prepared
def _addresses(person: int) -> models.QuerySet[Person, Any]:
    named = Person.objects.filter(pk=person, identities__isnull=False)
    return named.order_by("-identities__is_primary", "identities__pk").values_list(
        "identities__value", flat=True
    )[:1]

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rapport.customers.models.organisation import Organisation
from rapport.customers.querysets import PersonQuerySet


class Person(models.Model):
    """Somebody whom we serve. One who was merged into another points at the survivor."""

    actor_kind = "customer"

    name = models.CharField(_("name"), max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="people"
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    notes = models.TextField(_("pinned note"), blank=True)
    since = models.DateTimeField(_("customer since"))
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="absorbed"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(Lower("name"), name="person_by_name"),)

    def __str__(self) -> str:
        return self.name or str(_("Unknown sender"))

    def get_absolute_url(self) -> str:
        """Return the page with their whole story."""
        return reverse("customer", args=[self.pk])

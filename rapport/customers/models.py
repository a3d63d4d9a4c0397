from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rapport.customers.querysets import PersonQuerySet


class Organisation(models.Model):
    """A company or body that customers belong to."""

    name = models.CharField(_("name"), max_length=160)
    domain = models.CharField(_("mail domain"), max_length=160, blank=True, db_index=True)
    notes = models.TextField(_("notes"), blank=True)
    since = models.DateTimeField(_("customer since"))

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(Lower("name"), name="organisation_by_name"),)

    def __str__(self) -> str:
        return self.name


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


class Identity(models.Model):
    """An address under which a person writes or can be reached."""

    class Kind(models.TextChoices):
        MAIL = "mail", _("mail address")
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


class Merge(models.Model):
    """That one person turned out to be another, with what was moved so that it can be undone."""

    survivor = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.absorbed_id} into {self.survivor_id}"

"""Organisations that customers belong to."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from rapport.core.face.addresses import address
from rapport.people.models import User
from rapport.people.roles import Ability


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations, by visibility."""

    def visible_to(self, user: User) -> OrganisationQuerySet:
        """Return the organisations that the user may see: all, if they see customers."""
        return self if user.may(Ability.SEE_CUSTOMERS) else self.none()


class Organisation(models.Model):
    """A company or body that customers belong to."""

    name = models.CharField(_("name"), max_length=160)
    domain = models.CharField(_("mail domain"), max_length=160, blank=True, db_index=True)
    since = models.DateTimeField(_("customer since"))

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(Lower("name"), name="organisation_by_name"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return address("organisation", self.pk)

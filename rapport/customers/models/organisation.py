"""Organisations that customers belong to."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


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

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.Model):
    """What a ticket is about; one a ticket."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    is_retired = models.BooleanField(_("no longer offered"), default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    """A free word on tickets; several a ticket."""

    name = models.CharField(_("name"), max_length=60, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

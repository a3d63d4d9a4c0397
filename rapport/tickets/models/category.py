"""Categories and tags."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.Model):
    """A category; a ticket has at most one."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    is_retired = models.BooleanField(_("no longer offered"), default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    """A free-form tag; a ticket can have several."""

    name = models.CharField(_("name"), max_length=60, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

"""The company that runs the desk."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rapport.people.accents import Accent

ONLY = 1


class CompanyManager(models.Manager["Company"]):
    """The one company of a desk."""

    def current(self) -> Company:
        """Return the company, without a name on a desk that has given none."""
        return self.filter(pk=ONLY).first() or self.model(pk=ONLY)


class Company(models.Model):
    """What people outside see of the company: its name, logo and colour. There is one row.

    ``logo`` is the digest of a PNG (rapport.core.blobs), ``accent`` a colour such as "#0f766e".
    ``language`` is what customers are written to in whose own language nobody knows.
    """

    name = models.CharField(_("name"), max_length=120, blank=True)
    logo = models.CharField(_("logo"), max_length=64, blank=True)
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)
    accent = models.CharField(_("colour"), max_length=7, blank=True)
    language = models.CharField(_("language for customers"), max_length=12, blank=True)

    objects = CompanyManager()

    def __str__(self) -> str:
        return self.name

    @property
    def logo_url(self) -> str:
        """Return the address of the logo, or "" without one; another logo has another address."""
        return reverse("company_logo", args=[self.logo]) if self.logo else ""

    @property
    def style_url(self) -> str:
        """Return the address of the style sheet with the company's colour, or ""."""
        return reverse("company_style", args=[self.accent.removeprefix("#")]) if self.accent else ""

    @property
    def style(self) -> str:
        """Return the style sheet with the company's colour."""
        return Accent(self.accent).style() if self.accent else ""

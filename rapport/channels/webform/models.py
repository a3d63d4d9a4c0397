"""Public contact forms."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ContactForm(models.Model):
    """A public page on which anybody can write to us."""

    name = models.CharField(_("heading"), max_length=80)
    slug = models.SlugField(_("web address"), max_length=60, unique=True)
    queue = models.ForeignKey(
        "tickets.Queue", models.PROTECT, related_name="contact_forms", verbose_name=_("queue")
    )
    intro = models.TextField(_("text above the form"), blank=True, max_length=2000)
    is_open = models.BooleanField(_("open"), default=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the form."""
        return reverse("contact", args=[self.slug])

    @property
    def account(self) -> str:
        """Return the word under which its arrivals are filed."""
        return str(self.pk)

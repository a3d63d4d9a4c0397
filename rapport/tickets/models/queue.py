"""Queues of tickets."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Queue(models.Model):
    """A stream of tickets that a team works through.

    Within ``reopens_within`` days of a resolution an answer reopens the ticket; later, it opens a
    new, linked one.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    team = models.ForeignKey(
        "people.Team", models.PROTECT, related_name="queues", verbose_name=_("team")
    )
    calendar_name = models.CharField(_("business calendar"), max_length=80, blank=True)
    is_default = models.BooleanField(_("default queue"), default=False)
    sender_name = models.CharField(_("name shown to customers"), max_length=120, blank=True)
    signature = models.TextField(_("signature"), blank=True)
    acknowledges = models.BooleanField(_("confirms that a request arrived"), default=True)
    acknowledgement = models.TextField(_("text of the confirmation"), blank=True)
    acknowledges_forwarded = models.BooleanField(
        _("also confirms what a colleague forwarded"), default=False
    )
    reopens_within = models.PositiveSmallIntegerField(
        _("days in which a reply reopens a ticket"), default=30
    )
    colleagues_belong = models.BooleanField(
        _("colleagues of the customer may join a ticket"), default=False
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

"""Reasons for which one ticket follows another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from rapport.tickets.models import Ticket


class Link(models.TextChoices):
    """The reason for a link to an earlier ticket."""

    OUTSIDER = "outsider", _("its sender is not part of the other")
    FOLLOW_UP = "follow-up", _("the other was over")
    SPLIT = "split", _("it was split off")
    RELATED = "related", _("it belongs to the same conversation")


class Linked(models.Model):
    """A ticket's links to others.

    ``linked_to`` is the earlier ticket it follows, ``link`` why, and ``link_reason`` the same in a
    sentence. A merged ticket is closed, and ``merged_into`` is its survivor (docs/decisions/0014).
    """

    # Each foreign key leads an index of the ticket, so none needs one of its own.
    linked_to = models.ForeignKey(
        "tickets.Ticket", models.SET_NULL, null=True, related_name="linked_from", db_index=False
    )
    link = models.CharField(max_length=10, choices=Link.choices, blank=True)
    link_reason = models.CharField(max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "tickets.Ticket", models.SET_NULL, null=True, related_name="absorbed", db_index=False
    )

    class Meta:
        abstract = True

    @property
    def survivor(self) -> Ticket:
        """Return the ticket that remains after all merges: this one, if it was not merged."""
        return self.merged_into.survivor if self.merged_into else cast("Ticket", self)

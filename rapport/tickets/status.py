"""Statuses and priorities of a ticket."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """The status of a ticket."""

    NEW = "new", _("New")
    OPEN = "open", _("Open")
    PENDING = "pending", _("Waiting for the customer")
    ON_HOLD = "on_hold", _("On hold")
    RESOLVED = "resolved", _("Resolved")
    CLOSED = "closed", _("Closed")

    @property
    def word(self) -> str:
        """Return its name where there is room for one word."""
        return str(_("Pending") if self == Status.PENDING else self.label)


UNSOLVED = (Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD)
SOLVED = (Status.RESOLVED, Status.CLOSED)


class Priority(models.IntegerChoices):
    """The priority of a ticket; higher is more urgent, so that it sorts."""

    LOW = 1, _("Low")
    NORMAL = 2, _("Normal")
    HIGH = 3, _("High")
    URGENT = 4, _("Urgent")


class ByHand(models.TextChoices):
    """A way a customer reached us that one of us enters by hand; nothing can be sent back that
    way.
    """

    PHONE = "phone", _("by phone")
    IN_PERSON = "in-person", _("in person")
    LETTER = "letter", _("by letter")
    OTHER = "other", _("some other way")


# The channel of a ticket that we began with a mail of ours; answers go out by mail, too.
OURS = "ours"

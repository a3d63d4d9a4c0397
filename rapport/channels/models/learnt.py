"""Ends of mails that become known as signatures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.mail.learnt.judging import ENOUGH_MAILS, ENOUGH_TICKETS


class LearntSignatureQuerySet(models.QuerySet["LearntSignature"]):
    """Adjectives of learnt signatures."""

    def known(self) -> LearntSignatureQuerySet:
        """Return those that were seen often enough to fold, also if a person wants to see them."""
        often = Q(tickets__gte=ENOUGH_TICKETS) | Q(mails__gte=ENOUGH_MAILS)
        return self.filter(often, mails__gt=1)


class LearntSignature(models.Model):
    """Lines that mails from an address ended with (docs/decisions/0029).

    Of one mail they are its last lines, whatever they say; from the second on, what it shares with
    the first. ``ticket`` is the number of the last ticket that they were seen on. ``shown_at`` is
    when a person decided that they stay in sight. They belong to the address: they go where it
    goes, and with it.
    """

    identity = models.ForeignKey(
        "customers.Identity", models.CASCADE, related_name="learnt_signatures"
    )
    text = models.TextField(_("lines"))
    mails = models.PositiveIntegerField(default=1)
    tickets = models.PositiveIntegerField(default=1)
    ticket = models.BigIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    shown_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    objects = LearntSignatureQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text.partition("\n")[0]

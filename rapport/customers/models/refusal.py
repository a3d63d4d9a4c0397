"""Addresses that refused what we sent."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.core import labels
from rapport.customers.models.person import Person


class Cause(models.TextChoices):
    """The reason why the other side did not accept a message, in words that fit every channel."""

    NO_MAILBOX = "no-mailbox", _("the mailbox does not exist")
    NO_HOST = "no-host", _("no mail server answers to that name")
    MOVED = "moved", _("the mailbox has moved to another address")
    SHUT = "shut", _("the mailbox is closed")
    FULL = "full", _("the mailbox is full")
    TOO_LARGE = "too-large", _("the message is too large for the other mail server")
    SPAM = "spam", _("the other mail server considers it spam")
    RULES = "rules", _("the other mail server’s rules do not allow it")
    NOT_REACHED = "not-reached", _("the other mail server could not be reached")
    LATER = "later", _("the other mail server asks us to try again later")
    OTHER = "other", _("the other mail server did not accept it")

    def reason(self, code: str = "") -> str:
        """Return the reason as the start of a sentence, with the code (RFC 3463) in brackets if
        any.
        """
        said = str(self.label)
        said = said[:1].upper() + said[1:]
        return f"{said} ({code})" if code else said


def say_reasons(value: Any) -> str:
    """Return the reasons that an event keeps, as (cause, code); older events keep the words."""
    if not isinstance(value, list):
        return labels.text(value)
    return "; ".join(Cause(cause).reason(code) for cause, code in value)


class Refusal(models.Model):
    """An address's refusal of what we sent, open until it works again.

    Kept by address and not by identity, because people also ask to be answered at addresses that
    are not their identities; ``person`` is the owner as far as we know. While a permanent one
    (``is_permanent``) is open, the address is dead: nothing is sent there unless a person insists.
    ``said`` is what the other side answered.
    """

    value = models.CharField(max_length=254)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="refusals")
    cause = models.CharField(max_length=12, choices=Cause.choices, default=Cause.OTHER)
    code = models.CharField(max_length=12, blank=True)
    said = models.TextField(blank=True)
    is_permanent = models.BooleanField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("value",), condition=Q(ended_at=None), name="one_open_refusal_an_address"
            ),
        )

    def __str__(self) -> str:
        return f"{self.value}: {self.reason}"

    @property
    def reason(self) -> str:
        """Return it as a sentence: "The mailbox does not exist (5.1.1)"."""
        return say_reasons(self.kept_reason)

    @property
    def kept_reason(self) -> list[tuple[str, str]]:
        """Return it as an event keeps it, for ``say_reasons``."""
        return [(self.cause, self.code)]

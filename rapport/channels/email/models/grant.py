"""Grants: permission to sign in to a mail server."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapport.core.sealed import SealedTextField

# What a mailbox's secrets were entered for: its servers, and the user they know.
FETCHED_FROM = ("fetch_host", "fetch_port", "fetch_security", "fetch_user")
SENT_BY = ("smtp_host", "smtp_port", "smtp_security", "smtp_user")
# The application that asks, and where it does.
_APPLICATION = ("provider", "flow", "tenant", "client_id", "token_url", "scopes")
# Tokens go to the mailbox's servers, and an application's secret fetches tokens for them.
_ALL = (*_APPLICATION, *(f"mailbox__{name}" for name in (*FETCHED_FROM, *SENT_BY)))


class Provider(models.TextChoices):
    """The provider that grants access."""

    GOOGLE = "google", _("Google")
    MICROSOFT = "microsoft", _("Microsoft")
    OTHER = "other", _("another provider")


class Flow(models.TextChoices):
    """The party that signs in."""

    PERSON = "person", _("a person signs in")
    APPLICATION = "application", _("the application signs in by itself")


class Grant(models.Model):
    """A grant by OAuth 2.0 (RFC 6749), given to the application registered there.

    Secret, refresh token and access token are sealed. ``renew_at`` is when the next access token
    is fetched; empty if the server stated no expiry. ``refusal`` is the provider's message when it
    revoked the grant; it is not asked again until somebody signs in.
    """

    provider = models.CharField(max_length=9, choices=Provider.choices)
    flow = models.CharField(max_length=11, choices=Flow.choices, default=Flow.PERSON)
    tenant = models.CharField(max_length=253, blank=True)
    authorise_url = models.CharField(max_length=500, blank=True)
    token_url = models.CharField(max_length=500)
    device_url = models.CharField(max_length=500, blank=True)
    scopes = models.CharField(max_length=500, blank=True)
    client_id = models.CharField(_("client id"), max_length=254)
    client_secret = SealedTextField(blank=True, bound_to=_ALL)
    refresh_token = SealedTextField(blank=True, bound_to=_ALL)
    access_token = SealedTextField(blank=True, bound_to=_ALL)
    renew_at = models.DateTimeField(null=True)
    granted_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.client_id} at {self.get_provider_display()}"

    @property
    def name(self) -> str:
        """Return the provider's name; an unknown one is named by its server."""
        if self.provider == Provider.OTHER:
            return urlsplit(self.token_url).hostname or self.token_url
        return str(self.get_provider_display())

    @property
    def waits_for_a_person(self) -> bool:
        """Return whether nothing works until somebody signs in."""
        if self.flow == Flow.APPLICATION:
            return False
        return self.granted_at is None or self.refused_at is not None

    @property
    def was_given(self) -> bool:
        """Return whether somebody has signed in before, so that this is signing in again."""
        return self.granted_at is not None

    @property
    def unreadable(self) -> str:
        """Return what to say when its tokens cannot be unsealed."""
        sentence = gettext(
            "The permission from %(provider)s cannot be read: Rapport’s secret key has changed "
            "since it was given. Sign in again."
        )
        return sentence % {"provider": self.name}

    def is_fresh(self, at: datetime) -> bool:
        """Return whether the access token can still be used."""
        return bool(self.access_token) and (self.renew_at is None or at < self.renew_at)

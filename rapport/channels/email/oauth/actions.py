"""Actions on grants: register an application, sign in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels.email import events
from rapport.channels.email.models import Grant, Mailbox
from rapport.channels.email.oauth import providers
from rapport.channels.email.oauth.providers import Application
from rapport.core import clock, secrets
from rapport.core.errors import Invalid
from rapport.core.sealed import Kept
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.record import record

if TYPE_CHECKING:
    from rapport.channels.email.oauth import exchange

_FIELDS = (
    *("provider", "flow", "client_id", "token_url", "scopes"),
    *("tenant", "authorise_url", "device_url"),
)


def register(mailbox: Mailbox, application: Application | None, kept: Kept | None = None) -> None:
    """Set how the mailbox is signed in to; None means by password.

    The caller saves the mailbox and records it. A grant stays, unless the application or a server
    of the mailbox is another one now; ``kept`` is the grant from before the servers were set.
    Raises Invalid, also when the client secret must be entered again.
    """
    if application is None:
        if mailbox.grant is not None:
            old, mailbox.grant = mailbox.grant, None
            old.delete()
        return
    known = providers.completed(application, mailbox.fetch_protocol)
    kept = kept or Kept(mailbox.grant)
    grant = mailbox.grant or Grant()
    for name in _FIELDS:
        setattr(grant, name, getattr(known, name))
    if known.secret:
        grant.client_secret = secrets.seal(known.secret)
    lost = kept.release()
    if "client_secret" in lost:
        sentence = _(
            "Enter the client secret again: the application, a server or the user name has "
            "changed. The stored one is only used where it was entered for."
        )
        raise Invalid(sentence, code="secret_again")
    if lost:
        grant.granted_at = grant.renew_at = None
    # What was refused may work with the change.
    grant.refused_at, grant.refusal = None, ""
    grant.save()
    mailbox.grant = grant


def sign_in(
    mailbox: Mailbox, given: exchange.Tokens, *, by: Actor, at: datetime | None = None
) -> Mailbox:
    """Store the grant that somebody has given at the provider; mail is fetched with it at once."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        grant = Grant.objects.select_for_update().get(mailbox=mailbox)
        grant.granted_at = at
        grant.save(update_fields=["granted_at"])
        keep_tokens(grant, given)
        record(
            events.SIGNED_IN,
            mailbox,
            by=by,
            at=at,
            name=mailbox.name,
            provider=grant.name,
        )
    mailbox.grant = grant
    return mailbox


def keep_tokens(grant: Grant, tokens: exchange.Tokens) -> bool:
    """Store the provider's tokens; a refresh token that it left out stays.

    Return whether they were stored: not if the grant is another one now, given to another
    application or for another server. They would go where they were not meant to.

    Leaves no event: tokens are renewed every hour, and nothing else changes.
    """
    with transaction.atomic():
        if not _is_as_it_was(grant):
            return False
        _store(grant, tokens)
    return True


def _store(grant: Grant, tokens: exchange.Tokens) -> None:
    grant.access_token = secrets.seal(tokens.access)
    if tokens.refresh:
        grant.refresh_token = secrets.seal(tokens.refresh)
    grant.renew_at = tokens.renew_at
    grant.refused_at, grant.refusal = None, ""
    grant.save(update_fields=["access_token", "refresh_token", "renew_at", "refused_at", "refusal"])


def note_refused(grant: Grant, reason: str, *, at: datetime) -> None:
    """Record that the provider gives no more tokens, until somebody signs in again.

    Leaves no event: the mailbox that can no longer be fetched does.
    """
    with transaction.atomic():
        if not _is_as_it_was(grant):
            return
        grant.refused_at, grant.refusal = at, reason
        grant.save(update_fields=["refused_at", "refusal"])


def _is_as_it_was(grant: Grant) -> bool:
    """Return whether nobody changed the grant since it was read; its row stays locked.

    When a server of its mailbox changes, its secrets are emptied (rapport.core.sealed), and a
    secret that is entered again is never sealed alike.
    """
    asked = ("client_secret", "refresh_token", *_FIELDS)
    now = Grant.objects.select_for_update().filter(pk=grant.pk).first()
    return now is not None and all(getattr(now, name) == getattr(grant, name) for name in asked)

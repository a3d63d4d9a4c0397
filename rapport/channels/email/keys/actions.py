"""Actions on keys for mail: add and remove."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.channels.email.keys import events, material
from rapport.channels.email.keys.models import MailKey
from rapport.core import clock, secrets
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.record import record


def add(
    content: bytes, *, by: Actor, passphrase: str = "", at: datetime | None = None
) -> list[MailKey]:
    """Add the keys in a file. An existing one is renewed, and never loses its secret.

    Raises Invalid for anything that is not a key, or cannot be opened with the passphrase.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    found = material.read(content, passphrase)
    with transaction.atomic():
        return [_keep(each, by, at) for each in found]


def remove(key: MailKey, *, by: Actor, at: datetime | None = None) -> MailKey:
    """Remove a key: its signatures become unknown, and mail for it stays shut."""
    require(by, Ability.MANAGE_DESK)
    with transaction.atomic():
        found = MailKey.objects.select_for_update().filter(pk=key.pk).first()
        if found is not None:
            record(events.REMOVED, found, by=by, at=at or clock.now(), name=str(found))
            found.delete()
    return key


def _keep(found: material.Material, by: Actor, at: datetime) -> MailKey:
    key = MailKey.objects.select_for_update().filter(fingerprint=found.fingerprint).first()
    key = key or MailKey(fingerprint=found.fingerprint, added_at=at)
    key.kind = found.kind
    key.name = found.name
    key.addresses = list(found.addresses)
    key.is_authority = found.is_authority
    key.expires_at = found.expires_at
    key.public = found.public
    if found.secret:
        key.secret = secrets.seal(found.secret)
        key.passphrase = secrets.seal(found.passphrase) if found.passphrase else ""
    key.save()
    record(events.ADDED, key, by=by, at=at, name=str(key))
    return key

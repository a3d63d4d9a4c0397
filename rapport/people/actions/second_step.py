"""Changes to the second step of signing in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from rapport.core import clock
from rapport.core.ledger import Happening, record
from rapport.people import events
from rapport.people.models import User

Kind = Authenticator.Type
ADDED: dict[str, Happening] = {
    Kind.TOTP: events.APP_ADDED,
    Kind.WEBAUTHN: events.PASSKEY_ADDED,
    Kind.RECOVERY_CODES: events.CODES_MADE,
}
REMOVED: dict[str, Happening] = {
    Kind.TOTP: events.APP_REMOVED,
    Kind.WEBAUTHN: events.PASSKEY_REMOVED,
    Kind.RECOVERY_CODES: events.CODES_REMOVED,
}


@dataclass(frozen=True)
class _Means:
    """One means of the second step: an app, a passkey by its name, or a set of recovery codes."""

    kind: str
    name: str


@contextmanager
def change_second_step(person: User, *, by: User, at: datetime | None = None) -> Iterator[None]:
    """Record what the block changes about the second step of a person's sign-in.

    The library that writes it knows no timeline, so the state is compared before and after, in one
    transaction with the events. New recovery codes replacing old ones make one event.
    """
    at = at or clock.now()
    with transaction.atomic():
        before = _means(person)
        yield
        after = _means(person)
        for happening, names in _changes(before, after):
            record(happening, person, by=by, at=at, **names)


def _means(person: User) -> dict[int, _Means]:
    rows = Authenticator.objects.filter(user=person).order_by("pk")
    return {row.pk: _Means(row.type, str(row.data.get("name", ""))) for row in rows}


def _changes(
    before: dict[int, _Means], after: dict[int, _Means]
) -> Iterator[tuple[Happening, dict[str, str]]]:
    gone = [before[pk] for pk in sorted(before.keys() - after.keys())]
    come = [after[pk] for pk in sorted(after.keys() - before.keys())]
    for means in gone:
        renewed = means.kind == Kind.RECOVERY_CODES and means in come
        if not renewed:
            yield REMOVED[means.kind], _named(means)
    for means in come:
        yield ADDED[means.kind], _named(means)
    for pk in sorted(before.keys() & after.keys()):
        if before[pk] != after[pk]:
            names = {"from": before[pk].name, "to": after[pk].name}
            yield events.PASSKEY_RENAMED, names


def _named(means: _Means) -> dict[str, str]:
    return {"name": means.name} if means.kind == Kind.WEBAUTHN else {}

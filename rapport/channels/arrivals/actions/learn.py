"""Learning the signatures of those who write."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.channels.arrivals.rules.known_signatures import Written
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import LearntSignature
from rapport.customers.models import Identity
from rapport.mail.learnt import learning
from rapport.mail.learnt.learning import Known

LEARNT_FROM = (State.OPENED, State.APPENDED)


def learn(said: Written | None, outcome: Outcome, *, at: datetime) -> None:
    """Note what a mail on a ticket ended with, for the next one from the same address.

    Leaves no event: it becomes known by what folds.
    """
    if said is None or outcome.state not in LEARNT_FROM or outcome.ticket is None:
        return
    changed, forgotten = learning.learn(said.known, said.own, outcome.ticket, said.names)
    identity = (said.identity or _identity(said)) if changed else None
    if identity is None:
        return
    with transaction.atomic():
        if forgotten is not None:
            LearntSignature.objects.filter(pk=forgotten.pk or 0).delete()
        for one in changed:
            _save(one, identity, at)


def _save(one: Known, identity: int, at: datetime) -> None:
    values = {
        "text": "\n".join(one.lines),
        "mails": one.mails,
        "tickets": one.tickets,
        "ticket": one.ticket,
        "last_at": at,
    }
    if one.pk is None:
        LearntSignature.objects.create(identity_id=identity, first_at=at, **values)
    else:
        LearntSignature.objects.filter(pk=one.pk).update(**values)


def _identity(said: Written) -> int | None:
    """Return the sender's address, if it is a customer's."""
    value = said.sender.value.strip().lower()
    found = Identity.objects.filter(kind=said.sender.kind, value=value)
    return found.values_list("pk", flat=True).first()

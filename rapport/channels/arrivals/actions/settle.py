"""Settling kept arrivals: read, decide, act, record the outcome.

Two transactions per arrival (docs/decisions/0008): the first records that it is kept and moves the
cursor; the second does everything it means and settles it. After a crash between them it is kept,
and the next process settles it. A crash inside either leaves nothing of that one.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _

from rapport.channels import events
from rapport.channels.arrivals import rules
from rapport.channels.arrivals.actions.carry_out import carry_out
from rapport.channels.arrivals.actions.learn import learn
from rapport.channels.arrivals.actions.note_referred import note_referred
from rapport.channels.arrivals.rules import known_signatures
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.outcome import Outcome
from rapport.channels.intake.reading import read
from rapport.channels.models import Inbound
from rapport.channels.parsed import Parsed
from rapport.core import clock
from rapport.core.database.faults import fault_of
from rapport.core.errors import RapportError
from rapport.people.actors import SYSTEM
from rapport.timeline.record import record

log = logging.getLogger(__name__)

State = Inbound.State

# Two processes that meet a new customer at the same instant: the second finds the first one's row.
TRIES = 3
BATCH = 100


class _SettledMeanwhile(Exception):
    """Another process settled it; this one's work is rolled back."""


def settle(inbound: Inbound, *, at: datetime | None = None) -> Inbound:
    """Do what a kept arrival means and record the outcome, or park it with the reason.

    One that is settled already stays as it is. Raises OperationalError when database or disk do
    not serve: then it stays kept.
    """
    at = at or clock.now()
    if inbound.is_settled:
        return inbound
    about = ""
    try:
        parsed = read(inbound)
        about = parsed.about
        _settle(inbound, parsed, at)
    except _SettledMeanwhile:
        inbound.refresh_from_db()
    except OperationalError:
        raise
    except RapportError as error:
        park(inbound, reason=error.sentence, about=about, at=at)
    # This loop must outlive what it reads: an arrival that we fail on waits for a person, and the
    # next one is not held up.
    except Exception as error:
        if fault_of(error) is not None:
            # It is not the arrival's fault, and passes without anybody who looks at it.
            raise OperationalError(str(error)) from error
        log.exception("What arrived as %s could not be processed", inbound)
        failure = _("Rapport failed on it: %s") % f"{type(error).__name__}: {error}"
        park(inbound, reason=failure, about=about, at=at)
    return inbound


def settle_kept(*, channel: str, account: str, at: datetime | None = None) -> int:
    """Settle all kept arrivals of an account, oldest first; return how many there were."""
    waiting = Inbound.objects.kept().filter(channel=channel, account=account).order_by("pk")
    last = count = 0
    while batch := list(waiting.filter(pk__gt=last)[:BATCH]):
        for inbound in batch:
            settle(inbound, at=at)
        last, count = batch[-1].pk, count + len(batch)
    return count


def park(inbound: Inbound, *, reason: str, at: datetime, about: str = "") -> None:
    """Park a kept arrival, with the reason, until a person looks at it."""
    with transaction.atomic():
        if not _settle_row(inbound, state=State.PARKED, reason=reason, about=about, settled_at=at):
            inbound.refresh_from_db()
            return
        record(events.PARKED, inbound, by=SYSTEM, at=at, channel=inbound.channel, reason=reason)


def _settle(inbound: Inbound, parsed: Parsed, at: datetime) -> None:
    for last in (False,) * (TRIES - 1) + (True,):
        try:
            with transaction.atomic():
                _do(Arrival(inbound, parsed), at)
            return
        except IntegrityError:
            if last:
                raise


def _do(arrival: Arrival, at: datetime) -> None:
    """Do what an arrival means, and learn from how it ends."""
    decided = rules.decide(arrival)
    said = known_signatures.written(decided.arrival)
    folded = known_signatures.folded(decided.arrival, said)
    outcome = carry_out(replace(decided, arrival=folded))
    _note(arrival.inbound, outcome, arrival.parsed, at)
    learn(said, outcome, at=at)


def _note(inbound: Inbound, outcome: Outcome, parsed: Parsed, at: datetime) -> None:
    """Write down what became of an arrival.

    Leaves no event of its own: what it meant for a ticket has one there, and what meant nothing
    (spam, a duplicate) can be read in the list of arrivals.
    """
    told = outcome.state not in (State.OPENED, State.APPENDED)
    settled = _settle_row(
        inbound,
        state=outcome.state,
        reason=outcome.reason,
        about=parsed.about if told else "",
        nature=parsed.what.content.nature,
        settled_at=at,
        external_id=parsed.what.external_id[:255],
        content_key=parsed.what.content_key,
        ticket_id=outcome.ticket,
        message_id=outcome.message,
    )
    if not settled:
        raise _SettledMeanwhile
    note_referred(inbound, parsed, outcome)


def _settle_row(inbound: Inbound, **changes: object) -> bool:
    """Save the changes, here and in the database, unless somebody has settled it meanwhile."""
    settled = Inbound.objects.filter(pk=inbound.pk, state=State.KEPT).update(**changes)
    if settled:
        for name, value in changes.items():
            setattr(inbound, name, value)
    return bool(settled)

"""The check-up's findings on the outbox."""

from __future__ import annotations

from datetime import timedelta

from rapport.channels.checks import LATE, outbox
from rapport.core import clock
from rapport.core.checkup import Verdict
from rapport.tickets.models import Outgoing, Standstill, Ticket


def _outgoing(ticket: Ticket, state: str, since: timedelta) -> Outgoing:
    at = clock.now() - since
    return Outgoing.objects.create(
        channel="email", purpose="reply", ticket=ticket, state=state, queued_at=at, due_at=at
    )


def test_an_empty_outbox_is_good(db: None) -> None:
    (finding,) = outbox()

    assert finding.verdict is Verdict.GOOD


def test_what_just_became_due_is_no_matter(ticket: Ticket) -> None:
    Outgoing.objects.all().delete()
    _outgoing(ticket, "queued", timedelta(seconds=20))

    assert [finding.verdict for finding in outbox()] == [Verdict.GOOD]


def test_what_is_late_and_what_is_parked_are_told(ticket: Ticket) -> None:
    Outgoing.objects.all().delete()
    _outgoing(ticket, "queued", LATE + timedelta(minutes=1))
    _outgoing(ticket, "parked", timedelta(days=1))
    late, parked = outbox()

    assert (late.verdict, parked.verdict) == (Verdict.BROKEN, Verdict.CAUTION)
    assert late.sentence.startswith("1 message is due")


def test_what_waits_because_nothing_can_be_sent_is_told_with_its_reason(ticket: Ticket) -> None:
    Outgoing.objects.all().delete()
    waiting = _outgoing(ticket, "queued", LATE + timedelta(minutes=1))
    waiting.standstill = Standstill.objects.create(
        way="email:1", reason="smtp.desk.example does not answer.", since=waiting.queued_at
    )
    waiting.save()
    (held,) = outbox()

    assert held.verdict is Verdict.BROKEN
    assert held.sentence == "1 message is waiting. smtp.desk.example does not answer."

"""Reports about a sent message: returned, late, delivered, read.

A channel calls these with recipients of that message. Each is quiet: none reopens a ticket, and
nobody counts as having written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import models, transaction

from rapport.core import clock
from rapport.customers.actions import note_contact, note_refusal
from rapport.customers.models import Cause, Refusal
from rapport.customers.reaching import Refused
from rapport.people.actors import SYSTEM
from rapport.tickets import events
from rapport.tickets.actions.messages.nondelivery import review
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record

State = Outgoing.State
Word = DeliveryReport.Word


def note_bounce(
    outgoing: Outgoing,
    refused: Mapping[str, Refused],
    *,
    by_ours: bool = False,
    at: datetime | None = None,
) -> Outgoing:
    """Record which recipients did not get it, and why; repeats change nothing.

    Addresses that are gone for good become dead. A refusal ``by_ours``, the server that we send
    through, says nothing else of an address: the reason may be ours. When nobody got it, the
    message is parked, so that it can be sent again.
    """
    if not refused:
        return outgoing
    at = at or clock.now()
    with transaction.atomic():
        outgoing = _lock(outgoing)
        new = [address for address, why in refused.items() if _fail(outgoing, address, why, at)]
        for address in new:
            if by_ours and not refused[address].is_permanent:
                continue
            if outgoing.purpose != Outgoing.Purpose.NOTICE and address in outgoing.addresses:
                whose = outgoing.ticket.customer
                note_refusal(address, refused[address], whose=whose, at=at)
        if new:
            reason = "; ".join(_said(address, refused[address]) for address in new)
            _park_if_nobody_got_it(outgoing, reason)
            _record(events.UNDELIVERED, outgoing, new, at, reason=_reason(refused, new))
            review(outgoing.message, at=at)
    return outgoing


def note_delay(
    outgoing: Outgoing, delayed: Mapping[str, Refused], *, at: datetime | None = None
) -> Outgoing:
    """Record which recipients do not have it yet while the other side keeps trying: no failure."""
    at = at or clock.now()
    with transaction.atomic():
        outgoing = _lock(outgoing)
        known = set(_open(outgoing).values_list("address", flat=True))
        new = [address for address in delayed if address not in known]
        for address in new:
            _add(outgoing, address, Word.DELAYED, at, delayed[address])
        if new:
            _record(events.DELAYED, outgoing, new, at, reason=_reason(delayed, new))
    return outgoing


def note_delivery(
    outgoing: Outgoing, addresses: Sequence[str], *, at: datetime | None = None
) -> Outgoing:
    """Record that the other side has put it into these mailboxes."""
    return _good_news(outgoing, addresses, Word.DELIVERED, events.ARRIVED, at)


def note_display(
    outgoing: Outgoing, addresses: Sequence[str], *, at: datetime | None = None
) -> Outgoing:
    """Record that it was opened there (RFC 8098), at the time that the report states."""
    return _good_news(outgoing, addresses, Word.DISPLAYED, events.DISPLAYED, at)


def settle_delay(ticket: Ticket, address: str, *, at: datetime) -> None:
    """Settle a delay at an address that has since written on the ticket.

    Leaves no event, since what they wrote does.
    """
    late = DeliveryReport.objects.filter(
        outgoing__ticket=ticket, address=address.lower(), word=Word.DELAYED, settled_at=None
    )
    late.update(settled_at=at)


def note_withheld(
    ticket: Ticket, purpose: Outgoing.Purpose, dead: Sequence[Refusal], *, at: datetime
) -> None:
    """Record that an automatic message was not sent to dead addresses. Runs in a transaction."""
    record(
        events.WITHHELD,
        ticket,
        by=SYSTEM,
        at=at,
        purpose=purpose,
        to=", ".join(refusal.value for refusal in dead),
        reason=_each_once((refusal.cause, refusal.code) for refusal in dead),
    )


def settle_reports(
    outgoing: Outgoing, *, addresses: Sequence[str] | None = None, at: datetime
) -> None:
    """Settle earlier reports about a message that is sent again; the caller records that.

    ``addresses`` are those to which it is sent again, if not to all.
    """
    told = _open(outgoing)
    (told if addresses is None else told.filter(address__in=addresses)).update(settled_at=at)


def _good_news(
    outgoing: Outgoing, addresses: Sequence[str], word: Word, kind: Kind, at: datetime | None
) -> Outgoing:
    at = at or clock.now()
    with transaction.atomic():
        outgoing = _lock(outgoing)
        told = _open(outgoing).filter(word=word).values_list("address", flat=True)
        known = set(told)
        new = [address for address in addresses if address not in known]
        for address in new:
            _settle(outgoing, address, at, Word.DELAYED)
            _add(outgoing, address, word, at)
            note_contact(address, at=at)
        if new:
            _record(kind, outgoing, new, at)
    return outgoing


def _fail(outgoing: Outgoing, address: str, why: Refused, at: datetime) -> bool:
    """Record one failure; return False if it was known."""
    known = _open(outgoing).filter(address=address, word=Word.FAILED).first()
    if known is not None and (known.is_permanent or not why.is_permanent):
        return False
    _settle(outgoing, address, at, Word.DELAYED, Word.FAILED)
    _add(outgoing, address, Word.FAILED, at, why)
    return True


def _add(
    outgoing: Outgoing, address: str, word: Word, at: datetime, why: Refused | None = None
) -> None:
    DeliveryReport.objects.create(
        outgoing=outgoing,
        address=address[:254],
        word=word,
        cause=why.cause if why else "",
        code=why.code[:12] if why else "",
        said=why.said[:2000] if why else "",
        is_permanent=bool(why and why.is_permanent),
        at=at,
    )


def _settle(outgoing: Outgoing, address: str, at: datetime, *words: Word) -> None:
    _open(outgoing).filter(address=address, word__in=words).update(settled_at=at)


def _park_if_nobody_got_it(outgoing: Outgoing, reason: str) -> None:
    failed = set(_open(outgoing).filter(word=Word.FAILED).values_list("address", flat=True))
    if failed.issuperset(outgoing.addresses):
        parked = Outgoing.objects.filter(pk=outgoing.pk, state=State.SENT)
        parked.update(state=State.PARKED, reason=reason)
        outgoing.refresh_from_db(fields=["state", "reason"])


def _open(outgoing: Outgoing) -> models.QuerySet[DeliveryReport]:
    return DeliveryReport.objects.filter(outgoing=outgoing, settled_at=None)


def _lock(outgoing: Outgoing) -> Outgoing:
    rows = Outgoing.objects.select_for_update(of=("self",)).select_related(
        "ticket__customer", "message__ticket__customer"
    )
    found: Outgoing = rows.get(pk=outgoing.pk)
    return found


def _said(address: str, why: Refused) -> str:
    return f"{address}: {Cause(why.cause).reason(why.code)}"


def _reason(whys: Mapping[str, Refused], addresses: Sequence[str]) -> list[tuple[str, str]]:
    """Return the reasons, each once: the sentence already has the addresses."""
    return _each_once((whys[address].cause, whys[address].code) for address in addresses)


def _each_once(reasons: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(reasons))


def _record(
    kind: Kind, outgoing: Outgoing, addresses: Sequence[str], at: datetime, **more: object
) -> None:
    record(
        kind,
        outgoing.ticket,
        by=SYSTEM,
        at=at,
        outgoing=outgoing.pk,
        purpose=outgoing.purpose,
        to=", ".join(addresses),
        **more,
    )

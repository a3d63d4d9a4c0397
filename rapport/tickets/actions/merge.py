"""Merging two tickets about one matter, and undoing it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.actions._move import SAID, move, tell_again
from rapport.tickets.models import Answered, Merge, Message, Participant, Resolution, Ticket
from rapport.tickets.status import Status
from rapport.timeline.record import record

STOOD = ("status", "waiting_since", "resolved_at", "closed_at")


def merge(absorbed: Ticket, *, into: Ticket, by: Actor, at: datetime | None = None) -> Merge:
    """Merge a ticket, with everything said on it, into the one that was opened before it.

    The absorbed one is closed and leads to the survivor; its people belong to the survivor and get
    no copies unless somebody chooses so. Raises Invalid for a ticket and itself and where the
    absorbed one is the older (docs/decisions/0014), Conflict when either was merged already or the
    survivor is closed.
    """
    at = at or clock.now()
    with transaction.atomic():
        absorbed, into = _begin(absorbed, into, by)
        _check(absorbed, into)
        row = Merge(survivor=into, absorbed=absorbed, by=_user(by), at=at)
        row.before = {"absorbed": _stood(absorbed), "survivor": _stood(into)}
        row.moved = _move_all(absorbed, into)
        _end(absorbed, into, at)
        row.before["resolution"] = _take_over(into, row.before["absorbed"]["waiting_since"], at)
        row.after = _stood(into)
        row.save()
        record(events.MERGED, into, by=by, at=at, **_names(absorbed), merge=row.pk)
        record(events.MERGED_AWAY, absorbed, by=by, at=at, **_names(into), merge=row.pk)
    return row


def unmerge(row: Merge, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Undo a merge: what was moved goes back; what came since stays with the survivor.

    Undoing twice changes nothing. Raises Conflict when the survivor has been merged into another
    ticket.
    """
    at = at or clock.now()
    with transaction.atomic():
        row = Merge.objects.select_for_update(of=("self",)).get(pk=row.pk)
        absorbed, into = _begin(row.absorbed, row.survivor, by)
        if row.undone_at:
            return absorbed
        if into.is_merged:
            raise Conflict(_("#%d has been merged again since. Undo that merge first.") % into.pk)
        _move_back(row, absorbed, into)
        _restore(row, absorbed, into, at)
        row.undone_at, row.undone_by = at, _user(by)
        row.save(update_fields=["undone_at", "undone_by"])
        record(events.UNMERGED, into, by=by, at=at, **_names(absorbed))
        record(events.UNMERGED, absorbed, by=by, at=at, **_names(into))
    return absorbed


def _begin(absorbed: Ticket, into: Ticket, by: Actor) -> tuple[Ticket, Ticket]:
    """Lock both, the lower number first, so that two merges of the same pair never deadlock."""
    both = {ticket.pk: ticket for ticket in (absorbed, into)}
    locked = {pk: _row.begin(both[pk], by) for pk in sorted(both)}
    if isinstance(by, User):
        seen = Ticket.objects.visible_to(by).filter(pk__in=locked).count()
        if seen < len(locked):
            raise Invalid(_("You cannot see one of the two tickets."))
    return locked[absorbed.pk], locked[into.pk]


def _check(absorbed: Ticket, into: Ticket) -> None:
    if absorbed.pk == into.pk:
        raise Invalid(_("This is the same ticket."))
    for ticket in (absorbed, into):
        if ticket.merged_into_id:
            values = {"pk": ticket.pk, "other": ticket.merged_into_id}
            raise Conflict(_("#%(pk)d has already been merged into #%(other)d.") % values)
    if into.is_closed:
        raise Conflict(_("#%d is closed for good, so nothing can be merged into it.") % into.pk)
    if (absorbed.opened_at, absorbed.pk) < (into.opened_at, into.pk):
        values = {"pk": absorbed.pk, "other": into.pk}
        raise Invalid(_("#%(pk)d was opened first, so #%(other)d is merged into it.") % values)


def _user(by: Actor) -> User | None:
    return by if isinstance(by, User) else None


def _names(other: Ticket) -> dict[str, Any]:
    return {"ticket": other.pk, "title": other.subject}


def _stood(ticket: Ticket) -> dict[str, str | None]:
    """Return the ticket's state as JSON-ready data."""
    values = {name: getattr(ticket, name) for name in STOOD}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _move_all(absorbed: Ticket, into: Ticket) -> dict[str, list[int]]:
    messages = list(Message.objects.filter(ticket=absorbed).values_list("pk", flat=True))
    move(messages, into)
    known = Participant.objects.filter(ticket=into).values("person")
    new = Participant.objects.filter(ticket=absorbed).exclude(person__in=known)
    people = list(new.values_list("pk", flat=True))
    # They may read what the other wrote only if somebody decides so.
    Participant.objects.filter(pk__in=people).update(
        ticket=into, kind=Participant.Kind.COPIED, answered=Answered.NO
    )
    return {"messages": messages, "participants": people}


def _end(absorbed: Ticket, into: Ticket, at: datetime) -> None:
    absorbed.merged_into = into
    absorbed.status, absorbed.closed_at = Status.CLOSED, at
    absorbed.resolved_at = absorbed.resolved_at or at
    absorbed.waiting_since = None
    _row.save(absorbed, at, "merged_into", *STOOD)


def _take_over(into: Ticket, waits: str | None, at: datetime) -> int | None:
    """Move the absorbed ticket's waiting customer to the survivor, reopened if needed.

    Returns the id of the resolution that this undid, if any.
    """
    undone = None
    if waits and into.is_solved:
        standing = Resolution.objects.filter(ticket=into, undone_at=None)
        undone = standing.values_list("pk", flat=True).first()
        standing.update(undone_at=at)
        into.resolved_at = None
    if waits and into.status not in (Status.NEW, Status.ON_HOLD):
        into.status = Status.OPEN
    since = into.waiting_since
    tell_again(into)
    begun = datetime.fromisoformat(waits) if waits else None
    into.waiting_since = min((each for each in (since, begun) if each), default=None)
    _row.save(into, at, *SAID, "status", "resolved_at")
    return undone


def _move_back(row: Merge, absorbed: Ticket, into: Ticket) -> None:
    still = Message.objects.filter(pk__in=row.ids("messages"), ticket=into)
    move(list(still.values_list("pk", flat=True)), absorbed)
    people = Participant.objects.filter(pk__in=row.ids("participants"), ticket=into)
    people.exclude(person=absorbed.customer_id).update(ticket=absorbed)
    people.filter(person=absorbed.customer_id).update(
        ticket=absorbed, kind=Participant.Kind.REQUESTER, answered=Answered.TO
    )


def _restore(row: Merge, absorbed: Ticket, into: Ticket, at: datetime) -> None:
    """Restore both; the survivor only if nobody has worked on it since."""
    absorbed.merged_into = None
    _put(absorbed, row.before["absorbed"])
    _row.save(absorbed, at, "merged_into", *STOOD)
    untouched = _stood(into) == row.after
    tell_again(into)
    if untouched:
        _put(into, row.before["survivor"])
        resolution = row.before.get("resolution")
        Resolution.objects.filter(pk=resolution).update(undone_at=None)
    _row.save(into, at, *SAID, *STOOD)


def _put(ticket: Ticket, stood: dict[str, str | None]) -> None:
    for name in STOOD:
        value = stood[name]
        is_time = name != "status" and value is not None
        setattr(ticket, name, datetime.fromisoformat(value) if is_time and value else value)

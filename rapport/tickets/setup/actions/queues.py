"""Actions on queues."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import Actor, require
from rapport.people.models import Team
from rapport.people.roles import Ability
from rapport.tickets.actions import unassign
from rapport.tickets.events import HANDED_OVER
from rapport.tickets.models import BusinessCalendar, Queue, Ticket
from rapport.tickets.setup import events
from rapport.timeline.record import record


@dataclass(frozen=True)
class QueueSettings:
    """All settings of a queue. An empty calendar means: always open."""

    name: str
    team: Team
    calendar_name: str = ""
    is_default: bool = False
    sender_name: str = ""
    signature: str = ""
    acknowledges: bool = True
    acknowledgement: str = ""
    acknowledges_forwarded: bool = False
    reopens_within: int = 30
    colleagues_belong: bool = False

    @classmethod
    def of(cls, queue: Queue) -> QueueSettings:
        """Return the settings that a queue has."""
        return cls(**{field.name: getattr(queue, field.name) for field in fields(cls)})


FIELDS = tuple(field.name for field in fields(QueueSettings))


def make_queue(settings: QueueSettings, *, by: Actor, at: datetime | None = None) -> Queue:
    """Create a queue. Raises Invalid for a taken name or an unknown calendar."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        _check(settings)
        queue = Queue(slug=_free_slug(settings.name))
        _fill(queue, settings)
        record(events.QUEUE_MADE, queue, by=by, at=at, name=queue.name)
        if settings.is_default:
            _end_other_defaults(queue, by, at)
    return queue


def set_queue(
    queue: Queue, settings: QueueSettings, *, by: Actor, at: datetime | None = None
) -> Queue:
    """Change a queue. Its address stays; its tickets go to its new team with it.

    Tickets of an owner outside that team are unassigned, so that they are not left where nobody
    looks. Unchanged settings change nothing.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        queue = Queue.objects.select_for_update(of=("self",)).get(pk=queue.pk)
        before = QueueSettings.of(queue)
        what = [field for field in FIELDS if getattr(before, field) != getattr(settings, field)]
        if not what:
            return queue
        _check(settings, but=queue)
        moves = queue.team_id != settings.team.pk
        _fill(queue, settings)
        record(events.QUEUE_CHANGED, queue, by=by, at=at, name=queue.name, what=what)
        if settings.is_default:
            _end_other_defaults(queue, by, at)
        if moves:
            _hand_over(queue, by, at)
    return queue


def _check(settings: QueueSettings, but: Queue | None = None) -> None:
    if not settings.name.strip():
        raise Invalid(_("A queue needs a name."))
    same = Queue.objects.filter(name__iexact=settings.name.strip())
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Invalid(_("There is already a queue “%(name)s”.") % {"name": settings.name.strip()})
    calendar = settings.calendar_name
    if calendar and not BusinessCalendar.objects.filter(name=calendar).exists():
        raise Invalid(_("There is no calendar “%(name)s”.") % {"name": calendar})


def _fill(queue: Queue, settings: QueueSettings) -> None:
    for field in FIELDS:
        value = getattr(settings, field)
        setattr(queue, field, value.strip() if isinstance(value, str) else value)
    queue.save()


def _end_other_defaults(queue: Queue, by: Actor, at: datetime) -> None:
    for other in Queue.objects.exclude(pk=queue.pk).filter(is_default=True):
        other.is_default = False
        other.save(update_fields=["is_default"])
        record(events.QUEUE_DEFAULT_ENDED, other, by=by, at=at, name=other.name, other=queue.name)


def _hand_over(queue: Queue, by: Actor, at: datetime) -> None:
    """Give a queue's tickets to its team.

    Only open ones get an event: for those that nobody works on, the queue's own says it.
    """
    tickets = Ticket.objects.filter(queue=queue)
    tickets.update(team=queue.team)
    for ticket in tickets.unsolved().select_related("assignee"):
        record(HANDED_OVER, ticket, by=by, at=at, team=queue.team.name, queue=queue.pk)
        owner = ticket.assignee
        if owner and not owner.sees_every_team and queue.team_id not in owner.team_ids:
            unassign(ticket, by=by, at=at)


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "desk"
    # "new" is the address where queues are created.
    taken = {"new", *Queue.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)

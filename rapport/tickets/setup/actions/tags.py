"""Actions on tags."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets.models import Tag, Ticket
from rapport.tickets.setup import events
from rapport.tickets.tagging import tag_name
from rapport.timeline.record import record

Tagging = Ticket.tags.through


def rename_tag(tag: Tag, *, to: str, by: Actor, at: datetime | None = None) -> Tag:
    """Rename a tag on every ticket. Another tag's name joins the two.

    Returns the tag that remains. Raises Invalid for a name that no tag can have.
    """
    require(by, Ability.MANAGE_DESK)
    name, at = tag_name(to), at or clock.now()
    with transaction.atomic():
        before = tag.name
        if before == name:
            return tag
        other = Tag.objects.filter(name=name).first()
        if other is None:
            tag.name = name
            tag.save(update_fields=["name"])
        else:
            tag = _join(tag, other)
        record(events.TAG_RENAMED, tag, by=by, at=at, **{"from": before, "to": name})
    return tag


def remove_tag(tag: Tag, *, by: Actor, at: datetime | None = None) -> None:
    """Remove the tag from every ticket, for good."""
    require(by, Ability.MANAGE_DESK)
    with transaction.atomic():
        record(events.TAG_REMOVED, tag, by=by, at=at or clock.now(), name=tag.name)
        tag.delete()


def _join(tag: Tag, other: Tag) -> Tag:
    both = Tagging.objects.filter(tag=other).values("ticket")
    Tagging.objects.filter(tag=tag).exclude(ticket__in=both).update(tag=other)
    tag.delete()
    return other

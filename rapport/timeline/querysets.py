"""Querysets of events and cursors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection, models
from django.db.models import BigIntegerField, BooleanField, F, Func, Q, Value

from rapport.timeline.position import START, Position

if TYPE_CHECKING:
    from rapport.timeline.models import Event  # noqa: F401 - named in the string below

_BRACKETED = "(%(expressions)s)"
# Transactions at or after the oldest one still running may yet add events before those we see.
_HORIZON = Func(function="timeline_horizon", output_field=BigIntegerField())


class EventQuerySet(models.QuerySet["Event"]):
    """Events, by position and subject.

    SQLite has one writer at a time, so there the order of ids is the order of commits, and the ids
    alone are compared (SQLite would compare pairs by walking through all of them).
    """

    def after(self, position: Position) -> EventQuerySet:
        """Return the events after the position."""
        if _ids_suffice():
            return self.filter(pk__gt=position.id)
        return self.filter(_is_greater(_pair(F("xid"), F("id")), _pair(*map(Value, position))))

    def settled(self) -> EventQuerySet:
        """Return the events before which no other can appear any more."""
        if _ids_suffice():
            return self
        return self.filter(xid__lt=_HORIZON)

    def unsettled(self) -> EventQuerySet:
        """Return committed events that readers do not see yet."""
        if _ids_suffice():
            return self.none()
        return self.filter(xid__gte=_HORIZON)

    def in_order(self) -> EventQuerySet:
        """Return all events in the order in which they are read."""
        return self.order_by("pk") if _ids_suffice() else self.order_by("xid", "pk")

    def about(self, subjects: Iterable[tuple[str, Iterable[int]]]) -> EventQuerySet:
        """Return the events about these things, given as kinds and ids."""
        wanted = Q(pk__in=())
        for kind, ids in subjects:
            wanted |= Q(subject_kind=kind, subject_id__in=list(ids))
        return self.filter(wanted)

    def end(self) -> Position:
        """Return the position after the last event; the start when there are none."""
        last = self.in_order().reverse().values_list("xid", "id").first()
        return Position(*last) if last else START


def _pair(*parts: F | Value) -> Func:
    return Func(*parts, template=_BRACKETED, output_field=BigIntegerField())


def _is_greater(pair: Func, than: Func) -> Func:
    # A comparison of pairs, which PostgreSQL answers from the index on (xid, id). Spelled with AND
    # and OR, it would walk through every event of one large transaction.
    return Func(pair, than, template=_BRACKETED, arg_joiner=" > ", output_field=BooleanField())


def _ids_suffice() -> bool:
    return connection.vendor != "postgresql"

"""Events and cursors."""

from __future__ import annotations

from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from rapport.core.database.written_often import WrittenOften
from rapport.timeline.position import Position
from rapport.timeline.querysets import EventQuerySet


class Event(WrittenOften):
    """Something that happened; never changed afterwards.

    ``xid`` is the writing transaction on PostgreSQL and 0 on SQLite. Ids can be committed out of
    order, so readers follow the pair (xid, id) and stay behind the oldest open transaction.
    """

    xid = models.BigIntegerField(db_default=0)
    at = models.DateTimeField()
    kind = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField(default=1)
    by_kind = models.CharField(max_length=16)
    by_id = models.BigIntegerField(null=True)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("xid", "id")
        indexes = (
            models.Index(fields=("xid", "id"), name="event_in_order"),
            models.Index(fields=("subject_kind", "subject_id", "id"), name="event_of_subject"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"

    @property
    def position(self) -> Position:
        """Return the position of a reader that has just seen it."""
        return Position(self.xid, self.pk)


class Cursor(models.Model):
    """A reader's progress, moved in the same transaction as what the reader wrote."""

    reader = models.CharField(max_length=64, primary_key=True)
    xid = models.BigIntegerField(default=0)
    event_id = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.reader} at {self.position}"

    @property
    def position(self) -> Position:
        """Return the position of the last event that the reader has dealt with."""
        return Position(self.xid, self.event_id)

    def move(self, to: Position, at: datetime) -> None:
        """Record that everything up to the position is dealt with and that the reader no longer
        fails.
        """
        self.xid, self.event_id = to
        self.moved_at = at
        self.failing_since = None
        self.failure = ""
        self.save()

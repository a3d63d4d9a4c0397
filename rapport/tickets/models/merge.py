"""Merges of two tickets."""

from __future__ import annotations

from typing import Any

from django.db import models


class Merge(models.Model):
    """A merge of two tickets: what was moved, and their states before, to undo exactly that.

    ``moved`` maps table names to the ids of the rows that were moved; ``before`` holds the states
    of ``absorbed`` and ``survivor``, ``after`` that of the survivor afterwards.
    """

    survivor = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="merged_by")
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("absorbed",),
                condition=models.Q(undone_at=None),
                name="merged_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.absorbed_id} into #{self.survivor_id}"

    def ids(self, table: str) -> list[Any]:
        """Return the ids of the moved rows of one table."""
        found: list[Any] = self.moved.get(table, [])
        return found

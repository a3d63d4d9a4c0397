from __future__ import annotations

from typing import Any

from django.db import models


class Merge(models.Model):
    """That one ticket goes on in another: what was moved, and how both stood, to undo exactly that.

    ``moved`` maps the names of tables to the numbers of the rows that went over; ``before`` holds
    how the ``absorbed`` and the ``survivor`` stood, ``after`` how the survivor was left.
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
        """Return the numbers of the rows of one table that went over."""
        found: list[Any] = self.moved.get(table, [])
        return found

"""Merges of two people."""

from __future__ import annotations

from django.db import models

from rapport.customers.models.person import Person


class Merge(models.Model):
    """A merge of two people, with what was moved, so that it can be undone."""

    survivor = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.absorbed_id} into {self.survivor_id}"

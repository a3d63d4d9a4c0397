"""The list of a new desk's first steps."""

from __future__ import annotations

from django.db import models

ONLY = 1


class FirstRun(models.Model):
    """The list of a new desk's first steps. A desk that was there before it has no row.

    Whether a step is done is read from the desk itself; ``left_out`` are the keys of those that
    somebody said are not needed.
    """

    left_out = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "the first steps"

"""The demonstration that a data folder holds."""

from __future__ import annotations

from django.db import models


class Demonstration(models.Model):
    """The plan of the demonstration in this data folder.

    ``finished_at`` is empty while it is being built, and stays so when the build was interrupted.
    """

    tickets = models.PositiveIntegerField()
    months = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    until = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"demonstration of {self.tickets} tickets until {self.until:%Y-%m-%d}"

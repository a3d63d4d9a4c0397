from __future__ import annotations

from django.db import models


class Demonstration(models.Model):
    """That this data folder holds the demonstration company, and which one.

    ``finished_at`` is empty while it is being built, and stays so when that was broken off.
    """

    tickets = models.PositiveIntegerField()
    months = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    until = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"demonstration of {self.tickets} tickets until {self.until:%Y-%m-%d}"

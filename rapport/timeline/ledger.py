"""Lend the timeline to the rooms below it (docs/decisions/0007)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from rapport.core.errors import Misconfigured
from rapport.core.ledger import Actor, Happening
from rapport.timeline import kinds
from rapport.timeline.record import record


class Timeline:
    """The timeline, as ``core.ledger`` sees it."""

    def define(self, happening: Happening) -> None:
        """Take the happening into the register of kinds."""
        kinds.define(happening.name, happening.sentence, users=happening.users)

    def record(
        self, name: str, subject: models.Model, /, *, by: Actor, at: datetime, **details: Any
    ) -> None:
        """Append one event of the kind of that name."""
        kind = kinds.get(name)
        if kind is None:
            raise Misconfigured(f"Nobody has defined the event {name}.")
        record(kind, subject, by=by, at=at, **details)

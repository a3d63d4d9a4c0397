"""The timeline as the rooms below see it (docs/decisions/0007)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from rapport.core.errors import Misconfigured
from rapport.core.ledger import Actor, Happening
from rapport.timeline import kinds
from rapport.timeline.record import record


class Timeline:
    """The ledger that the timeline provides to ``core.ledger``."""

    def record(
        self, name: str, subject: models.Model, /, *, by: Actor, at: datetime, **details: Any
    ) -> None:
        """Append one event of the kind of that name."""
        kind = kinds.get(name)
        if kind is None:
            raise Misconfigured(f"Nobody has defined the event {name}.")
        record(kind, subject, by=by, at=at, **details)


def define_all(happenings: Iterable[Happening]) -> None:
    """Give the events that rooms below have defined their sentences, like all others."""
    for happening in happenings:
        kinds.define(
            happening.name, happening.sentence, users=happening.users, words=happening.words
        )

"""Counts of a mailbox's mail by outcome, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.core import clock

LATELY = timedelta(days=7)
# Counting further would cost more than the number is worth on a page.
MANY = 1000


@dataclass(frozen=True)
class Figures:
    """Counts of a mailbox: all that waits and is parked, and recent arrivals by state."""

    parked: int
    kept: int
    lately: tuple[tuple[str, str, int], ...]

    @classmethod
    def of(cls, mailbox: Mailbox) -> Figures:
        """Count."""
        mine = Inbound.objects.of("email", mailbox.account)
        since = clock.now() - LATELY
        newest = mine.order_by("-pk").values_list("pk", flat=True)[:MANY]
        counted = dict(
            Inbound.objects.filter(pk__in=list(newest), kept_at__gt=since)
            .order_by()
            .values_list("state")
            .annotate(count=Count("pk"))
        )
        lately = tuple(
            (str(state), str(state.label), counted[state])
            for state in Inbound.State
            if state in counted
        )
        return cls(parked=mine.parked().count(), kept=mine.kept().count(), lately=lately)

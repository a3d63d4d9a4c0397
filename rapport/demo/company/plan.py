"""The plan that a demonstration follows from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from django.utils.translation import gettext as _

from rapport.core.errors import Invalid

DAYS_A_MONTH = 365.25 / 12
MOST_TICKETS = 20_000_000
MOST_MONTHS = 60
# More does not fit into a column.
MOST_DIGITS = 18


@dataclass(frozen=True)
class Plan:
    """The plan of a demonstration; the same plan gives the same company, ticket by ticket.

    ``until`` is the company's present: its history ends there. It is aware and on a full hour.
    """

    until: datetime
    tickets: int = 5_000
    months: int = 12
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse a plan that no company can be made from."""
        if not 1 <= self.tickets <= MOST_TICKETS:
            raise Invalid(
                _("The demonstration can have 1 to %(most)s tickets.")
                % {"most": f"{MOST_TICKETS:,}"}
            )
        if not 1 <= self.months <= MOST_MONTHS:
            raise Invalid(
                _("The demonstration can cover 1 to %(most)s months.") % {"most": MOST_MONTHS}
            )
        if abs(self.seed) >= 10**MOST_DIGITS:
            raise Invalid(_("The seed can have at most %(most)s digits.") % {"most": MOST_DIGITS})
        if self.until != floor_to_hour(self.until):
            raise Invalid(_("The demonstration must end on a full hour."))

    @property
    def start(self) -> datetime:
        """Return when the history begins, in UTC."""
        return floor_to_hour(self.until - timedelta(days=self.months * DAYS_A_MONTH))

    @property
    def days(self) -> float:
        """Return how many days the history covers."""
        return (self.until - self.start) / timedelta(days=1)

    def stream(self, name: str) -> Random:
        """Return a random stream of its own, so that more words do not change the times."""
        # Chance makes a believable company here; nothing is kept secret by it.
        return Random(f"{self.seed}/{name}")


def floor_to_hour(at: datetime) -> datetime:
    """Return the full hour at or before an instant, in UTC."""
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)

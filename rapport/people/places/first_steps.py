"""Things that a new desk gets on its first day.

Rooms above bring them along.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.core.registry import Registry
from rapport.people.models import Team, User

# Called in the transaction of ``make_first_administrator``.
Step = Callable[[User, Team, datetime], object]
STEPS: Registry[Step] = Registry("the first steps of a desk")


def take(administrator: User, team: Team, at: datetime) -> None:
    """Take all steps."""
    for step in STEPS:
        step(administrator, team, at)


def is_needed() -> bool:
    """Return whether nobody works here yet. Users are never deleted, so once False it
    stays False.
    """
    return not User.objects.exists()

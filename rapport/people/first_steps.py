"""What a new desk gets on its first day. Rooms above register what they bring along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.people.models import Team, User

# Called in the transaction of ``make_first_administrator``, in the order of registration.
Step = Callable[[User, Team, datetime], object]

_steps: list[Step] = []


def register(step: Step) -> None:
    """Take this step when the first administrator and team are made."""
    if step not in _steps:
        _steps.append(step)


def take(administrator: User, team: Team, at: datetime) -> None:
    """Take all steps."""
    for step in _steps:
        step(administrator, team, at)


def is_needed() -> bool:
    """Say whether nobody works here yet. Users are never deleted, so once it is no it stays no."""
    return not User.objects.exists()

"""The lines of one rule, for the tests."""

from __future__ import annotations

from datetime import datetime

from rapport.cockpit.gathering import gather
from rapport.cockpit.need import Glance, Need, Rule
from rapport.people.models import User


def told(rule: Rule, user: User, at: datetime) -> list[Need]:
    """Return the lines of this rule alone, as they would stand in its column."""
    return gather([rule], Glance(user, at)).all

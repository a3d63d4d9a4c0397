"""Showing the postbox in the navigation, in a demonstration only.

Only people of the demonstration see it.
"""

from __future__ import annotations

from typing import Any

from django.core.cache import caches

from rapport.demo.models import Demonstration
from rapport.people.roles import Ability, who_may

_may_work = who_may(Ability.WORK_TICKETS)


def sees_postbox(user: Any) -> bool:
    """Return whether this desk is the demonstration and the user may work on tickets."""
    if not _may_work(user):
        return False
    # Asked on every page, and it changes once in a desk's life.
    cache = caches["process"]
    return bool(cache.get_or_set("demonstration", Demonstration.objects.exists, 600))

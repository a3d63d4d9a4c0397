"""The banner over every page of a demonstration, and its postbox."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext_lazy as _

from rapport.core.face.addresses import address
from rapport.core.face.banners import Banner
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


def banner(user: Any) -> Banner | None:
    """Say that this is a demonstration, to those who may open its postbox."""
    if not sees_postbox(user):
        return None
    said = _("This is a demonstration. Mail it sends stays here.")
    return Banner("demonstration", said, address("postbox"), _("Open the postbox"))

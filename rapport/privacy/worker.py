"""The loop that does what was asked for."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from django.conf import settings

from rapport.core import clock
from rapport.privacy.actions import (
    erase,
    erase_again,
    forget_exports,
    make_export,
    sweep,
)
from rapport.privacy.actions.erase import SWEPT_AFTER
from rapport.privacy.models import Erasure, Export
from rapport.timeline import turns


def run_once(at: datetime) -> bool:
    """Do what has waited longest, erasures first; return whether there was anything."""
    with turns.turn("privacy") as mine:
        if not mine:
            return False
        forget_exports(at)
        _look_once(str(settings.PRIVACY_ROOT))
        erasure = Erasure.objects.filter(finished_at=None).order_by("pk").first()
        if erasure is not None:
            erase(erasure)
            return True
        old = Erasure.objects.filter(finished_at__lt=at - SWEPT_AFTER, swept_at=None)
        for each in old:
            sweep(each, at=at)
        export = Export.objects.filter(finished_at=None).order_by("pk").first()
        if export is None:
            return False
        make_export(export)
        return True


@cache
def _look_once(root: str) -> None:
    """Look after the start whether an older backup was restored: the server stood then."""
    erase_again(clock.now())

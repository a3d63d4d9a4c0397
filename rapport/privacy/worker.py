"""The loop that does what was asked for."""

from __future__ import annotations

from datetime import datetime

from rapport.privacy.actions import forget_exports, make_export
from rapport.privacy.models import Export
from rapport.timeline import turns


def run_once(at: datetime) -> bool:
    """Make the export that has waited longest; return whether there was one."""
    with turns.turn("privacy") as mine:
        if not mine:
            return False
        forget_exports(at)
        export = Export.objects.filter(finished_at=None).order_by("pk").first()
        if export is None:
            return False
        make_export(export)
        return True

"""Kinds of events about backups, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

SCHEDULE_CHANGED = kinds.define(
    "backups.schedule_changed", _("{by} changed when and where backups are made")
)
MADE = kinds.define("backups.made", _("A backup was made: {name}"))
FAILED = kinds.define("backups.failed", _("A backup could not be made: {reason}"))
PROVEN = kinds.define("backups.proven", _("A backup was restored on a copy: {name}"))
UNPROVEN = kinds.define("backups.unproven", _("A backup could not be restored on a copy: {reason}"))
REMOVED = kinds.define("backups.removed", _("An older backup was deleted: {name}"))

"""Kinds of events about alarms, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

RAISED = kinds.define("alarm.raised", _("Alarm: {sentence}"))
TOLD = kinds.define("alarm.told", _("{to} were told by mail: {title}"))
UNHEARD = kinds.define("alarm.unheard", _("Nobody could be told by mail: {title}"))
ENDED = kinds.define("alarm.ended", _("Solved: {sentence}"))

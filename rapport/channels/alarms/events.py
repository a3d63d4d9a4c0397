"""Kinds of events about alarms, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.channels.alarms.troubles import say
from rapport.timeline import kinds

RAISED = kinds.define("alarm.raised", _("Alarm: {sentence}"), words={"sentence": say})
TOLD = kinds.define("alarm.told", _("{to} were told by email: {title}"), words={"title": say})
UNHEARD = kinds.define(
    "alarm.unheard", _("Nobody could be told by email: {title}"), words={"title": say}
)
ENDED = kinds.define("alarm.ended", _("Solved: {sentence}"), words={"sentence": say})

"""Kinds of events about needs set aside, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

DISMISSED = kinds.define("aside.dismissed", _("{by} dismissed “{title}”: {other}"))
SNOOZED = kinds.define("aside.snoozed", _("{by} snoozed “{title}”"))
GIVEN = kinds.define("aside.given", _("{by} gave “{title}” to {to}"), users=("to",))
BROUGHT_BACK = kinds.define("aside.brought_back", _("{by} brought “{title}” back"))
FINISHED = kinds.define("aside.finished", _("{by} finished “{title}”"))
TAKEN_UP = kinds.define("aside.taken_up", _("{by} took “{title}” up again"))

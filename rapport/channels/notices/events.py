"""Kinds of events about notices, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

SENT = kinds.define("notice.sent", _("{to} was told by mail through {route}: {title}"))
PARKED = kinds.define("notice.parked", _("{to} could not be told by mail: {title}. {reason}"))

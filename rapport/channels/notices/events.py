"""Kinds of events about notices, each with its sentence."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds


def _route(name: Any) -> str:
    """Return the name of the mailbox that a notice left by; without one it was the relay."""
    return str(name or gettext("the system's mail server"))


SENT = kinds.define(
    "notice.sent", _("{to} was told by email through {route}: {title}"), words={"route": _route}
)
PARKED = kinds.define("notice.parked", _("{to} could not be told by email: {title}. {reason}"))

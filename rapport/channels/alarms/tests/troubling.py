"""Something that stops mail, for tests of what is done about it."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.alarms.models import Kind
from rapport.channels.alarms.troubles import Trouble

FETCHING = Trouble(Kind.FETCHING, "1", "Support", MONDAY, reason="No answer.")

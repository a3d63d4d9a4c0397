"""A cause of stopped mail, for tests."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.accounts import Account
from rapport.channels.alarms.models import Kind
from rapport.channels.alarms.troubles import Trouble
from rapport.tickets.models import Queue

SUPPORT = Account(
    key="email:1",
    channel="email",
    number="1",
    name="Support",
    url="/settings/mailboxes/1/",
    queue=Queue(),
    is_enabled=True,
    can_send=True,
    heard_at=MONDAY,
)
FETCHING = Trouble(Kind.FETCHING, SUPPORT, MONDAY, reason="No answer.")

"""What a mail is to the desk (``tickets.Message.Nature``), and the values that go with it."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from rapport.channels.email.meaning import reports
from rapport.channels.storable import line
from rapport.mail import Calendar, Mail
from rapport.tickets.models import Message

Nature = Message.Nature

_OF_KIND = {
    "message": Nature.MESSAGE,
    "auto-reply": Nature.AUTO_REPLY,
    "bounce": Nature.REPORT,
    "read-receipt": Nature.RECEIPT,
    "calendar": Nature.INVITATION,
    "list": Nature.LIST,
}
_LIST_ID = re.compile(r"<([^<>\s]{1,200})>")


def of(mail: Mail) -> Nature:
    """Return what a mail is; a report of success is a report as well, though no bounce."""
    if mail.kind == "message" and reports.of(mail) is not None:
        return Nature.REPORT
    return _OF_KIND[mail.kind]


def particulars(mail: Mail) -> dict[str, Any]:
    """Return the values of its nature, as JSON: an event, the days of an absence, a list's name."""
    nature = of(mail)
    if nature == Nature.INVITATION and mail.calendar is not None:
        return _event(mail.calendar)
    if nature == Nature.AUTO_REPLY and mail.absence is not None:
        first, last = mail.absence.first, mail.absence.last
        return {"from": first.isoformat() if first else None, "until": last.isoformat()}
    if nature == Nature.AUTO_REPLY and mail.absence is not None:
        first, last = mail.absence.first, mail.absence.last
        return {"from": first.isoformat() if first else None, "until": last.isoformat()}
    if nature == Nature.RECEIPT and mail.receipt is not None:
        return {"disposition": line(mail.receipt.disposition), "of": line(mail.receipt.recipient)}
    if nature == Nature.LIST:
        found = _LIST_ID.search(mail.machine.list_id)
        name = found[1] if found and ":" not in found[1] else ""
        return {"list": line(name, 200)}
    return {}


def _event(event: Calendar) -> dict[str, Any]:
    """Return what was read of an event, by the names of its fields."""
    return {name: _value(value) for name, value in asdict(event).items()}


def _value(value: object) -> object:
    if isinstance(value, str):
        return line(value, 300)
    return value if value is None or isinstance(value, (bool, int)) else line(str(value), 300)

"""The nature of a mail.

For the desk (``parsed.Nature``), and as a message stores it.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from rapport.channels.email import message_ids
from rapport.channels.email.meaning import reports
from rapport.channels.parsed import Nature
from rapport.channels.storable import line
from rapport.mail import Calendar, Mail
from rapport.mail.calendar.lines import LONGEST_LINE
from rapport.mail.machines import machine
from rapport.tickets.models import Message

Kept = Message.Nature

_OF_KIND = {
    "message": Kept.MESSAGE,
    "auto-reply": Kept.AUTO_REPLY,
    "bounce": Kept.REPORT,
    "read-receipt": Kept.RECEIPT,
    "calendar": Kept.APPOINTMENT,
    "list": Kept.LIST,
}
_LIST_ID = re.compile(r"<([^<>\s]{1,200})>")


def of(mail: Mail) -> Nature:
    """Return the nature of a mail: whether it opens tickets and gets automatic answers."""
    is_automatic = mail.kind == "auto-reply"
    is_welcome = mail.machine.answerable and not mail.machine.spam
    return Nature(
        aside=_aside(mail),
        automatic=is_automatic,
        opens=not is_automatic or not _is_answer(mail),
        answerable=is_welcome and mail.kind in ("message", "calendar"),
        report=reports.of(mail),
    )


def nature_of(mail: Mail) -> Message.Nature:
    """Return the nature that a message stores; a report of success is a report, but no bounce."""
    if mail.kind == "message" and reports.of(mail) is not None:
        return Kept.REPORT
    return _OF_KIND[mail.kind]


def particulars(mail: Mail) -> dict[str, Any]:
    """Return the values of its nature, as JSON: an event, the days of an absence, a list's name."""
    nature = nature_of(mail)
    if nature == Kept.APPOINTMENT and mail.calendar is not None:
        return _event(mail.calendar)
    if nature == Kept.AUTO_REPLY and mail.absence is not None:
        first, last = mail.absence.first, mail.absence.last
        return {"from": first.isoformat() if first else None, "until": last.isoformat()}
    if nature == Kept.RECEIPT and mail.receipt is not None:
        return {"disposition": line(mail.receipt.disposition), "of": line(mail.receipt.recipient)}
    if nature == Kept.LIST:
        found = _LIST_ID.search(mail.machine.list_id)
        name = found[1] if found and ":" not in found[1] else ""
        return {"list": line(name, 200), **_mark(mail)}
    return {}


def _mark(mail: Mail) -> dict[str, Any]:
    """Return what its sender marked it as, if that alone makes it mail for many."""
    if mail.machine.list_id or mail.machine.precedence in ("", "list"):
        return {}
    return {"precedence": line(mail.machine.precedence, 40)}


def _event(event: Calendar) -> dict[str, Any]:
    """Return an event's fields by their names."""
    return {name: _value(value) for name, value in asdict(event).items()}


def _value(value: object) -> object:
    if isinstance(value, str):
        return line(value, LONGEST_LINE)
    return value if value is None or isinstance(value, (bool, int)) else line(str(value))


def _aside(mail: Mail) -> str:
    """Return why the mail is only recorded, empty when it is for us to answer.

    Ours is what carries our mark or a name that we signed. Forms on our own site write from our
    address, too, and what they bring is a customer's.
    """
    if f"x-rapport-loop: {message_ids.own_mark()}" in {mark.lower() for mark in mail.machine.loop}:
        return _("Our own mail came back to us.")
    if message_ids.read(mail.message_id) is not None:
        return _("Our own mail came back to us.")
    if machine.is_daemon(mail.from_) and not mail.machine.answerable and _is_unasked(mail):
        return _("A notice from a mail server, which needs no answer.")
    return ""


def _is_unasked(mail: Mail) -> bool:
    """Return whether nobody can have meant it as a question: postmasters are people, too."""
    return mail.is_null_sender or mail.machine.auto_submitted not in ("", "no")


def _is_answer(mail: Mail) -> bool:
    """Return whether an automatic mail answers something, instead of bringing news of its own."""
    machine = mail.machine
    return bool(
        machine.auto_submitted.startswith("auto-replied")
        or machine.precedence.startswith("auto")
        or machine.why_not == "automatic answer"
        or mail.in_reply_to
        or mail.references
        or mail.is_null_sender
    )

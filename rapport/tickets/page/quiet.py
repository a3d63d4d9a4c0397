"""What a machine wrote, in a line: the page folds the rest away."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rapport.tickets.models import Message

Nature = Message.Nature

_ICONS = {Nature.AUTO_REPLY: "refresh", Nature.REPORT: "mail", Nature.RECEIPT: "eye"}


def icon_of(message: Message) -> str:
    """Return the icon that stands before the line."""
    return _ICONS.get(Nature(message.nature), "note") if message.nature else "note"


def words_of(message: Message) -> str:
    """Return what it is, in a few words: "automatic reply, away until 12 August"."""
    if message.nature == Nature.REPORT:
        return _("Report of the mail system")
    if message.nature == Nature.RECEIPT:
        return _("read receipt")
    if message.nature != Nature.AUTO_REPLY:
        return _("automatic message")
    until = day_of(message.particulars.get("until"))
    if until is None:
        return _("automatic reply")
    return _("automatic reply, away until %(day)s") % {"day": say_day(until)}


def day_of(text: object) -> date | None:
    """Return the day that a JSON value names, None when it names none."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def say_day(day: date) -> str:
    """Return a day without its year, as in talk about the weeks around now: "12 August"."""
    # Translators: a day of this year, in Django's date format letters, like "12 August".
    return date_format(day, _("j F"))

"""Messages of machines and mailing lists, described in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Line, Remark

Nature = Message.Nature


def lines(message: Message) -> Iterator[Line]:
    """Yield a few words about it: "automatic reply, away until 12 August"."""
    if message.nature == Nature.REPORT:
        yield Line(_("Delivery report"), "mail")
    elif message.nature == Nature.RECEIPT:
        yield Line(_("read receipt"), "eye")
    elif message.nature == Nature.AUTO_REPLY:
        yield Line(_absence(message), "refresh")


def remarks(message: Message) -> Iterator[Remark]:
    """Yield a remark if it went to many people, who expect no confirmation."""
    if message.nature != Nature.LIST:
        return
    name, mark = message.particulars.get("list"), message.particulars.get("precedence")
    if mark:
        sentence = _("Marked as bulk mail (Precedence: %(mark)s). No confirmation was sent.") % {
            "mark": mark
        }
    elif name:
        sentence = _("Sent to the mailing list %(list)s. No confirmation was sent.") % {
            "list": name
        }
    else:
        sentence = _("Sent to a mailing list. No confirmation was sent.")
    yield Remark(sentence, "people")


def _absence(message: Message) -> str:
    until = day_of(message.particulars.get("until"))
    if until is None:
        return _("automatic reply")
    return _("automatic reply, away until %(day)s") % {"day": say_day(until)}


def day_of(text: object) -> date | None:
    """Return the day in a JSON value, or None."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def say_day(day: date) -> str:
    """Return a day without its year, for days near the present: "12 August"."""
    # Translators: a day of this year, in Django's date format letters, like "12 August".
    return date_format(day, _("j F"))

"""Appointments in mails, in the reader's own zone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _

from rapport.mail.calendar import zones
from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Card


@dataclass(frozen=True)
class Appointment:
    """One appointment and what the mail says about it; empty where the mail does not say."""

    kind: str
    title: str
    when: str
    place: str
    organizer: str
    repeats: str
    is_off: bool


def cards(message: Message) -> Iterator[Card]:
    """Yield a card for the appointment that a message announces or cancels, in the
    reader's zone.
    """
    if message.nature == Message.Nature.APPOINTMENT and message.particulars:
        yield Card("appointment", of(message.particulars, timezone.get_current_timezone()))


def of(particulars: Mapping[str, Any], zone: tzinfo) -> Appointment:
    """Return the appointment in a message's particulars, its times in the reader's zone."""
    method = str(particulars.get("method", "")).upper()
    is_off = method == "CANCEL" or str(particulars.get("status", "")).upper() == "CANCELLED"
    return Appointment(
        kind=_kind(particulars, method, is_off),
        title=str(particulars.get("summary", "")),
        when=when(
            particulars.get("start"),
            particulars.get("end"),
            zone,
            stated=str(particulars.get("timezone", "")),
        ),
        place=str(particulars.get("location", "")),
        organizer=_organizer(particulars),
        repeats=_repeats(particulars, zone),
        is_off=is_off,
    )


def _repeats(particulars: Mapping[str, Any], zone: tzinfo) -> str:
    """Return when it repeats; days of the week are those of the sender's zone, if it is another."""
    words, stated = (str(particulars.get(key, "")) for key in ("recurrence", "timezone"))
    begun = _parsed(particulars.get("start"))
    if not words or not stated or not isinstance(begun, datetime) or begun.tzinfo is None:
        return words
    theirs = zones.by_name(stated)
    same = theirs is not None and begun.astimezone(theirs).date() == begun.astimezone(zone).date()
    return words if same else f"{words} ({stated})"


_ANSWERS = {
    "ACCEPTED": lambda: _("Accepts the appointment"),
    "DECLINED": lambda: _("Declines the appointment"),
    "TENTATIVE": lambda: _("Might attend"),
}


def _kind(particulars: Mapping[str, Any], method: str, is_off: bool) -> str:
    if is_off:
        return _("Appointment cancelled")
    if method == "REPLY":
        answer = _ANSWERS.get(str(particulars.get("answer", "")).upper())
        return answer() if answer else _("Answer to an appointment")
    if method == "COUNTER":
        return _("Proposes another time")
    if method == "REQUEST" and particulars.get("sequence"):
        return _("Appointment changed")
    return _("New appointment") if method == "REQUEST" else _("Appointment")


def _organizer(particulars: Mapping[str, Any]) -> str:
    name, address = (str(particulars.get(key, "")) for key in ("organizer_name", "organizer"))
    return f"{name} ({address})" if name and address and name != address else name or address


def when(start: object, end: object, zone: tzinfo, *, stated: str = "") -> str:
    """Return the time or the days of an appointment; ends of whole days are exclusive (RFC 5545).

    A time in an unknown zone is shown as it stands, with the zone as ``stated``, if any.
    """
    begun, ended = _parsed(start), _parsed(end)
    if begun is None:
        return ""
    if not isinstance(begun, datetime):
        last = ended - timedelta(days=1) if ended and not isinstance(ended, datetime) else begun
        return _day(begun) if last <= begun else f"{_day(begun)} – {_day(last)}"
    floating = begun.tzinfo is None
    first = begun if floating else begun.astimezone(zone)
    until = _local(ended, zone, floating)
    sentence = f"{_day(first.date())}, {_time(first)}"
    if until is not None and until > first:
        same = until.date() == first.date()
        sentence += f" – {_time(until)}" if same else f" – {_day(until.date())}, {_time(until)}"
    named = stated or _("no time zone stated")
    return sentence + (f" ({named})" if floating else f" {first.tzname()}")


def _local(ended: date | None, zone: tzinfo, floating: bool) -> datetime | None:
    if not isinstance(ended, datetime) or (ended.tzinfo is None) != floating:
        return None
    return ended if floating else ended.astimezone(zone)


def _parsed(text: object) -> date | datetime | None:
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _day(day: date) -> str:
    # Translators: a day with weekday and year, in Django's date format letters.
    return dateformat.format(day, _("D j F Y"))


def _time(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02}"

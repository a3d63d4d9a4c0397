"""The first event of a text/calendar part (RFC 5545).

It is read without a calendar library.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rapport.mail.calendar import recurrence
from rapport.mail.values import Calendar

LONGEST = 500_000

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;(?:[^\":;\n]|\"[^\"\n]*\")*)*):(.*)")
_ESCAPE = re.compile(r"\\([nN,;\\:\"])")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")
_TZID = re.compile(r"(?i);TZID=\"?([^\";:]+)")
_PARTSTAT = re.compile(r"(?i);PARTSTAT=\"?([A-Za-z-]{1,20})")
_CN = re.compile(r"(?i);CN=(?:\"([^\"]*)\"|([^;:]*))")

# The names that Outlook writes for zones, where they differ from IANA's (CLDR windowsZones).
_WINDOWS = {
    "w. europe standard time": "Europe/Berlin",
    "romance standard time": "Europe/Paris",
    "central europe standard time": "Europe/Budapest",
    "central european standard time": "Europe/Warsaw",
    "gmt standard time": "Europe/London",
    "greenwich standard time": "Atlantic/Reykjavik",
    "e. europe standard time": "Europe/Chisinau",
    "fle standard time": "Europe/Kyiv",
    "gtb standard time": "Europe/Bucharest",
    "russian standard time": "Europe/Moscow",
    "turkey standard time": "Europe/Istanbul",
    "israel standard time": "Asia/Jerusalem",
    "arabian standard time": "Asia/Dubai",
    "arab standard time": "Asia/Riyadh",
    "india standard time": "Asia/Kolkata",
    "china standard time": "Asia/Shanghai",
    "singapore standard time": "Asia/Singapore",
    "tokyo standard time": "Asia/Tokyo",
    "korea standard time": "Asia/Seoul",
    "se asia standard time": "Asia/Bangkok",
    "aus eastern standard time": "Australia/Sydney",
    "new zealand standard time": "Pacific/Auckland",
    "eastern standard time": "America/New_York",
    "central standard time": "America/Chicago",
    "mountain standard time": "America/Denver",
    "us mountain standard time": "America/Phoenix",
    "pacific standard time": "America/Los_Angeles",
    "alaskan standard time": "America/Anchorage",
    "hawaiian standard time": "Pacific/Honolulu",
    "e. south america standard time": "America/Sao_Paulo",
    "sa eastern standard time": "America/Cayenne",
    "argentina standard time": "America/Argentina/Buenos_Aires",
    "south africa standard time": "Africa/Johannesburg",
    "egypt standard time": "Africa/Cairo",
    "utc": "UTC",
}


def parse(text: str, method: str = "") -> Calendar | None:
    """Return the event in `text`, or None.

    Times are UTC (`…Z`) if the zone is known, otherwise wall time; whole days are bare dates.
    """
    fields = _event(_FOLD.sub("", text[:LONGEST]))
    if fields is None:
        return None
    start = _moment(fields.get("DTSTART"))
    end = _moment(fields.get("DTEND") or fields.get("DUE"))
    if end is None and start and "DURATION" in fields:
        end = _after(start, fields["DURATION"][1])
    return Calendar(
        method=(fields.get("METHOD", ("", ""))[1] or method).strip().upper(),
        uid=fields.get("UID", ("", ""))[1].strip(),
        summary=_unescaped(fields.get("SUMMARY", ("", ""))[1]),
        start=start,
        end=end,
        organizer=_organizer(fields.get("ORGANIZER")),
        organizer_name=_name(fields.get("ORGANIZER")),
        location=_unescaped(fields.get("LOCATION", ("", ""))[1])[:500],
        timezone=_zone_name(fields.get("DTSTART", ("", ""))[0]),
        recurrence=_recurrence(fields),
        status=fields.get("STATUS", ("", ""))[1].strip().lower()[:20],
        answer=_answer(fields.get("ATTENDEE")),
        sequence=_number(fields.get("SEQUENCE", ("", ""))[1]),
    )


def _event(text: str) -> dict[str, tuple[str, str]] | None:
    """Return the fields of the calendar and its first VEVENT (or VTODO), each with its
    parameters.
    """
    fields: dict[str, tuple[str, str]] = {}
    inside: list[str] = []
    seen = False
    for line in text.splitlines():
        match = _LINE.match(line.strip())
        if match is None:
            continue
        name, value = match[1].upper(), match[3]
        if name == "BEGIN":
            inside.append(value.strip().upper())
            seen = seen or inside[-1] in ("VEVENT", "VTODO", "VJOURNAL")
        elif name == "END":
            if inside and inside.pop() in ("VEVENT", "VTODO", "VJOURNAL"):
                return fields
        elif (inside == ["VCALENDAR"] and name == "METHOD") or (
            inside and inside[-1] in ("VEVENT", "VTODO", "VJOURNAL")
        ):
            fields.setdefault(name, (match[2], value))
    return fields if seen else None


def _moment(field: tuple[str, str] | None) -> str | None:
    if field is None:
        return None
    params, value = field
    match = _STAMP.match(value.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    try:
        if match[4] is None:
            return datetime(year, month, day, tzinfo=UTC).date().isoformat()
        hour, minute, second = int(match[4]), int(match[5]), int(match[6] or 0)
        zone = UTC if match[7] else _zone(params)
        wall = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone or UTC)
    except (ValueError, OverflowError):
        return None
    if zone is None:
        return wall.replace(tzinfo=None).isoformat()
    try:
        return wall.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return None


def _zone(params: str) -> ZoneInfo | None:
    found = _TZID.search(params)
    if found is None:
        return None
    name = found[1].strip()
    try:
        return ZoneInfo(_WINDOWS.get(name.lower(), name.lstrip("/")))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _after(start: str, duration: str) -> str | None:
    match = _DURATION.match(duration.strip().lstrip("+"))
    if match is None or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (min(int(part or 0), 100_000) for part in match.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    try:
        end = datetime.fromisoformat(start) + length
    except (ValueError, OverflowError):
        return None
    if len(start) == 10:
        return end.date().isoformat()
    return end.isoformat().replace("+00:00", "Z")


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def _zone_name(params: str) -> str:
    found = _TZID.search(params)
    return found[1].strip()[:80] if found else ""


def _name(field: tuple[str, str] | None) -> str:
    found = _CN.search(field[0]) if field else None
    return (found[1] or found[2] or "").strip()[:200] if found else ""


def _answer(field: tuple[str, str] | None) -> str:
    """Return the first attendee's answer; a reply has only one (RFC 5546 §3.2.3)."""
    found = _PARTSTAT.search(field[0]) if field else None
    return found[1].lower() if found else ""


def _number(value: str) -> int:
    return int(value) if value.strip().isdigit() and len(value) <= 6 else 0


def _recurrence(fields: dict[str, tuple[str, str]]) -> str:
    if "RRULE" in fields:
        return recurrence.words(fields["RRULE"][1])
    return "repeats" if "RDATE" in fields else ""


def _organizer(field: tuple[str, str] | None) -> str:
    if field is None:
        return ""
    params, value = field
    address = value.strip()
    if address.lower().startswith("mailto:"):
        address = address[7:]
    if "@" in address:
        return address
    name = _CN.search(params)
    return (name[1] or name[2] or "").strip() if name else address

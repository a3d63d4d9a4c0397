"""The recurrence of an appointment in words (RFC 5545 §3.3.10)."""

from __future__ import annotations

import re

_EVERY = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORKING = ["MO", "TU", "WE", "TH", "FR"]


def words(rule: str) -> str:
    """Return the rule in words: "every 2 weeks on Monday, until 2026-12-31"; "repeats" for unusual
    rules.
    """
    parts = dict(
        part.upper().split("=", 1) for part in rule[:500].strip().split(";") if "=" in part
    )
    if not parts:
        return ""
    unit = _EVERY.get(parts.get("FREQ", ""))
    if unit is None:
        return "repeats"
    number = parts.get("INTERVAL", "1")
    often = f"every {unit}" if number in ("1", "") else f"every {number[:5]} {unit}s"
    return f"{often}{_on(parts)}{_end(parts)}"


def _on(parts: dict[str, str]) -> str:
    found = _BY_DAY.findall(parts.get("BYDAY", ""))[:7]
    if found:
        if [day for _nth, day in found] == _WORKING:
            return ", Monday to Friday"
        nth = _ORDINALS.get(int(found[0][0] or parts.get("BYSETPOS", "0")[:4] or 0))
        names = ", ".join(_DAYS[day] for _nth, day in found)
        return f" on the {nth} {names}" if nth else f" on {names}"
    day = parts.get("BYMONTHDAY", "")
    return f" on day {day}" if day.isdigit() and len(day) <= 2 else ""


def _end(parts: dict[str, str]) -> str:
    if until := _UNTIL.match(parts.get("UNTIL", "")):
        return f", until {until[1]}-{until[2]}-{until[3]}"
    count = parts.get("COUNT", "")
    return f", {count} times" if count.isdigit() and len(count) <= 6 else ""

"""Chats and logs that the writer pasted, with introductions of their own.

A thread goes back in time from one introduction to the next, a chat goes on.
"""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting import intros
from rapport.mail.quoting.marks import is_quote

_LONGEST = 200  # lines among which the next introduction is sought
_MOST = 40  # introductions that are looked at

_LOG = anycase.pattern(
    r"\b(?:console|terminal|log|logs|logfile|output|chat|chats|transcript|trace|traceback|error|report"
    r"|konsole|\w{0,20}protokoll|\w{0,20}bericht|verlauf|ausgabe|journal|historique|extrait|registro|salida"
    r"|uscita|registo|saída|logbo(?:ek|k)|loggen|loki|dziennik\w{0,2}|protokol\w{0,2}|výpis|napló|jurnal"
    r"|журнал\w{0,2}|лог\w{0,2}|чат\w{0,2}|αρχείο|kayıt\w{0,3}|günlük\w{0,4}|יומן|سجل)(?!\w)"
    r"|ログ|記録|日志|记录|로그|기록"
)
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s?[:.h時点시]\s?(\d{2})(?!\d|[./-]\d)\s?([ap]\.?m)?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,4}")
_ADDRESS = re.compile(r"<?[^\s<>@]{1,64}@[^\s<>@]{1,80}")


def tells_of_log(line: str) -> bool:
    """Return whether a line says that a log, a chat or a report is below it."""
    return _LOG.search(anycase.lowered(line)) is not None


def end_of(lines: list[str], start: int, body: int) -> int:
    """Return the line below the last introduction of a chat that begins here; `start` if none."""
    last = _moment(lines[start:body])
    if last is None:
        return start
    end, at, count, is_later = start, body, 0, False
    while at < min(len(lines), body + _LONGEST) and count < _MOST:
        line = lines[at]
        if is_quote(line):
            return start
        found = intros.find(lines, at) if intros.may_end(line) else None
        if found is not None and found[0] >= body:
            moment = _moment(lines[found[0] : at + 1])
            if moment is None or moment[0] != last[0] or moment[1] < last[1]:
                return start
            is_later = is_later or moment[1] > last[1]
            last, end, body, count = moment, at + 1, at + 1, count + 1
        at += 1
    return end if is_later else start


def _moment(introduction: list[str]) -> tuple[list[str], int] | None:
    """Return the numbers of a day and the minute in it that an introduction names."""
    text = _ADDRESS.sub(" ", " ".join(introduction))
    times = list(_TIME.finditer(text))
    if not times:
        return None
    time = times[-1]
    hour = int(time[1]) % 12 + 12 * time[3].lower().startswith("p") if time[3] else int(time[1])
    day = _NUMBER.findall(text[: time.start()] + " " + text[time.end() :])
    return day, hour * 60 + int(time[2])

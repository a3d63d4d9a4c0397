"""Delivery reports: recipient, status and permanence of the failure.

And no report found in other mail.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapport.mail import read

from .collections import Score, raw, rows
from .readers import OURS, Reader

_SISIMAI = "sisimai_set_of_emails"
# Codes that sisimai makes up where the mail states none; only their class can be compared.
_MADE_UP = re.compile(r"[45]\.0\.9\d\d")
_NO_BOUNCE = ("feedback", "delivered", "vacation")
# Collections of ordinary mail in which nothing but the listed mails is a bounce.
_ORDINARY = ("zammad", "discourse", "chatwoot", "freescout", "redmine", "rt", "talon", "otobo",
             "libredesk", "django_helpdesk", "lobsters", "postal_mime")  # fmt: skip
_MAILS = (".eml", ".box", ".txt", ".email")
# Reviewed: these are bounces.
_BOUNCES = ("mail018", "mail052", "mail063", "mail092", "invalid_from_2")


def recipients(folder: Path, reader: Reader) -> list[Score]:
    """Score sisimai's mails: exactly the recipients that failed, by the addresses alone."""
    if not reader.failed or not (folder / _SISIMAI / "recipients.json").exists():
        return []
    score = Score("bounces: recipient", _SISIMAI)
    for collection, row, wanted in _bounced(folder):
        got = reader.failed(raw(folder, collection, row))
        ok = bool(got) and all(set(one) & got for one in wanted)
        ok = ok and all(any(email in one for one in wanted) for email in got)
        score.count(row["input"], ok, f"{row['input']}: expected {wanted} got {sorted(got)}")
    return [score]


def _bounced(folder: Path) -> Iterator[tuple[str, dict[str, Any], list[list[str]]]]:
    """Yield rows that are bounces, each with the addresses accepted for each recipient."""
    named = json.loads((folder / _SISIMAI / "recipients.json").read_text(encoding="utf-8"))
    for collection, row in rows(folder, "bounce"):
        if not all(item["reason"] in _NO_BOUNCE for item in row["expect"]):
            wanted = [[email.lower() for email in one] for one in named.get(row["input"], [])]
            yield collection, row, wanted


def bounces(folder: Path, reader: Reader) -> list[Score]:
    """Score sisimai's mails: every status, its permanence, and mails that are no bounce."""
    if reader is not OURS:
        return []
    names = ("status", "permanent", "no bounce")
    scores = {name: Score(f"bounces: {name}", _SISIMAI) for name in names}
    for collection, row in rows(folder, "bounce"):
        mail = read(raw(folder, collection, row))
        expected = row["expect"]
        name = str(row["input"])
        if all(item["reason"] in _NO_BOUNCE for item in expected):
            reasons = [item["reason"] for item in expected]
            scores["no bounce"].count(
                name, mail.kind != "bounce", f"{name}: {reasons} is {mail.kind}"
            )
            continue
        found = mail.bounce.recipients if mail.bounce else ()
        ok = _statuses(expected, [failed.status for failed in found])
        statuses = [item["status"] for item in expected]
        details = [(f.status, f.permanent, f.action, f.diagnostic[:300]) for f in found]
        scores["status"].count(name, ok, f"{name}: expected {statuses} got {details}")
        lasting = [item["hardbounce"] for item in expected]
        ok = sorted(lasting) == sorted(bool(failed.permanent) for failed in found)
        reasons = [item["reason"] for item in expected]
        scores["permanent"].count(name, ok, f"{name}: expected {lasting} {reasons} got {details}")
    return list(scores.values())


def _statuses(expected: list[dict[str, Any]], got: list[str | None]) -> bool:
    wanted = sorted(item["status"] for item in expected)
    if len(wanted) != len(got):
        return False
    found = sorted(status or "" for status in got)
    return all(_same_status(one, other) for one, other in zip(wanted, found, strict=True))


def _same_status(wanted: str, got: str) -> bool:
    if not wanted or _MADE_UP.fullmatch(wanted):
        return not got or not wanted or got[0] == wanted[0]
    return wanted == got


def false_bounces(folder: Path, reader: Reader) -> list[Score]:
    """Score ordinary mail that must not be taken for a bounce."""
    if not reader.failed:
        return []
    score = Score("bounces: none in ordinary mail", "helpdesk collections")
    for name in _ORDINARY:
        for path in sorted((folder / name).rglob("*")):
            if path.suffix in _MAILS and path.stem not in _BOUNCES and "bounce" not in path.name:
                raw_mail = path.read_bytes()
                is_bounce = read(raw_mail).kind == "bounce" if reader is OURS else False
                ok = not is_bounce and not reader.failed(raw_mail)
                score.count(path.name, ok, f"{name}/{path.name}", collection=name)
    return [score]

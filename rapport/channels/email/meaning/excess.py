"""The excess of a mail: what a message does not keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rapport.channels.email.meaning import sanitise
from rapport.channels.storable import line
from rapport.customers.models import LONGEST_NAME
from rapport.mail import Address, Mail, forwards
from rapport.mail.defects import Limit

LONGEST_SUBJECT = 255
# Beyond, the original has it.
LONGEST_KEPT = 10_000


def particulars(mail: Mail) -> dict[str, Any]:
    """Return the limits of reading that the mail exceeds as JSON, only if there are any."""
    found = list(mail.limits)
    if mail.html and sanitise.is_cut(mail.html) and Limit.LENGTH not in found:
        found.append(Limit.LENGTH)
    return {"limits": [str(limit) for limit in found]} if found else {}


def of_forward(mail: Mail, outer: dict[str, Any]) -> dict[str, Any]:
    """Return the same for a mail quoted in the text of another one."""
    found = list(outer.get("limits", ()))
    if len(mail.text) > forwards.LONGEST_BODY and Limit.LENGTH not in found:
        found.append(str(Limit.LENGTH))
    return {"limits": found} if found else {}


def whole(subject: str, author: str, copied: Iterable[Address] = ()) -> dict[str, Any]:
    """Return whole, as JSON, the subject and the names that are cut where they are stored."""
    found: dict[str, Any] = {}
    if len(kept := line(subject, LONGEST_KEPT)) > LONGEST_SUBJECT:
        found["subject"] = kept
    if len(kept := line(author, LONGEST_KEPT)) > LONGEST_NAME:
        found["name"] = kept
    names = [line(address.name, LONGEST_KEPT) for address in copied]
    if longer := [name for name in names if len(name) > LONGEST_NAME]:
        found["names"] = longer
    return found


def subject_of(subject: str) -> str:
    """Return a subject as it is stored: one that is cut ends with an ellipsis."""
    kept = line(subject, LONGEST_SUBJECT + 1)
    return kept if len(kept) <= LONGEST_SUBJECT else f"{kept[: LONGEST_SUBJECT - 1].rstrip()}…"

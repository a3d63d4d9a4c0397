"""Delivery reports: standard ones (RFC 3464) and free-form ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapport.mail import spotting
from rapport.mail.defects import Defects
from rapport.mail.fields import headers
from rapport.mail.fields.headers import Headers
from rapport.mail.machines import failures, notices, transcripts
from rapport.mail.machines.mentions import Mentioned
from rapport.mail.parts.structure import Part
from rapport.mail.values import Address, Bounce, FailedRecipient

MOST_RECIPIENTS = 200
_REPORTS = ("message/delivery-status", "message/global-delivery-status")
MOST_TEXT = 200_000  # characters in which a report's fields are sought
_FIELDS_BEGIN = re.compile(r"(?im)^[ \t>]{0,8}(?:final|original)-recipient:[ \t]{0,8}\S")
_FIELD_LINES = re.compile(
    r"(?im)^[ \t>]{0,8}(?:(?:final|original)-recipient|action|status|diagnostic-code):[^\n]{1,998}"
    r"(?:\n[ \t]{1,8}[^\s:][^\n:]{0,998}$)?"
)
_NO_FAILURE = frozenset(("delivered", "relayed", "expanded", "deliverable"))


def find(root: Part, sender: Address, subject: str, text: str) -> Bounce | None:
    """Return the report in a mail, or None for ordinary mail, feedback and success notices."""
    fields = root.headers
    parts = list(_parts(root))
    if any(part.content_type == "message/feedback-report" for part in parts):
        return None
    reports = [part for part in parts if part.content_type in _REPORTS]
    found: list[Mentioned] = []
    for part in reports:
        found += _reported(part)
    if found and all(item.action in _NO_FAILURE for item in found):
        return None
    found = [item for item in found if item.action not in _NO_FAILURE]
    if not found:
        if not notices.is_one(fields, root, sender, subject, text):
            return None
        found = _told_in_text(text) or transcripts.find(fields, text, notices.own_addresses(fields))
        if not found and not reports and not notices.is_sure(fields, subject):
            return None
    original = _original(parts, text)
    return Bounce(tuple(_settled(_merged(found), text)), original)


def _parts(root: Part) -> Iterator[Part]:
    queue = [root]
    while queue:
        part = queue.pop(0)
        yield part
        queue = part.children + queue


def _reported(part: Part) -> list[Mentioned]:
    """Return the recipients in a delivery-status part: groups of fields separated by
    blank lines.
    """
    return _groups(part.content(Defects()).lstrip(b"\r\n \t")[:500_000])


def _told_in_text(text: str) -> list[Mentioned]:
    """Return the recipients of a report whose fields are written into the text itself."""
    if not _FIELDS_BEGIN.search(text[:MOST_TEXT]):
        return []
    fields = _FIELD_LINES.findall(text[:MOST_TEXT])
    return _groups("\n".join(_one_group_each(fields)).encode())


def _one_group_each(fields: list[str]) -> Iterator[str]:
    """Yield the lines of fields, with a blank line before the second recipient and its like."""
    seen: set[str] = set()
    for field in fields:
        name = field.partition(":")[0].strip().lower()
        if name in seen:
            seen.clear()
            yield ""
        seen.add(name)
        yield field.strip()


def _groups(content: bytes) -> list[Mentioned]:
    """Return the recipients of groups of fields separated by blank lines."""
    found: list[Mentioned] = []
    groups = [group for group in re.split(rb"\r?\n[ \t]*\r?\n", content) if group.strip()]
    for group in groups[: MOST_RECIPIENTS + 1]:
        fields, _ = headers.split(group.lstrip(b"\r\n") + b"\n\n", Defects())
        email = _recipient(fields)
        if not email:
            continue
        diagnostic = _typed(fields.get("diagnostic-code"))
        found.append(
            Mentioned(
                email,
                _action(fields.get("action")),
                _first_status(fields.get("status")),
                diagnostic,
            )
        )
    return found


def _recipient(fields: Headers) -> str:
    """Return the address that was written to, or the box that it leads to and where it waits."""
    names = ["original-recipient", "final-recipient", "x-actual-recipient"]
    if _action(fields.get("action")) == "delayed":
        names[:2] = reversed(names[:2])
    for name in names:
        value = fields.raw(name)
        email = spotting.first(_typed(value).replace("<", " ").replace(">", " "))
        if email:
            return email
    return ""


def _typed(value: str) -> str:
    """Return a value without its type: `rfc822; a@b` and `smtp; 550 …`."""
    head, found, tail = value.partition(";")
    return tail.strip() if found and " " not in head.strip() and "@" not in head else value.strip()


def _action(value: str) -> str:
    word = value.split("(")[0].split(";")[0].strip().lower()
    return {"fail": "failed", "failure": "failed", "delay": "delayed"}.get(word, word) or "failed"


def _first_status(value: str) -> str:
    match = failures.STATUS.search(value)
    return match[1] if match else ""


def _merged(found: list[Mentioned]) -> list[Mentioned]:
    """Return one entry per recipient, in order."""
    by_email: dict[str, Mentioned] = {}
    for item in found[:MOST_RECIPIENTS]:
        known = by_email.setdefault(item.email.lower(), item)
        if known is not item:
            known.status = known.status or item.status
            known.diagnostic = known.diagnostic or item.diagnostic
    return list(by_email.values())


def _settled(found: list[Mentioned], text: str) -> list[FailedRecipient]:
    """Return the recipients, each with its own answer, or with the one below its list."""
    settled: list[FailedRecipient] = []
    below = ""
    for item in reversed(found):
        below = item.diagnostic or transcripts.about(item.email, text) or below
        settled.append(_failed(item, below or transcripts.whole(text), text))
    return settled[::-1]


def _failed(item: Mentioned, diagnostic: str, text: str) -> FailedRecipient:
    status = failures.status_of(diagnostic, stated=item.status)
    if status is None and item.action == "delayed":
        status = "4.0.0"
    after_data = transcripts.command_of(text, diagnostic) == "DATA"
    permanent = failures.is_permanent(status, diagnostic, after_data=after_data)
    if item.action == "delayed":
        permanent = False
    return FailedRecipient(
        item.email, item.action or "failed", status, permanent, diagnostic[:2_000]
    )


def _original(parts: list[Part], text: str) -> str | None:
    """Return the Message-ID of the returned mail."""
    for part in parts:
        if part.content_type in notices.RETURNED:
            content = part.content(Defects()).lstrip(b"\r\n \t")
            fields, _ = headers.split(content, Defects())
            if found := _id(fields.raw("message-id")):
                return found
    match = re.search(r"(?im)^[> \t]{0,10}message-id:\s*<([^<>\s]{3,500})>", text[:200_000])
    return match[1] if match else None


def _id(value: str) -> str | None:
    return value.strip().strip("<>").strip() or None

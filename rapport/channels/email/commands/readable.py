"""A parsed mail for a person at a terminal.

Its head, its kind, and its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def readable(document: Json) -> str:
    """Return the document of `mail parse` or `mail reply-text` as lines of text."""
    lines: list[str] = []
    if "from" in document:
        lines += [*_head(document), *_nature(document), *_protection(document)]
        lines += [
            f"File:    {attachment['filename']} ({attachment['size']} bytes)"
            for attachment in document["attachments"]
        ]
        lines += [f"Defect:  {defect}" for defect in document["defects"]]
        lines.append("")
    lines.append(document["reply"])
    for name in ("quoted", "signature"):
        if document[name]:
            lines += ["", f"[{name}]", document[name]]
    return "\n".join(lines) + "\n\n"


def _head(document: Json) -> Iterator[str]:
    sender = document["from"]
    yield f"From:    {sender['name']} <{sender['email']}>".replace("  <", " <")
    yield f"To:      {', '.join(to['email'] for to in document['to'])}"
    yield f"Date:    {document['date'] or 'none'}"
    yield f"Subject: {document['subject']}"
    yield f"Kind:    {document['kind']}"


def _nature(document: Json) -> Iterator[str]:
    if event := document["calendar"]:
        off = "cancelled: " if event["cancelled"] else ""
        yield f"Event:   {off}{event['summary']}"
        yield f"When:    {event['start']} to {event['end']} {event['recurrence']}".rstrip()
        yield from [f"Where:   {event['location']}"] if event["location"] else []
    if receipt := document["receipt"]:
        yield f"Receipt: {receipt['disposition'] or 'unknown'} by {receipt['recipient']}"
        yield f"For:     {receipt['original_message_id'] or 'unknown'}"
    if absence := document["absence"]:
        since = f"from {absence['first']} " if absence["first"] else ""
        yield f"Away:    {since}until {absence['last']}"
    for forward in document["forwarded"] or ([document["forward"]] if document["forward"] else []):
        yield f"Forward: {forward['subject']}, of {forward['from']['email'] or 'somebody'}"


def _protection(document: Json) -> Iterator[str]:
    for seal in document["signed"]:
        who = seal["signer"]["email"] or seal["signer"]["name"] or seal["fingerprint"]
        extent = "" if seal["whole"] else ", a part only"
        yield f"Signed:  {seal['verdict']}, by {who or 'somebody'}{extent}"
    if encryption := document["encrypted"]:
        yield f"Sealed:  {encryption['method']}, {encryption['obstacle'] or 'opened'}"

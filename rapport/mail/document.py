"""The JSON document of `rapport mail parse` (docs: reference/contracts)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rapport.mail.quoting.split import split
from rapport.mail.text import html_text
from rapport.mail.values import (
    Absence,
    Address,
    Attachment,
    Bounce,
    Calendar,
    Encryption,
    Forward,
    Mail,
    Receipt,
    Seal,
)

Json = dict[str, Any]


def as_json(mail: Mail, file: str, *, html: str | None = None) -> Json:
    """Return the document for one mail; `html` is its sanitised HTML, made by the caller."""
    return {
        "file": file,
        "error": None,
        "from": _address(mail.from_),
        "to": [_address(address) for address in mail.to],
        "cc": [_address(address) for address in mail.cc],
        "reply_to": [_address(address) for address in mail.reply_to],
        "subject": mail.subject,
        "date": _time(mail.date),
        "message_id": mail.message_id,
        "in_reply_to": list(mail.in_reply_to),
        "references": list(mail.references),
        "content_type": mail.content_type,
        "text": mail.text,
        "html": html,
        "reply": mail.reply,
        "quoted": mail.quoted,
        "signature": mail.signature,
        "attachments": [_attachment(attachment) for attachment in mail.attachments],
        "kind": mail.kind,
        "forward": _forward(mail.forward),
        "forwarded": [_forward(forward) for forward in mail.forwarded],
        "bounce": _bounce(mail.bounce),
        "calendar": _calendar(mail.calendar),
        "receipt": _receipt(mail.receipt),
        "absence": _absence(mail.absence),
        "signed": [_seal(seal) for seal in mail.seals],
        "encrypted": _encryption(mail.encryption),
        "defects": list(mail.defects),
    }


def error(file: str, code: str, message: str) -> Json:
    """Return the document for a file that could not be opened at all."""
    return {"file": file, "error": {"code": code, "message": message}}


def reply_text(text: str, file: str, *, is_html: bool = False) -> Json:
    """Return the document of `rapport mail reply-text` for a bare body."""
    if is_html:
        rendered = html_text.render(text)
        parts = split(rendered.text, quoted=rendered.quoted, signed=rendered.signed)
    else:
        parts = split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return {
        "file": file,
        "reply": parts.reply,
        "quoted": parts.quoted,
        "signature": parts.signature,
    }


def _address(address: Address) -> Json:
    return {"name": address.name, "email": address.email}


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _attachment(attachment: Attachment) -> Json:
    return {
        "filename": attachment.filename,
        "content_type": attachment.content_type,
        "size": attachment.size,
        "cid": attachment.cid,
        "inline": attachment.inline,
    }


def _forward(forward: Forward | None) -> Json | None:
    if forward is None:
        return None
    return {
        "before": forward.before,
        "from": _address(forward.from_),
        "to": [_address(address) for address in forward.to],
        "cc": [_address(address) for address in forward.cc],
        "subject": forward.subject,
        "date": forward.date,
        "body": forward.body,
        "attachments": [_attachment(attachment) for attachment in forward.attachments],
    }


def _bounce(bounce: Bounce | None) -> Json | None:
    if bounce is None:
        return None
    return {
        "recipients": [
            {
                "email": failed.email,
                "action": failed.action,
                "status": failed.status,
                "permanent": failed.permanent,
                "diagnostic": failed.diagnostic,
            }
            for failed in bounce.recipients
        ],
        "original_message_id": bounce.original_message_id,
    }


def _calendar(event: Calendar | None) -> Json | None:
    if event is None:
        return None
    return {
        "method": event.method,
        "uid": event.uid,
        "summary": event.summary,
        "start": event.start,
        "end": event.end,
        "organizer": event.organizer,
        "organizer_name": event.organizer_name,
        "location": event.location,
        "timezone": event.timezone,
        "recurrence": event.recurrence,
        "cancelled": event.is_cancelled,
        "answer": event.answer,
        "sequence": event.sequence,
    }


def _receipt(receipt: Receipt | None) -> Json | None:
    if receipt is None:
        return None
    return {
        "original_message_id": receipt.original_message_id,
        "recipient": receipt.recipient,
        "disposition": receipt.disposition,
        "automatic": receipt.automatic,
    }


def _absence(absence: Absence | None) -> Json | None:
    if absence is None:
        return None
    first = absence.first.isoformat() if absence.first else None
    return {"first": first, "last": absence.last.isoformat()}


def _seal(seal: Seal) -> Json:
    return {
        "method": seal.method,
        "verdict": seal.verdict,
        "signer": _address(seal.signer),
        "fingerprint": seal.fingerprint,
        "by_sender": seal.by_sender,
        "whole": seal.whole,
        "reason": seal.reason,
    }


def _encryption(encryption: Encryption | None) -> Json | None:
    if encryption is None:
        return None
    return {
        "method": encryption.method,
        "whole": encryption.whole,
        "obstacle": encryption.obstacle,
    }

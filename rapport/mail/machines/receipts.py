"""Receipts for mail that was read (RFC 8098)."""

from __future__ import annotations

from rapport.mail.defects import Defects
from rapport.mail.fields import headers
from rapport.mail.parts.structure import Part
from rapport.mail.values import Receipt

_TYPES = ("message/disposition-notification", "message/global-disposition-notification")
MOST_PARTS = 50


def find(root: Part) -> Receipt | None:
    """Return the receipt if the mail is one; its fields may be missing."""
    queue = [root]
    for _ in range(MOST_PARTS):
        if not queue:
            return None
        part = queue.pop(0)
        if part.content_type in _TYPES:
            return _read(part)
        queue += part.children
    return None


def _read(part: Part) -> Receipt:
    defects = Defects()
    fields, _body_at = headers.split(part.content(defects).lstrip(b"\r\n"), defects)
    mode, _, disposition = fields.get("disposition").partition(";")
    recipient = fields.get("final-recipient") or fields.get("original-recipient")
    original = fields.raw("original-message-id").strip().strip("<>").strip()
    return Receipt(
        original_message_id=original[:990] or None,
        recipient=recipient.rpartition(";")[2].strip()[:254],
        disposition=disposition.strip().partition("/")[0].strip().lower()[:40],
        automatic=mode.strip().lower().startswith("automatic-action"),
    )

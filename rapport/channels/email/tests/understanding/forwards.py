"""Forwarded mails: address, name, subject and body all right, and none found where none is."""

from __future__ import annotations

from typing import Any

from rapport.channels.email.reading import read

from .collections import ROOT, Score, body, rows, spaced


def forwards() -> list[Score]:
    """crisp: bodies as mails with the subject that belongs to them."""
    right = Score("forwards: all fields right", "crisp_email_forward_parser")
    sender = Score("forwards: sender alone", "crisp_email_forward_parser")
    none = Score("forwards: none where none is", "crisp_email_forward_parser")
    for collection, row in rows("forward"):
        mail = _mail(collection, row)
        expect = row["expect"]
        if not expect["forwarded"]:
            none.count(mail.forward is None, str(row["input"]))
            continue
        found = mail.forward
        name = f"{row['input']}: {found}"
        sender.count(found is not None and found.from_.email == expect["from_address"], name)
        right.count(found is not None and _is_right(found, expect), name)
    return [right, sender, none]


def _mail(collection: str, row: dict[str, Any]) -> Any:
    subject = b""
    if row["subject_file"]:
        subject = (
            b"Subject: " + (ROOT / collection / row["subject_file"]).read_bytes().strip() + b"\n"
        )
    head = b"From: agent@desk.example\nContent-Type: text/plain; charset=utf-8\n" + subject
    return read(head + b"\n" + body(collection, row).encode())


def _is_right(found: Any, expect: dict[str, Any]) -> bool:
    return (
        found.from_.email == expect["from_address"]
        and found.from_.name == (expect["from_name"] or "")
        and spaced(found.subject) == spaced(expect["subject"] or "")
        and (not expect.get("body") or spaced(found.body) == spaced(expect["body"]))
    )


def split_before() -> list[Score]:
    """EmailReplyTrimmer: what stands before a forwarded or embedded mail."""
    score = Score("before an embedded mail", "discourse_email_reply_trimmer")
    for collection, row in rows("forward_split"):
        text = body(collection, row)
        mail = read(b"Content-Type: text/plain; charset=utf-8\n\n" + text.encode())
        before = mail.forward.before if mail.forward else mail.reply
        score.count(
            spaced(before) == spaced(row["before"] or ""),
            f"{row['input']}: {row['before']!r} got {before!r}",
        )
    return [score]

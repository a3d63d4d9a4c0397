"""Forwarded mails: address, name, subject and body correct.

And none found where there is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .collections import Score, body, rows, spaced
from .readers import Forwarded, Reader

_CRISP = "crisp_email_forward_parser"


def forwards(folder: Path, reader: Reader) -> list[Score]:
    """Score crisp's bodies as mails with the subject that belongs to them."""
    if not reader.forward:
        return []
    right = Score("forwards: all fields right", _CRISP)
    sender = Score("forwards: sender alone", _CRISP)
    none = Score("forwards: none where none is", _CRISP)
    for collection, row in rows(folder, "forward"):
        subject = ""
        if row["subject_file"]:
            content = (folder / collection / row["subject_file"]).read_bytes().strip()
            subject = content.decode("utf-8", "replace")
        found = reader.forward(body(folder, collection, row), subject)
        expect = row["expect"]
        if not expect["forwarded"]:
            none.count(row["input"], found is None, str(row["input"]))
            continue
        name = f"{row['input']}: {found}"
        sender.count(
            row["input"], found is not None and found.from_[1] == expect["from_address"], name
        )
        right.count(row["input"], found is not None and _is_right(found, expect), name)
    return [right, sender, none]


def _is_right(found: Forwarded, expect: dict[str, Any]) -> bool:
    return (
        found.from_[1] == expect["from_address"]
        and found.from_[0] == (expect["from_name"] or "")
        and spaced(found.subject) == spaced(expect["subject"] or "")
        and (not expect.get("body") or spaced(found.body) == spaced(expect["body"]))
    )


def split_before(folder: Path, reader: Reader) -> list[Score]:
    """Score EmailReplyTrimmer's cases: the text before a forwarded or embedded mail."""
    if not (reader.forward and reader.cut):
        return []
    score = Score("before an embedded mail", "discourse_email_reply_trimmer")
    for collection, row in rows(folder, "forward_split"):
        text = body(folder, collection, row)
        found = reader.forward(text, "")
        before = found.before if found else reader.cut(text).reply
        wanted = row["before"] or ""
        miss = f"{row['input']}: {wanted!r} got {before!r}"
        score.count(row["input"], spaced(before) == spaced(wanted), miss)
    return [score]

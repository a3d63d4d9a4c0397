"""Folding the headers of our mails."""

from __future__ import annotations

from email.policy import SMTP, EmailPolicy
from typing import Any

IDS = frozenset({"message-id", "in-reply-to", "references"})


class MailPolicy(EmailPolicy):
    """The standard library's policy for SMTP, except that Message-IDs are never split.

    It would write an id longer than a line as an encoded word (RFC 2047), which no mail program
    recognises; the RFC wants ids unchanged, one per line if there are many (RFC 5322 §3.6.4).
    """

    def fold(self, name: str, value: Any) -> str:
        """Return the header as text with its line endings."""
        return _ids(name, value, self.linesep) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return the header as bytes with its line endings."""
        ids = _ids(name, value, self.linesep)
        return ids.encode("ascii", "replace") if ids else super().fold_binary(name, value)


def _ids(name: str, value: Any, linesep: str) -> str:
    if name.lower() not in IDS:
        return ""
    return f"{name}: " + f"{linesep} ".join(str(value).split()) + linesep


# 7bit: everything passes every server, whatever it says about itself.
MAIL = MailPolicy(linesep=SMTP.linesep, cte_type="7bit", max_line_length=78)

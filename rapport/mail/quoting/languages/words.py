"""The words of one language, alternatives separated by "|"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    wrote: str = ""
    starts: str = ""
    sender: str = ""
    sent: str = ""
    to: str = ""
    cc: str = ""
    subject: str = ""
    original: str = ""
    forwarded: str = ""
    sent_from: str = ""
    closings: str = ""

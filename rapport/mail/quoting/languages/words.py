"""The words of one language, alternatives separated by "|"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    wrote: str = ""
    starts: str = ""
    sender: str = ""
    sent: str = ""  # a word of sending: only mails have it
    date: str = ""  # the bare word for a date: forms and journeys have it, too
    to: str = ""
    cc: str = ""
    reply_to: str = ""
    subject: str = ""
    other: str = ""  # labels of fields that are not read, such as attachments
    original: str = ""
    forwarded: str = ""
    sent_from: str = ""
    closings: str = ""

"""The frozen, plain values that reading a mail returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from rapport.mail.defects import Limit

Kind = Literal["message", "auto-reply", "bounce", "read-receipt", "list", "calendar"]
Method = Literal["smime", "pgp"]
Verdict = Literal["valid", "unknown", "changed", "unverifiable"]
# Why a signature cannot be verified.
Reason = Literal["", "damaged", "weak", "unsupported", "not-in-force", "revoked", "purpose"]
# Why an encrypted mail stays shut.
Obstacle = Literal["", "no-key", "damaged", "unsupported", "too-large"]


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox: a display name (may be empty) and an address (may be empty when unreadable)."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


@dataclass(frozen=True, slots=True)
class Absence:
    """The first and the last day away; `first` is None if only the end is stated."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is kept as a file. `filename` is safe to use as a name on any system."""

    filename: str
    content_type: str
    content: bytes = field(repr=False)
    cid: str | None = None
    inline: bool = False

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the headers say about whether a program sent this (RFC 3834), and signs of loops."""

    auto_submitted: str = ""  # the keyword: no, auto-generated, auto-replied, …
    precedence: str = ""
    suppress: str = ""  # X-Auto-Response-Suppress
    loop: tuple[str, ...] = ()  # X-Loop, X-…-Loop and our own loop marks, as found
    list_id: str = ""
    spam: bool = False  # an upstream filter said so
    answerable: bool = True  # whether an automatic answer may be sent at all (RFC 3834 §2)
    why_not: str = ""  # the reason when it may not


@dataclass(frozen=True, slots=True)
class FailedRecipient:
    """One recipient of a delivery report. `permanent`: writing there again cannot work."""

    email: str
    action: str
    status: str | None
    permanent: bool | None
    diagnostic: str


@dataclass(frozen=True, slots=True)
class Bounce:
    recipients: tuple[FailedRecipient, ...]
    original_message_id: str | None


@dataclass(frozen=True, slots=True)
class Forward:
    """A mail forwarded inside another: `before` is what the forwarder wrote above it.

    `attachments` are its own, if it came attached whole.
    """

    before: str
    from_: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: str | None
    body: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The first event of an iCalendar part (RFC 5545). Times are ISO 8601 as stated.

    `timezone` is the zone as the sender names it; `recurrence` is in words. `status` is cancelled,
    confirmed, tentative or empty; `answer` is the attendee's in a reply: accepted, declined, …
    `sequence` counts the changes, `more` the other events of the mail.
    """

    method: str
    uid: str
    summary: str
    start: str | None
    end: str | None
    organizer: str
    organizer_name: str = ""
    location: str = ""
    timezone: str = ""
    recurrence: str = ""
    status: str = ""
    answer: str = ""
    sequence: int = 0
    more: int = 0

    @property
    def is_cancelled(self) -> bool:
        """Return whether the event is cancelled."""
        return self.method == "CANCEL" or self.status == "cancelled"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A read receipt: `disposition` is displayed, deleted, dispatched, processed, denied, …"""

    original_message_id: str | None
    recipient: str
    disposition: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature over the mail, or (not `whole`) over a part of it only.

    `unknown`: the words are as signed, by somebody whose key nobody here has checked. `changed`:
    they are not. `by_sender`: the signer's addresses include that of From.
    """

    method: Method
    verdict: Verdict
    signer: Address
    fingerprint: str
    by_sender: bool
    whole: bool
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Encryption:
    """The encryption of the mail or (not `whole`) of a part; an empty `obstacle` means opened."""

    method: Method
    whole: bool
    obstacle: Obstacle = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as read. Everything here is derived from the bytes; they stay the original.

    `message_id`, `in_reply_to` and `references` are without angle brackets. `html` is as it came:
    never show it before it is sanitised. `text` is the whole readable body, and `reply`, `quoted`
    and `signature` are parts of it.
    """

    from_: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    sender: Address | None
    subject: str
    date: datetime | None
    message_id: str
    message_id_made: bool
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    content_type: str
    text: str
    html: str | None
    reply: str
    quoted: str
    signature: str
    attachments: tuple[Attachment, ...]
    kind: Kind
    machine: Machine
    return_path: str | None
    delivered_to: tuple[str, ...]
    forward: Forward | None
    bounce: Bounce | None
    calendar: Calendar | None
    defects: tuple[str, ...]
    limits: tuple[Limit, ...] = ()  # what the mail has more of than was read
    seals: tuple[Seal, ...] = ()
    encryption: Encryption | None = None
    absence: Absence | None = None
    receipt: Receipt | None = None
    forwarded: tuple[Forward, ...] = ()  # mails that came attached whole to be passed on

    @property
    def is_null_sender(self) -> bool:
        """Return whether the envelope sender is empty, as in every bounce (RFC 5321 §4.5.5)."""
        return self.return_path == ""

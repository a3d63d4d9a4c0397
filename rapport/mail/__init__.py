"""Reading mails: bytes in, one frozen value out.

Pure: no database, no settings, no clock, no network. `read` never raises for any bytes; what was
wrong with them is listed in `Mail.defects`.
"""

from __future__ import annotations

from rapport.mail.protection import Keyring, PgpKey, SmimeKey
from rapport.mail.reader import read
from rapport.mail.values import (
    Address,
    Attachment,
    Bounce,
    Calendar,
    Encryption,
    FailedRecipient,
    Forward,
    Kind,
    Machine,
    Mail,
    Receipt,
    Seal,
)

__all__ = [
    "Address",
    "Attachment",
    "Bounce",
    "Calendar",
    "Encryption",
    "FailedRecipient",
    "Forward",
    "Keyring",
    "Kind",
    "Machine",
    "Mail",
    "PgpKey",
    "Receipt",
    "Seal",
    "SmimeKey",
    "read",
]

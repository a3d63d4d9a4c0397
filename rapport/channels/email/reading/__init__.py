"""Read a mail: bytes in, one frozen value out.

Pure: no database, no settings, no clock, no network. `read` never raises for any bytes; what was
wrong with them is listed in `Mail.defects`.
"""

from __future__ import annotations

from .mail import (
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
from .protection import Keyring, PgpKey, SmimeKey
from .reader import read

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

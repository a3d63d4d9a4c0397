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
    FailedRecipient,
    Forward,
    Kind,
    Machine,
    Mail,
)
from .reader import read

__all__ = [
    "Address",
    "Attachment",
    "Bounce",
    "Calendar",
    "FailedRecipient",
    "Forward",
    "Kind",
    "Machine",
    "Mail",
    "read",
]

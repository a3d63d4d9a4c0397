"""Signed and encrypted mails (S/MIME, PGP): checked and opened with an explicit keyring.

Pure like the rest of the reader: no key is looked up anywhere, no clock is asked, nothing raises.
"""

from __future__ import annotations

from .keyring import EMPTY, Keyring, PgpKey, SmimeKey
from .layers import Opened, open_layers

__all__ = ["EMPTY", "Keyring", "Opened", "PgpKey", "SmimeKey", "open_layers"]

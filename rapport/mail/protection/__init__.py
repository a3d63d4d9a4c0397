"""Signed and encrypted mails (S/MIME, PGP), with an explicit keyring.

Signatures are checked and contents opened. Pure like the rest of the reader: no key is looked up
anywhere, no clock is read, nothing raises.
"""

from __future__ import annotations

from rapport.mail.protection.keyring import EMPTY, Keyring, PgpKey, SmimeKey
from rapport.mail.protection.layers import Opened, open_layers

__all__ = ["EMPTY", "Keyring", "Opened", "PgpKey", "SmimeKey", "open_layers"]

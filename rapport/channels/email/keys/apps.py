"""The Django application of keys for mail."""

from __future__ import annotations

from rapport.core import room


class KeysConfig(room.Room):
    name = "rapport.channels.email.keys"
    label = "mail_keys"

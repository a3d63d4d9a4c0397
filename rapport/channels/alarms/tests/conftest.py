"""The post office of the mail tests, for alarms too."""

from __future__ import annotations

from rapport.channels.email.conftest import small_imap, small_office

__all__ = ["small_imap", "small_office"]

"""Actions on mailboxes: settings, and results of fetching and sending."""

from __future__ import annotations

from rapport.channels.email.actions.confirm import confirm_sending
from rapport.channels.email.actions.connect import (
    MailboxSettings,
    change,
    choose_folders,
    connect,
    disconnect,
    reconnect,
)
from rapport.channels.email.actions.threading import set_threading

__all__ = [
    "MailboxSettings",
    "change",
    "choose_folders",
    "confirm_sending",
    "connect",
    "disconnect",
    "reconnect",
    "set_threading",
]

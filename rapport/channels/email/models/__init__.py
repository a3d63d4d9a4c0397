"""Models of mailboxes, their folders and grants."""

from __future__ import annotations

from rapport.channels.email.models.folder import Folder, PopMail
from rapport.channels.email.models.grant import Flow, Grant, Provider
from rapport.channels.email.models.mailbox import Mailbox, MailboxQuerySet
from rapport.channels.email.models.server import Protocol, Security, Server

__all__ = [
    "Flow",
    "Folder",
    "Grant",
    "Mailbox",
    "MailboxQuerySet",
    "PopMail",
    "Protocol",
    "Provider",
    "Security",
    "Server",
]

"""Mail on its way in: IMAP and POP3."""

from __future__ import annotations

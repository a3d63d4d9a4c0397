"""Actions on messages: receive, draft, reply, note, deliver."""

from __future__ import annotations

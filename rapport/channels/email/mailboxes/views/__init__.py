"""Pages about mailboxes."""

from __future__ import annotations

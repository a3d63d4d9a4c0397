"""Pages about mailboxes, by the noun of their address."""

from __future__ import annotations

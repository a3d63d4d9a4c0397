"""Messages of a ticket, their files, and where answers go."""

from __future__ import annotations

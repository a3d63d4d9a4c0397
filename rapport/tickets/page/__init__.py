"""What the page of a ticket shows."""

from __future__ import annotations

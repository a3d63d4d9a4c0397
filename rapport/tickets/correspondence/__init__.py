"""What is written on a ticket, its files, and where answers go."""

from __future__ import annotations

"""Mailboxes: connecting them, trying them out, monitoring them."""

from __future__ import annotations

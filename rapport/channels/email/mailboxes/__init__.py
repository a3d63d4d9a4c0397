"""Mailboxes: connected, tried out and monitored."""

from __future__ import annotations

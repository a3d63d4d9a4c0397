"""Mailboxes: connected, tried out and watched over."""

from __future__ import annotations

"""E-mail, the reference channel."""

from __future__ import annotations

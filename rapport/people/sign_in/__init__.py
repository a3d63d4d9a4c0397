"""Sign-in: passwords, second steps, tokens, and mail about them."""

from __future__ import annotations

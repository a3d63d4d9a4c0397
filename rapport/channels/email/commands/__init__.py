"""The commands `rapport mail …` and `rapport mailbox …`."""

from __future__ import annotations

"""Commands that start the server and look after it."""

from __future__ import annotations

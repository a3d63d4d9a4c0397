"""The server: pages, live refresh, loops, and their health."""

from __future__ import annotations

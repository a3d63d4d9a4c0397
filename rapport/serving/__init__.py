"""The server: one process with pages, live refresh and the loops, and how it fares."""

from __future__ import annotations

"""The way of requests to the pages: connections, gate, Django."""

from __future__ import annotations

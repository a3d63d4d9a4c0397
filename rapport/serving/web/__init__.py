"""Requests on their way to the pages: connections, gate, Django."""

from __future__ import annotations

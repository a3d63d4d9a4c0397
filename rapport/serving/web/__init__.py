"""How requests reach the pages: connections, the gate, the way into Django."""

from __future__ import annotations

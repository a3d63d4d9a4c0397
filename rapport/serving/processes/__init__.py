"""Several processes behind one port: a parent that hands out connections, and its children."""

from __future__ import annotations

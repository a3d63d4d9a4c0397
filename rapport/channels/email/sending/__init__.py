"""Mail on its way out: composed, signed and handed to a server."""

from __future__ import annotations

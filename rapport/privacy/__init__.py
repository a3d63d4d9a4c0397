"""Personal data: copies, erasure, and limits of keeping."""

from __future__ import annotations

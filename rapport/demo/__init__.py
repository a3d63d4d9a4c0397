"""A believable company to try Rapport with."""

from __future__ import annotations

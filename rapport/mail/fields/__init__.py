"""Header fields: addresses, dates, parameters, encoded words."""

from __future__ import annotations

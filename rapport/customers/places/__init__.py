"""Places to add to: pages of customers and organisations."""

from __future__ import annotations

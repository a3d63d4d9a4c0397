"""The public REST API: the same querysets and the same actions as the pages."""

from __future__ import annotations

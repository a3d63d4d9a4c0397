"""The survey as a customer answers it, and its settings."""

from __future__ import annotations

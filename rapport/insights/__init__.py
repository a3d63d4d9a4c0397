"""Every metric's definition, its pages and exports."""

from __future__ import annotations

"""The doors of the desk: who stands outside, and what gets in."""

from __future__ import annotations

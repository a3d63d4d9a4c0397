"""The doors of the desk: who stands outside, and what may be sent in."""

from __future__ import annotations

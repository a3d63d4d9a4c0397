"""The benchmarks run: on tiny desks, for what they measure and not for how fast it is."""

from __future__ import annotations

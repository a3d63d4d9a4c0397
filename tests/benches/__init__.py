"""The benchmarks, run on tiny desks: their measurements are checked, not their speed."""

from __future__ import annotations

"""Benchmarks: each figure beside its floor.

Both are measured in the same run on the same machine.
"""

from __future__ import annotations

"""The benchmarks on tiny desks.

Their measurements are checked, not their speed.
"""

from __future__ import annotations

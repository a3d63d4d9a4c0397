"""What the figures mean: one list a family, and nothing is computed anywhere else."""

from __future__ import annotations

"""Charts as SVG, drawn on the server from a result.

No script and no inline style: looks are classes. x is in per cent and y in pixels, so that text
keeps its size at any width; only curves are in a nested drawing that stretches
(docs/decisions/0006).
"""

from __future__ import annotations

from rapport.metrics.drawing.chart import Mark, draw
from rapport.metrics.drawing.histogram import Bin, draw_bins
from rapport.metrics.drawing.sparkline import sparkline

__all__ = ["Bin", "Mark", "draw", "draw_bins", "sparkline"]

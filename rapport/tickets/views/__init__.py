"""HTTP for the desk: one small function a page or verb."""

from __future__ import annotations

"""The making of a release: locks, wheel, bill of materials, tag."""

from __future__ import annotations

"""Mail that colleagues forward to the desk."""

from __future__ import annotations

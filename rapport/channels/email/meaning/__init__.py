"""From a read mail to what it means for the desk."""

from __future__ import annotations

"""Files that can be made again from the database."""

from __future__ import annotations

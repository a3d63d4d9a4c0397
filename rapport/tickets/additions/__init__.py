"""What tickets add to pages of the rooms below."""

from __future__ import annotations

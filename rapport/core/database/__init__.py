"""What both databases need: paging, words, prepared questions, durability."""

from __future__ import annotations

"""Common ground: clock, errors, environment, paging, page frame."""

from __future__ import annotations

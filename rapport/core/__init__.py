"""Plumbing without opinions: clock, errors, environment, paging, the face."""

from __future__ import annotations

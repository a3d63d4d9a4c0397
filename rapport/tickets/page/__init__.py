"""The parts of a ticket's page."""

from __future__ import annotations

"""Renderers of message particulars for a ticket's page."""

from __future__ import annotations

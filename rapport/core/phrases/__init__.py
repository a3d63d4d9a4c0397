"""Lengths, numbers, instants and names as a person says them."""

from __future__ import annotations

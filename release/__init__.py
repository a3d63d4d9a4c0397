"""Locks, bill of materials, wheel and tag: what a release is made of and with."""

from __future__ import annotations

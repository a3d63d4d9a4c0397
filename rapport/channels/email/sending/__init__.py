"""Sending of mail: composed, signed, handed to a server."""

from __future__ import annotations

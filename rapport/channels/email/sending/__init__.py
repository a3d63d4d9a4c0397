"""Sending mail: compose it, sign it, hand it to a server."""

from __future__ import annotations

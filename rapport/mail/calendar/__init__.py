"""Appointments and answers to them (RFC 5545, RFC 5546)."""

from __future__ import annotations

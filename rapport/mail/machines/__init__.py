"""Mails from machines: bounces, absences, receipts."""

from __future__ import annotations

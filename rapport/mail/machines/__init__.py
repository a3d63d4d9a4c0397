"""What machines write: bounces, absences, receipts."""

from __future__ import annotations

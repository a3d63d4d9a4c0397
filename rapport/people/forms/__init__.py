"""Forms of people: sign-in, profile, management, keys for programs."""

from __future__ import annotations

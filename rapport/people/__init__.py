"""The people who work here: users, teams, roles, sign-in, and what each may see and do."""

from __future__ import annotations

"""The people who work here: users, teams, roles, sign-in.

And what each may see and do.
"""

from __future__ import annotations

"""People and organisations that the desk serves, and their identities."""

from __future__ import annotations

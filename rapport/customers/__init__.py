"""The people and organisations that the desk serves, and the identities they write from."""

from __future__ import annotations

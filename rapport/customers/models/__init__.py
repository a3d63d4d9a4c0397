"""The people and organisations that we serve, one file a noun."""

from __future__ import annotations

from rapport.customers.models.identity import Identity
from rapport.customers.models.merge import Merge
from rapport.customers.models.organisation import Organisation
from rapport.customers.models.person import Person

__all__ = ["Identity", "Merge", "Organisation", "Person"]

"""Models of the people and organisations that we serve."""

from __future__ import annotations

from rapport.customers.models.identity import Identity
from rapport.customers.models.merge import Merge
from rapport.customers.models.note import Note
from rapport.customers.models.organisation import Organisation
from rapport.customers.models.person import Person
from rapport.customers.models.refusal import Cause, Refusal

__all__ = ["Cause", "Identity", "Merge", "Note", "Organisation", "Person", "Refusal"]

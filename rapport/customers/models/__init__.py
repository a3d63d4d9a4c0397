"""Models of the people and organisations that we serve."""

from __future__ import annotations

from rapport.customers.models.identity import Identity
from rapport.customers.models.merge import Merge
from rapport.customers.models.note import Note
from rapport.customers.models.organisation import Organisation
from rapport.customers.models.person import LONGEST_NAME, Person
from rapport.customers.models.refusal import Cause, Refusal

__all__ = [
    "LONGEST_NAME",
    "Cause",
    "Identity",
    "Merge",
    "Note",
    "Organisation",
    "Person",
    "Refusal",
]

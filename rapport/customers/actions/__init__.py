"""The verbs of customers."""

from __future__ import annotations

from rapport.customers.actions.change import (
    add_identity,
    change_person,
    move_to_organisation,
    remove_identity,
)
from rapport.customers.actions.meet import find_or_meet, normalise, survivor
from rapport.customers.actions.merge import merge, unmerge

__all__ = [
    "add_identity",
    "change_person",
    "find_or_meet",
    "merge",
    "move_to_organisation",
    "normalise",
    "remove_identity",
    "survivor",
    "unmerge",
]

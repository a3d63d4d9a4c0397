"""Actions on customers."""

from __future__ import annotations

from rapport.customers.actions.away import note_away
from rapport.customers.actions.change import (
    add_identity,
    change_person,
    move_to_organisation,
    remove_identity,
)
from rapport.customers.actions.contact import note_last_contact
from rapport.customers.actions.forget import forget_if_empty
from rapport.customers.actions.meet import (
    find_or_meet,
    meet,
    meet_unknown,
    name_if_nameless,
    note_language,
)
from rapport.customers.actions.merge import merge, unmerge
from rapport.customers.actions.notes import (
    add_note,
    change_note,
    pin_note,
    remove_note,
    restore_note,
)
from rapport.customers.actions.organisation import change_organisation
from rapport.customers.actions.reach import end_refusal, note_contact, note_refusal
from rapport.customers.actions.recognise import recognise

__all__ = [
    "add_identity",
    "add_note",
    "change_note",
    "change_organisation",
    "change_person",
    "end_refusal",
    "find_or_meet",
    "forget_if_empty",
    "meet",
    "meet_unknown",
    "merge",
    "move_to_organisation",
    "name_if_nameless",
    "note_away",
    "note_contact",
    "note_language",
    "note_last_contact",
    "note_refusal",
    "pin_note",
    "recognise",
    "remove_identity",
    "remove_note",
    "restore_note",
    "unmerge",
]

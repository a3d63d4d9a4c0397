"""Actions on tickets for an arrival.

They run in the transaction that settles it.
"""

from __future__ import annotations

from rapport.channels.intake.actions.answer import answer_by_mail, keep_as_note
from rapport.channels.intake.actions.append import add, append, append_automatic
from rapport.channels.intake.actions.meet import meet_author
from rapport.channels.intake.actions.open import gather, open_for
from rapport.channels.intake.actions.report import note_report

__all__ = [
    "add",
    "answer_by_mail",
    "append",
    "append_automatic",
    "gather",
    "keep_as_note",
    "meet_author",
    "note_report",
    "open_for",
]

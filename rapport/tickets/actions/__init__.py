"""Actions on tickets.

Pages, API, channels, rules and the command line all call these.
"""

from __future__ import annotations

from rapport.tickets.actions.address import choose_answered
from rapport.tickets.actions.assign import assign, take, unassign
from rapport.tickets.actions.change import (
    change_category,
    change_priority,
    change_queue,
    change_subject,
    tag,
    untag,
)
from rapport.tickets.actions.close import close
from rapport.tickets.actions.copy_in import copy_in
from rapport.tickets.actions.merge import merge, unmerge
from rapport.tickets.actions.messages.acknowledge import acknowledge
from rapport.tickets.actions.messages.attribute import attribute
from rapport.tickets.actions.messages.draft import discard_draft, save_draft, save_mail
from rapport.tickets.actions.messages.note import note
from rapport.tickets.actions.messages.receive import receive
from rapport.tickets.actions.messages.reply import reply
from rapport.tickets.actions.messages.tell_colleague import tell_colleague
from rapport.tickets.actions.messages.unfold import unfold_signature
from rapport.tickets.actions.messages.write_to import write_to
from rapport.tickets.actions.open_ticket import open_ticket
from rapport.tickets.actions.pause import await_customer, hold, resume
from rapport.tickets.actions.remove_participant import remove_participant
from rapport.tickets.actions.resolve import reopen, resolve
from rapport.tickets.actions.share_out import share_out
from rapport.tickets.actions.split import split_off

__all__ = [
    "acknowledge",
    "assign",
    "attribute",
    "await_customer",
    "change_category",
    "change_priority",
    "change_queue",
    "change_subject",
    "choose_answered",
    "close",
    "copy_in",
    "discard_draft",
    "hold",
    "remove_participant",
    "merge",
    "note",
    "open_ticket",
    "receive",
    "reopen",
    "reply",
    "resolve",
    "resume",
    "save_draft",
    "save_mail",
    "share_out",
    "split_off",
    "tag",
    "take",
    "tell_colleague",
    "unassign",
    "unfold_signature",
    "unmerge",
    "untag",
    "write_to",
]

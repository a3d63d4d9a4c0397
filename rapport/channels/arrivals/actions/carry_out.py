"""Carrying out a decision about an arrival.

It runs in the transaction that settles the arrival.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from rapport.channels.forwards.actions import join_known, join_ticket, offer, open_forwarded
from rapport.channels.intake.actions import (
    add,
    answer_by_mail,
    append,
    gather,
    keep_as_note,
    meet_author,
    note_report,
    open_for,
)
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import (
    Add,
    Answer,
    Append,
    Decision,
    Deed,
    Gather,
    JoinKnown,
    JoinTicket,
    KeepAsNote,
    Leave,
    NoteReport,
    Open,
    OpenForwarded,
)
from rapport.channels.intake.outcome import Outcome


def carry_out(decision: Decision) -> Outcome:
    """Carry out the decision; return the outcome of the arrival."""
    outcome = _do(decision.deed, decision.arrival)
    return outcome if outcome.reason else replace(outcome, reason=decision.because)


def _do(deed: Deed, arrival: Arrival) -> Outcome:
    match deed:
        case Leave():
            return _leave(deed, arrival)
        case Open():
            return _open(deed, arrival)
        case Gather():
            return gather(deed, arrival)
        case Append():
            return append(deed, arrival)
        case Add():
            return add(deed, arrival)
        case Answer():
            return answer_by_mail(deed, arrival)
        case KeepAsNote():
            return keep_as_note(deed, arrival)
        case NoteReport():
            return note_report(deed, arrival)
        case JoinKnown():
            return join_known(deed, arrival)
        case JoinTicket():
            return join_ticket(deed, arrival)
        case OpenForwarded():
            return open_forwarded(deed, arrival)
    assert_never(deed)


def _leave(deed: Leave, arrival: Arrival) -> Outcome:
    if deed.author is not None:
        meet_author(deed.author, arrival)
    return deed.outcome


def _open(deed: Open, arrival: Arrival) -> Outcome:
    opened = open_for(deed, arrival)
    inner = arrival.parsed.what.forwarded
    if deed.offered_by is not None and inner is not None:
        offer(arrival, inner, deed.offered_by, opened)
    return opened

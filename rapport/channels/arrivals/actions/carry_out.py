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
    Decided,
    Decision,
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


def carry_out(decided: Decided) -> Outcome:
    """Carry out what was decided; return the outcome of the arrival."""
    outcome = _do(decided.decision, decided.arrival)
    return outcome if outcome.reason else replace(outcome, reason=decided.because)


def _do(decision: Decision, arrival: Arrival) -> Outcome:
    match decision:
        case Leave():
            return _leave(decision, arrival)
        case Open():
            return _open(decision, arrival)
        case Gather():
            return gather(decision, arrival)
        case Append():
            return append(decision, arrival)
        case Add():
            return add(decision, arrival)
        case Answer():
            return answer_by_mail(decision, arrival)
        case KeepAsNote():
            return keep_as_note(decision, arrival)
        case NoteReport():
            return note_report(decision, arrival)
        case JoinKnown():
            return join_known(decision, arrival)
        case JoinTicket():
            return join_ticket(decision, arrival)
        case OpenForwarded():
            return open_forwarded(decision, arrival)
    assert_never(decision)


def _leave(decision: Leave, arrival: Arrival) -> Outcome:
    if decision.author is not None:
        meet_author(decision.author, arrival)
    return decision.outcome


def _open(decision: Open, arrival: Arrival) -> Outcome:
    opened = open_for(decision, arrival)
    inner = arrival.parsed.what.forwarded
    if decision.offered_by is not None and inner is not None:
        offer(arrival, inner, decision.offered_by, opened)
    return opened

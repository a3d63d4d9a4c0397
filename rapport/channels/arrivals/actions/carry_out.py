"""The execution of a decision about an arrival.

It runs in the transaction that settles the arrival.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from rapport.channels.forwards.actions import (
    join_known,
    join_ticket,
    open_forwarded,
    open_offered,
)
from rapport.channels.intake import decisions as to
from rapport.channels.intake.actions import (
    add,
    answer_by_mail,
    append,
    append_automatic,
    gather,
    keep_as_note,
    meet_author,
    note_report,
    open_for,
)
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.outcome import Outcome


def carry_out(decided: to.Decided) -> Outcome:
    """Carry out what was decided; return the outcome of the arrival."""
    outcome = _do(decided.decision, decided.arrival)
    return outcome if outcome.reason else replace(outcome, reason=decided.because)


def _do(decision: to.Decision, arrival: Arrival) -> Outcome:
    match decision:
        case to.Leave():
            return _leave(decision, arrival)
        case to.NoteReport():
            return note_report(decision, arrival)
        case to.Open():
            return open_for(decision, arrival)
        case to.OpenOffered():
            return open_offered(decision, arrival)
        case to.Gather():
            return gather(decision, arrival)
        case to.Append():
            return append(decision, arrival)
        case to.AppendAutomatic():
            return append_automatic(decision, arrival)
        case to.Add():
            return add(decision, arrival)
        case to.Answer():
            return answer_by_mail(decision, arrival)
        case to.KeepAsNote():
            return keep_as_note(decision, arrival)
        case to.JoinKnown():
            return join_known(decision, arrival)
        case to.JoinTicket():
            return join_ticket(decision, arrival)
        case to.OpenForwarded():
            return open_forwarded(decision)
        case to.GatherForwarded():
            return gather(decision.gathering, decision.arrival)
    assert_never(decision)


def _leave(decision: to.Leave, arrival: Arrival) -> Outcome:
    if decision.author is not None:
        meet_author(decision.author, arrival)
    return decision.outcome

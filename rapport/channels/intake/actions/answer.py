"""Answers that colleagues send by mail.

They write to a customer without opening the desk. ``arrivals.rules`` decides whether the words go
to the customer or are kept as a note, and why.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Answer, KeepAsNote
from rapport.channels.intake.outcome import Outcome, State
from rapport.tickets.actions import note, reply


def answer_by_mail(decision: Answer, arrival: Arrival) -> Outcome:
    """Send the words as the user's reply."""
    content = arrival.parsed.what.content
    message = reply(
        decision.ticket,
        text=content.words.strip(),
        by=decision.user,
        files=content.files,
        at=arrival.at,
    )
    return Outcome(State.APPENDED, ticket=decision.ticket.pk, message=message.pk)


def keep_as_note(decision: KeepAsNote, arrival: Arrival) -> Outcome:
    """Add an answer by mail as a note that says why it was not sent."""
    content = arrival.parsed.what.content
    came = _("Came by email from %(address)s and was not passed on.") % {
        "address": decision.user.email
    }
    text = f"{came} {decision.reason}\n\n{content.words.strip()}"
    message = note(decision.ticket, text=text, by=decision.user, files=content.files, at=arrival.at)
    why = _("This reply by email is kept as a note. %(reason)s") % {"reason": decision.reason}
    return Outcome(State.APPENDED, why, ticket=decision.ticket.pk, message=message.pk)

"""Answers that colleagues send by mail.

They write to a customer without opening the desk. ``arrivals.rules`` decides whether the words go
to the customer or are kept as a note, and why.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Answer, KeepAsNote
from rapport.channels.intake.outcome import Outcome, State
from rapport.customers.reaching import DeadAddress
from rapport.tickets.actions import note, reply


def answer_by_mail(deed: Answer, arrival: Arrival) -> Outcome:
    """Send the words as the user's reply; keep them as a note if the customer's address is dead."""
    content = arrival.parsed.what.content
    try:
        message = reply(
            deed.ticket,
            text=content.words.strip(),
            by=deed.user,
            files=content.files,
            at=arrival.at,
        )
    except DeadAddress as dead:
        return keep_as_note(KeepAsNote(deed.user, deed.ticket, dead.sentence), arrival)
    return Outcome(State.APPENDED, ticket=deed.ticket.pk, message=message.pk)


def keep_as_note(deed: KeepAsNote, arrival: Arrival) -> Outcome:
    """Add an answer by mail as a note that says why it was not sent."""
    content = arrival.parsed.what.content
    came = _("Came by email from %(address)s and was not passed on.") % {"address": deed.user.email}
    text = f"{came} {deed.reason}\n\n{content.words.strip()}"
    message = note(deed.ticket, text=text, by=deed.user, files=content.files, at=arrival.at)
    why = _("This answer by email is kept as a note. %(reason)s") % {"reason": deed.reason}
    return Outcome(State.APPENDED, why, ticket=deed.ticket.pk, message=message.pk)

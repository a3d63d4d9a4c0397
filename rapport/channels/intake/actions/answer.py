"""Answers that colleagues send by mail.

They write to a customer without opening the desk. Anybody can write any name on a mail, and an
answer goes to a customer in our name. So it counts as an answer only if the other side has proved
its sender (``parsed.Trust``); otherwise its words are kept as a note that says so
(docs/decisions/0009).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Answer
from rapport.channels.intake.outcome import Outcome, State
from rapport.customers.reaching import DeadAddress
from rapport.tickets.actions import note, reply


def answer_by_mail(deed: Answer, arrival: Arrival) -> Outcome:
    """Send the words as the user's reply if they are proved theirs, else add a note."""
    parsed, ticket = arrival.parsed, deed.ticket
    is_proved = parsed.trust.verified and deed.is_proved
    if not is_proved or ticket.is_closed or parsed.nature.automatic:
        return _keep_as_note(deed, arrival, _("The sender could not be verified."))
    content = parsed.what.content
    try:
        message = reply(
            ticket, text=content.words.strip(), by=deed.user, files=content.files, at=arrival.at
        )
    except DeadAddress as dead:
        return _keep_as_note(deed, arrival, dead.sentence)
    return Outcome(State.APPENDED, ticket=ticket.pk, message=message.pk)


def _keep_as_note(deed: Answer, arrival: Arrival, reason: str) -> Outcome:
    """Add an answer by mail as a note that says why it was not sent."""
    content = arrival.parsed.what.content
    came = _("Came by email from %(address)s and was not passed on.") % {"address": deed.user.email}
    text = f"{came} {reason}\n\n{content.words.strip()}"
    message = note(deed.ticket, text=text, by=deed.user, files=content.files, at=arrival.at)
    why = _("This answer by email is kept as a note. %(reason)s") % {"reason": reason}
    return Outcome(State.APPENDED, why, ticket=deed.ticket.pk, message=message.pk)

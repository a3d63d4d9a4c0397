"""What somebody who works here sends to the desk by a wire.

Anybody can write any name on a mail, and an answer goes to a customer in our name. So an answer
counts as one only where the other side has proved its sender (``Parsed.verified``); else its words
are kept as a note that says so (docs/decisions/0009).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.channels.arrivals.outcome import Outcome, State
from rapport.channels.transport import Parsed
from rapport.core.database.prepared import prepared
from rapport.customers.reaching import DeadAddress
from rapport.people.models import User
from rapport.tickets.actions import note, reply
from rapport.tickets.models import Ticket


def find_user(address: str) -> User | None:
    """Return who works here under this mail address."""
    known = _active(address.strip().lower())
    return User.objects.get(pk=known[0][0]) if known else None


@prepared
def _active(email: str) -> QuerySet[User, Any]:
    return User.objects.filter(email=email, is_active=True).order_by().values_list("pk")


def answer_by_mail(
    ticket: Ticket, user: User, parsed: Parsed, *, at: datetime, is_proved: bool = True
) -> Outcome:
    """Send the words on as the user's reply where they are proved theirs, else keep a note.

    ``is_proved`` says that the mail answers one of ours, and does not only name a number.
    """
    if not (parsed.verified and is_proved) or ticket.is_closed or parsed.automatic:
        return _keep_as_note(ticket, user, parsed, _("The sender is not proved."), at)
    words, files = parsed.content.words.strip(), parsed.content.files
    try:
        message = reply(ticket, text=words, by=user, files=files, at=at)
    except DeadAddress as dead:
        return _keep_as_note(ticket, user, parsed, dead.sentence, at)
    return Outcome(State.APPENDED, ticket=ticket.pk, message=message.pk)


def _keep_as_note(ticket: Ticket, user: User, parsed: Parsed, reason: str, at: datetime) -> Outcome:
    """Keep an answer by mail among ourselves, where it says why it went no further."""
    came = _("Came by mail from %(address)s and went no further.") % {"address": user.email}
    text = f"{came} {reason}\n\n{parsed.content.words.strip()}"
    message = note(ticket, text=text, by=user, files=parsed.content.files, at=at)
    why = _("An answer by mail is kept as a note. %(reason)s") % {"reason": reason}
    return Outcome(State.APPENDED, why, ticket=ticket.pk, message=message.pk)

"""A folded signature that comes back into sight."""

from __future__ import annotations

from rapport.people.models import User
from rapport.tickets.actions import unfold_signature
from rapport.tickets.models import Message, Ticket
from rapport.tickets.search.index import matching
from rapport.timeline.models import Event


def test_it_stands_below_the_words_and_is_found(ticket: Ticket, ben: User) -> None:
    message: Message = ticket.messages.get()
    message.reply, message.signature = "The export stops.", "Kumquat House"
    message.particulars = {"learnt": {"signature": 1, "mails": 3}, "subject": "Whole"}
    message.save()
    before = Event.objects.count()

    unfold_signature(message, by=ben)

    message.refresh_from_db()
    assert (message.reply, message.signature) == ("The export stops.\n\nKumquat House", "")
    assert message.particulars == {"subject": "Whole"}
    assert ticket in matching(Ticket.objects.all(), "kumquat")
    assert Event.objects.count() == before

"""A colleague's answer by mail that does not go out."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions import keep_as_note
from rapport.channels.intake.decisions import KeepAsNote
from rapport.channels.intake.tests.deciding import message_of
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_it_is_a_note_with_the_reason_and_its_files(kept: Kept, ticket: Ticket, ben: User) -> None:
    files = [("log.txt", "text/plain", b"42")]
    arrival = kept(mail("Try version 3.", sender=ben.email, files=files), at=LATER)

    outcome = keep_as_note(KeepAsNote(ben, ticket, "The ticket was closed."), arrival)

    note = message_of(outcome)
    assert (note.kind, note.user) == ("note", ben)
    assert note.text == (
        f"Came by email from {ben.email} and was not passed on. The ticket was closed."
        "\n\nTry version 3."
    )
    assert [file.filename for file in note.attachments.all()] == ["log.txt"]
    assert outcome.reason == "This reply by email is kept as a note. The ticket was closed."
    assert history(ticket)[-1].sentence == "Ben Okafor left a note"
    assert not Outgoing.objects.exists(), "nothing goes to the customer"

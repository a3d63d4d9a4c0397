"""Adding a note on the page."""

from __future__ import annotations

from uuid import uuid4

from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import save_draft
from rapport.tickets.models import Draft, Message, Outgoing, Ticket
from rapport.timeline.models import Event


def test_a_note_stays_among_us(ticket: Ticket, as_ben: Client, ben: User) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/notes/", {"note": "Same limit as in #12."})

    message = ticket.messages.get(kind="note")
    assert answered.headers["Location"].endswith(f"#message-{message.pk}")
    assert (message.user, message.to) == (ben, [])
    assert not Outgoing.objects.exists()
    assert Event.objects.filter(kind="ticket.noted").count() == 1
    ticket.refresh_from_db()
    assert ticket.waiting_since is not None, "the customer has no answer yet"


def test_the_same_note_sent_twice_is_there_once(ticket: Ticket, as_ben: Client) -> None:
    form = {"note": "Once.", "token": str(uuid4())}

    as_ben.post(f"/tickets/{ticket.pk}/notes/", form)
    as_ben.post(f"/tickets/{ticket.pk}/notes/", form)

    assert Message.objects.filter(kind="note").count() == 1


def test_an_empty_note_is_refused_and_the_reply_kept(ticket: Ticket, as_ben: Client) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/notes/", {"note": " ", "reply": "Dear Dora"})

    page = answered.content.decode()
    assert answered.status_code == 422
    assert "Write something to note." in page
    assert "Dear Dora</textarea>" in page
    assert Draft.objects.get().text == "Dear Dora"


def test_noting_ends_the_notes_draft_only(ticket: Ticket, as_ben: Client, ben: User) -> None:
    save_draft(ticket, text="Same", kind="note", by=ben)
    save_draft(ticket, text="Dear Dora", kind="reply", by=ben)

    as_ben.post(f"/tickets/{ticket.pk}/notes/", {"note": "Same limit.", "reply": "Dear Dora"})

    assert [draft.kind for draft in Draft.objects.all()] == ["reply"]

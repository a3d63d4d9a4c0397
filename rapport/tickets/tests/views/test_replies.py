"""Answering on the page."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import MONDAY
from rapport.core import blobs
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.actions import close, note, receive, save_draft
from rapport.tickets.correspondence import uploads
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Draft, Message, Outgoing, Participant, Ticket
from rapport.timeline.models import Event


def _form(ticket: Ticket, **fields: object) -> dict[str, object]:
    """Return the composer's form, filled in by somebody who has seen everything."""
    latest = ticket.messages.order_by("-pk").values_list("pk", flat=True)[0]
    return {
        "reply": "It is mended.",
        "note": "",
        "cc": "",
        "seen": latest,
        "token": str(uuid4()),
        **fields,
    }


def _writes(ticket: Ticket, person: Person, text: str) -> Message:
    return receive(
        ticket,
        person=person,
        content=Content(text=text),
        channel="email",
        by=person,
        at=MONDAY + timedelta(hours=1),
    )


def test_a_reply_goes_out_and_stands_on_the_page(ticket: Ticket, as_ben: Client, ben: User) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket))

    message = ticket.messages.get(kind="reply")
    assert answered.headers["Location"] == f"/tickets/{ticket.pk}/#message-{message.pk}"
    assert (message.user, message.text) == (ben, "It is mended.")
    outgoing = Outgoing.objects.get()
    assert (outgoing.message, outgoing.to, outgoing.state) == (
        message,
        ["dora@nordwind.example"],
        "queued",
    )
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("pending", None)
    assert Event.objects.get(kind="ticket.replied").details["first"] is True


def test_send_and_resolve_does_both_and_offers_the_way_back(ticket: Ticket, as_ben: Client) -> None:
    page = as_ben.post(
        f"/tickets/{ticket.pk}/replies/", _form(ticket, resolve="yes"), follow=True
    ).content.decode()

    ticket.refresh_from_db()
    assert ticket.status == "resolved"
    assert f"Your reply is on its way, and #{ticket.pk} is resolved." in page
    assert f'action="/tickets/{ticket.pk}/resolution/undo/"' in page


def test_the_same_form_sent_twice_goes_out_once(ticket: Ticket, as_ben: Client) -> None:
    form = _form(ticket)

    as_ben.post(f"/tickets/{ticket.pk}/replies/", form)
    again = as_ben.post(f"/tickets/{ticket.pk}/replies/", form)

    assert again.status_code == 302
    assert (Message.objects.filter(kind="reply").count(), Outgoing.objects.count()) == (1, 1)


def test_what_came_meanwhile_is_read_before_the_answer_goes(
    ticket: Ticket, as_ben: Client, dora: Person
) -> None:
    form = _form(ticket, reply="Try it again.", cc="eva@nordwind.example", note="Call her.")
    _writes(ticket, dora, "It works now, thank you.")

    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", form)

    page = answered.content.decode()
    assert answered.status_code == 409
    assert "Dora Lind wrote while you were writing." in page
    assert "It works now, thank you." in page
    assert "New since you started writing" in page
    assert "Try it again.</textarea>" in page
    assert "Call her.</textarea>" in page
    assert 'value="eva@nordwind.example"' in page
    assert not Outgoing.objects.exists()

    again = as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, token=form["token"]))
    assert again.status_code == 302
    assert Outgoing.objects.count() == 1


def test_a_note_of_a_colleague_is_read_first_too(ticket: Ticket, as_ben: Client, bea: User) -> None:
    form = _form(ticket)
    note(ticket, text="I have called her.", by=bea)

    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", form)

    assert answered.status_code == 409
    assert "Bea Lund wrote while you were writing." in answered.content.decode()


def test_ones_own_note_and_a_machines_mail_hold_nothing_up(
    ticket: Ticket, as_ben: Client, ben: User, dora: Person
) -> None:
    form = _form(ticket)
    note(ticket, text="Looks like the limit.", by=ben)
    receive(
        ticket,
        person=dora,
        content=Content(text="I am away."),
        channel="email",
        by=dora,
        automatic=True,
    )

    assert as_ben.post(f"/tickets/{ticket.pk}/replies/", form).status_code == 302


def test_who_is_named_in_cc_gets_a_copy_and_belongs_to_it(ticket: Ticket, as_ben: Client) -> None:
    cc = "Eva@nordwind.example; max@nordwind.example, eva@nordwind.example"

    as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, cc=cc))

    assert Outgoing.objects.get().cc == ["eva@nordwind.example", "max@nordwind.example"]
    copied = Participant.objects.filter(ticket=ticket, kind="copied")
    assert set(
        Identity.objects.filter(person__participations__in=copied).values_list("value", flat=True)
    ) == {"eva@nordwind.example", "max@nordwind.example"}
    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()
    assert 'name="cc" value="eva@nordwind.example, max@nordwind.example"' in page


def test_files_go_along(ticket: Ticket, as_ben: Client) -> None:
    file = SimpleUploadedFile("log.txt", b"60 %", content_type="text/plain")

    as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, reply="", files=file))

    attachment = ticket.messages.get(kind="reply").attachments.get()
    assert (attachment.filename, attachment.size) == ("log.txt", 4)
    assert blobs.read(attachment.digest) == b"60 %"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reply": "  "}, "Write something to send."),
        ({"cc": "nobody"}, "“nobody” is not an email address."),
    ],
)
def test_what_cannot_be_sent_comes_back_with_the_reason(
    ticket: Ticket, as_ben: Client, fields: dict[str, str], sentence: str
) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, **fields))

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
    assert not ticket.messages.filter(kind="reply").exists()


def test_files_that_no_mail_carries_are_refused_and_the_words_kept(
    ticket: Ticket, as_ben: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 10)
    file = SimpleUploadedFile("big.bin", b"x" * 11)

    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, files=file))

    page = answered.content.decode()
    assert answered.status_code == 422
    assert "is the most that mail carries" in page
    assert "Attach the files again" in page
    assert "It is mended.</textarea>" in page


def test_a_closed_ticket_is_not_answered(ticket: Ticket, as_ben: Client, ben: User) -> None:
    close(ticket, by=ben)

    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket))

    assert answered.status_code == 409
    assert "Open a new ticket to write again." in answered.content.decode()


@pytest.mark.parametrize("seen", ["", "x", "1" * 30])
def test_a_form_that_does_not_say_what_was_seen_is_refused(
    ticket: Ticket, as_ben: Client, seen: str
) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, seen=seen))

    assert answered.status_code == 422


def test_sending_ends_its_draft_and_keeps_the_note_that_was_begun(
    ticket: Ticket, as_ben: Client, ben: User
) -> None:
    save_draft(ticket, text="It is", kind="reply", by=ben)

    as_ben.post(f"/tickets/{ticket.pk}/replies/", _form(ticket, note="Tell engineering"))

    assert [(d.kind, d.text) for d in Draft.objects.all()] == [("note", "Tell engineering")]

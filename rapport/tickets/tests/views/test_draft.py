"""Saving a draft from the page."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.models import Draft, Ticket
from rapport.timeline.models import Event


def test_a_draft_is_kept_and_waits_in_the_composer(
    ticket: Ticket, as_ben: Client, as_bea: Client
) -> None:
    before = Event.objects.count()

    saved = as_ben.post(f"/tickets/{ticket.pk}/draft/", {"kind": "reply", "body": "Dear <Dora>"})

    assert saved.json()["saved_at"]
    assert "Dear &lt;Dora&gt;</textarea>" in as_ben.get(f"/tickets/{ticket.pk}/").content.decode()
    assert "Dear &lt;Dora" not in as_bea.get(f"/tickets/{ticket.pk}/").content.decode()
    assert Event.objects.count() == before, "a draft is nobody else's business"


def test_reply_and_note_are_kept_apart(ticket: Ticket, as_ben: Client, ben: User) -> None:
    for kind in ("reply", "note"):
        as_ben.post(f"/tickets/{ticket.pk}/draft/", {"kind": kind, "body": f"a {kind}"})

    drafts = Draft.objects.filter(user=ben).order_by("kind")
    assert [(draft.kind, draft.text) for draft in drafts] == [
        ("note", "a note"),
        ("reply", "a reply"),
    ]


def test_an_empty_draft_is_thrown_away(ticket: Ticket, as_ben: Client) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/draft/", {"kind": "reply", "body": "Dear"})
    saved = as_ben.post(f"/tickets/{ticket.pk}/draft/", {"kind": "reply", "body": " "})

    assert saved.json() == {"saved_at": None}
    assert not Draft.objects.exists()


@pytest.mark.parametrize("kind", ["", "letter"])
def test_a_draft_of_another_kind_is_refused(ticket: Ticket, as_ben: Client, kind: str) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/draft/", {"kind": kind, "body": "x"})

    assert answered.status_code == 422
    assert "A draft must be a reply or a note." in answered.content.decode()


def test_a_draft_that_comes_after_its_form_was_sent_is_not_kept(
    ticket: Ticket, as_ben: Client
) -> None:
    token = str(uuid4())
    late = {"kind": "note", "body": "Third time.", "token": token}
    as_ben.post(f"/tickets/{ticket.pk}/draft/", late)
    assert Draft.objects.exists()

    as_ben.post(f"/tickets/{ticket.pk}/notes/", {"note": "Third time.", "token": token})
    saved = as_ben.post(f"/tickets/{ticket.pk}/draft/", late)

    assert saved.json() == {"saved_at": None}
    assert not Draft.objects.exists()

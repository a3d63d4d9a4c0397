"""The preview of a text that is being written."""

from __future__ import annotations

from django.test import Client

from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.tickets.tests.actions.messages.pictures import put


def test_the_preview_shows_what_will_be_sent(ticket: Ticket, ben: User, as_ben: Client) -> None:
    picture = put(ticket, ben)
    text = f"**Wait**, <b>Dora</b> {picture.reference}"
    page = as_ben.post(f"/tickets/{ticket.pk}/preview/", {"text": text}).content.decode()

    assert "<strong>Wait</strong>, &lt;b&gt;Dora&lt;/b&gt;" in page
    assert f'<img src="{picture.get_absolute_url()}" alt="shot.png">' in page
    plain = as_ben.post(f"/tickets/{ticket.pk}/preview/", {"text": "2*3*4\n<i>"}).content.decode()
    assert '<div class="plain">2*3*4\n&lt;i&gt;</div>' in plain

"""The page of one message."""

from __future__ import annotations

from django.test import Client

from rapport.tickets.models import Message, Ticket


def test_pictures_from_elsewhere_wait_until_they_are_asked_for(
    as_ben: Client, newsletter: Message
) -> None:
    url = f"/tickets/{newsletter.ticket_id}/messages/{newsletter.pk}/"

    answered = as_ben.get(url)
    page = answered.content.decode()
    assert "A picture from another site was not loaded" in page
    assert ' src="https://track.example' not in page
    assert "https:" not in answered.headers["Content-Security-Policy"]

    answered = as_ben.get(f"{url}?images=1")
    page = answered.content.decode()
    assert 'src="https://track.example/p.gif?a=1&amp;b=2"' in page
    assert "held back" not in page
    assert "img-src 'self' data: http: https:" in answered.headers["Content-Security-Policy"]


def test_a_picture_that_came_along_is_drawn_from_its_file(
    as_ben: Client, newsletter: Message
) -> None:
    page = as_ben.get(f"/tickets/{newsletter.ticket_id}/messages/{newsletter.pk}/").content.decode()

    assert f'src="/attachments/{newsletter.attachments.get().pk}/"' in page
    assert "support@desk.example" in page


def test_a_message_of_another_ticket_is_not_there(
    as_ben: Client, newsletter: Message, ticket: Ticket
) -> None:
    assert as_ben.get(f"/tickets/{ticket.pk + 1}/messages/{newsletter.pk}/").status_code == 404
    assert as_ben.get(f"/tickets/{ticket.pk}/messages/{newsletter.pk + 1}/").status_code == 404

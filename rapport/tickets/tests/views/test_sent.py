"""A message as it was sent, in a frame."""

from __future__ import annotations

from django.test import Client

from rapport.tickets.models import Message, Ticket
from rapport.tickets.page.as_sent import ORIGINALS


def _url(message: Message) -> str:
    return f"/tickets/{message.ticket_id}/messages/{message.pk}/sent/"


def test_the_frame_can_do_and_fetch_nothing(as_ben: Client, newsletter: Message) -> None:
    answered = as_ben.get(_url(newsletter))

    policy = answered.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-same-origin allow-popups")
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy
    assert answered.headers["X-Frame-Options"] == "SAMEORIGIN"
    page = answered.content.decode()
    assert f'src="/attachments/{newsletter.attachments.get().pk}/"' in page
    assert ' src="https://track.example' not in page
    assert "A picture from another site was not loaded" in page


def test_pictures_from_elsewhere_are_shown_when_asked_for(
    as_ben: Client, newsletter: Message
) -> None:
    answered = as_ben.get(f"{_url(newsletter)}?images=1")

    assert 'src="https://track.example/p.gif?a=1&amp;b=2"' in answered.content.decode()
    assert "img-src 'self' data: http: https:" in answered.headers["Content-Security-Policy"]


def test_the_original_is_preferred_where_there_is_one(as_ben: Client, newsletter: Message) -> None:
    with ORIGINALS.holding(lambda message: '<p style="color:red">Hello</p>'):
        assert '<p style="color:red">Hello</p>' in as_ben.get(_url(newsletter)).content.decode()


def test_the_conversation_offers_it(as_ben: Client, newsletter: Message) -> None:
    page = as_ben.get(f"/tickets/{newsletter.ticket_id}/").content.decode()

    assert "Show as sent" in page
    assert f'src="{_url(newsletter)}"' in page
    assert 'loading="lazy"' in page


def test_a_message_without_html_has_none(as_ben: Client, ticket: Ticket) -> None:
    assert as_ben.get(_url(ticket.messages.get())).status_code == 404
    assert "Show as sent" not in as_ben.get(f"/tickets/{ticket.pk}/").content.decode()

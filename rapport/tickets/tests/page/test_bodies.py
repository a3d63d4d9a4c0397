"""The HTML of messages, ready to be shown."""

from __future__ import annotations

from rapport.tickets.models import Attachment
from rapport.tickets.page import bodies

HELD = '<img class="held-image" alt="x" data-held-src="https://a.example/?x=1&amp;y=2" width="1">'


def _attachment(pk: int, content_type: str, content_id: str = "") -> Attachment:
    return Attachment(pk=pk, content_type=content_type, content_id=content_id)


def test_pictures_that_came_along_get_the_address_of_their_file() -> None:
    html = '<p><img alt="" src="cid:a&amp;b@x"></p>'

    shown = bodies.shown(html, [_attachment(7, "image/png", "<a&b@x>")])

    assert shown == '<p><img alt="" src="/attachments/7/"></p>'


def test_what_could_run_or_is_not_there_is_not_drawn() -> None:
    html = '<img src="cid:svg"><img src="cid:gone">'

    shown = bodies.shown(html, [_attachment(7, "image/svg+xml", "svg")])

    assert shown == '<img alt=""><img alt="">'


def test_a_picture_that_nobody_described_is_passed_over_by_screen_readers() -> None:
    html = '<img src="cid:a" width="1"><img src="cid:a" alt="A plan">'

    shown = bodies.shown(html, [_attachment(7, "image/png", "a")])

    assert shown == (
        '<img src="/attachments/7/" width="1" alt=""><img src="/attachments/7/" alt="A plan">'
    )


def test_pictures_from_elsewhere_come_back_only_when_asked_for() -> None:
    assert bodies.held_images(HELD + HELD) == 2
    assert bodies.shown(HELD, []) == HELD
    asked = bodies.shown(HELD, [], with_images=True)
    assert asked == '<img alt="x" src="https://a.example/?x=1&amp;y=2" width="1">'


def test_html_without_pictures_stays_as_it_is() -> None:
    html = '<p>data-held-src="https://a.example" src="cid:x"</p>'.replace('"', "&quot;")

    assert bodies.shown(html, [_attachment(7, "image/png", "x")], with_images=True) == html

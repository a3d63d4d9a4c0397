"""Fetching an attached file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rapport.core import blobs
from rapport.people.models import User
from rapport.tickets.actions import note
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Attachment, Ticket

Attach = Callable[..., Attachment]


@pytest.fixture
def attach(ticket: Ticket, ben: User) -> Attach:
    def attach(name: str, content_type: str, content: bytes = b"bytes") -> Attachment:
        message = note(ticket, text="see", by=ben, files=[File.of(name, content_type, content)])
        return message.attachments.get()

    return attach


def _content(answered: object) -> bytes:
    return b"".join(answered.streaming_content)  # type: ignore[attr-defined]  # a file is streamed


def test_a_picture_is_shown_in_a_sandbox(as_ben: Client, attach: Attach) -> None:
    attachment = attach("shot.png", "image/png", b"png")

    answered = as_ben.get(f"/attachments/{attachment.pk}/")

    assert _content(answered) == b"png"
    assert answered.headers["Content-Type"] == "image/png"
    assert answered.headers["Content-Disposition"] == 'inline; filename="shot.png"'
    assert answered.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answered.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("page.html", "text/html"),
        ("logo.svg", "image/svg+xml"),
        ("report.pdf", "application/pdf"),
        ("x.png", "text/html"),
        ("script.js", "application/javascript"),
    ],
)
def test_every_other_file_is_only_offered_for_saving(
    as_ben: Client, attach: Attach, name: str, content_type: str
) -> None:
    attachment = attach(name, content_type)

    answered = as_ben.get(f"/attachments/{attachment.pk}/")

    assert answered.headers["Content-Type"] == "application/octet-stream"
    assert answered.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_names_from_anywhere_cannot_break_the_header(as_ben: Client, attach: Attach) -> None:
    attachment = attach('a"b\r\nSet-Cookie: x=1 請求.pdf', "application/pdf")

    answered = as_ben.get(f"/attachments/{attachment.pk}/")

    assert answered.status_code == 200
    assert "\n" not in answered.headers["Content-Disposition"]
    assert "Set-Cookie" not in answered.headers


def test_what_the_browser_has_is_not_sent_again(as_ben: Client, attach: Attach) -> None:
    attachment = attach("shot.png", "image/png")
    url = f"/attachments/{attachment.pk}/"
    etag = as_ben.get(url).headers["ETag"]

    assert as_ben.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_it_is_there_for_those_who_see_the_ticket(
    attach: Attach, as_rosa: Client, as_cleo: Client, client: Client
) -> None:
    attachment = attach("shot.png", "image/png")
    url = f"/attachments/{attachment.pk}/"

    assert as_rosa.get(url).status_code == 200
    assert as_cleo.get(url).status_code == 404
    assert client.get(url).headers["Location"].startswith("/accounts/login/")


def test_a_file_that_is_gone_from_the_disk_is_said(as_ben: Client, attach: Attach) -> None:
    attachment = attach("shot.png", "image/png")
    blobs.path_of(attachment.digest).unlink()

    answered = as_ben.get(f"/attachments/{attachment.pk}/")

    assert answered.status_code == 404
    assert "“shot.png” is no longer stored." in answered.content.decode()

"""Pictures in a text that is being written."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rapport.core import blobs
from rapport.people.models import User
from rapport.tickets.actions import save_draft
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.tests.actions.messages.pictures import PNG, put

JSON = {"Accept": "application/json"}


def _upload(client: Client, ticket: Ticket, kind: str = "image/png") -> object:
    file = SimpleUploadedFile("shot.png", PNG, content_type=kind)
    return client.post(f"/tickets/{ticket.pk}/pictures/", {"picture": file}, headers=JSON)


def test_a_picture_is_kept_and_named(ticket: Ticket, as_ben: Client) -> None:
    answered = _upload(as_ben, ticket)

    picture = Picture.objects.get()
    assert answered.status_code == 201  # type: ignore[attr-defined]
    assert answered.json() == {  # type: ignore[attr-defined]
        "reference": picture.reference,
        "name": "shot.png",
        "url": f"/tickets/{ticket.pk}/pictures/{picture.pk}/",
    }
    shown = as_ben.get(picture.get_absolute_url())
    assert b"".join(shown) == PNG
    assert shown.headers["Content-Type"] == "image/png"
    assert "sandbox" in shown.headers["Content-Security-Policy"]


def test_what_is_none_is_refused_with_a_sentence(ticket: Ticket, as_ben: Client) -> None:
    answered = _upload(as_ben, ticket, "image/svg+xml")

    assert answered.status_code == 422  # type: ignore[attr-defined]
    assert "Attach it as a file instead" in answered.json()["sentence"]  # type: ignore[attr-defined]
    assert as_ben.post(f"/tickets/{ticket.pk}/pictures/", headers=JSON).status_code == 422


def test_a_colleague_does_not_see_or_remove_it(
    ticket: Ticket, ben: User, as_ben: Client, as_bea: Client
) -> None:
    url = put(ticket, ben).get_absolute_url()

    assert as_bea.get(url).status_code == 404
    assert as_bea.post(f"{url}removal/").status_code == 404
    assert as_ben.post(f"{url}removal/").status_code == 204
    assert not Picture.objects.exists()


def test_a_lost_picture_is_told_of(ticket: Ticket, ben: User, as_ben: Client) -> None:
    picture = put(ticket, ben)
    blobs.drop(picture.key)

    answered = as_ben.get(picture.get_absolute_url(), headers=JSON)

    assert answered.status_code == 404
    assert answered.json()["sentence"] == "The file “shot.png” is no longer stored."


def test_who_only_reads_may_not(ticket: Ticket, as_rosa: Client) -> None:
    assert _upload(as_rosa, ticket).status_code == 403  # type: ignore[attr-defined]


def test_the_pictures_of_a_draft_are_listed_on_the_page(
    ticket: Ticket, ben: User, as_ben: Client
) -> None:
    picture = put(ticket, ben)
    other = put(ticket, ben)
    save_draft(ticket, text=f"See {picture.reference}", kind="reply", by=ben)

    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()
    assert f'<img src="{picture.get_absolute_url()}"' in page
    assert other.get_absolute_url() not in page

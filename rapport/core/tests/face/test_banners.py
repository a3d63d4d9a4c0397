"""Banners over every page, and dismissing them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from rapport.core.face.banners import BANNERS, Banner
from rapport.people.models import User

SAID = "The lift is broken."
DISMISS = "/banners/dismissal/"


@pytest.fixture(autouse=True)
def broken_lift() -> Iterator[None]:
    def source(user: User) -> Banner | None:
        return Banner("lift", SAID, "/styleguide/", "Take the stairs")

    with BANNERS.holding(source):
        yield


def _reads(client: Client) -> bool:
    return SAID in client.get("/settings/").content.decode()


def test_a_banner_stands_over_every_page_until_it_is_dismissed(as_ben: Client) -> None:
    assert _reads(as_ben)

    answer = as_ben.post(DISMISS, {"banner": "lift"}, headers={"Referer": "http://testserver/x/"})

    assert answer.headers["Location"] == "/x/"
    cookie = as_ben.cookies[next(name for name in as_ben.cookies if name.startswith("dismissed"))]
    assert cookie["max-age"] == ""  # until the browser is closed
    assert not _reads(as_ben)


def test_by_htmx_it_goes_at_once(as_ben: Client) -> None:
    answer = as_ben.post(DISMISS, {"banner": "lift"}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.content) == (200, b"")
    assert not _reads(as_ben)


def test_it_is_dismissed_for_that_person_only(as_ben: Client, cleo: User) -> None:
    as_ben.post(DISMISS, {"banner": "lift"})
    as_ben.force_login(cleo, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert _reads(as_ben)


def test_a_stranger_reads_no_banner(client: Client, ben: User) -> None:
    assert SAID not in client.get("/styleguide/").content.decode()


@pytest.mark.parametrize("nonsense", ["", "a.b", "; drop", "x" * 41])
def test_nonsense_is_refused_with_a_sentence(as_ben: Client, nonsense: str) -> None:
    answer = as_ben.post(DISMISS, {"banner": nonsense})

    assert answer.status_code == 422
    assert "There is no such banner." in answer.content.decode()

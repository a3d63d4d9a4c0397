"""The company's settings, and what people outside see of it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import MONDAY
from rapport.people.actions import change_company, change_profile
from rapport.people.models import Company, User
from rapport.people.tests.pictures import picture


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.png", content, "image/png")


def test_what_is_sent_is_kept(as_ada: Client) -> None:
    sent = {"name": "Nordwind", "logo": upload(picture()), "has_accent": "on", "accent": "#0f766e"}
    answer = as_ada.post("/settings/company/", sent, follow=True)

    assert answer.redirect_chain[-1][0] == "/settings/company/"
    company = Company.objects.get()
    assert (company.name, company.accent) == ("Nordwind", "#0f766e")
    assert company.logo_url in answer.content.decode()


def test_a_colour_is_ours_until_theirs_is_wanted(as_ada: Client) -> None:
    as_ada.post("/settings/company/", {"name": "Nordwind", "accent": "#7c2d12"})

    assert Company.objects.get().accent == ""


def test_the_logo_can_be_removed(as_ada: Client, ada: User) -> None:
    change_company(by=ada, at=MONDAY, name="Nordwind", logo=picture())
    as_ada.post("/settings/company/", {"name": "Nordwind", "without_logo": "on"})

    assert Company.objects.get().logo == ""


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"has_accent": "on", "accent": "#ffff00"}, "too light"),
        ({"logo": upload(b"<svg/>")}, "not a picture"),
    ],
)
def test_nonsense_is_told_beside_the_form(
    as_ada: Client, sent: dict[str, object], sentence: str
) -> None:
    answer = as_ada.post("/settings/company/", {"name": "Nordwind", **sent})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_an_agent_may_not(as_ben: Client) -> None:
    assert as_ben.get("/settings/company/").status_code == 403
    assert as_ben.get("/settings/company/preview/").status_code == 403


def test_the_logo_is_for_everybody_and_for_good(client: Client, ada: User) -> None:
    company = change_company(by=ada, at=MONDAY, logo=picture())
    answer = client.get(company.logo_url)

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/company/logo/" + "0" * 64 + ".png").status_code == 404


def test_the_colour_is_a_style_sheet(client: Client, ada: User) -> None:
    company = change_company(by=ada, at=MONDAY, accent="#0f766e")

    assert "#0f766e" in client.get(company.style_url).content.decode()
    assert client.get("/company/ffffff.css").status_code == 404


def test_the_sign_in_page_carries_the_company(client: Client, ada: User) -> None:
    before = client.get("/accounts/login/").content.decode()
    company = change_company(by=ada, at=MONDAY, name="Nordwind", accent="#0f766e")
    after = client.get("/accounts/login/").content.decode()

    assert "· Rapport</title>" in before
    assert "· Nordwind</title>" in after
    assert company.style_url in after


def test_a_page_for_customers_never_carries_our_name(as_ada: Client, ada: User) -> None:
    bare = as_ada.get("/settings/company/preview/").content.decode()
    change_company(by=ada, at=MONDAY, name="Nordwind", logo=picture())
    named = as_ada.get("/settings/company/preview/").content.decode()

    assert "<title>How can we help?</title>" in bare
    assert "<title>How can we help? · Nordwind</title>" in named
    for page in (bare, named):
        assert "Rapport</" not in page
        assert 'name="application-name"' not in page


def test_the_language_for_customers_is_kept(as_ada: Client) -> None:
    as_ada.post("/settings/company/", {"name": "Nordwind", "language": "de"})

    assert Company.objects.get().language == "de"


@pytest.mark.parametrize(("reader", "words"), [("en", "language"), ("de", "Sprache für Kunden")])
def test_the_language_for_customers_is_found(
    as_ada: Client, ada: User, reader: str, words: str
) -> None:
    change_profile(ada, language=reader, by=ada)

    found = as_ada.get("/settings/", {"q": words})

    assert "/settings/company/" in found.content.decode()

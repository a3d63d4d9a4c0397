"""Addresses and forms of pages, with letters and accents apart."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from rapport.core.face.middleware import ComposingMiddleware
from rapport.core.phrases.composing import composed, composed_within
from rapport.customers.models import Person

APART = normalize("NFD", "Dóra Lünd")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", ""), ("abc", "abc"), (APART, "Dóra Lünd"), ("Dóra", "Dóra"), ("\u212b", "Å")],
)
def test_text_is_composed(text: str, wanted: str) -> None:
    assert composed(text) == wanted


def test_within_a_document_too() -> None:
    document = {"a": [APART, 1, None], "b": {"c": APART, "d": True}}

    assert composed_within(document) == {
        "a": ["Dóra Lünd", 1, None],
        "b": {"c": "Dóra Lünd", "d": True},
    }


def test_a_form_is_composed(as_ben: Client, dora: Person) -> None:
    answer = as_ben.post(f"/customers/{dora.pk}/property/", {"name": APART})

    assert answer.status_code < 400
    assert Person.objects.get(pk=dora.pk).name == "Dóra Lünd"


def test_what_is_sought_is_composed(as_ben: Client) -> None:
    page = as_ben.get("/search/", {"q": APART}).content.decode()

    assert "Dóra Lünd" in page
    assert APART not in page


def test_a_password_stays_as_it_was_typed(rf: RequestFactory) -> None:
    request = rf.post("/", {"password": APART, "name": APART, "empty": ""})
    request.resolver_match = resolve("/customers/")

    ComposingMiddleware(lambda _request: HttpResponse()).process_view(request)

    assert (request.POST["password"], request.POST["name"]) == (APART, "Dóra Lünd")

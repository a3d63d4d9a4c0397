"""Pages and answers about errors."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import include, path
from django.views.decorators.http import require_POST

from rapport.core.errors import Invalid

PAGES = ["400", "403", "403_csrf", "404", "422", "429", "500"]


def _break(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the disk is gone")


def _refuse(request: HttpRequest) -> HttpResponse:
    raise Invalid("A promise needs a day & an hour.")


@require_POST
def _act(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("act/", _act),
    path("break/", _break),
    path("refuse/", _refuse),
    path("", include("rapport.core.urls")),
]


@pytest.mark.parametrize("name", PAGES)
def test_every_error_page_stands_alone_and_shows_a_way_on(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert page.count("<h1") == 1
    assert '<a class="button button-primary" href="/">' in page
    assert name[:3] in page


def test_an_error_page_says_its_name_in_the_window_title(db: None) -> None:
    assert "<title>There is nothing here</title>" in render_to_string(
        "404.html", request=RequestFactory().get("/")
    )


@pytest.mark.urls(__name__)
def test_a_failure_nobody_expected_gets_the_page() -> None:
    answer = Client(raise_request_exception=False).get("/break/")

    assert answer.status_code == 500
    assert "Something broke" in answer.content.decode()
    assert "disk" not in answer.content.decode()


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_an_expected_failure_says_its_sentence() -> None:
    answer = Client().get("/refuse/")

    assert answer.status_code == 422
    assert "A promise needs a day &amp; an hour." in answer.content.decode()
    assert "This request is not valid" in answer.content.decode()


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_an_address_that_only_acts_says_so_when_it_is_opened() -> None:
    answer = Client().get("/act/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "only carries out an action" in answer.content.decode()


@pytest.mark.urls(__name__)
def test_a_program_gets_it_as_json() -> None:
    answer = Client().get("/act/", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")

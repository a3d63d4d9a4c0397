"""Addresses of views, resolved once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, path, reverse

from rapport.core.face.addresses import address


def _view(request: HttpRequest, **_: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("home/", _view, name="home"),
    path("parts/<int:part>/of/<int:whole>/", _view, name="part"),
    path("words/<str:word>/", _view, name="word"),
    path("tokens/<uuid:token>/", _view, name="token"),
]


@pytest.mark.urls(__name__)
def test_it_is_the_address_that_django_finds() -> None:
    token = uuid4()
    for _time in range(2):
        assert address("home") == reverse("home") == "/home/"
        assert address("part", 7, 12) == "/parts/7/of/12/"
        assert address("part", 12, 7) == "/parts/12/of/7/"
        assert address("word", "a b é {0}") == reverse("word", args=["a b é {0}"])
        assert address("token", token) == f"/tokens/{token}/"


@pytest.mark.urls(__name__)
def test_what_leads_nowhere_is_refused() -> None:
    for name, args in (("nowhere", ()), ("part", (1,)), ("token", ("x",))):
        with pytest.raises(NoReverseMatch):
            address(name, *args)


def test_other_routes_have_other_addresses() -> None:
    with pytest.raises(NoReverseMatch):
        address("part", 7, 12)

"""Pages, and the floor of each: its template rendered from constants through the same middleware.

Also the addresses of the process that measures: all of Rapport's, and the floors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from benchmarks.measure import Act

# The session and its user, which every page's middleware looks up.
MIDDLEWARE_TABLES = ("django_session", "people_user")
_frozen: dict[str, tuple[str, Mapping[str, Any]]] = {}


def beside_floor(client: Client, name: str, address: str) -> tuple[Act, Act]:
    """Return the acts that show a page, and that render it from constants."""
    floor = f"/floor/{name}/"

    def show_page() -> None:
        assert client.get(address).status_code == 200

    def show_floor() -> None:
        assert client.get(floor).status_code == 200

    with patch("rapport.core.face.htmx.render_page", lambda *args, **_: _freeze(name, *args)):
        show_page()
    show_floor()
    _assert_constant(client, floor)
    _assert_alike(client.get(address).content, client.get(floor).content)
    return show_page, show_floor


def _freeze(
    name: str, request: HttpRequest, template: str, context: Mapping[str, Any]
) -> HttpResponse:
    """Keep what the view hands to its template; the first rendering fetches what is lazy in it."""
    _frozen[name] = (template, {key: _constant(value) for key, value in context.items()})
    return render(request, *_frozen[name])


def _constant(value: Any) -> Any:
    return list(value) if isinstance(value, models.QuerySet) else value


def _floor(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, *_frozen[name])


def _assert_constant(client: Client, floor: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(floor)
    asked = [query["sql"] for query in queries]
    for sql in asked:
        assert any(f'FROM "{table}"' in sql for table in MIDDLEWARE_TABLES), sql
    assert len(asked) == len(MIDDLEWARE_TABLES), asked


def _assert_alike(page: bytes, floor: bytes) -> None:
    """The floor must be the page, but for tokens and the marked line of the rail."""
    assert abs(len(page) - len(floor)) < 200, (len(page), len(floor))


urlpatterns = [path("floor/<str:name>/", _floor), path("", include("rapport.urls"))]

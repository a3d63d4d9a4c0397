"""Pages, and their floor.

The floor is the smallest page for somebody who is signed in, through the same middleware. The
module is also the URL configuration of the measuring process: all of Rapport's addresses, and the
floor.
"""

from __future__ import annotations

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from benchmarks.measure import Act
from rapport.people.access import Request, signed_in

# The session and its user, which every page's middleware looks up.
MIDDLEWARE_TABLES = ("django_session", "people_user")
FLOOR = "/floor/"


def beside_floor(client: Client, address: str) -> tuple[Act, Act]:
    """Return the acts that show a page and the smallest page."""

    def show_page() -> None:
        assert client.get(address).status_code == 200

    def show_floor() -> None:
        assert client.get(FLOOR).status_code == 200

    show_page()
    _assert_smallest(client)
    return show_page, show_floor


@signed_in
def _floor(request: Request) -> HttpResponse:
    return HttpResponse(f"<!doctype html><title>Floor</title><p>{request.user.pk}</p>")


def _assert_smallest(client: Client) -> None:
    """Check that the floor looks up the user and nothing else."""
    with CaptureQueriesContext(connection) as queries:
        client.get(FLOOR)
    asked = [query["sql"] for query in queries]
    for sql, table in zip(asked, MIDDLEWARE_TABLES, strict=True):
        assert f'FROM "{table}"' in sql, sql


urlpatterns = [path("floor/", _floor), path("", include("rapport.urls"))]

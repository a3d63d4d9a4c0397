"""Pages and their two floors: the smallest answer, and the empty frame.

Both floors are for somebody who is signed in, through the same middleware. The module is also the
URL configuration of the measuring process: all of Rapport's addresses, and the floors.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from benchmarks.measure import Act
from rapport.people.access import Request, signed_in

# The session and its user, which every page's middleware looks up.
MIDDLEWARE_TABLES = ("django_session", "people_user")
FLOOR = "/floor/"
FRAME = "/frame/"


def beside_floor(client: Client, address: str, floor: str = FLOOR) -> tuple[Act, Act]:
    """Return the acts that show a page and its floor."""

    def show_page() -> None:
        assert client.get(address).status_code == 200

    def show_floor() -> None:
        assert client.get(floor).status_code == 200

    show_page()
    _assert_smallest(client, floor)
    return show_page, show_floor


@signed_in
def _floor(request: Request) -> HttpResponse:
    return HttpResponse(f"<!doctype html><title>Floor</title><p>{request.user.pk}</p>")


@signed_in
def _frame(request: Request) -> HttpResponse:
    return HttpResponse(_empty_frame().render({}, request))


@cache
def _empty_frame() -> Any:
    return engines["engine"].from_string('{% extends "base.html" %}')


def _assert_smallest(client: Client, floor: str) -> None:
    """Check that the floor looks up the user and nothing else."""
    client.get(floor)
    with CaptureQueriesContext(connection) as queries:
        client.get(floor)
    asked = [query["sql"] for query in queries]
    for sql, table in zip(asked, MIDDLEWARE_TABLES, strict=True):
        assert f'FROM "{table}"' in sql, sql


urlpatterns = [path("floor/", _floor), path("frame/", _frame), path("", include("rapport.urls"))]

"""Measure pages and writes inside one process; prints JSON. Run by ``benchmarks.desk``."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import Context  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import include, path  # noqa: E402

from benchmarks.measure import Times, in_turns  # noqa: E402
from rapport.people.actions import make_token  # noqa: E402
from rapport.people.models import User  # noqa: E402
from rapport.tickets.models import Ticket  # noqa: E402

ROUNDS = 200
JSON = "application/json"
_frozen: dict[str, tuple[str, dict[str, Any]]] = {}


def _floor(request: HttpRequest, name: str) -> HttpResponse:
    template, context = _frozen[name]
    return HttpResponse(get_template(template).render(context, request))


urlpatterns = [path("floor/<str:name>/", _floor), path("", include("rapport.urls"))]


def freeze(client: Client, name: str, address: str) -> None:
    """Keep the context with which the page was rendered, every queryset fetched, as constants."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    template = next(each.name for each in answer.templates if each.name)
    flat = answer.context.flatten() if isinstance(answer.context, Context) else _flat(answer)
    frozen = {key: _constant(value) for key, value in flat.items() if key not in _FRAME}
    _frozen[name] = (template, frozen)


# What the frame brings itself, on a constant page as on a live one.
_FRAME = {"request", "user", "perms", "csrf_token", "messages", "block", "True", "False", "None"}


def _flat(answer: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for layer in answer.context[0].dicts:
        merged.update(layer)
    return merged


def _constant(value: Any) -> Any:
    if isinstance(value, models.QuerySet):
        return list(value)
    if isinstance(value, Iterator):
        return list(value)
    return value


def page(client: Client, name: str, address: str) -> dict[str, float]:
    """Time a page and the same template from constants, in turns."""
    freeze(client, name, address)
    real, floor = in_turns(
        lambda: client.get(address), lambda: client.get(f"/floor/{name}/"), times=ROUNDS
    )
    return _figures(real, floor)


@contextmanager
def writes_noted() -> Iterator[list[tuple[str, Any]]]:
    """Note every statement that writes."""
    noted: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE")):
            noted.append((sql.replace("%s", "?"), list(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield noted


def bare(statements: list[tuple[str, Any]]) -> Callable[[], None]:
    """Return an act that inserts the same rows by bare sqlite3, with one commit."""
    raw = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    raw.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
    inserts = [each for each in statements if each[0].lstrip().upper().startswith("INSERT")]

    def act() -> None:
        raw.execute("BEGIN IMMEDIATE")
        for sql, params in inserts:
            flat = (
                [tuple(row) for row in params] if params and isinstance(params[0], tuple) else None
            )
            if flat:
                raw.executemany(sql, flat)
            else:
                raw.execute(sql, [str(p) if not isinstance(p, _PLAIN) else p for p in params])
        raw.execute("COMMIT")

    return act


_PLAIN = (int, float, str, bytes, type(None))


def write(
    client: Client, address: Callable[[], str], body: Callable[[], dict[str, Any]], answer: Any
) -> dict[str, float]:
    """Time a write, the endpoint without its writing, and the bare rows, in turns."""

    def real() -> None:
        done = client.post(address(), body(), content_type=JSON)
        assert done.status_code == 201, done.content

    def idle() -> None:
        with patch("rapport.api.tickets.once", lambda *_: (201, answer)):
            client.post(address(), body(), content_type=JSON)

    with writes_noted() as noted:
        real()
    whole, empty, rows = in_turns(real, idle, bare(noted), times=ROUNDS)
    together = Times(tuple(a + b for a, b in zip(empty.seconds, rows.seconds, strict=True)))
    return _figures(whole, together)


def _figures(real: Times, floor: Times) -> dict[str, float]:
    return {"p50": real.p50, "p95": real.p95, "floor_p50": floor.p50, "floor_p95": floor.p95}


def main() -> None:
    """Measure and print."""
    settings.ROOT_URLCONF = __name__
    ada = User.objects.get(email="ada@demo.example")
    client = Client()
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    open_tickets = list(Ticket.objects.unsolved().order_by("-pk").values_list("pk", flat=True)[:50])
    figures = {
        "queue page": page(client, "queue", "/tickets/"),
        "ticket page": page(client, "ticket", f"/tickets/{open_tickets[0]}/"),
        **_writes(ada, open_tickets),
    }
    print(json.dumps(figures))  # noqa: T201 - read by the parent


def _writes(ada: User, open_tickets: list[int]) -> dict[str, dict[str, float]]:
    secret = make_token(ada, by=ada).secret
    api = Client(headers={"Authorization": f"Bearer {secret}"})
    number, turn = count(), count()

    def ticket() -> dict[str, Any]:
        email = f"bench{next(number) % 500}@customer.example"
        return {"customer": {"email": email}, "subject": "Invoice", "body": "I was billed twice."}

    def replies() -> str:
        return f"/api/v1/tickets/{open_tickets[next(turn) % len(open_tickets)]}/replies"

    made = api.post("/api/v1/tickets", ticket(), content_type=JSON).json()
    said = api.post(replies(), {"body": "We look into it."}, content_type=JSON).json()
    return {
        "create": write(api, lambda: "/api/v1/tickets", ticket, made),
        "reply": write(api, replies, lambda: {"body": "We look into it."}, said),
    }


if __name__ == "__main__":
    main()

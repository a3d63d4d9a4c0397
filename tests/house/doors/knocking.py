"""Requests to a route as somebody, and what answers reveal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rapport.people.actions import make_token
from rapport.people.models import User
from tests.house.doors.door import Door
from tests.stage import FIRST_NUMBERS, UNSEEN, Stage

METHODS = ("GET", "POST", "PUT", "DELETE")
SIGN_IN = "/accounts/login/"
AGAIN = "/accounts/again/"
# Any of the numbers standing alone: "#13402", "/tickets/13402/", "id": 13402.
NUMBERS = re.compile(
    r"(?<![\w.])(" + "|".join(str(number) for number in FIRST_NUMBERS.values()) + r")(?!\w)"
)


def routes() -> list[tuple[str, str]]:
    """Return the name and the pattern of every route."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or ''}", path
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from _walk(entry, path, namespace + inner)


class Caller:
    """The caller of a request: a signed-in user, a user of the API with a token, or a stranger."""

    def __init__(self, stage: Stage, user: User | None, *, checks_forms: bool = False) -> None:
        self.stage, self.user = stage, user
        self._checks_forms = checks_forms
        self._session = _session_of(user) if user else ""
        self._token = make_token(user, by=user).secret if user else ""

    def knock(self, name: str, door: Door, method: str, *args: object) -> HttpResponseBase:
        """Send the request in the table; ``args`` replace those of the table."""
        stage = self.stage
        address = reverse(name, args=args or [stage.value(arg) for arg in door.args])
        fields = {key: _filled(stage, value) for key, value in door.methods.get(method, {}).items()}
        return self.ask(address, fields, method, token=door.token)

    def ask(
        self, address: str, fields: dict[str, Any], method: str = "GET", *, token: bool = False
    ) -> HttpResponseBase:
        """Send a request, each with a browser of its own."""
        client = self._client(token)
        if method == "GET":
            return client.get(address, fields)
        if token:
            return client.generic(method, address, json.dumps(fields), "application/json")
        if method == "POST":
            return client.post(address, fields)
        return client.generic(method, address)

    def _client(self, token: bool) -> Client:
        client = Client(enforce_csrf_checks=self._checks_forms)
        if token and self._token:
            return Client(headers={"Authorization": f"Bearer {self._token}"})
        if self._session:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._session
        return client


def _session_of(user: User) -> str:
    """Sign in and confirm the password, so that it is not asked for again; return the session."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post(AGAIN, {"password": "rapport-test"})
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _filled(stage: Stage, value: Any) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return stage.value(value[1:])
    return value


@contextmanager
def undone() -> Iterator[None]:
    """Roll back everything that is written in the block."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def body_of(response: HttpResponseBase) -> str:
    """Return everything that was sent, including the names of files."""
    name = response.headers.get("Content-Disposition", "")
    whole = isinstance(response, HttpResponse)
    content = response.content if whole else b"".join(response)  # type: ignore[attr-defined]
    return f"{name}\n{content.decode('utf-8', 'replace')}"


def told(response: HttpResponseBase) -> list[str]:
    """Return what the answer reveals of Dora's ticket: its words, files and numbers."""
    body = body_of(response)
    return [words for words in UNSEEN if words in body] + NUMBERS.findall(body)


def led_to_sign_in(response: HttpResponseBase) -> bool:
    """Return whether the answer redirects to the sign-in page."""
    return response.status_code == 302 and response.headers["Location"].startswith(SIGN_IN)


def let_in(response: HttpResponseBase) -> bool:
    """Return whether the caller was let in, even if the request was then refused for another
    reason.
    """
    if led_to_sign_in(response) or response.headers.get("Location", "").startswith(AGAIN):
        return False
    return response.status_code < 400 or response.status_code in {409, 422}


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the desk; the last use of a token is not a change."""
    return {
        model._meta.label: [_row(row) for row in model._default_manager.order_by("pk").values()]
        for config in apps.get_app_configs()
        if config.name.startswith("rapport.")
        for model in config.get_models()
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "last_used_at"}

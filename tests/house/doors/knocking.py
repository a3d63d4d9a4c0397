"""Knock at a door as somebody, and see what the answer tells."""

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
# Whatever stands alone as one of the numbers: "#13402", "/tickets/13402/", "id": 13402.
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
    """Somebody who knocks: signed in as a user, with a token for the API, or a stranger."""

    def __init__(self, stage: Stage, user: User | None, *, checks_forms: bool = False) -> None:
        self.stage, self.user = stage, user
        self._checks_forms = checks_forms
        self._session = _session_of(user) if user else ""
        self._token = make_token(user, by=user).secret if user else ""

    def knock(self, name: str, door: Door, method: str, *args: object) -> HttpResponseBase:
        """Send the request that the table describes; ``args`` instead of those of the table."""
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
    """Sign in, and say the password once more, so that it is not asked again."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post(AGAIN, {"password": "rapport-test"})
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _filled(stage: Stage, value: Any) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return stage.value(value[1:])
    return value


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def body_of(response: HttpResponseBase) -> str:
    """Return everything that was sent, names of files included."""
    name = response.headers.get("Content-Disposition", "")
    whole = isinstance(response, HttpResponse)
    content = response.content if whole else b"".join(response)  # type: ignore[attr-defined]
    return f"{name}\n{content.decode('utf-8', 'replace')}"


def told(response: HttpResponseBase) -> list[str]:
    """Return what the answer tells of Dora's ticket: its words, files and numbers."""
    body = body_of(response)
    return [words for words in UNSEEN if words in body] + NUMBERS.findall(body)


def led_to_sign_in(response: HttpResponseBase) -> bool:
    """Say whether the answer sends to the sign-in page."""
    return response.status_code == 302 and response.headers["Location"].startswith(SIGN_IN)


def let_in(response: HttpResponseBase) -> bool:
    """Say whether the door opened, be it to say that something does not go."""
    if led_to_sign_in(response) or response.headers.get("Location", "").startswith(AGAIN):
        return False
    return response.status_code < 400 or response.status_code in {409, 422}


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the desk; when a token was last used is no change."""
    return {
        model._meta.label: [_row(row) for row in model._default_manager.order_by("pk").values()]
        for config in apps.get_app_configs()
        if config.name.startswith("rapport.")
        for model in config.get_models()
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "last_used_at"}

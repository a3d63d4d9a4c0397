"""The recorded part of an answer: status, headers and structure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from tests.house.walk.page import Structure, steady, structure_of

# Headers that say nothing of behaviour, or are recorded differently.
UNTOLD = {"Content-Length", "Content-Type", "Location", "Date", "Last-Modified"}
# Headers that are lists without an order, and their separators.
UNORDERED = {"Allow": ", ", "Content-Security-Policy": "; ", "Vary": ", "}


@dataclass(frozen=True)
class Answer:
    """An answer, as far as it is recorded."""

    first: str
    headers: tuple[tuple[str, str], ...]
    structure: Structure


def read(response: HttpResponseBase, words: dict[str, str]) -> Answer:
    """Return the recorded part; ``words`` are to be replaced, each by a name."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    first = f"{response.status_code} {kind}".strip()
    if "Location" in response.headers:
        first = f"{response.status_code} → {plain(response.headers['Location'], words)}"
    headers = sorted(_headers(response, words))
    return Answer(first, tuple(headers), _structure(kind, _without(body_of(response), words)))


def plain(text: str, words: dict[str, str]) -> str:
    """Return the text without parts that differ at every walk."""
    return steady(_without(text, words))


def _without(text: str, words: dict[str, str]) -> str:
    for word, name in words.items():
        text = text.replace(word, name)
    return text


def _headers(response: HttpResponseBase, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in response.headers.items():
        if mark := UNORDERED.get(name):
            yield name, mark.join(sorted(value.split(mark)))
        elif name not in UNTOLD:
            yield name, plain(value, words)
    # Every page with a form sets the CSRF token.
    if cookies := sorted(set(response.cookies) - {"csrftoken"}):
        yield "Set-Cookie", plain(", ".join(cookies), words)


def body_of(response: HttpResponseBase) -> str:
    """Return the whole body."""
    whole = isinstance(response, HttpResponse)
    content = response.content if whole else b"".join(response)  # type: ignore[attr-defined]
    return str(content.decode("utf-8", "replace"))


def _structure(kind: str, body: str) -> Structure:
    if kind == "text/html":
        return structure_of(body)
    if kind.endswith("json") and body:
        return Structure(tuple(_json(json.loads(body))))
    if kind == "text/csv":
        rows = list(csv.reader(io.StringIO(body)))
        return Structure((f"{len(rows)} rows of {sorted({len(row) for row in rows})} columns",))
    return Structure((f"{len(body.splitlines())} lines",) if kind == "text/plain" else ())


def _json(value: Any) -> list[str]:
    if isinstance(value, dict) and "openapi" in value:
        return [f"{method} {path}" for path, verbs in value["paths"].items() for method in verbs]
    return [_shape(value)]


def _shape(value: Any) -> str:
    """Return the names and types in a JSON value: ``{id: int, tags: [str]}``."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shape(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + " | ".join(dict.fromkeys(map(_shape, value))) + "]"
    return "null" if value is None else type(value).__name__

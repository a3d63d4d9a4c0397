"""Answers to requests that are refused before a page sees them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus

from django.utils.translation import gettext, gettext_noop, override

# Whoever comes again after this long most likely finds a place.
AGAIN_SECONDS = 5


@dataclass(frozen=True)
class Refusal:
    """A refusal: its status, its code for programs, its sentence for people."""

    status: int
    code: str
    sentence: str
    again_after: int = 0


SLOW_HEAD = Refusal(408, "too_slow", gettext_noop("Your request took too long to arrive."))
SLOW_BODY = Refusal(
    408,
    "too_slow",
    gettext_noop("What you sent took too long to arrive, so none of it was taken. Send it again."),
)
LARGE_BODY = Refusal(
    413,
    "too_large",
    gettext_noop("That is more than can be taken in here at once, so none of it was taken."),
)
LARGE_HEAD = Refusal(431, "too_large", gettext_noop("The head of this request is too long."))
CROWDED_ADDRESS = Refusal(
    429,
    "too_many",
    gettext_noop("Too much comes from your network at once. Please try again in a moment."),
    AGAIN_SECONDS,
)
CROWDED = Refusal(
    503,
    "busy",
    gettext_noop("The desk has too much to do at once. Please try again in a moment."),
    AGAIN_SECONDS,
)


def written(refusal: Refusal, *, as_json: bool = False, languages: str = "") -> bytes:
    """Return the whole answer as it goes over the wire; the connection ends after it.

    ``languages`` is the request's Accept-Language: only the first is looked at.
    """
    with override("de" if languages.strip().lower().startswith("de") else "en"):
        sentence = gettext(refusal.sentence)
    kind = "application/json" if as_json else "text/plain; charset=utf-8"
    told = json.dumps({"code": refusal.code, "sentence": sentence}) if as_json else sentence
    body = told.encode()
    lines = [
        f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    ]
    if refusal.again_after:
        lines.append(f"Retry-After: {refusal.again_after}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

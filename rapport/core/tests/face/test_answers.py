"""Answers of actions: sentences, undo, refresh."""

from __future__ import annotations

import json

from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rapport.core.errors import Conflict
from rapport.core.face.answers import Undo, done, undo_of
from rapport.core.face.refusing.answering import answer


def _request(**headers: str) -> HttpRequest:
    request = RequestFactory().post("/tickets/42/resolution/", headers=headers)
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda _: HttpResponse()).process_request(request)
    return request


def test_a_page_is_led_back_with_the_sentence_and_the_way_back() -> None:
    request = _request()

    answered = done(request, "Resolved.", back="/tickets/", undo=Undo("/undo/", {"to": "3"}))

    (message,) = request._messages  # type: ignore[attr-defined]  # set by the middleware
    assert (answered.status_code, answered.headers["Location"]) == (302, "/tickets/")
    assert (message.message, undo_of(message)) == ("Resolved.", Undo("/undo/", {"to": "3"}))


def test_htmx_gets_a_toast_and_is_told_what_changed() -> None:
    answered = done(
        _request(**{"HX-Request": "true"}),
        "<b> resolved.",
        back="/tickets/",
        undo=Undo("/undo/", {"to": '"3'}),
        changed=["ticket-42"],
    )

    page = answered.content.decode()
    assert answered.headers["HX-Retarget"] == "#toasts"
    assert json.loads(answered.headers["HX-Trigger"]) == {"live:ticket-42": None}
    assert "&lt;b&gt; resolved." in page
    assert 'hx-post="/undo/"' in page and 'value="&#34;3"' in page


def test_htmx_without_a_sentence_gets_no_toast() -> None:
    answered = done(_request(**{"HX-Request": "true"}), "", back="/", changed=["ticket"])

    assert (answered.status_code, answered.headers["HX-Trigger"]) == (204, '{"live:ticket": null}')


def test_an_expected_failure_becomes_a_toast_where_htmx_asked() -> None:
    refused = answer(_request(**{"HX-Request": "true"}), Conflict("#42 is closed."))

    assert (refused.status_code, refused.headers["HX-Retarget"]) == (409, "#toasts")
    assert "#42 is closed." in refused.content.decode()

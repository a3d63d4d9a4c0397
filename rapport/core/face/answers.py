"""Answers of actions: a sentence, and an undo if there is one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render


@dataclass(frozen=True)
class Undo:
    """A POST with these fields undoes what was done."""

    url: str
    fields: dict[str, str] = field(default_factory=dict)


def done(
    request: HttpRequest,
    sentence: str,
    *,
    back: str,
    undo: Undo | None = None,
    changed: Iterable[str] = (),
    afresh: bool = False,
) -> HttpResponse:
    """Say what was done, on the page ``back``; without a sentence, just redirect there.

    A page that asked through htmx stays where it is: the sentence becomes a toast, and each name
    in ``changed`` (such as "ticket-42") is announced as ``live:<name>``, so that every fragment
    that shows it is fetched again and nothing else on the page is touched. With ``afresh`` it goes
    to the page ``back`` as well, because no fragment of it shows what changed by itself.
    """
    is_htmx = bool(request.headers.get("HX-Request"))
    if is_htmx and not afresh:
        return _toast(request, sentence, undo, changed)
    if sentence:
        # The message storage keeps strings only, so the undo travels as one.
        way_back = json.dumps({"url": undo.url, "fields": undo.fields}) if undo else ""
        messages.success(request, sentence, extra_tags=way_back)
    if is_htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": back})
    return HttpResponseRedirect(back)


def ask_first(request: HttpRequest, question: str, *, verb: str, back: str) -> HttpResponse:
    """Ask before doing it; the answer is the same request with ``sure=yes``.

    A page that asked through htmx asks in a dialog, any other becomes the question.
    """
    if request.headers.get("HX-Request"):
        asked = json.dumps({"ask-first": {"question": question, "verb": verb}})
        return HttpResponse(status=204, headers={"HX-Trigger": asked, "HX-Push-Url": "false"})
    fields = [
        (name, value)
        for name in request.POST
        if name != "csrfmiddlewaretoken"
        for value in request.POST.getlist(name)
    ]
    context = {
        "question": question,
        "verb": verb,
        "back": back,
        "fields": fields,
        "address": request.get_full_path(),
    }
    return render(request, "core/ask.html", context)


def is_sure(request: HttpRequest) -> bool:
    """Return whether the person was asked, and said yes."""
    return request.POST.get("sure") == "yes"


def undo_of(message: Message) -> Undo | None:
    """Return the undo that a message offers, or None."""
    tags = str(message.extra_tags or "")
    return Undo(**json.loads(tags)) if tags.startswith("{") else None


def _toast(
    request: HttpRequest, sentence: str, undo: Undo | None, changed: Iterable[str]
) -> HttpResponse:
    context = {"text": sentence, "kind": "success", "undo": undo}
    if sentence:
        response = render(request, "frame/toast.html", context)
        response.headers["HX-Retarget"] = "#toasts"
        response.headers["HX-Reswap"] = "innerHTML"
    else:
        response = HttpResponse(status=204)
    response.headers["HX-Push-Url"] = "false"
    response.headers["HX-Trigger"] = json.dumps({f"live:{name}": None for name in changed})
    return response

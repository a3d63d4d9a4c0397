"""The survey's page for the customer who was asked.

Opening it never answers, because link scanners open pages.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from rapport.core import clock, throttle
from rapport.core.errors import Conflict, Invalid
from rapport.feedback.actions import rate
from rapport.feedback.forms import AnswerForm
from rapport.feedback.links import request_of
from rapport.feedback.models import Response, SurveyRequest
from rapport.people.company import language_for


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question with the score from the mail chosen; record the answer when it is
    confirmed.
    """
    throttle.admit("survey", throttle.address_of(request), limit=120, seconds=600)
    asked = request_of(token)
    given = asked.responses.filter(superseded_at=None).first()
    with translation.override(language_for(asked.person.language)):
        if request.method != "POST":
            form = AnswerForm(initial=_chosen(request, given))
            return _page(request, asked, given, form)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return _page(request, asked, given, form, status=422)
        try:
            rate(asked, score=form.cleaned_data["score"], comment=form.cleaned_data["comment"])
        except (Conflict, Invalid) as error:
            form.add_error(None, error.sentence)
            return _page(request, asked, given, form, status=error.status)
    return redirect("survey_thanks", token=token)


@never_cache
@require_GET
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """Say what was recorded, and until when it can be changed."""
    asked = request_of(token)
    given = asked.responses.filter(superseded_at=None).first()
    if given is None:
        return redirect("survey", token=token)
    with translation.override(language_for(asked.person.language)):
        context = {"asked": asked, "given": given, "token": token, "may_change": _open(given)}
        return render(request, "feedback/thanks.html", context)


def _page(
    request: HttpRequest,
    asked: SurveyRequest,
    given: Response | None,
    form: AnswerForm,
    status: int = 200,
) -> HttpResponse:
    is_over = given is None and asked.expires_at is not None and clock.now() >= asked.expires_at
    context = {
        "asked": asked,
        "given": given,
        "form": form,
        "can_answer": not is_over and (given is None or _open(given)),
    }
    return render(request, "feedback/survey.html", context, status=status)


def _chosen(request: HttpRequest, given: Response | None) -> dict[str, object]:
    score = request.GET.get("score", "")
    chosen = int(score) if score in {"1", "2", "3", "4", "5"} else None
    if given:
        return {"score": chosen or given.score, "comment": given.comment}
    return {"score": chosen}


def _open(given: Response) -> bool:
    return given.may_change(clock.now())

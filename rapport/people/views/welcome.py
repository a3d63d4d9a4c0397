"""First pages: for a new desk, and for invited people."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rapport.core import clock
from rapport.people import checks
from rapport.people.actions import accept, make_first_administrator
from rapport.people.forms.first import ComingInForm, FirstForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.keys import digest_of
from rapport.people.models import Invitation, User
from rapport.people.places import first_steps

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Create the first administrator; gone once somebody works here."""
    if not first_steps.is_needed():
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            person = make_first_administrator(**form.cleaned_data, language=_language())
            return _come_in(request, person)
    return _page(request, "people/welcome.html", form)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Let somebody accept the invitation that the link was made for."""
    found = Invitation.objects.filter(digest=digest_of(secret)).first()
    if found is None or not found.is_open(clock.now()):
        return render(request, "people/invitation_closed.html", status=404)
    form = ComingInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            person = accept(found, **form.cleaned_data, language=_language())
            return _come_in(request, person)
    return _page(request, "people/invitation.html", form, invitation=found)


def _page(request: HttpRequest, template: str, form: ComingInForm, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def _come_in(request: HttpRequest, person: User) -> HttpResponse:
    login(request, person, backend=BACKEND)
    return redirect("/")


def _language() -> str:
    """Return the language in which the person has just read the page."""
    return checks.language(get_language() or "en")

"""Coming in for the first time: the form, and signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from rapport.people.forms.first import ComingInForm
from rapport.people.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page(request: HttpRequest, template: str, form: ComingInForm, **context: Any) -> HttpResponse:
    """Return the page with the form: 422 when it was filled in wrongly."""
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def come_in(request: HttpRequest, person: User, to: str = "/") -> HttpResponse:
    """Sign in whoever has just become somebody who works here."""
    login(request, person, backend=BACKEND)
    record_authentication(request, person, method="password")
    return redirect(to)

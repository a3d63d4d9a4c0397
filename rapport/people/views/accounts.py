"""What we put before allauth's pages: the first step of all, and the timeline."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rapport.people import first_steps
from rapport.people.actions import change_second_step
from rapport.people.models import User

View = Callable[..., HttpResponse]


def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page; every page that asks for somebody to sign in leads here."""
    if first_steps.is_needed():
        return redirect("welcome")
    response: HttpResponse = allauth.login(request)
    return response


def told(view: View) -> View:
    """Let a page that changes the second step of who sends it leave the events of it."""

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if request.method != "POST" or not isinstance(person, User):
            return view(request, *args, **kwargs)
        with change_second_step(person, by=person):
            return view(request, *args, **kwargs)

    return telling

"""Wrappers of allauth's views: the first step, and events."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rapport.people.actions import change_second_step
from rapport.people.models import User
from rapport.people.places import first_steps

View = Callable[..., HttpResponse]


def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page, where every page that needs a signed-in person redirects."""
    if first_steps.is_needed():
        return redirect("welcome")
    response: HttpResponse = allauth.login(request)
    return response


def told(view: View) -> View:
    """Make a page that changes its user's second step leave the events of it."""

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if request.method != "POST" or not isinstance(person, User):
            return view(request, *args, **kwargs)
        with change_second_step(person, by=person):
            return view(request, *args, **kwargs)

    return telling

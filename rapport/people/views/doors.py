"""The sign-in page, which leads to the first step while nobody works here."""

from __future__ import annotations

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rapport.people import first_steps


def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page; every page that asks for somebody to sign in leads here."""
    if first_steps.is_needed():
        return redirect("welcome")
    response: HttpResponse = allauth.login(request)
    return response

"""The index of the settings."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.people.access import Request, signed_in
from rapport.people.places.settings_pages import pages_for


@require_safe
@signed_in
def settings(request: Request) -> HttpResponse:
    """List the pages that this person may open."""
    context = {"yours": pages_for(request.user, "you"), "desk": pages_for(request.user, "desk")}
    return render(request, "people/settings.html", context)

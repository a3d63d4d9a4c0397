"""The index of the settings, and the search in them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render as render_page
from django.views.decorators.http import require_safe

from rapport.core.face.htmx import render, wants
from rapport.people.access import Request, signed_in
from rapport.people.places.settings_pages import sections_for
from rapport.people.places.settings_search import search
from rapport.people.roles import Ability

LONGEST = 100


@require_safe
@signed_in
def settings(request: Request) -> HttpResponse:
    """List the pages that this person may open, or those in which the words of ``?q=`` occur."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    context = {
        "q": text,
        "here": None,
        "found": search(request.user, text),
        "sections": sections_for(request.user),
        "may_see_team": request.user.may(Ability.SET_ABSENCE),
    }
    if wants(request, "settings-list"):
        # The menu beside a page, while somebody types in its field.
        return render_page(request, "people/_settings_list.html", context)
    return render(request, "people/settings.html", context, partial="settings-index")

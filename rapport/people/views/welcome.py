"""The first page of a new desk."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rapport.people.actions import make_first_administrator
from rapport.people.forms.first import FirstForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.places import first_steps
from rapport.people.views import _coming_in


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
            person = make_first_administrator(**form.cleaned_data)
            return _coming_in.come_in(request, person, to="start")
    return _coming_in.page(request, "people/welcome.html", form)

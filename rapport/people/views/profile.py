"""A person's own profile."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core import clock
from rapport.core.face.theme import keep_theme
from rapport.people.access import Request, signed_in
from rapport.people.actions import change_profile, sign_out_everywhere
from rapport.people.forms.absence import AbsenceForm
from rapport.people.forms.profile import ProfileForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.models import Absence
from rapport.people.places.settings_pages import pages_for


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: Request) -> HttpResponse:
    """Show and change name, zone, language and theme."""
    form = ProfileForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            return _change(request, form)
    away = Absence.objects.not_over(clock.now()).filter(user=request.user).order_by("start")
    context = {
        "form": form,
        "person": request.user,
        "absences": away,
        "absence_form": AbsenceForm(),
        "pages": [page for page in pages_for(request.user, "you") if page.url_name != "profile"],
    }
    return render(request, "people/profile.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def sign_out_elsewhere(request: Request) -> HttpResponse:
    """End all of one's own sessions but this one."""
    person = sign_out_everywhere(request.user, by=request.user)
    update_session_auth_hash(request, person)
    messages.success(request, _("You are now signed out everywhere else."))
    return redirect("profile")


def _change(request: Request, form: ProfileForm) -> HttpResponse:
    person = change_profile(request.user, by=request.user, **form.cleaned_data)
    with translation.override(person.language):
        messages.success(request, _("Saved."))
    response = redirect("profile")
    # This browser's theme takes precedence over the profile's, so it has to follow it.
    keep_theme(response, person.theme, secure=request.is_secure())
    return response

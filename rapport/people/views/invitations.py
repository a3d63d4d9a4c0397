"""Invitations: send, send again, withdraw, accept."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core import clock
from rapport.people.access import Request, able
from rapport.people.actions import accept, invite, invite_again, withdraw
from rapport.people.forms.first import ComingInForm
from rapport.people.forms.manage import InviteForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.keys import Issued, digest_of
from rapport.people.mails import link_of, send_invitation
from rapport.people.models import Invitation
from rapport.people.roles import Ability
from rapport.people.sign_in.proof import proven
from rapport.people.views import _coming_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_PEOPLE)
@proven
def invite_somebody(request: Request) -> HttpResponse:
    """Invite somebody, and show the link this once."""
    form = InviteForm(request.POST or None, manager=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            return _invited(request, invite(**form.cleaned_data, by=request.user))
    return render(
        request, "people/invite.html", {"form": form}, status=422 if form.is_bound else 200
    )


@never_cache
@require_POST
@able(Ability.MANAGE_PEOPLE)
@proven
def invitation_again(request: Request, pk: int) -> HttpResponse:
    """Send a new link for the same invitation."""
    return _invited(request, invite_again(_invitation(pk), by=request.user))


@require_POST
@able(Ability.MANAGE_PEOPLE)
def withdrawal(request: Request, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = withdraw(_invitation(pk), by=request.user)
    messages.success(
        request, _("The invitation for %(email)s has been withdrawn.") % {"email": invitation.email}
    )
    return redirect("people")


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
            person = accept(found, **form.cleaned_data)
            return _coming_in.come_in(request, person)
    return _coming_in.page(request, "people/invitation.html", form, invitation=found)


def _invitation(pk: int) -> Invitation:
    return get_object_or_404(Invitation, pk=pk)


def _invited(request: Request, issued: Issued[Invitation]) -> HttpResponse:
    context = {
        "invitation": issued.row,
        "link": link_of(issued),
        "sent": send_invitation(issued),
    }
    return render(request, "people/invited.html", context)

"""API tokens: one's own, and everybody's for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapport.core import clock
from rapport.core.database.keyset import page_before
from rapport.people.access import Request, able
from rapport.people.actions import make_token, revoke_token
from rapport.people.forms.refusal import refusals_in
from rapport.people.forms.token import TokenForm
from rapport.people.keys import Issued
from rapport.people.models import ApiToken
from rapport.people.roles import Ability
from rapport.people.sign_in.proof import proven
from rapport.people.sign_in.telling import tell_of_revocation

PAGE = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.USE_API)
@proven
def tokens(request: Request) -> HttpResponse:
    """List one's tokens and create one, whose secret only this answer shows."""
    form = TokenForm(request.POST or None)
    issued = None
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            issued = make_token(request.user, by=request.user, **form.cleaned_data)
    return _page(request, TokenForm() if issued else form, issued)


@require_POST
@able(Ability.USE_API)
def revocation(request: Request, pk: int) -> HttpResponse:
    """Revoke a token of one's own."""
    token = get_object_or_404(ApiToken.objects.select_related("user"), pk=pk, user=request.user)
    revoke_token(token, by=request.user)
    messages.success(request, _("“%(name)s” no longer works.") % {"name": token})
    return redirect("tokens")


@require_safe
@able(Ability.MANAGE_ADMINISTRATORS)
def everybodys(request: Request) -> HttpResponse:
    """List the tokens of everybody who works here, latest first."""
    found = ApiToken.objects.in_force().select_related("user")
    rows, before = page_before(found, request.GET.get("before", ""), PAGE)
    context = {"tokens": rows, "before": before, "now": clock.now()}
    return render(request, "people/everybodys_tokens.html", context)


@require_POST
@able(Ability.MANAGE_ADMINISTRATORS)
def everybodys_revocation(request: Request, pk: int) -> HttpResponse:
    """Revoke somebody's token, and tell them."""
    token = get_object_or_404(ApiToken.objects.select_related("user"), pk=pk)
    revoked = revoke_token(token, by=request.user)
    if token.revoked_at is None and token.user != request.user:
        tell_of_revocation(revoked)
    messages.success(request, _("“%(name)s” no longer works.") % {"name": token})
    return redirect("everybodys_tokens")


def _page(request: Request, form: TokenForm, issued: Issued[ApiToken] | None) -> HttpResponse:
    context = {
        "form": form,
        "tokens": ApiToken.objects.in_force().filter(user=request.user),
        "now": clock.now(),
        "everybodys": request.user.may(Ability.MANAGE_ADMINISTRATORS),
        "secret": issued.secret if issued else "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "people/tokens.html", context, status=status)
